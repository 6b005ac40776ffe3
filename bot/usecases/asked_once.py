"""Within one turn the shop's order system is asked each question once, and after it failed not at all."""

from __future__ import annotations

from bot.casework.orders import Order
from bot.usecases.ports import OrderBook, OrderBookUnavailable


class AskedOnce:
    """An order book that remembers. A turn holds the database's write lock, so it must not wait for the shop twice."""

    def __init__(self, orders: OrderBook) -> None:
        self._orders = orders
        self._numbers: dict[str, Order | None] = {}
        self._contacts: dict[tuple[str, str], list[Order]] = {}
        self._down = False

    def by_number(self, number: str) -> Order | None:
        """As `OrderBook.by_number`."""
        if number not in self._numbers:
            self._check()
            try:
                self._numbers[number] = self._orders.by_number(number)
            except OrderBookUnavailable:
                self._down = True
                raise
        return self._numbers[number]

    def by_contact(self, *, phone: str = "", email: str = "") -> list[Order]:
        """As `OrderBook.by_contact`."""
        if (phone, email) not in self._contacts:
            self._check()
            try:
                self._contacts[phone, email] = self._orders.by_contact(phone=phone, email=email)
            except OrderBookUnavailable:
                self._down = True
                raise
        return self._contacts[phone, email]

    def _check(self) -> None:
        if self._down:
            raise OrderBookUnavailable("did not answer a moment ago")
