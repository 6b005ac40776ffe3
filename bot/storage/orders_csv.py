"""The shop's orders out of a CSV file, read again when the file changes."""

from __future__ import annotations

import csv
import logging
import threading
from collections.abc import Mapping
from pathlib import Path

from bot.casework.orders import Order
from bot.storage.contacts import plain_email, plain_phone
from bot.storage.order_rows import COLUMNS, BrokenRow, as_order, newest_first, order_number

log = logging.getLogger(__name__)


class OrderFileError(Exception):
    """The file of orders cannot be used; the message names the file, the line and the mend.

    Attributes:
        code: stable, for logs and manuals.
    """

    code = "order_file_broken"

    def __init__(self, path: Path, line: int | None, mend: str) -> None:
        super().__init__(f"{path}{'' if line is None else f', line {line}'}: {mend} (see docs/orders.md).")
        self.path, self.line, self.mend = path, line, mend


class CsvOrderBook:
    """`bot.usecases.ports.OrderBook` on a file; safe to use from many threads.

    A changed file that is broken is reported in the log and the orders read before it stay in use.
    """

    def __init__(self, path: Path) -> None:
        """Reads the file.

        Raises:
            OrderFileError: it is missing, or a line of it is broken.
        """
        self._path = path
        self._lock = threading.Lock()
        self._stamp = _stamp(path)
        self._orders = read_orders(path)

    def by_number(self, number: str) -> Order | None:
        return self._current().get(order_number(number)) if number.strip() else None

    def by_contact(self, *, phone: str = "", email: str = "") -> list[Order]:
        digits, address = plain_phone(phone), plain_email(email)
        return newest_first(
            order
            for order in self._current().values()
            if (digits and order.phone == digits) or (address and order.email == address)
        )

    def _current(self) -> Mapping[str, Order]:
        with self._lock:
            stamp = _stamp(self._path)
            if stamp != self._stamp:
                self._stamp = stamp
                self._read_again()
            return self._orders

    def _read_again(self) -> None:
        try:
            self._orders = read_orders(self._path)
            log.info("orders read again: %d", len(self._orders))
        except OrderFileError as error:
            log.error("%s The orders read before it stay in use.", error, extra={"code": error.code})


def read_orders(path: Path) -> dict[str, Order]:
    """All orders of a file, by number.

    Args:
        path: UTF-8, with or without byte order mark; the first line names the columns, see docs/orders.md.

    Raises:
        OrderFileError: the file is missing, not UTF-8, lacks a column, or has a broken line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            groups = _grouped(path, csv.DictReader(file, strict=True))
    except OSError as error:
        raise OrderFileError(path, None, f"cannot be read ({error.strerror}); put the file there") from None
    except UnicodeDecodeError:
        raise OrderFileError(path, None, "is not UTF-8; save it as “CSV UTF-8”") from None
    return {number: _order(path, lines) for number, lines in groups.items()}


def _grouped(path: Path, reader: csv.DictReader[str]) -> dict[str, dict[int, dict[str, str]]]:
    """The rows of each order, by the number of the line they end on."""
    _check_header(path, reader)
    groups: dict[str, dict[int, dict[str, str]]] = {}
    try:
        for row in reader:
            if None in row or None in row.values():
                columns = len(reader.fieldnames or ())
                raise BrokenRow(f"has not {columns} fields; put texts that hold a comma in double quotes")
            groups.setdefault(order_number(row["order_number"]), {})[reader.line_num] = row
    except BrokenRow as error:
        raise OrderFileError(path, reader.line_num, str(error)) from None
    except csv.Error as error:
        # Only the inner reader has counted the line that could not be parsed.
        mend = f"cannot be parsed ({error}); put texts in double quotes and write a double quote inside them twice"
        raise OrderFileError(path, reader.reader.line_num, mend) from None
    return groups


def _check_header(path: Path, reader: csv.DictReader[str]) -> None:
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise OrderFileError(path, 1, f"the columns {', '.join(missing)} are missing; name them in the first line")


def _order(path: Path, lines: Mapping[int, Mapping[str, str]]) -> Order:
    # Line by line first, so that the line at fault is the one that is named.
    seen: list[Mapping[str, str]] = []
    order: Order | None = None
    for number, row in lines.items():
        seen.append(row)
        try:
            order = as_order(seen)
        except BrokenRow as error:
            raise OrderFileError(path, number, str(error)) from None
    assert order is not None
    return order


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
