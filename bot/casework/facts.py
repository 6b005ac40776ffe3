"""The nine points of H14: what is known, from which words, and which question is still missing."""

from __future__ import annotations

from datetime import datetime

from bot.casework.case import Case, Fact

GATHERED_FROM_MANY = ("what_happened", "other_reasons")
"""Points to which later messages add instead of replacing what was said."""

DETAILED_COMPLAINT = 60
"""Weighted length from which a complaint tells by itself how it happened (H4: nothing is asked twice)."""

LONGEST_QUOTE = {"zh": 60, "en": 160}
"""Characters of the customer's own words that are repeated back at once; English says the same with more letters."""

AND_ALSO = " / "
"""Stands between what was told at different times."""

ABOUT_GOODS = frozenset(
    {"product_quality", "wrong_or_missing_item", "false_advertising", "after_sales_repair", "safety_or_health"}
)
"""Categories in which the goods matter even when the order cannot be found."""

NOTHING = "-"
"""The value of a point the customer had nothing to say to."""


def current(case: Case, point: str) -> Fact | None:
    """The fact that holds for `point` now, or None."""
    return next((fact for fact in reversed(case.facts) if fact.point == point and fact.current), None)


def value(case: Case, point: str) -> str:
    """What is known on `point`; empty when nothing is."""
    fact = current(case, point)
    return "" if fact is None or fact.value == NOTHING else fact.value


def record(
    case: Case, point: str, value: str, *, words: str, source: str, now: datetime, message_id: str | None
) -> Fact:
    """Put down a fact with its evidence (H13); an earlier, different one stays in the record but no longer holds.

    A point of `GATHERED_FROM_MANY` keeps what was said before and adds to it.
    """
    earlier = current(case, point)
    if earlier is not None:
        if earlier.value == value:
            return earlier
        earlier.current = False
        if point in GATHERED_FROM_MANY and earlier.value != NOTHING and not value.startswith(earlier.value):
            value, words = earlier.value + AND_ALSO + value, earlier.words + AND_ALSO + words
    fact = Fact(point=point, value=value, words=words, source=source, recorded_at=now, message_id=message_id)
    case.facts.append(fact)
    return fact


def replace(
    case: Case, point: str, value: str, *, words: str, source: str, now: datetime, message_id: str | None
) -> Fact:
    """Correct a fact: as `record`, but also a gathered point starts anew."""
    earlier = current(case, point)
    if earlier is not None:
        earlier.current = False
    return record(case, point, value, words=words, source=source, now=now, message_id=message_id)


def shortened(text: str, language: str) -> str:
    """The customer's words on one line, cut to what can be repeated back at once (H13); of several, a part of each."""
    told = [" ".join(part.split()) for part in text.split(AND_ALSO)]
    longest = LONGEST_QUOTE[language] // len(told)
    return AND_ALSO.join(part if len(part) <= longest else part[: longest - 1] + "…" for part in told)


def weight(text: str) -> int:
    """How much a text says: a Han character counts 1, a Latin word about 3, so both languages compare."""
    han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return han + 3 * len([word for word in text.split() if any("a" <= c <= "z" for c in word.lower())])


def missing_question(case: Case) -> str | None:
    """The next question to ask, or None when all that must be asked is known (H12, H14).

    Two of the nine points are never asked: whether the customer is reasonable is computed, and whether they are
    an old or a new customer is looked up (H15); once it is settled, the search for the order has ended.
    """
    if current(case, "what_happened") is None:
        return "what"
    if current(case, "customer_kind") is None:
        return "order"
    if current(case, "goods") is None and (case.order_number or case.category in ABOUT_GOODS):
        return "goods"
    if current(case, "why_dissatisfied") is None:
        return "why"
    if current(case, "how_happened") is None:
        return "how"
    if case.category == "service_attitude" and current(case, "sales_person") is None:
        return "sales_person"
    if current(case, "other_reasons") is None:
        return "other_reasons"
    if current(case, "wanted_solution") is None:
        return "wanted"
    return None


def confirm_all(case: Case) -> None:
    """The customer said yes to what was repeated back (H13)."""
    for fact in case.facts:
        if fact.current:
            fact.confirmed = True


def all_confirmed(case: Case) -> bool:
    """Whether the customer confirmed what they told us; what we looked up or computed needs no yes."""
    return all(fact.confirmed for fact in case.facts if fact.current and fact.source == "customer")
