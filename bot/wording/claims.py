"""Find what a text promises or offers: a remedy, a sum, a time, a guarantee. Whether it may is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).with_name("claims.yml")

MONEY = re.compile(
    r"(?:[¥￥$€£]\s?)(\d[\d,]{0,9}(?:\.\d{1,2})?)|(\d[\d,]{0,9}(?:\.\d{1,2})?)\s?(?:元|块钱?|rmb|yuan|cny|dollars?|bucks)",
    re.IGNORECASE,
)

SENTENCES = re.compile(r"[^。！？!?；;\n.]+(?:\.(?=\d)[^。！？!?；;\n.]+)*[。！？!?；;\n.]?")


@dataclass(frozen=True)
class Claim:
    """Something a text commits the shop to.

    Attributes:
        kind: ``remedy``, ``deadline`` or ``guarantee``.
        start, end: offsets in the text.
        remedy: a key of ``tables/remedies.yml`` with kind ``remedy``, else empty.
        minor: the sum named beside the remedy in minor units, or None.
    """

    kind: str
    start: int
    end: int
    remedy: str = ""
    minor: int | None = None


@dataclass(frozen=True)
class Patterns:
    """``claims.yml``, compiled."""

    remedies: dict[str, re.Pattern[str]]
    unsaid: re.Pattern[str]
    guarantee: re.Pattern[str]
    deadline: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns, read and compiled once.

    Raises:
        KeyError, re.error: the file is not as it must be; the contract tests read it.
    """
    words: dict[str, Any] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    offering = {language: _any(words["offering"][language]) for language in ("zh", "en")}
    remedies = {
        remedy: _compiled(
            [f"{offering['zh']}[^，。！？；]{{0,12}}?{_any(row['zh'])}", f"{offering['en']}{_any(row['en'])}"]
        )
        for remedy, row in words["remedies"].items()
    }
    both = {name: _compiled([*words[name]["zh"], *words[name]["en"]]) for name in ("unsaid", "guarantee", "deadline")}
    return Patterns(remedies, both["unsaid"], both["guarantee"], both["deadline"])


def find_claims(text: str) -> list[Claim]:
    """Every claim of `text`, in order (H16, H88). A question, a condition, a refusal or another's wish is none."""
    known, claims = patterns(), []
    for sentence in SENTENCES.finditer(text):
        words, at = sentence.group(), sentence.start()
        if known.unsaid.search(words):
            continue
        sums = [round(float((hit[1] or hit[2]).replace(",", "")) * 100) for hit in MONEY.finditer(words)]
        for remedy, pattern in known.remedies.items():
            if hit := pattern.search(words):
                claims.append(Claim("remedy", at + hit.start(), at + hit.end(), remedy, max(sums, default=None)))
        claims += [Claim("guarantee", at + hit.start(), at + hit.end()) for hit in known.guarantee.finditer(words)]
        claims += [Claim("deadline", at + hit.start(), at + hit.end()) for hit in known.deadline.finditer(words)]
    return sorted(claims, key=lambda claim: claim.start)


def _any(alternatives: Sequence[str]) -> str:
    return f"(?:{'|'.join(alternatives)})"


def _compiled(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile(_any(alternatives), re.IGNORECASE)
