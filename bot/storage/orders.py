"""Opens the shop's orders, wherever they are kept; ``python -m bot.storage.orders csv:orders.csv`` tries a source."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.storage.orders_csv import CsvOrderBook, OrderFileError
from bot.storage.orders_sql import SqlOrderBook
from bot.usecases.ports import OrderBook, OrderBookUnavailable


def open_order_book(spec: str) -> OrderBook:
    """The orders behind the setting AMENDS_ORDERS.

    Args:
        spec: ``csv:<path>`` or ``sql:<database url>#<view>``.

    Raises:
        ValueError: the spec is of neither kind.
        OrderFileError: the file is missing or broken.
    """
    kind, _, where = spec.partition(":")
    url, _, view = where.rpartition("#")
    if kind == "csv" and where:
        return CsvOrderBook(Path(where))
    if kind == "sql" and url and view:
        return SqlOrderBook(url, view)
    raise ValueError("AMENDS_ORDERS must be csv:<path> or sql:<database url>#<view>: see docs/orders.md")


def main(spec: str) -> int:
    """Tries a source of orders and says in one line whether it can be used."""
    try:
        # A number that no shop has: the question alone shows that the columns are there.
        open_order_book(spec).by_number("-")
    except (ValueError, OrderFileError, OrderBookUnavailable) as error:
        print(error, file=sys.stderr)
        return 1
    print("The orders can be read.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) == 2 else ""))
