"""Folds text for matching: case, width and politeness forms alike; finds words without cutting into others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_LIKE = str.maketrans({"您": "你", "妳": "你", "’": "'", "‘": "'", "`": "'"})
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """`text` as it is matched: NFKC, lower case, 您 as 你, straight apostrophes, single spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).lower().translate(_LIKE)).strip()


def spans(words: Iterable[str], folded: str) -> Iterator[tuple[int, int]]:
    """Where any of `words` stands in the `folded` text; overlapping finds are all given.

    A word that begins or ends with a Latin letter or digit is found only whole.
    """
    for word in words:
        for match in _pattern(word).finditer(folded):
            yield match.start(), match.end()


def found(words: Iterable[str], folded: str) -> list[str]:
    """Those of `words` that stand in the `folded` text, in the order of the words."""
    return [word for word in words if _pattern(word).search(folded)]


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    folded = fold(word)
    before = r"(?<![a-z0-9])" if re.match(r"[a-z0-9]", folded) else ""
    after = r"(?![a-z0-9])" if re.search(r"[a-z0-9]$", folded) else ""
    return re.compile(before + re.escape(folded) + after)
