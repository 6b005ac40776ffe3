"""What the customer asks for: every wish in the order of mention (H14, H55), those they refuse left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.fold import folded
from bot.understanding.lexicon import compiled, load, masked, matches
from bot.understanding.negation import negated

NONE = "none"
# "repair? no": asked back and refused. 退款?不,换货.
_REFUSED_AFTER = re.compile(
    r"^\w{0,4} ?[?？!！.。,，…]* ?(?:no(?![a-z])|nope|不要|不行|不用|不需要|免了|就算了|不必|i don'?t want|is not|isn'?t|不接受|not)"
)
# 不退 (you do not refund) and 一直没退款 complain that the wish is not granted: they still ask.


@dataclass(frozen=True)
class Resolution:
    """``value`` is the first wish or ``none``; ``all`` every wish in the order of mention; confidence 0 to 1."""

    value: str
    confidence: float
    all: tuple[str, ...]


@lru_cache(maxsize=1)
def _kinds() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    lexicon = load("resolution")
    return compiled(lexicon["innocent"]), {name: compiled(words) for name, words in lexicon["kinds"].items()}


def _refused(text: str, match: re.Match[str]) -> bool:
    return negated(text, match.start()) or bool(_REFUSED_AFTER.search(text[match.end() : match.end() + 24]))


def asked_resolutions(text: str) -> Resolution:
    """Find the wishes in a message in either language.

    Returns:
        ``none`` with confidence 0.9 when there is no wish; one clear wish 0.9; several, less the more there are.
    """
    innocent, kinds = _kinds()
    plain = masked(folded(text), innocent)
    places: dict[str, tuple[int, int]] = {}
    for rank, (name, pattern) in enumerate(kinds.items()):
        starts = [match.start() for match in matches(pattern, plain) if not _refused(plain, match)]
        if starts:
            places[name] = (min(starts), rank)
    wishes = tuple(sorted(places, key=lambda name: places[name]))
    if not wishes:
        return Resolution(NONE, 0.9, ())
    return Resolution(
        wishes[0],
        round(max(0.4, 1.0 - 0.1 * len(wishes) - 0.1 * (len(wishes) > 2)), 2),
        wishes,
    )
