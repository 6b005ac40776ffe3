"""Folding: one spelling for the many ways a sentence can be typed, with the way back to the original text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bot.wording.tables import COMPOSED, LOOKALIKES, OWN

try:
    from opencc import OpenCC

    _T2S: Any = OpenCC("t2s")
except ImportError:  # traditional text is then read through our own table alone
    _T2S = None

SOFT = "\x1e"
"""Stands for an emoji or an ornament: it may part two clauses or only decorate one word."""
MASK = "□"
"""Stands for a stretch whose words are not the speaker's: a title, an address, a filled slot, a proven quotation."""

_MARKUP = re.compile(
    r"<!--.{0,200}?-->|</?[a-zA-Z][^<>]{0,200}>|\[/?[a-zA-Z]{1,6}(?:=[^\]\n]{0,80})?\]|&#?\w{2,10};", re.S
)
_ORNAMENT = frozenset("*_`^#=|·•‧∙●○◆◇■★☆♥♡♪※→←↑↓×~～〜¤°˙ㆍ・")
_INVISIBLE = frozenset(("Cc", "Cf", "Mn", "Me", "Cs", "Co", "Cn"))
# Words in which 著 keeps its own sense; everywhere else a traditional writer means 着.
_ZHU_BEFORE = frozenset("显顯名原专編编巨土论論译譯拙")
_ZHU_AFTER = frozenset("名作称稱书書录錄者述")


class Folded:
    """A folded text; character ``i`` stands for ``original[starts[i]:ends[i]]``."""

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original text behind ``text[start:end]``; empty spans give (0, 0)."""
        if start >= end:
            return (0, 0)
        return self.starts[start], max(self.ends[start:end])

    def replaced(self, edits: Sequence[tuple[int, int, str]]) -> Folded:
        """A copy in which each ``text[start:end]`` reads otherwise; edits stand in order and do not overlap.

        Letters that keep their number keep their places; others stand for the whole stretch they replace.
        """
        if not edits:
            return self
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, new in edits:
            text.append(self.text[done:start])
            starts.extend(self.starts[done:start])
            ends.extend(self.ends[done:start])
            text.append(new)
            if len(new) == end - start:
                starts.extend(self.starts[start:end])
                ends.extend(self.ends[start:end])
            elif new:
                starts.extend([self.starts[start]] * len(new))
                ends.extend([self.ends[end - 1]] * len(new))
            done = end
        text.append(self.text[done:])
        starts.extend(self.starts[done:])
        ends.extend(self.ends[done:])
        return Folded("".join(text), starts, ends)


def fold_letters(text: str, masked: Sequence[tuple[int, int]] = ()) -> Folded:
    """Fold width, case, script, accents, look-alikes, markup and invisible characters, letter by letter.

    Args:
        masked: half-open spans of ``text``, in order and apart from each other, that become one ``MASK`` each.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, piece in _pieces(text, masked):
        if piece is not None:
            for letter in piece:
                letters.append(letter)
                starts.append(start)
                ends.append(end)
            continue
        for place in range(start, end):
            folded = fold_letter(text[place])
            if folded == "着" and text[place] == "著":
                folded = _zhu(text, place)
            for letter in folded:
                letters.append(letter)
                starts.append(place)
                ends.append(place + 1)
    return _recomposed(Folded("".join(letters), starts, ends))


def _pieces(text: str, masked: Sequence[tuple[int, int]]) -> list[tuple[int, int, str | None]]:
    """Cut the text into stretches to fold (None) and stretches that already have their reading."""
    fixed: list[tuple[int, int, str]] = [(start, end, MASK) for start, end in masked]
    if "<" in text or "&" in text or "[" in text:
        for found in _MARKUP.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end, _ in fixed):
                fixed.append((found.start(), found.end(), _markup_reading(found.group())))
        fixed.sort()
    pieces: list[tuple[int, int, str | None]] = []
    done = 0
    for start, end, reading in fixed:
        if start > done:
            pieces.append((done, start, None))
        pieces.append((start, end, reading))
        done = end
    if done < len(text):
        pieces.append((done, len(text), None))
    return pieces


def _markup_reading(markup: str) -> str:
    if markup[0] != "&":
        return ""
    plain = html.unescape(markup)
    return "".join(fold_letter(letter) for letter in plain)


@lru_cache(maxsize=32768)
def fold_letter(letter: str) -> str:
    """The folded reading of one character: often one letter, sometimes several, or none."""
    if letter in "\n\r":
        return "\n"
    own = OWN.get(letter)
    if own is not None:
        return own
    look = LOOKALIKES.get(letter)
    if look is not None:
        return look
    if letter in _ORNAMENT:
        return SOFT
    category = unicodedata.category(letter)
    if category in _INVISIBLE:
        return " " if letter == "\t" else ""
    if category == "Zs":
        return " "
    if category == "So" or (category == "Sk" and ord(letter) > 0x2000):
        plain = unicodedata.normalize("NFKC", letter)
        return SOFT if plain == letter else plain.lower()
    plain = unicodedata.normalize("NFKD", letter) if ord(letter) < 0x2E80 else unicodedata.normalize("NFKC", letter)
    plain = "".join(part for part in plain.lower() if unicodedata.category(part) not in _INVISIBLE)
    if _T2S is not None and any("\u3400" <= part <= "\u9fff" for part in plain):
        plain = str(_T2S.convert(plain))
    return "".join(LOOKALIKES.get(part, OWN.get(part, part)) for part in plain)


def _zhu(text: str, place: int) -> str:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return "著" if (before and before in _ZHU_BEFORE) or (after and after in _ZHU_AFTER) else "着"


_COMPOSED = re.compile("|".join(map(re.escape, COMPOSED)))


def _recomposed(folded: Folded) -> Folded:
    """Join characters that were taken apart: 讠亥 is 该."""
    return folded.replaced(
        [(found.start(), found.end(), COMPOSED[found.group()]) for found in _COMPOSED.finditer(folded.text)]
    )
