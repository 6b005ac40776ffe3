"""The same orders are found in the same way, whether they stand in a file or in the shop's own database."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Column, Date, Integer, MetaData, Numeric, Table, Text, create_engine
from sqlalchemy.engine import Engine

from bot.casework.money import Money
from bot.casework.orders import Order, OrderLine
from bot.storage.order_rows import COLUMNS
from bot.storage.orders import main, open_order_book
from bot.usecases.ports import OrderBook, OrderBookUnavailable
from tests.fakes import FakeOrderBook

ORDERS = [
    Order(
        number="AM26110342",
        customer_name="李雪梅",
        phone="13800138001",
        email="lixuemei@example.cn",
        ordered_on=date(2026, 11, 12),
        lines=(OrderLine("蓝牙耳机（Bluetooth earphones）", 1, Money(29900)),),
        delivery_state="delivered",
        delivered_on=date(2026, 11, 15),
        sales_person="王倩",
    ),
    Order(
        number="AM26110777",
        customer_name="李雪梅",
        phone="13800138001",
        email="",
        ordered_on=date(2026, 11, 14),
        lines=(OrderLine("书架，白色", 1, Money(45990)), OrderLine("台灯", 2, Money(990))),
        delivery_state="shipped",
    ),
    Order(
        number="AM26020481",
        customer_name="Tom Baker",
        phone="442079460958",
        email="tom.baker@example.com",
        ordered_on=date(2026, 2, 14),
        lines=(OrderLine("电热水壶（electric kettle）", 1, Money(1999, "USD")),),
        delivery_state="returned",
        delivered_on=date(2026, 2, 16),
    ),
]
# As shops write them; the look-up has to see through it.
WRITTEN = {"13800138001": "+86 138-0013-8001", "442079460958": "+44 (20) 7946 0958"}
EMAILS = {"tom.baker@example.com": "Tom.Baker@Example.com"}


@pytest.fixture(params=["fake", "csv", "sqlite", "postgres"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> OrderBook:
    """The same orders, kept in four ways."""
    if request.param == "fake":
        return FakeOrderBook(*ORDERS)
    if request.param == "csv":
        return open_order_book(f"csv:{write_csv(tmp_path / 'orders.csv')}")
    url = f"sqlite:///{tmp_path}/shop.db" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    fill(create_engine(url, future=True))
    return open_order_book(f"sql:{url}#amends_orders")


def rows() -> Iterator[dict[str, object]]:
    for order in ORDERS:
        for line in order.lines:
            values = (
                order.number,
                order.customer_name,
                WRITTEN.get(order.phone, order.phone),
                EMAILS.get(order.email, order.email),
                order.ordered_on,
                line.goods,
                line.quantity,
                line.price.minor / 100,
                line.price.currency,
                order.delivery_state,
                order.delivered_on,
                order.sales_person or None,
            )
            yield dict(zip(COLUMNS, values, strict=True))


def write_csv(path: Path) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows())
    return path


def fill(engine: Engine) -> None:
    special = {"ordered_on": Date, "delivered_on": Date, "quantity": Integer, "price": Numeric(10, 2, asdecimal=False)}
    table = Table("amends_orders", MetaData(), *(Column(name, special.get(name, Text)) for name in COLUMNS))
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert(), list(rows()))
    engine.dispose()


def test_an_order_is_found_by_its_number(book: OrderBook) -> None:
    for order in ORDERS:
        assert book.by_number(order.number) == order


def test_an_order_number_may_be_written_small(book: OrderBook) -> None:
    assert book.by_number(" am26110342 ") == ORDERS[0]


@pytest.mark.parametrize("number", ["", " ", "AM00000000", "' OR 1=1 --", "%"])
def test_an_unknown_number_finds_nothing(book: OrderBook, number: str) -> None:
    assert book.by_number(number) is None


def test_the_orders_of_a_phone_come_newest_first(book: OrderBook) -> None:
    assert [order.number for order in book.by_contact(phone="13800138001")] == ["AM26110777", "AM26110342"]


def test_an_email_is_found_in_any_case(book: OrderBook) -> None:
    assert [order.number for order in book.by_contact(email="TOM.baker@example.com")] == ["AM26020481"]


def test_an_order_is_whole_when_found_by_contact(book: OrderBook) -> None:
    assert book.by_contact(phone="13800138001")[0] == ORDERS[1]


def test_phone_or_email_is_enough(book: OrderBook) -> None:
    assert len(book.by_contact(phone="13800138001", email="tom.baker@example.com")) == 3


def test_no_contact_finds_nothing(book: OrderBook) -> None:
    assert book.by_contact() == []
    assert book.by_contact(phone=" ", email=" ") == []
    assert book.by_contact(phone="13999999999", email="nobody@example.com") == []


@pytest.mark.parametrize("phone", ["+86 138 0013 8001", "８６-13800138001", "008613800138001"])
def test_a_phone_is_found_however_it_is_written(tmp_path: Path, postgres_url: str, phone: str) -> None:
    fill(create_engine(postgres_url, future=True))
    for spec in (f"csv:{write_csv(tmp_path / 'orders.csv')}", f"sql:{postgres_url}#public.amends_orders"):
        assert len(open_order_book(spec).by_contact(phone=phone)) == 2, spec


@pytest.mark.parametrize("spec", ["", "csv:", "sql:sqlite:///shop.db", "sql:#view", "http://shop/orders", "orders.csv"])
def test_another_kind_of_source_is_refused_with_the_right_form(spec: str) -> None:
    with pytest.raises(ValueError, match="csv:<path> or sql:<database url>#<view>"):
        open_order_book(spec)


def test_a_source_can_be_tried_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(f"csv:{write_csv(tmp_path / 'orders.csv')}") == 0
    assert capsys.readouterr().out == "The orders can be read.\n"
    for wrong in (f"csv:{tmp_path}/none.csv", f"sql:sqlite:///{tmp_path}/none.db#orders", "nonsense"):
        assert main(wrong) == 1
        assert capsys.readouterr().err


def test_the_stand_in_can_be_down() -> None:
    book = FakeOrderBook(*ORDERS)
    book.broken = True
    with pytest.raises(OrderBookUnavailable):
        book.by_number("AM26110342")
