"""What the commands of ``ops`` say to the person at the terminal, and the one exception for expected trouble."""

from __future__ import annotations

import sys
from pathlib import Path


class OpsError(Exception):
    """Expected trouble; the message is a sentence for the operator and ends the command with status 1."""


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    print(text, flush=True)


def complain(error: Exception) -> int:
    """Print the sentence of an error to standard error; the exit status of the command."""
    print(str(error), file=sys.stderr, flush=True)
    return 1


def speak_utf8() -> None:
    """Chinese reads and prints well whatever the terminal's locale says; bytes that are no UTF-8 do not stop us."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def last_lines(path: Path, count: int = 8) -> str:
    """The last lines of a log, indented, for quoting under a sentence."""
    if not path.is_file():
        return "  (nothing was logged)"
    with path.open("rb") as log:
        log.seek(max(0, path.stat().st_size - 16_384))
        lines = [line.rstrip() for line in log.read().decode("utf-8", "replace").splitlines() if line.strip()]
    return "\n".join(f"  {line[:300]}" for line in lines[-count:]) or "  (nothing was logged)"
