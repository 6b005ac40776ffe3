"""In one turn the shop's system is asked each question once, and after it failed not at all."""

from __future__ import annotations

import pytest

from bot.casework.orders import Order
from bot.usecases.asked_once import AskedOnce
from bot.usecases.ports import OrderBookUnavailable
from tests.builders import an_order
from tests.fakes import FakeOrderBook


class Counting(FakeOrderBook):
    """Counts the questions."""

    def __init__(self, *orders: Order) -> None:
        super().__init__(*orders)
        self.questions = 0

    def _all(self) -> list[Order]:
        self.questions += 1
        return super()._all()


def test_each_question_is_put_once() -> None:
    shop = Counting(an_order())
    orders = AskedOnce(shop)
    for _ in range(3):
        assert orders.by_number("AM26110342") is not None
        assert orders.by_number("AM00000000") is None
        assert len(orders.by_contact(phone="13800138001")) == 1
        assert orders.by_contact(email="nobody@example.cn") == []
    assert shop.questions == 4


def test_phone_and_email_are_different_questions() -> None:
    orders = AskedOnce(Counting(an_order()))
    assert orders.by_contact(phone="lixuemei@example.cn") == []
    assert len(orders.by_contact(email="lixuemei@example.cn")) == 1


def test_after_a_failure_nothing_more_is_asked() -> None:
    shop = Counting()
    shop.broken = True
    orders = AskedOnce(shop)
    for _ in range(2):
        with pytest.raises(OrderBookUnavailable):
            orders.by_number("AM26110342")
        with pytest.raises(OrderBookUnavailable):
            orders.by_contact(phone="13800138001")
    assert shop.questions == 1


def test_what_is_known_already_is_told_after_a_failure() -> None:
    shop = Counting(an_order())
    orders = AskedOnce(shop)
    orders.by_number("AM26110342")
    shop.broken = True
    with pytest.raises(OrderBookUnavailable):
        orders.by_contact(phone="13800138001")
    assert orders.by_number("AM26110342") is not None
