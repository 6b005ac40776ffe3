"""Which of the eight causes of dissatisfaction (H25) a complaint goes back to, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from bot.casework.folding import fold, found
from bot.casework.vocabulary import LANGUAGES, entry, keys


@dataclass(frozen=True)
class CauseFinding:
    """A cause of ``tables/causes.yml`` and the words in the text that speak for it; none: the category speaks."""

    cause: str
    words: tuple[str, ...]


def cause_of(category: str, text: str) -> str:
    """The cause alone; see `find_cause`."""
    return find_cause(category, text).cause


def find_cause(category: str, text: str) -> CauseFinding:
    """The cause for which most words of `text` speak; without any, the usual one of the category (H25).

    Where two have as many, the first of the table is taken, which stands there as the heavier reproach.
    """
    folded = fold(text)
    findings = [CauseFinding(cause, _evidence(cause, folded)) for cause in keys("causes")]
    best = max(findings, key=lambda finding: len(finding.words))
    return best if best.words else CauseFinding(entry("categories", category)["cause"], ())


def _evidence(cause: str, folded: str) -> tuple[str, ...]:
    words = entry("causes", cause)["words"]
    return tuple(word for language in LANGUAGES for word in found(words[language], folded))
