"""The skeleton of a sentence: its small words in order with gaps for all others, so that new goods in old questions fit."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.understanding.lexicon import load

_PIECE = re.compile(r"[\u3400-\u9fff]+|[a-z]+(?:'[a-z]+)?|[#\d]+|[?!？！,，.。;；]")
_MARKS = str.maketrans("？！，。；", "?!,.;")
_GAP = "_"


@lru_cache(maxsize=1)
def _small_words() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    """How to cut Chinese (longest small word first, else one character), and the small words of each language."""
    words = load("small_words")
    longest_first = sorted(words["zh"], key=lambda word: (-len(word), word))
    return re.compile("|".join(longest_first) + "|."), frozenset(words["zh"]), frozenset(map(str, words["en"]))


def _parts(plain: str) -> list[str]:
    cut, chinese, english = _small_words()
    parts: list[str] = []
    for piece in _PIECE.findall(plain):
        if "\u3400" <= piece[0] <= "\u9fff":
            parts.extend(word if word in chinese else _GAP for word in cut.findall(piece))
        elif piece[0].isascii() and piece[0].isalpha():
            parts.append(piece if piece in english else _GAP)
        else:
            parts.append("#" if piece[0] == "#" or piece[0].isdigit() else piece.translate(_MARKS))
    return parts


def skeleton(plain: str) -> list[str]:
    """Runs of two to four parts of the skeleton of folded text, with its beginning and end, each marked ``s:``."""
    parts = ["^"]
    for part in _parts(plain):
        if part != _GAP or parts[-1] != _GAP:
            parts.append(part)
    parts.append("$")
    return [
        "s:" + " ".join(parts[place : place + size]) for size in (2, 3, 4) for place in range(len(parts) - size + 1)
    ]
