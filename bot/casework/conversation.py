"""A talk with one customer: who speaks, in which language, what was asked last, and every message."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.casework.case import new_id


@dataclass(eq=False, kw_only=True)
class Conversation:
    """The state of one talk.

    Attributes:
        owner: who answers: ``bot``, ``queue`` or ``agent``.
        epoch: raised with each change of owner.
        asked: the question on the table, a key of ``MEANING`` in ``bot/usecases/consent.py``, or None.
        asked_times: how often that question has been put in a row.
        misunderstood: messages in a row that nobody could make sense of.
        case_id: the case being talked about.
    """

    id: str
    started_at: datetime
    last_at: datetime
    language: str = "zh"
    customer_id: str | None = None
    case_id: str | None = None
    owner: str = "bot"
    epoch: int = 0
    asked: str | None = None
    asked_times: int = 0
    misunderstood: int = 0


@dataclass(eq=False, kw_only=True)
class Message:
    """One row of the message log, the single source of truth of who said what.

    Attributes:
        seq: rises by one within a conversation, without holes.
        client_id: unique within a conversation; the sender's own id of the message.
        author_kind: ``customer``, ``bot``, ``agent`` or ``system``.
        in_reply_to: the `client_id` of the customer's message this answers, or None.
        part: which part of that answer, from 0; unique with `in_reply_to`.
        data: buttons and the like.
    """

    conversation_id: str
    seq: int
    client_id: str
    author_kind: str
    body: str
    created_at: datetime
    author: str = ""
    kind: str = "text"
    in_reply_to: str | None = None
    part: int | None = None
    data: dict[str, Any] | None = None
    id: str = field(default_factory=new_id)


@dataclass(eq=False, kw_only=True)
class Customer:
    """The archive card of a customer (H46).

    Attributes:
        phone, email: normalised contacts, empty when unknown.
        verified: the contact was matched with an order of the shop.
    """

    created_at: datetime
    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = "zh"
    verified: bool = False
    id: str = field(default_factory=new_id)


@dataclass(eq=False, kw_only=True)
class ActionRun:
    """That an action has answered a message, and with what: asked again, it says the same and does nothing.

    The key is all three of conversation, message and action: a message id is unique only within its talk.
    """

    conversation_id: str
    message_id: str
    action: str
    result: dict[str, Any]
    ran_at: datetime
    id: str = field(default_factory=new_id)


@dataclass(eq=False, kw_only=True)
class Incident:
    """A surprise in our own code; `number` is what the customer is told."""

    number: str
    conversation_id: str
    message_id: str | None
    action: str
    error: str
    happened_at: datetime
    id: str = field(default_factory=new_id)
