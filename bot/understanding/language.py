"""Which language a short, mixed message is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.fold import folded
from bot.understanding.lexicon import load

_HAN = re.compile(r"[\u3400-\u9fff]")
_OTHER_SCRIPT = re.compile(r"[\u3040-\u30ff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f]")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NOT_WORDS = re.compile(r"<[^<>]*>|https?://\S+|\S+@\S+|[a-z]{1,3}[- ]?\d[\d -]{4,}|[a-z]*\d+[a-z]*")
# One English word carries about as much as this many Han characters.
_HAN_PER_WORD = 1.2


@dataclass(frozen=True)
class Language:
    """The language of a message; ``clear`` is False when the talk should keep the language it has."""

    value: str
    confidence: float
    clear: bool


def detect_language(text: str) -> Language:
    """Tell Chinese from English by weight of words; numbers, e-mail addresses and emoji do not count."""
    lexicon = load("language")
    plain = _NOT_WORDS.sub(" ", folded(text))
    words = _WORD.findall(plain)
    pinyin = [word for word in words if word in lexicon["pinyin"]]
    shared = [word for word in words if word in lexicon["shared"]]
    han = len(_HAN.findall(plain)) / _HAN_PER_WORD + len(pinyin)
    latin = float(len(words) - len(pinyin) - len(shared))
    if _OTHER_SCRIPT.search(plain):
        return Language("zh" if han > latin else "en", 0.5, False)
    if han + latin == 0 and any(word in lexicon["english_alone"] for word in words):
        return Language("en", 0.9, True)
    if han + latin == 0:
        return Language("en" if shared else "zh", 0.5, False)
    value = "zh" if han >= latin else "en"
    share = max(han, latin) / (han + latin)
    rubbish = value == "en" and not any(
        len(word) > 3 or word in lexicon["english"] or word in lexicon["shared"] for word in words
    )
    return Language(
        value,
        round(share, 3),
        share >= 0.55 and not rubbish and not _keyboard(words, han),
    )


def _keyboard(words: list[str], han: float) -> bool:
    """Whether Latin text alone looks like fingers on a keyboard: each word without vowels or with five consonants on end."""
    return han == 0 and bool(words) and all(re.search(r"^[^aeiouy]+$|[^aeiouy]{5}", word) for word in words)
