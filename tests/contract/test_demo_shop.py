"""The demo shop's orders can be read and are what documents and tests say of them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.casework.orders import Order
from bot.storage.orders_csv import read_orders

ROOT = Path(__file__).parents[2]
ORDERS = read_orders(ROOT / "data/shop/orders.csv")
AS_OF = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("number", "customer", "goods", "total", "state", "delivered_on"),
    [
        ("AM26110342", "李雪梅", "蓝牙耳机（Bluetooth earphones）", "¥299", "delivered", date(2026, 11, 15)),
        ("AM26110017", "Tom Baker", "电热水壶（electric kettle）", "¥129", "delivered", date(2026, 11, 8)),
        ("AM26100205", "张伟", "羽绒服（down jacket）", "¥899", "delivered", date(2026, 10, 30)),
        ("AM26110410", "陈静", "智能手机 X9（smartphone）", "¥3,999", "delivered", date(2026, 11, 18)),
        ("AM26080101", "刘洋", "电饭煲（rice cooker）", "¥399", "delivered", date(2026, 8, 12)),
        ("AM26111501", "Emily Carter", "坚果礼盒（nut gift box）", "¥168", "shipped", None),
        (
            "AM26110777",
            "赵敏",
            "书架（bookshelf）、台灯（desk lamp）、地毯（rug）",
            "¥927",
            "delivered",
            date(2026, 11, 14),
        ),
    ],
)
def test_the_orders_that_conversations_use_stand(
    number: str, customer: str, goods: str, total: str, state: str, delivered_on: date | None
) -> None:
    order = ORDERS[number]
    assert (order.customer_name, order.goods, str(order.total)) == (customer, goods, total)
    assert (order.delivery_state, order.delivered_on) == (state, delivered_on)


def test_the_shop_is_large_enough_to_be_believed() -> None:
    recent = [order for order in ORDERS.values() if (AS_OF - order.ordered_on).days < 30]
    prices = [line.price.minor for order in ORDERS.values() for line in order.lines if line.price.currency == "CNY"]
    assert len(ORDERS) >= 200
    assert len({order.customer_name for order in ORDERS.values()}) >= 65
    assert len(recent) >= 60
    assert (min(prices), max(prices)) == (990, 899900)
    assert {order.delivery_state for order in ORDERS.values()} == {
        "paid",
        "shipped",
        "delivered",
        "returned",
        "cancelled",
    }


def test_numbers_contacts_and_days_have_their_form_and_nobody_is_real() -> None:
    for order in ORDERS.values():
        check(order)


def check(order: Order) -> None:
    assert re.fullmatch(r"[A-Z]{2}\d{8}", order.number)
    assert order.number[2:6] == f"{order.ordered_on:%y%m}"
    assert re.fullmatch(r"(|1[3-9]\d00\d{6})", order.phone)
    assert re.fullmatch(r"(|[a-z.]+@example\.(com|cn))", order.email)
    assert order.phone or order.email
    assert order.ordered_on <= (order.delivered_on or order.ordered_on) <= AS_OF
