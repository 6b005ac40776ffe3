"""A talk with the running assistant in the terminal, or with lines piped in."""

from __future__ import annotations

import argparse
import contextlib
import re
import secrets
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot import settings as settings_of
from bot.settings import ROOT, Settings, SettingsError
from ops import tokens, turn
from ops.console import OpsError, complain, say, speak_utf8

TRIES = 4
_SENDER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command ``python -m ops.talk``."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="make talk ARGS=…", description=__doc__)
    parser.add_argument("--sender", help="talk as this customer (letters, digits, - and _, at most 64)")
    parser.add_argument("--new", action="store_true", help="begin a new talk instead of going on with the last one")
    options = parser.parse_args(arguments)
    try:
        settings = settings_of.load()
        sender = choose_sender(ROOT, options.sender, new=options.new)
        say(f"请直接说吧，Ctrl-D 结束。 Just say it; Ctrl-D ends.  ({sender})")
        talk(settings, sender)
    except (OpsError, SettingsError) as error:
        return complain(error)
    except KeyboardInterrupt:
        say("")
    return 0


def choose_sender(root: Path, wanted: str | None, *, new: bool) -> str:
    """The sender asked for, or the one of the last talk on this machine, or a new one; remembered for the next time.

    Raises:
        OpsError: the sender holds characters that the channel does not take.
    """
    memory = tokens.private_directory(root / "var") / "talk-sender"
    last = memory.read_text(encoding="utf-8").strip() if memory.is_file() else ""
    if wanted is not None and not _SENDER.fullmatch(wanted):
        raise OpsError("--sender takes letters, digits, - and _, at most 64 of them.")
    sender = wanted or (last if _SENDER.fullmatch(last) and not new else f"talk-{secrets.token_hex(4)}")
    memory.write_text(f"{sender}\n", encoding="utf-8")
    return sender


def talk(settings: Settings, sender: str) -> None:
    """Read lines until the end of input and print what the assistant answers.

    Raises:
        OpsError: nothing answers.
    """
    buttons: tuple[str, ...] = ()
    while True:
        line = _read_line()
        if line is None:
            return
        text = chosen(line.strip(), buttons)
        if not text:
            continue
        try:
            answer = _patiently(settings, sender, text)
        except turn.Refused as error:
            say(f"  [{error.code}] " + " ".join(error.messages.values()))
            continue
        buttons = _show(answer)


def chosen(text: str, buttons: Sequence[str]) -> str:
    """The title of the button whose number was typed; any other text as it is."""
    if re.fullmatch(r"\d{1,2}", text) and 1 <= int(text) <= len(buttons):
        return buttons[int(text) - 1]
    return text


def _read_line() -> str | None:
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  # gives input() line editing that knows wide characters
        try:
            return input("> ")
        except EOFError:
            say("")
            return None
    line = sys.stdin.readline()
    if not line:
        return None
    say(f"> {line.rstrip()}")
    return line


def _patiently(settings: Settings, sender: str, text: str) -> turn.Turn:
    """Send a message; while the assistant is there but not able, send it again under the same id."""
    message_id = turn.new_message_id()
    for attempt in range(TRIES):
        try:
            return turn.send(settings, sender, text, message_id)
        except turn.Refused as error:
            if error.status != 503 or attempt == TRIES - 1:
                raise
            time.sleep(2.0**attempt)
        except turn.NotAnswering as error:
            raise OpsError(
                f"Nothing answers on port {settings.rasa_port} ({error}): start Amends with `make run` and wait "
                "until it says that it is ready."
            ) from error
    raise AssertionError("unreachable")


def _show(answer: turn.Turn) -> tuple[str, ...]:
    """Print the replies, with the buttons of all of them numbered through; the titles of these buttons."""
    titles: list[str] = []
    for reply in answer.replies:
        say("\n".join(f"  {line}" for line in reply.text.splitlines()))
        for title in reply.buttons:
            titles.append(title)
            say(f"    {len(titles)}) {title}")
    if not answer.replies:
        say("  (no reply)")
    return tuple(titles)


if __name__ == "__main__":
    sys.exit(main())
