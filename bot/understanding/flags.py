"""What must be noticed in any message whatever its intent: asking for a person, a threat, danger to health, abuse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.understanding.fold import folded
from bot.understanding.lexicon import compiled, load, masked, matches
from bot.understanding.negation import negated


@dataclass(frozen=True)
class Flags:
    """Each flag is independent of the others and of the intent."""

    asks_human: bool = False
    threat: bool = False
    safety: bool = False
    insult: bool = False


@dataclass(frozen=True)
class _Rule:
    patterns: re.Pattern[str]
    innocent: re.Pattern[str]
    negatable: bool


@cache
def _rule(name: str) -> _Rule:
    entry = load("flags")[name]
    return _Rule(
        compiled(entry["patterns"]),
        compiled(entry["innocent"]),
        bool(entry["negatable"]),
    )


# Anger, flags and intent ask for the same message one after the other; a few messages are enough to remember.
@lru_cache(maxsize=16)
def found(name: str, plain: str) -> tuple[str, ...]:
    """The folded words that raise the flag ``name``; negated and innocent ones left out."""
    rule = _rule(name)
    text = masked(plain, rule.innocent)
    return tuple(
        match.group() for match in matches(rule.patterns, text) if not (rule.negatable and negated(text, match.start()))
    )


def raise_flags(text: str) -> Flags:
    """Read the flags off a message in either language."""
    plain = folded(text)
    return Flags(**{name: bool(found(name, plain)) for name in ("asks_human", "threat", "safety", "insult")})
