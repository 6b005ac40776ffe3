"""Cues: the fixed words without which a rule's pattern cannot match, found by reading the pattern itself."""

from __future__ import annotations

import re
import sre_constants as kinds
import sre_parse
from collections.abc import Iterable
from typing import Any

_COMMON = frozenset("你我他们的了是不有这个就在来一大要会没")
_MOST = 40


def cues_of(pattern: str) -> frozenset[str] | None:
    """Words of which at least one stands in every text that the pattern matches; None when there is no such set."""
    parsed: Any = sre_parse.parse(pattern, re.U)
    return _of_sequence(parsed)


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    found: list[frozenset[str]] = []
    word = ""
    for kind, value in parts:
        if kind is kinds.LITERAL:
            word += chr(value)
            continue
        if word:
            found.append(frozenset((word,)))
            word = ""
        cues = _of_part(kind, value)
        if cues:
            found.append(cues)
    if word:
        found.append(frozenset((word,)))
    return max(found, key=_worth) if found else None


def _of_part(kind: Any, value: Any) -> frozenset[str] | None:
    if kind is kinds.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        return _of_sequence(value[2]) if value[0] >= 1 else None
    if kind is kinds.BRANCH:
        together: set[str] = set()
        for branch in value[1]:
            cues = _of_sequence(branch)
            if cues is None:
                return None
            together |= cues
        return frozenset(together)
    if kind is kinds.IN:
        return _of_letters(value)
    return None


def _of_letters(value: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    letters = set()
    for kind, letter in value:
        if kind is not kinds.LITERAL:
            return None
        letters.add(chr(letter))
    return frozenset(letters) if len(letters) <= _MOST else None


def _worth(cues: frozenset[str]) -> tuple[bool, int, int]:
    """Rare words before common ones, long before short, few before many."""
    rare = not any(cue in _COMMON or not cue.strip(" ,'") for cue in cues)
    return rare, min(len(cue) for cue in cues), -len(cues)
