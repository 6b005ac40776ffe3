"""Reads ``policy.yml`` into a ``Policy``; every mistake is a ``PolicyError`` naming file, line and mend."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.casework.calendar import Calendar, Period
from bot.casework.policy_parts import (
    ROLES,
    ClassRules,
    Escalation,
    Grant,
    Limits,
    Policy,
    Queues,
    ServiceAnswer,
    Term,
    Words,
)
from bot.casework.vocabulary import LANGUAGES, keys
from bot.casework.yaml_reading import Place, PolicyError, open_yaml

__all__ = ["ROLES", "Policy", "PolicyError", "load_policy"]

K = TypeVar("K")
V = TypeVar("V")

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("clock_minutes", "clock_hours", "business_hours", "business_days")
ESCALATIONS = ("crisis", "safety", "threat", "asked")
CURRENCY = re.compile(r"[A-Z]{3}")
PERIOD = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
PARTS = (
    "shop",
    "currency",
    "calendar",
    "contact_hours",
    "authority",
    "promises",
    "person_answer",
    "queues",
    "follow_up",
    "customer_classes",
    "limits",
    "escalation",
    "service_answers",
)


def load_policy(path: Path) -> Policy:
    """The rules of the shop.

    Raises:
        PolicyError: the file cannot be used; the message names the line and how to mend it.
    """
    parts = open_yaml(path).fields(PARTS)
    currency = _currency(parts["currency"])
    return Policy(
        shop=_texts(parts["shop"]),
        currency=currency,
        calendar=_calendar(parts["calendar"]),
        contact_hours=_period(parts["contact_hours"]),
        grants=_authority(parts["authority"], currency),
        promises=_terms(parts["promises"], keys("remedies")),
        person_answer=_terms(parts["person_answer"], keys("urgencies")),
        queues=_queues(parts["queues"]),
        follow_up=_terms(parts["follow_up"], ["default"], keys("remedies")),
        classes=_classes(parts["customer_classes"], currency),
        limits=_limits(parts["limits"]),
        escalation=_frozen({key: _escalation(place) for key, place in parts["escalation"].fields(ESCALATIONS).items()}),
        service_answers=_service_answers(parts["service_answers"]),
    )


def _currency(place: Place) -> str:
    if not CURRENCY.fullmatch(place.text()):
        raise place.error(f"`{place.text()}` is not a currency; write its three letters, such as CNY.")
    return place.text()


def _texts(place: Place) -> Mapping[str, str]:
    return _frozen({language: text.text() for language, text in place.fields(LANGUAGES).items()})


def _words(place: Place) -> Words:
    return _frozen({language: words.each(Place.text) for language, words in place.fields(LANGUAGES).items()})


def _calendar(place: Place) -> Calendar:
    parts = place.fields(["timezone", "hours"], ["holidays", "special_days"])
    hours = parts["hours"].fields(DAYS)
    week = tuple(_periods(hours[day]) for day in DAYS)
    if not any(week):
        raise parts["hours"].error("the shop never opens; give at least one day a period such as 09:00-18:00.")
    holidays = parts["holidays"].each(Place.day) if "holidays" in parts else ()
    special = parts["special_days"].pairs() if "special_days" in parts else []
    return Calendar(
        zone=_zone(parts["timezone"]),
        week=week,
        holidays=frozenset(holidays),
        special=_frozen({day.day(): _periods(periods) for day, periods in special}),
    )


def _zone(place: Place) -> str:
    try:
        ZoneInfo(place.text())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise place.error(
            f"`{place.text()}` is not a timezone known here; write an IANA name such as Asia/Shanghai."
        ) from None
    return place.text()


def _periods(place: Place) -> tuple[Period, ...]:
    found = place.each(_period)
    if any(later.start < earlier.end for earlier, later in pairwise(found)):
        raise place.error("these periods overlap or are out of order; write them from morning to evening.")
    return found


def _period(place: Place) -> Period:
    match = PERIOD.fullmatch(place.text())
    numbers = [int(number) for number in match.groups()] if match else [0, 0, 0, 0]
    period = Period(numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3])
    if not period.start < period.end <= 24 * 60:
        raise place.error(f'`{place.text()}` is not a period; write one such as "09:00-18:00", at latest to 24:00.')
    return period


def _authority(place: Place, currency: str) -> tuple[Grant, ...]:
    grants = tuple(_grants(place, currency))
    _check_words_are_free(place, grants)
    return grants


def _grants(place: Place, currency: str) -> Iterator[Grant]:
    for role, grants in place.fields(ROLES).items():
        for grant in grants.elements():
            yield from _grant(role, grant, currency)


def _check_words_are_free(place: Place, grants: tuple[Grant, ...]) -> None:
    """An apology, an explanation and an investigation are always within the bot's authority (H9, H61)."""
    for remedy in ("apology", "explanation", "investigation"):
        own = [grant for grant in grants if (grant.role, grant.remedy) == ("bot", remedy) and _is_unbounded(grant)]
        if not own:
            raise place.error(
                f"the bot must always be able to offer `{remedy}`; grant it for all categories, unbounded."
            )


def _is_unbounded(grant: Grant) -> bool:
    bounds = (grant.delivery_states, grant.max_amount, grant.max_percent, grant.max_age_days)
    whole = grant.categories >= set(keys("categories")) and grant.customer_classes >= set(keys("customer_classes"))
    return whole and all(bound is None for bound in bounds)


def _grant(role: str, place: Place, currency: str) -> Iterator[Grant]:
    bounds = ["customer_classes", "delivery_states", "max_amount", "max_percent", "max_age_days"]
    parts = place.fields(["remedies", "categories"], bounds)
    for remedy in sorted(parts["remedies"].choices(keys("remedies"))):
        yield Grant(
            role=role,
            remedy=remedy,
            categories=parts["categories"].choices(keys("categories")),
            customer_classes=(
                parts["customer_classes"].choices(keys("customer_classes"))
                if "customer_classes" in parts
                else frozenset(keys("customer_classes"))
            ),
            delivery_states=(
                parts["delivery_states"].choices(keys("delivery_states")) if "delivery_states" in parts else None
            ),
            max_amount=parts["max_amount"].money(currency) if "max_amount" in parts else None,
            max_percent=parts["max_percent"].whole() if "max_percent" in parts else None,
            max_age_days=parts["max_age_days"].whole() if "max_age_days" in parts else None,
        )


def _terms(place: Place, required: Collection[str], optional: Collection[str] = ()) -> Mapping[str, Term]:
    return _frozen({key: _term(term) for key, term in place.fields(required, optional).items()})


def _term(place: Place) -> Term:
    parts = place.fields(["owner"], UNITS)
    units = [unit for unit in UNITS if unit in parts]
    if len(units) != 1:
        raise place.error(f"give exactly one of {', '.join(UNITS)}.")
    return Term(parts["owner"].choice(keys("owners")), parts[units[0]].whole(least=1), units[0])


def _queues(place: Place) -> Queues:
    parts = place.fields(["default"], ["by_reason", "by_category"])
    by_reason = parts["by_reason"].fields([], keys("handover_reasons")) if "by_reason" in parts else {}
    by_category = parts["by_category"].fields([], keys("categories")) if "by_category" in parts else {}
    return Queues(
        default=parts["default"].text(),
        by_reason=_frozen({key: queue.text() for key, queue in by_reason.items()}),
        by_category=_frozen({key: queue.text() for key, queue in by_category.items()}),
    )


def _classes(place: Place, currency: str) -> ClassRules:
    parts = place.fields(["value", "loyalty"])
    value = parts["value"].fields(["amount", "within_days"])
    loyalty = parts["loyalty"].fields(["orders", "within_days"])
    return ClassRules(
        value=value["amount"].money(currency),
        value_days=value["within_days"].whole(least=1),
        orders=loyalty["orders"].whole(least=1),
        loyalty_days=loyalty["within_days"].whole(least=1),
    )


def _limits(place: Place) -> Limits:
    parts = place.fields(["turns", "refusals", "misunderstandings"])
    return Limits(**{key: value.whole(least=1) for key, value in parts.items()})


def _escalation(place: Place) -> Escalation:
    parts = place.fields(["words", "innocent", "negations"], ["alone"])
    return Escalation(**{key: _words(value) for key, value in parts.items()})


def _service_answers(place: Place) -> tuple[ServiceAnswer, ...]:
    seen: set[str] = set()
    found = []
    for element in place.elements():
        parts = element.fields(["key", "words", "answer"])
        key = parts["key"].text()
        if key in seen:
            raise parts["key"].error(f"the key `{key}` stands in this list twice; give each answer a key of its own.")
        seen.add(key)
        found.append(ServiceAnswer(key, _words(parts["words"]), _texts(parts["answer"])))
    return tuple(found)


def _frozen(found: dict[K, V]) -> Mapping[K, V]:
    return MappingProxyType(found)
