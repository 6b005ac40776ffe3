"""What a complaint is about: the categories of the case, by weighted words in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding import flags
from bot.understanding.fold import folded
from bot.understanding.lexicon import compiled, load, matches

OTHER = "other"
# Danger outweighs whatever else the message speaks of; a delayed refund outweighs the fault behind it.
_SAFETY_WEIGHT = 9.0


@dataclass(frozen=True)
class Category:
    """``value`` is a category of the case or ``other``; confidence 0 to 1."""

    value: str
    confidence: float


@lru_cache(maxsize=1)
def _table() -> dict[str, list[tuple[float, re.Pattern[str]]]]:
    return {
        name: [(float(weight), compiled(patterns)) for weight, patterns in weights.items() if patterns]
        for name, weights in load("category").items()
    }


def _weigh(plain: str) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name, weights in _table().items():
        for weight, pattern in weights:
            hits = {match.group() for match in matches(pattern, plain)}
            if hits:
                # A second word confirms the subject, it does not double it.
                scores[name] = max(scores.get(name, 0.0), weight) + 0.5 * (len(hits) - 1)
    if flags.found("safety", plain):
        scores["safety_or_health"] = _SAFETY_WEIGHT
    return scores


def categorise(text: str) -> Category:
    """Name the subject of a message; ``other`` with confidence 0.3 when no word tells."""
    scores = _weigh(folded(text))
    if not scores:
        return Category(OTHER, 0.3)
    best = max(scores, key=lambda name: scores[name])
    # The constant stands for what the words do not say: one hint is no proof.
    return Category(best, round(scores[best] / (sum(scores.values()) + 0.7), 2))
