"""Valid records in one line, with only the interesting field named."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

from bot.casework.case import Case, Expectation, Fact, Offer
from bot.casework.money import Money
from bot.casework.orders import Order, OrderLine
from bot.casework.remedies import Situation

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=timezone.utc)
"""Friday, 10:00 in Shanghai."""

TODAY = date(2026, 11, 20)


def an_order(yuan: int = 300, *, days_ago: int = 10, state: str = "delivered", **fields: Any) -> Order:
    """One article for so many yuan, ordered so many days ago and delivered the same day."""
    day = TODAY - timedelta(days=days_ago)
    values: dict[str, Any] = {
        "number": "AM26110342",
        "customer_name": "王小明",
        "phone": "13800000000",
        "email": "wang@example.com",
        "ordered_on": day,
        "lines": (OrderLine("保温杯", 1, Money(yuan * 100)),),
        "delivery_state": state,
        "delivered_on": day if state in ("delivered", "returned") else None,
    }
    return Order(**{**values, **fields})


def a_situation(order: Order | None, **fields: Any) -> Situation:
    values: dict[str, Any] = {"category": "product_quality", "customer_class": "burden", "today": TODAY}
    return Situation(order=order, **{**values, **fields})


def a_wish(resolution: str, yuan: int | None = None, **fields: Any) -> Expectation:
    minor = None if yuan is None else yuan * 100
    return Expectation(resolution=resolution, words="", recorded_at=NOW, amount_minor=minor, **fields)


def a_case(**fields: Any) -> Case:
    values: dict[str, Any] = {
        "number": "A261120-7K3M",
        "conversation_id": "c1",
        "language": "zh",
        "opened_at": NOW,
        "updated_at": NOW,
        "category": "product_quality",
    }
    return Case(**{**values, **fields})


def a_fact(point: str, **fields: Any) -> Fact:
    return Fact(**{"point": point, "value": "v", "words": "w", "source": "customer", "recorded_at": NOW, **fields})


def an_offer(remedy: str, status: str, **fields: Any) -> Offer:
    return Offer(**{"remedy": remedy, "role": "bot", "proposed_at": NOW, "status": status, **fields})
