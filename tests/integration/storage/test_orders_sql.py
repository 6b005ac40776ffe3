"""The shop's own database is only read, and its troubles have one name."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.order_rows import COLUMNS
from bot.storage.orders_sql import SqlOrderBook
from bot.usecases.ports import OrderBookUnavailable


def make_view(url: str, **changes: str) -> None:
    """A view as a shop would write it, on one order."""
    values = {
        "order_number": "'AM26110342'",
        "customer_name": "'李雪梅'",
        "phone": "'13800138001'",
        "email": "''",
        "ordered_on": "'2026-11-12'",
        "goods": "'蓝牙耳机'",
        "quantity": "1",
        "price": "299",
        "currency": "'CNY'",
        "delivery_state": "'delivered'",
        "delivered_on": "'2026-11-15'",
        "sales_person": "NULL",
        **changes,
    }
    columns = ", ".join(f"{values[name]} AS {name}" for name in COLUMNS)
    engine = create_engine(url, future=True)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE VIEW amends_orders AS SELECT {columns}"))
    engine.dispose()


def test_a_view_is_enough(empty_database_url: str) -> None:
    make_view(empty_database_url)
    order = SqlOrderBook(empty_database_url, "amends_orders").by_number("AM26110342")
    assert order is not None
    assert (str(order.total), order.sales_person) == ("¥299", "")


def test_the_shops_database_cannot_be_written(empty_database_url: str) -> None:
    make_view(empty_database_url)
    book = SqlOrderBook(empty_database_url, "amends_orders")
    with pytest.raises(SQLAlchemyError), book._engine.begin() as connection:
        connection.execute(text("CREATE TABLE ours (id INTEGER)"))


def test_a_database_that_is_away_is_unavailable() -> None:
    with pytest.raises(OrderBookUnavailable):
        SqlOrderBook("postgresql://nobody@127.0.0.1:1/shop", "amends_orders").by_number("AM26110342")


def test_a_file_that_is_missing_is_unavailable_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(OrderBookUnavailable):
        SqlOrderBook(f"sqlite:///{tmp_path}/shop.db", "amends_orders").by_contact(phone="13800138001")
    assert list(tmp_path.iterdir()) == []


def test_a_view_that_is_missing_is_unavailable(empty_database_url: str) -> None:
    make_view(empty_database_url)
    with pytest.raises(OrderBookUnavailable):
        SqlOrderBook(empty_database_url, "other_orders").by_number("AM26110342")


def test_a_row_that_cannot_be_read_is_unavailable_and_its_mend_is_logged(
    empty_database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    make_view(empty_database_url, delivery_state="'gone'")
    with pytest.raises(OrderBookUnavailable), caplog.at_level(logging.ERROR):
        SqlOrderBook(empty_database_url, "amends_orders").by_contact(phone="13800138001")
    assert "delivery_state is 'gone'; write one of paid" in caplog.text
    assert "13800138001" not in caplog.text


@pytest.mark.parametrize("view", ["", "a b", "orders; DROP TABLE orders", "a.b.c", '"orders"', "订单"])
def test_a_view_needs_a_plain_name(view: str) -> None:
    with pytest.raises(ValueError, match="plain name"):
        SqlOrderBook("sqlite:///shop.db", view)
