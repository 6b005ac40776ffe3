"""The golden tables by file name, and how they are written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from bot.casework.policy import Policy, load_policy
from tests.contract.golden import authority, routing

FOLDER = Path(__file__).parent
TABLES: dict[str, Callable[[Policy], list[list[str]]]] = {"authority.csv": authority.rows, "routing.csv": routing.rows}


def shop_policy() -> Policy:
    """The rules of the demonstration shop."""
    return load_policy(FOLDER.parents[2] / "policy.yml")


def as_csv(rows: list[list[str]]) -> str:
    """Comma-separated, one line each."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
