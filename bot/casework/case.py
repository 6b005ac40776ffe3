"""The record of a complaint: plain dataclasses, each change with the message that is its evidence."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.casework.money import Money


def new_id() -> str:
    """A fresh identifier: 32 hexadecimal digits."""
    return uuid.uuid4().hex


@dataclass(eq=False, kw_only=True)
class Fact:
    """One answer to one of the nine points of H14, with the words it came from (H13).

    Attributes:
        point: a key of ``tables/facts.yml``.
        value: what was understood; shown to people.
        words: the customer's own words, or the name of the source it was looked up in.
        source: ``customer``, ``order_book``, ``computed`` or ``agent``.
        confirmed: the customer said yes to it when it was repeated back.
        current: False once a correction has replaced it; the old row stays.
    """

    point: str
    value: str
    words: str
    source: str
    recorded_at: datetime
    message_id: str | None = None
    confirmed: bool = False
    current: bool = True
    id: str = field(default_factory=new_id)
    case_id: str | None = None


@dataclass(eq=False, kw_only=True)
class Expectation:
    """Something the customer wants, and what became of it: the ledger of H52 to H68.

    Attributes:
        resolution: a key of ``tables/resolutions.yml``.
        words: the customer's own words.
        amount_minor: what they named, in minor units, or None.
        rank: the customer's own ranking, 1 is most important (H55); None until they said it.
        can: ``unknown``, ``yes``, ``person`` (beyond the bot, within the shop) or ``no`` (H52).
        reason: why not, a key of ``tables/refusals.yml`` (H60).
        alternative: the remedy offered instead, a key of ``tables/remedies.yml`` (H68).
        refusals: how often the customer declined what was proposed for it (H64).
        status: ``open``, ``agreed``, ``shelved`` or ``dropped``.
        experience: later, how it turned out, 0 to 10 (H83).
    """

    resolution: str
    words: str
    recorded_at: datetime
    message_id: str | None = None
    amount_minor: int | None = None
    currency: str = "CNY"
    rank: int | None = None
    can: str = "unknown"
    reason: str | None = None
    alternative: str | None = None
    refusals: int = 0
    status: str = "open"
    experience: int | None = None
    id: str = field(default_factory=new_id)
    case_id: str | None = None


@dataclass(eq=False, kw_only=True)
class Offer:
    """A remedy put to the customer, and inside whose authority it lies (H16).

    Attributes:
        remedy: a key of ``tables/remedies.yml``.
        role: the least role that may grant it; the bot only ever proposes ``bot``.
        status: ``proposed``, ``accepted``, ``declined``, ``approved`` or ``withdrawn``.
        message_id: the customer's message that was being answered.
        answered_by: the customer's message that accepted or declined.
    """

    remedy: str
    role: str
    proposed_at: datetime
    message_id: str | None = None
    expectation_id: str | None = None
    amount_minor: int | None = None
    currency: str = "CNY"
    status: str = "proposed"
    answered_by: str | None = None
    answered_at: datetime | None = None
    id: str = field(default_factory=new_id)
    case_id: str | None = None

    @property
    def amount(self) -> Money | None:
        """The money in it, if any."""
        return None if self.amount_minor is None else Money(self.amount_minor, self.currency)


@dataclass(eq=False, kw_only=True)
class Promise:
    """Something said to the customer that has an owner and a due time (H90).

    Attributes:
        what: a remedy, ``answer`` (a person answers) or ``follow_up``.
        owner: the role or department that keeps it.
        status: ``open``, ``kept``, ``broken`` or ``renegotiated``.
    """

    what: str
    owner: str
    due_at: datetime
    made_at: datetime
    message_id: str | None = None
    offer_id: str | None = None
    status: str = "open"
    id: str = field(default_factory=new_id)
    case_id: str | None = None


@dataclass(eq=False, kw_only=True)
class Handoff:
    """A case in the queue for a person, with the packet that spares the customer repetition.

    Attributes:
        reason: a key of ``tables/handover_reasons.yml``.
        packet: see ``bot.casework.packet``.
        status: ``queued``, ``claimed``, ``returned`` or ``cancelled``.
        due_at: when a person answers at the latest; it was told to the customer.
    """

    reason: str
    queue: str
    packet: dict[str, Any]
    queued_at: datetime
    due_at: datetime
    message_id: str | None = None
    status: str = "queued"
    id: str = field(default_factory=new_id)
    case_id: str | None = None


@dataclass(eq=False, kw_only=True)
class FollowUp:
    """A planned call back on how the customer feels (H22, H23).

    Attributes:
        channel: ``chat``, ``phone``, ``email`` or ``letter``.
        contact: phone number, e-mail or postal address; empty for chat.
        status: ``planned``, ``done`` or ``cancelled``.
    """

    channel: str
    contact: str
    due_at: datetime
    planned_at: datetime
    message_id: str | None = None
    status: str = "planned"
    outcome: str | None = None
    feeling: str | None = None
    id: str = field(default_factory=new_id)
    case_id: str | None = None


@dataclass(eq=False, kw_only=True)
class StepRecord:
    """That one of the six steps (H1) was done, when, and which message shows it."""

    step: str
    done_at: datetime
    message_id: str | None = None
    id: str = field(default_factory=new_id)
    case_id: str | None = None


@dataclass(eq=False, kw_only=True)
class AngerReading:
    """One point of the anger curve: 0 calm, 1 annoyed, 2 angry, 3 furious (H78)."""

    level: int
    read_at: datetime
    message_id: str | None = None
    id: str = field(default_factory=new_id)
    case_id: str | None = None


@dataclass(eq=False, kw_only=True)
class Case:
    """One complaint.

    Attributes:
        number: what the customer is told, e.g. ``A261121-7K3M``.
        status: a key of ``tables/statuses.yml``.
        step: a key of ``tables/steps.yml``.
        category: a key of ``tables/categories.yml``.
        cause: a key of ``tables/causes.yml`` (H25).
        customer_class: a key of ``tables/customer_classes.yml`` (H47).
        close_reason: the customer's yes or another key of ``tables/close_reasons.yml``.
        close_message_id: the message that is the evidence for it.
        recourse: where the customer may turn next, when it closed without a yes.
    """

    number: str
    conversation_id: str
    language: str
    opened_at: datetime
    updated_at: datetime
    id: str = field(default_factory=new_id)
    customer_id: str | None = None
    status: str = "open"
    step: str = "vent"
    category: str = "other"
    cause: str | None = None
    order_number: str | None = None
    customer_class: str | None = None
    closed_at: datetime | None = None
    close_reason: str | None = None
    close_message_id: str | None = None
    recourse: str | None = None
    facts: list[Fact] = field(default_factory=list)
    expectations: list[Expectation] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    handoffs: list[Handoff] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    steps: list[StepRecord] = field(default_factory=list)
    anger: list[AngerReading] = field(default_factory=list)
