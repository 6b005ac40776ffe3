"""Random tokens for demo mode, made once and kept in var/secrets.env, readable by their owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from bot.settings import SECRETS, env_file, environment

_HEADER = "# Made by `make run` for demo mode; delete this file to get new ones.\n"


def private_directory(path: Path) -> Path:
    """A directory only its owner may look into."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def ensure(root: Path) -> Path:
    """The file of tokens under ``root/var``, made or completed as needed; existing tokens stay."""
    path = private_directory(root / "var") / "secrets.env"
    known = env_file(path)
    if all(known.get(name) for name in SECRETS):
        path.chmod(0o600)
        return path
    lines = [f"{name}={known.get(name) or secrets.token_hex(32)}\n" for name in SECRETS]
    # Written aside and moved into place: an interrupted start leaves no half file, and no moment when others may read.
    fresh = path.with_name(f".secrets-{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        out.write(_HEADER + "".join(lines))
    fresh.replace(path)
    return path


def ensure_in_demo(root: Path) -> None:
    """Make the tokens where the mode is demo; production brings its own."""
    if environment(root).get("AMENDS_MODE", "").strip() in ("", "demo"):
        ensure(root)
