"""Class and kind of a customer are looked up from their orders."""

from __future__ import annotations

import pytest

from bot.casework.customers import classify, kind
from bot.casework.money import Money
from bot.casework.orders import Order, OrderLine
from bot.casework.policy_parts import Policy
from tests.unit.casework.builders import TODAY, an_order


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        ([], "burden"),
        ([an_order(100)], "burden"),
        ([an_order(1999)], "burden"),
        ([an_order(2000)], "meteor"),
        ([an_order(100)] * 3, "small_star"),
        ([an_order(700)] * 3, "gold"),
        ([an_order(2000, days_ago=366)], "burden"),
        ([an_order(2000, days_ago=365)], "meteor"),
        ([an_order(100, days_ago=730)] * 3, "small_star"),
        ([an_order(100, days_ago=731)] * 3, "burden"),
        ([an_order(5000, state="cancelled")] * 3, "burden"),
        ([an_order(5000, state="returned")] * 3, "burden"),
        ([an_order(100, days_ago=-1)] * 3, "burden"),
        ([an_order(lines=(OrderLine("cup", 1, Money(900000, "USD")),))] * 3, "small_star"),
    ],
)
def test_the_class_is_value_by_loyalty(orders: list[Order], expected: str, policy: Policy) -> None:
    assert classify(orders, TODAY, policy) == expected


THIS = an_order(number="AM00000002", days_ago=10)
EARLIER = an_order(number="AM00000001", days_ago=20)
LATER = an_order(number="AM00000003", days_ago=5)


@pytest.mark.parametrize(
    ("orders", "before", "expected"),
    [
        ([], None, "new"),
        ([THIS], None, "old"),
        ([THIS], THIS, "new"),
        ([THIS, LATER], THIS, "new"),
        ([THIS, EARLIER], THIS, "old"),
    ],
)
def test_who_bought_before_is_an_old_customer(orders: list[Order], before: Order | None, expected: str) -> None:
    assert kind(orders, before) == expected
