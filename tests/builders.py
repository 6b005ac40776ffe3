"""A valid record in one line, with only the interesting field named."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

from bot.casework.case import (
    AngerReading,
    Case,
    Expectation,
    Fact,
    FollowUp,
    Handoff,
    Offer,
    Promise,
    StepRecord,
    new_id,
)
from bot.casework.conversation import ActionRun, Conversation, Customer, Incident, Message, WordingVerdict
from bot.casework.money import Money
from bot.casework.orders import Order, OrderLine

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=timezone.utc)


def a_conversation(**changes: Any) -> Conversation:
    return Conversation(**{"id": "talk-1", "started_at": NOW, "last_at": NOW, **changes})


def a_message(**changes: Any) -> Message:
    given = {
        "conversation_id": "talk-1",
        "seq": 1,
        "client_id": new_id(),
        "author_kind": "customer",
        "body": "耳机左边没有声音",
        "created_at": NOW,
    }
    return Message(**{**given, **changes})


def a_reply(to: Message, **changes: Any) -> Message:
    """The bot's first answer to a message."""
    given = {
        "conversation_id": to.conversation_id,
        "seq": to.seq + 1,
        "author_kind": "bot",
        "body": "很抱歉让您感到失望了。",
        "in_reply_to": to.client_id,
        "part": 0,
    }
    return a_message(**{**given, **changes})


def a_customer(**changes: Any) -> Customer:
    return Customer(**{"name": "李雪梅", "phone": "13800138001", "created_at": NOW, **changes})


def a_case(**changes: Any) -> Case:
    given = {
        "number": "A261121-7K3M",
        "conversation_id": "talk-1",
        "language": "zh",
        "opened_at": NOW,
        "updated_at": NOW,
    }
    return Case(**{**given, **changes})


def a_fact(**changes: Any) -> Fact:
    given = {"point": "goods", "value": "蓝牙耳机", "words": "那个耳机", "source": "customer", "recorded_at": NOW}
    return Fact(**{**given, **changes})


def an_expectation(**changes: Any) -> Expectation:
    return Expectation(**{"resolution": "refund", "words": "我要退款", "recorded_at": NOW, **changes})


def an_offer(**changes: Any) -> Offer:
    return Offer(**{"remedy": "replace", "role": "bot", "proposed_at": NOW, **changes})


def a_promise(**changes: Any) -> Promise:
    return Promise(**{"what": "replace", "owner": "after_sales", "due_at": NOW, "made_at": NOW, **changes})


def a_handoff(**changes: Any) -> Handoff:
    given = {"reason": "asked", "queue": "service", "packet": {"headline": "耳机"}, "queued_at": NOW, "due_at": NOW}
    return Handoff(**{**given, **changes})


def a_follow_up(**changes: Any) -> FollowUp:
    return FollowUp(**{"channel": "chat", "contact": "", "due_at": NOW, "planned_at": NOW, **changes})


def a_step(**changes: Any) -> StepRecord:
    return StepRecord(**{"step": "vent", "done_at": NOW, **changes})


def an_anger_reading(**changes: Any) -> AngerReading:
    return AngerReading(**{"level": 1, "read_at": NOW, **changes})


def a_full_case(**changes: Any) -> Case:
    """A case with one of everything."""
    given = {
        "facts": [a_fact()],
        "expectations": [an_expectation()],
        "offers": [an_offer()],
        "promises": [a_promise()],
        "handoffs": [a_handoff()],
        "follow_ups": [a_follow_up()],
        "steps": [a_step()],
        "anger": [an_anger_reading()],
    }
    return a_case(**{**given, **changes})


def an_action_run(**changes: Any) -> ActionRun:
    given = {
        "conversation_id": "talk-1",
        "message_id": "m-1",
        "action": "action_answer",
        "result": {},
        "ran_at": NOW,
    }
    return ActionRun(**{**given, **changes})


def an_incident(**changes: Any) -> Incident:
    given = {
        "number": "E-7K3M9Q",
        "conversation_id": "talk-1",
        "message_id": "m-1",
        "action": "action_answer",
        "error": "KeyError in bot/usecases/propose.py:31",
        "happened_at": NOW,
    }
    return Incident(**{**given, **changes})


def a_verdict(**changes: Any) -> WordingVerdict:
    """That the assistant's line was stopped and replaced."""
    given = {
        "conversation_id": "talk-1",
        "message_id": "m-1.0",
        "speaker": "bot",
        "rule": "F6_you_are_wrong",
        "level": "block",
        "start": 1,
        "end": 4,
        "text": "您弄错了。",
        "done": "replaced",
        "rules_version": "0123456789ab",
        "created_at": NOW,
    }
    return WordingVerdict(**{**given, **changes})


def an_order(**changes: Any) -> Order:
    given = {
        "number": "AM26110342",
        "customer_name": "李雪梅",
        "phone": "13800138001",
        "email": "lixuemei@example.cn",
        "ordered_on": date(2026, 11, 12),
        "lines": (OrderLine("蓝牙耳机 Air 2（Bluetooth earphones）", 1, Money(29900)),),
        "delivery_state": "delivered",
        "delivered_on": date(2026, 11, 15),
        "sales_person": "王倩",
    }
    return Order(**{**given, **changes})
