"""How reasonable a customer is, judged from the talk with its evidence: for people's eyes only, never asked (H15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.casework.case import Case, Fact
from bot.casework.folding import fold, found
from bot.casework.vocabulary import LANGUAGES, entry, keys, label

STRAINED_FROM = 2
UNREASONABLE_FROM = 4
TELLS_FACTS_FROM = 3
CHANGES_FROM = 2
DECLINES_FROM = 2


@dataclass(frozen=True)
class Judgement:
    """The level and the evidence for it, sentences in the language of the case."""

    level: Literal["reasonable", "strained", "unreasonable"]
    evidence: list[str]


def judge(case: Case, texts: Sequence[str]) -> Judgement:
    """How reasonable the customer is in this case (H15).

    Signs with weights stand in ``tables/reasonable.yml``; each counts once, so that one bad moment weighs no more
    than it should. Anger alone is no sign.

    Args:
        case: the record, with demands, offers and facts.
        texts: the customer's messages, oldest first.
    """
    signs = [*_said(texts), *_recorded(case)]
    score = sum(int(entry("reasonable", sign)["weight"]) for sign, _ in signs)
    evidence = [_sentence(sign, words, case.language) for sign, words in signs]
    if score >= UNREASONABLE_FROM:
        return Judgement("unreasonable", evidence)
    return Judgement("strained" if score >= STRAINED_FROM else "reasonable", evidence)


def _said(texts: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Signs in the customer's words."""
    folded = fold("\n".join(texts))
    for sign in keys("reasonable"):
        words = entry("reasonable", sign).get("words", {})
        hits = [word for language in LANGUAGES for word in found(words.get(language, ()), folded)]
        if hits:
            yield sign, hits


def _recorded(case: Case) -> Iterator[tuple[str, list[str]]]:
    """Signs in the record."""
    reasons = {expectation.reason for expectation in case.expectations}
    declined = [offer for offer in case.offers if offer.status == "declined"]
    customer_facts = [fact for fact in case.facts if fact.source == "customer"]
    observed = {
        "beyond_paid": "more_than_paid" in reasons,
        "no_one_may": any(one.can == "no" and one.refusals >= DECLINES_FROM for one in case.expectations),
        "declines_all": len(declined) >= DECLINES_FROM,
        "changes_story": sum(_taken_back(fact, customer_facts) for fact in customer_facts) >= CHANGES_FROM,
        "tells_facts": len({fact.point for fact in customer_facts if fact.current}) >= TELLS_FACTS_FROM,
        "has_agreed": any(offer.status in ("accepted", "approved") for offer in case.offers),
    }
    for sign, seen in observed.items():
        if seen:
            yield sign, []


def _taken_back(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether a fact no longer holds and was not merely added to."""
    added_to = any(one.current and one.point == fact.point and fact.value in one.value for one in others)
    return not fact.current and not added_to


def _sentence(sign: str, words: list[str], language: str) -> str:
    name = label("reasonable", sign, language)
    if not words:
        return name
    return f"{name}：{'、'.join(words)}" if language == "zh" else f"{name}: {', '.join(words)}"
