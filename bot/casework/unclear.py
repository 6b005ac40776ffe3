"""Tell what says nothing yet: keyboard rubbish, and the bare announcement of a complaint."""

from __future__ import annotations

import re

LETTERS = re.compile(r"[^\W\d_]")
LATIN_WORD = re.compile(r"[a-z]+")
VOWELS = re.compile(r"[aeiouy]")

FEW_LETTERS = 4
"""Different letters up to which a text may be one thing over and over; a long English text has few, but more."""


def is_rubbish(text: str) -> bool:
    """Whether a text has no words in it: empty, only signs or digits, one letter over and over, ``asdfgh``."""
    letters = "".join(LETTERS.findall(text.lower()))
    if not letters:
        return True
    if len(letters) >= 3 and len(set(letters)) <= max(1, min(FEW_LETTERS, len(letters) // 4)):
        return True
    words = LATIN_WORD.findall(text.lower())
    if "".join(words) != letters:
        return False
    return all(_unspeakable(word) for word in words)


def _unspeakable(word: str) -> bool:
    return (len(word) > 2 and (not VOWELS.search(word) or bool(re.search(r"[^aeiouy]{5}", word)))) or len(word) == 1
