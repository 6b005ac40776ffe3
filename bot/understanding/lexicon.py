"""Reading the YAML lexicons: lists of readable patterns, compiled once, with word borders that work next to Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "lexicon"


@cache
def load(name: str) -> Any:
    """The content of ``lexicon/<name>.yml``."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


def bordered(pattern: str) -> str:
    """The pattern with word borders wherever what it matches begins or ends with a Latin letter.

    ``\\b`` does not do: to Python a Chinese character is a letter too, and 退refund给我 has no border in it.
    """
    head = "(?:(?<![a-z0-9])(?=[a-z0-9])|(?![a-z0-9]))"
    tail = "(?:(?<=[a-z])(?![a-z])|(?<![a-z]))"
    return f"{head}(?:{pattern}){tail}"


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """One regular expression that matches any of the patterns, the earlier first; no patterns match nothing."""
    return re.compile("|".join(bordered(str(pattern)) for pattern in patterns) or r"(?!)")


def masked(text: str, innocent: re.Pattern[str]) -> str:
    """The text with innocent look-alikes blanked out, of the same length."""
    return innocent.sub(lambda match: "\x00" * len(match.group()), text)


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches that are not empty."""
    return (match for match in pattern.finditer(text) if match.group())
