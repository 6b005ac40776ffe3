"""The shop's orders out of its own database: one view, read and never written."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import column, create_engine, func, or_, select, table
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.casework.orders import Order
from bot.storage.contacts import plain_email, plain_phone
from bot.storage.order_rows import COLUMNS, BrokenRow, as_order, newest_first, order_number
from bot.usecases.ports import OrderBookUnavailable

log = logging.getLogger(__name__)

# Short, for a talk waits meanwhile: connecting and asking together stay under five seconds.
SECONDS = 2
# How people write phone numbers: these signs are left out before comparing.
PHONE_SIGNS = (" ", "-", "(", ")", "+")


class SqlOrderBook:
    """`bot.usecases.ports.OrderBook` on a view with the columns of docs/orders.md, one row for each order line."""

    def __init__(self, url: str, view: str) -> None:
        """Opens nothing yet: the shop's database may be away when we start.

        Raises:
            ValueError: `view` is not a plain name, or `url` is no database URL.
        """
        if not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)?", view, re.ASCII):
            raise ValueError(f"the view {view!r} is not a plain name such as amends_orders")
        schema, _, name = view.rpartition(".")
        self._view = table(name, *(column(name) for name in COLUMNS), schema=schema or None)
        self._engine = _read_only(make_url(url))

    def by_number(self, number: str) -> Order | None:
        if not number.strip():
            return None
        found = self._orders(self._view.c.order_number == order_number(number))
        return found[0] if found else None

    def by_contact(self, *, phone: str = "", email: str = "") -> list[Order]:
        matches = []
        if digits := plain_phone(phone):
            matches.append(_digits(self._view.c.phone).in_([digits, f"86{digits}", f"0086{digits}"]))
        if address := plain_email(email):
            matches.append(func.lower(func.trim(self._view.c.email)) == address)
        if not matches:
            return []
        numbers = select(self._view.c.order_number).where(or_(*matches))
        return newest_first(self._orders(self._view.c.order_number.in_(numbers)))

    def _orders(self, condition: Any) -> Sequence[Order]:
        query = select(self._view).where(condition).order_by(self._view.c.order_number)
        try:
            with self._engine.connect() as connection:
                rows = connection.execute(query).mappings().all()
            groups = groupby(rows, key=lambda row: row["order_number"])
            return [as_order(list(lines)) for _number, lines in groups]
        except (SQLAlchemyError, BrokenRow) as error:
            # The driver's own message may hold the contact that was looked for.
            reason = str(error) if isinstance(error, BrokenRow) else type(error).__name__
            log.error("the shop's orders cannot be read: %s", reason, extra={"code": "order_book_unavailable"})
            raise OrderBookUnavailable(reason) from None


def _digits(phone: Any) -> Any:
    for sign in PHONE_SIGNS:
        phone = func.replace(phone, sign, "")
    return phone


def _read_only(url: URL) -> Engine:
    """An engine that cannot write, as far as the database lets us say so."""
    kind = url.get_backend_name()
    if kind == "sqlite":
        # Opened this way a file that is missing is an error; otherwise it would be made.
        url = url.set(database=f"file:{url.database}", query={"mode": "ro", "uri": "true"})
        return create_engine(url, future=True, hide_parameters=True)
    options: dict[str, Any] = {}
    if kind == "postgresql":
        settings = f"-c default_transaction_read_only=on -c statement_timeout={SECONDS * 1000}"
        options = {"connect_timeout": SECONDS, "options": settings}
    return create_engine(url, future=True, hide_parameters=True, pool_pre_ping=True, connect_args=options)
