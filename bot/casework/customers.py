"""Which class a customer belongs to (H47), and whether they are new (H14, H15): looked up, never asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.casework.orders import Order
from bot.casework.policy_parts import Policy
from bot.casework.vocabulary import entry, keys

UNDONE = ("cancelled", "returned")
"""Orders that came to nothing count for neither value nor loyalty."""


def classify(orders: Iterable[Order], today: date, policy: Policy) -> str:
    """The class by our own rule, value x loyalty; thresholds in policy.yml, meaning in ``tables/customer_classes.yml``.

    Args:
        orders: all the customer's orders; those in another currency than the shop's count for loyalty only.
        today: the shop's local date.
        policy: the shop's rules.
    """
    rules = policy.classes
    ages = [(order, (today - order.ordered_on).days) for order in orders if order.delivery_state not in UNDONE]
    spent = sum(
        order.total.minor
        for order, days in ages
        if 0 <= days <= rules.value_days and order.total.currency == rules.value.currency
    )
    times = sum(1 for _, days in ages if 0 <= days <= rules.loyalty_days)
    value = "high" if spent >= rules.value.minor else "low"
    loyalty = "high" if times >= rules.orders else "low"
    return next(
        key
        for key in keys("customer_classes")
        if (entry("customer_classes", key)["value"], entry("customer_classes", key)["loyalty"]) == (value, loyalty)
    )


def kind(orders: Iterable[Order], before: Order | None) -> str:
    """``old`` when the customer bought something else earlier than `before`, the order complained about; else ``new``.

    Without `before`, any order makes an old customer.
    """
    if before is None:
        return "old" if any(True for _ in orders) else "new"
    earlier = (order for order in orders if order.number != before.number and order.ordered_on <= before.ordered_on)
    return "old" if any(True for _ in earlier) else "new"
