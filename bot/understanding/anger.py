"""How angry a message is: 0 calm, 1 annoyed, 2 angry, 3 furious or abusive (H78 asks for a level, not a yes or no)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding import flags
from bot.understanding.fold import folded
from bot.understanding.lexicon import compiled, load, masked, matches

_SHOUTED_MARKS = re.compile(r"[!！]{2,}|[?？]{3,}|(?:[?？][!！]|[!！][?？])|[!！][^!！]+[!！]")
_WILD_MARKS = re.compile(r"[!！]{4,}|[?？!！]{6,}")
_CAPITALS = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,}(?![A-Za-z0-9])")
_ACRONYMS = frozenset(
    [
        "OK",
        "TV",
        "USB",
        "PC",
        "ID",
        "QR",
        "SMS",
        "VIP",
        "SKU",
        "PDF",
        "APP",
        "AM",
        "PM",
        "UK",
        "US",
        "USA",
        "EU",
        "HK",
        "LED",
        "LCD",
        "ATM",
        "PIN",
        "FAQ",
        "CEO",
        "DHL",
        "UPS",
        "XL",
        "XXL",
        "SF",
        "JD",
        "BBB",
        "FTC",
        "ASAP",
    ]
)


@dataclass(frozen=True)
class Anger:
    """``value`` 0 to 3, how sure (0 to 1), and what it was read from, by code, for the desk and the review."""

    value: int
    confidence: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, re.Pattern[str]]:
    words = load("anger")
    table = {name: compiled(words[name]) for name in ("calm", "waiting", "strong", "repetition")}
    return table | {f"level{level}": compiled(patterns) for level, patterns in words["levels"].items()}


def _shouting(text: str) -> bool:
    capitals = [word for word in _CAPITALS.findall(text) if word not in _ACRONYMS]
    return len(capitals) >= 2 or any(len(word) >= 5 for word in capitals)


@dataclass
class _Signs:
    """What was found in a message; ``grave`` counts the signs that together, or a level-3 word alone, make fury."""

    score: float
    reasons: list[str]
    grave: int


def _feelings(plain: str) -> _Signs:
    """The words of feeling, the strongest level leading and each further word adding a little."""
    words = _lexicon()
    signs = _Signs(0.0, [], 0)
    for level in (3, 2, 1):
        hits = {match.group() for match in matches(words[f"level{level}"], plain)}
        if hits:
            signs.score = max(signs.score, float(level)) + 0.2 * (len(hits) - 1)
            signs.reasons.extend(sorted(hits))
            signs.grave += {3: 2, 2: len(hits), 1: 0}[level]
    return signs


def _read(text: str) -> _Signs:
    words = _lexicon()
    plain = masked(folded(text), words["calm"])
    signs = _feelings(plain)
    if flags.found("insult", plain):
        # Named anger with an insult is abuse; an insult alone is at least anger.
        signs.score = max(signs.score + 1.0, 2.6)
        signs.reasons.append("insult")
        signs.grave += 2
    if signs.score and words["strong"].search(plain):
        signs.score += 0.2
        signs.reasons.append("intensifier")
    for code, weight, grave in (("waiting", 0.4, 0), ("repetition", 0.5, 1)):
        if words[code].search(plain):
            signs.score += weight
            signs.reasons.append(code)
            signs.grave += grave
    if flags.found("threat", plain):
        signs.score = max(signs.score + 0.4, 1.6)
        signs.reasons.append("threat")
        signs.grave += 1
    return signs


def measure_anger(text: str) -> Anger:
    """Read the level of anger off words, insults, repetition, threats, capitals and marks."""
    signs = _read(text)
    score, reasons = signs.score, signs.reasons
    for code, seen, weight in (
        ("marks", bool(_SHOUTED_MARKS.search(text)), 0.4),
        ("many_marks", bool(_WILD_MARKS.search(text)), 0.3),
        ("capitals", _shouting(text), 0.6),
    ):
        # Marks alone may be joy or haste: they add to anger that words already show.
        if seen and (score > 0 or code == "capitals"):
            score += weight
            reasons.append(code)
            signs.grave += code == "capitals"
    # One strong word with marks is anger, not fury: 「气死我了！！！」.
    value = min(3 if signs.grave >= 2 else 2, int(score + 0.45))
    distance = abs(score + 0.45 - round(score + 0.45))
    return Anger(
        value,
        round(0.6 + 0.35 * min(1.0, 2 * distance) if reasons else 0.85, 2),
        tuple(reasons),
    )
