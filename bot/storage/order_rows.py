"""Turns rows of a shop's own data, one for each line of an order, into orders; what is wrong is said with its mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.casework import vocabulary
from bot.casework.money import Money
from bot.casework.orders import Order, OrderLine
from bot.storage.contacts import plain_email, plain_phone

COLUMNS = (
    "order_number",
    "customer_name",
    "phone",
    "email",
    "ordered_on",
    "goods",
    "quantity",
    "price",
    "currency",
    "delivery_state",
    "delivered_on",
    "sales_person",
)
LINE_ONLY = ("goods", "quantity", "price", "currency")


class BrokenRow(Exception):
    """A row cannot be read; the message says what to mend."""


def as_order(rows: Iterable[Mapping[str, Any]]) -> Order:
    """One order of all its rows.

    Args:
        rows: in the order of the lines; values as text or as a database gives them.

    Raises:
        BrokenRow: a value is missing or wrong, or the rows contradict each other.
    """
    cleaned = [{column: _text(row.get(column)) for column in COLUMNS} for row in rows]
    first = cleaned[0]
    for other in cleaned[1:]:
        _agree(first, other)
    state, ordered_on = _state(first["delivery_state"]), _day("ordered_on", first["ordered_on"])
    return Order(
        number=order_number(first["order_number"]),
        customer_name=_needed("customer_name", first["customer_name"]),
        phone=_phone(first["phone"]),
        email=plain_email(first["email"]),
        ordered_on=ordered_on,
        lines=tuple(_line(row) for row in cleaned),
        delivery_state=state,
        delivered_on=_delivered(first["delivered_on"], state, ordered_on),
        sales_person=first["sales_person"],
    )


def order_number(written: str) -> str:
    """As the shop writes it: upper case, no spaces."""
    return _needed("order_number", "".join(written.split()).upper())


def newest_first(orders: Iterable[Order]) -> list[Order]:
    """By day, and by number within a day."""
    return sorted(orders, key=lambda order: (order.ordered_on, order.number), reverse=True)


def _line(row: Mapping[str, str]) -> OrderLine:
    if not re.fullmatch(r"[1-9]\d{0,5}", row["quantity"]):
        raise BrokenRow(f"quantity is {row['quantity']!r}; write a whole number from 1")
    return OrderLine(_needed("goods", row["goods"]), int(row["quantity"]), _price(row["price"], row["currency"]))


def _price(written: str, currency: str) -> Money:
    if not re.fullmatch(r"[A-Z]{3}", currency):
        raise BrokenRow(f"currency is {currency!r}; write its three letters, such as CNY")
    try:
        minor = Decimal(written) * 100
    except InvalidOperation:
        raise BrokenRow(f"price is {written!r}; write digits with a point, such as 299.00") from None
    if not minor.is_finite() or minor < 0 or minor != minor.to_integral_value():
        raise BrokenRow(f"price is {written!r}; write it from 0 upwards with at most two decimals")
    return Money(int(minor), currency)


def _phone(written: str) -> str:
    # A spreadsheet turns 13800138001 into 1.38E+10, and nobody would be found by it.
    if not re.fullmatch(r"[\d+() -]*", written):
        raise BrokenRow("phone has other signs than digits; in a spreadsheet, make the column a text column")
    return plain_phone(written)


def _state(written: str) -> str:
    states = vocabulary.keys("delivery_states")
    if written not in states:
        raise BrokenRow(f"delivery_state is {written!r}; write one of {', '.join(states)}")
    return written


def _delivered(written: str, state: str, ordered_on: date) -> date | None:
    if state == "delivered" and not written:
        raise BrokenRow("delivered_on is empty for a delivered order; write the day it arrived")
    if not written:
        return None
    day = _day("delivered_on", written)
    if state in ("paid", "shipped") or day < ordered_on:
        raise BrokenRow(f"delivered_on {written} does not fit; it needs a delivered order and a day after ordered_on")
    return day


def _day(column: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BrokenRow(f"{column} is {written!r}; write a day such as 2026-11-20") from None


def _agree(first: Mapping[str, str], other: Mapping[str, str]) -> None:
    for column in COLUMNS:
        if column not in LINE_ONLY and first[column] != other[column]:
            raise BrokenRow(f"{column} differs from the first line of the same order; write the same on all its lines")
    if first["currency"] != other["currency"]:
        raise BrokenRow("currency differs from the first line of the same order; write one currency for an order")


def _needed(column: str, written: str) -> str:
    if not written:
        raise BrokenRow(f"{column} is empty; fill it in")
    return written


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    return str(value).strip()
