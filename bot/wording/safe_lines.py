"""The approved lines that go out when a line of the assistant may not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml


def safe_line(kind: str, language: str) -> str:
    """The approved line: ``handed_over`` with places ``{due}`` and ``{number}``, or ``plain``.

    Raises:
        KeyError: no such kind or language.
    """
    return _lines()[kind][language]


@cache
def _lines() -> dict[str, dict[str, str]]:
    lines: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return lines
