"""Folding: one spelling for the many ways a message can be typed, with the way back to the original text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

try:
    from opencc import OpenCC

    _T2S: Any = OpenCC("t2s")
except ImportError:  # traditional text is then read as it stands, apart from our own table
    _T2S = None

# What the standard table leaves alone, or reads otherwise than a shopper means it.
_OWN = {
    "妳": "你", "您": "您", "祢": "你", "祂": "他", "牠": "它", "佢": "他", "係": "是", "嘅": "的", "咗": "了", "喺": "在",
    "冇": "没", "唔": "不", "畀": "给", "睇": "看", "嚟": "来", "咁": "这么", "甚": "什", "麽": "么", "麼": "么", "裏": "里", "裡": "里",
    "乾": "干", "纔": "才", "餵": "喂", "罵": "骂", "吗": "吗",
    "‘": "'", "’": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "「": '"', "」": '"', "。": "。",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "￥": "¥",
}  # fmt: skip
# Words in which 著 keeps its own sense; everywhere else a traditional writer means 着.
_ZHU_BEFORE = frozenset("显名原专编土巨论译拙")
_ZHU_AFTER = frozenset("名作称书录者述")


@dataclass(frozen=True)
class Folded:
    """A folded text; ``origins[i]`` is where its character ``i`` stood in the original."""

    text: str
    origins: tuple[int, ...]
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original text behind ``text[start:end]``."""
        if start >= end:
            return (0, 0)
        return self.origins[start], self.origins[end - 1] + 1


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    if character in "\n\r\t":
        return " "
    if character in _OWN:
        return _OWN[character]
    if unicodedata.category(character) in {"Cc", "Cf", "Mn", "Cs", "Co"}:
        return ""
    plain = unicodedata.normalize("NFKC", character).lower()
    plain = "".join(_OWN.get(part, part) for part in plain)
    if _T2S is not None and any("\u3400" <= part <= "\u9fff" for part in plain):
        plain = str(_T2S.convert(plain))
    return plain


def fold(text: str) -> Folded:
    """Fold width, case, traditional characters and quotes; drop zero-width and control characters.

    Returns:
        The folded text with its way back. Works character by character, so that spans stay exact.
    """
    pieces: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        piece = _fold_character(character)
        if character == "著":
            after = text[position + 1 : position + 2]
            before = pieces[-1][-1:] if pieces else ""
            piece = "著" if (before in _ZHU_BEFORE and before) or (after in _ZHU_AFTER and after) else "着"
        if piece:
            pieces.append(piece)
            origins.extend([position] * len(piece))
    return Folded("".join(pieces), tuple(origins), text)


def folded(text: str) -> str:
    """The folded text alone."""
    return fold(text).text
