"""The operator's rules as typed values: what ``policy.yml`` holds; ``bot.casework.policy`` reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.casework.calendar import Calendar, Period
from bot.casework.money import Money

ROLES = ("bot", "agent", "lead")
"""From the least authority to the most; each may all that the ones before it may."""

Words = Mapping[str, tuple[str, ...]]
"""Words by language, ``zh`` and ``en``."""


@dataclass(frozen=True)
class Grant:
    """One line of authority: `role` may grant `remedy` within these bounds (H16); None is no bound.

    Attributes:
        max_amount: of the refund or compensation; for repair and replacement, the value of the order.
        max_percent: of what was paid for the order.
        max_age_days: since delivery, or since the order when it has not arrived.
    """

    role: str
    remedy: str
    categories: frozenset[str]
    customer_classes: frozenset[str]
    delivery_states: frozenset[str] | None
    max_amount: Money | None
    max_percent: int | None
    max_age_days: int | None


@dataclass(frozen=True)
class Term:
    """By when something is done, and by whom (H90).

    Attributes:
        owner: a key of ``tables/owners.yml``.
        unit: ``clock_minutes``, ``clock_hours``, ``business_hours`` or ``business_days``.
    """

    owner: str
    amount: int
    unit: str


@dataclass(frozen=True)
class Queues:
    """Into which queue a hand-over goes: by reason, else by category, else the default."""

    default: str
    by_reason: Mapping[str, str]
    by_category: Mapping[str, str]


@dataclass(frozen=True)
class ClassRules:
    """From where on value and loyalty of a customer are high (H47)."""

    value: Money
    value_days: int
    orders: int
    loyalty_days: int


@dataclass(frozen=True)
class Limits:
    """How far the assistant goes alone.

    Attributes:
        turns: messages of the assistant in one case before a person is offered.
        refusals: times a demand is declined before it is shelved (H64).
        misunderstandings: in a row, before a person takes over.
    """

    turns: int
    refusals: int
    misunderstandings: int


@dataclass(frozen=True)
class Escalation:
    """Words that call for a person.

    Attributes:
        innocent: phrases in which such a word means no harm.
        negations: directly before a word they cancel it.
        alone: further words, which count only as the whole message.
    """

    words: Words
    innocent: Words
    negations: Words
    alone: Words = field(default_factory=lambda: {"zh": (), "en": ()})


@dataclass(frozen=True)
class ServiceAnswer:
    """The configured answer to an ordinary question."""

    key: str
    words: Words
    answer: Mapping[str, str]


@dataclass(frozen=True)
class Policy:
    """All rules of one shop.

    Attributes:
        shop: its name by language.
        contact_hours: when a customer may be called or written to on our account, on the shop's wall clock.
        promises: by remedy.
        person_answer: by urgency, a key of ``tables/urgencies.yml``.
        follow_up: by remedy, and ``default``; counted from when the remedy is due.
        escalation: by hand-over reason.
    """

    shop: Mapping[str, str]
    currency: str
    calendar: Calendar
    contact_hours: Period
    grants: tuple[Grant, ...]
    promises: Mapping[str, Term]
    person_answer: Mapping[str, Term]
    queues: Queues
    follow_up: Mapping[str, Term]
    classes: ClassRules
    limits: Limits
    escalation: Mapping[str, Escalation]
    service_answers: tuple[ServiceAnswer, ...]
