"""A file of orders is read whole or refused with its mend, and read again when it changes."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from bot.storage.orders_csv import CsvOrderBook, OrderFileError, read_orders

HEADER = (
    "order_number,customer_name,phone,email,ordered_on,goods,quantity,price,currency,"
    "delivery_state,delivered_on,sales_person"
)
GOOD = "AM26110342,李雪梅,13800138001,,2026-11-12,蓝牙耳机,1,299.00,CNY,delivered,2026-11-15,王倩"


def write(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join([HEADER, *lines, ""]), encoding=encoding)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "orders.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_does_no_harm(file: Path, encoding: str) -> None:
    assert list(read_orders(write(file, GOOD, encoding=encoding))) == ["AM26110342"]


def test_lines_of_one_order_need_not_stand_together(file: Path) -> None:
    other = GOOD.replace("AM26110342", "AM26110343")
    order = read_orders(write(file, GOOD, other, GOOD.replace("蓝牙耳机", "耳机盒")))["AM26110342"]
    assert [line.goods for line in order.lines] == ["蓝牙耳机", "耳机盒"]


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("299.00", "￥299", "price is '￥299'; write digits with a point"),
        ("299.00", "299.999", "at most two decimals"),
        ("299.00", "-1", "from 0 upwards"),
        ("299.00", "NaN", "from 0 upwards"),
        ("299.00", "1,299.00", "double quotes"),
        (",1,", ",0,", "quantity is '0'"),
        ("CNY", "RMB¥", "currency is 'RMB¥'"),
        ("2026-11-12", "12.11.2026", "ordered_on is '12.11.2026'; write a day such as 2026-11-20"),
        ("2026-11-15", "2026-11-31", "delivered_on is '2026-11-31'"),
        ("2026-11-15", "2026-11-01", "a day after ordered_on"),
        ("2026-11-15", "", "delivered_on is empty"),
        (",delivered,", ",sent,", "delivery_state is 'sent'; write one of paid, shipped"),
        (",delivered,", ",shipped,", "needs a delivered order"),
        ("蓝牙耳机", "", "goods is empty; fill it in"),
        ("李雪梅", "", "customer_name is empty"),
        ("AM26110342", "", "order_number is empty"),
        (",王倩", "", "has not 12 fields"),
        ("蓝牙耳机", '"蓝牙" 耳机', "write a double quote inside them twice"),
        ("13800138001", "1.38E+10", "make the column a text column"),
    ],
)
def test_a_broken_line_is_named_with_its_mend(file: Path, old: str, new: str, mend: str) -> None:
    write(file, GOOD.replace("AM26110342", "AM26110341"), GOOD.replace(old, new, 1))
    with pytest.raises(OrderFileError, match=r"orders\.csv, line 3") as caught:
        CsvOrderBook(file)
    assert mend in str(caught.value)
    assert caught.value.line == 3


def test_lines_that_contradict_each_other_are_refused(file: Path) -> None:
    with pytest.raises(OrderFileError, match=r"line 3: phone differs from the first line of the same order"):
        read_orders(write(file, GOOD, GOOD.replace("13800138001", "13800138002")))
    with pytest.raises(OrderFileError, match=r"line 3: currency differs"):
        read_orders(write(file, GOOD, GOOD.replace("CNY", "USD")))


def test_a_missing_column_is_named(file: Path) -> None:
    file.write_text(HEADER.replace("phone,", "") + "\n", encoding="utf-8")
    with pytest.raises(OrderFileError, match=r"line 1: the columns phone are missing"):
        read_orders(file)


def test_an_empty_file_lacks_all_columns(file: Path) -> None:
    file.touch()
    with pytest.raises(OrderFileError, match="order_number, customer_name"):
        read_orders(file)


def test_a_file_that_is_missing_or_in_another_encoding_is_refused(file: Path) -> None:
    with pytest.raises(OrderFileError, match="cannot be read"):
        CsvOrderBook(file)
    with pytest.raises(OrderFileError, match="is not UTF-8"):
        CsvOrderBook(write(file, GOOD, encoding="gb18030"))


def test_a_changed_file_is_read_again(file: Path) -> None:
    book = CsvOrderBook(write(file, GOOD))
    write(file, GOOD.replace("AM26110342", "AM26110343"))
    os.utime(file, ns=(1, 1))
    assert book.by_number("AM26110342") is None
    assert book.by_number("AM26110343") is not None


def test_a_file_that_is_broken_or_gone_later_leaves_the_old_orders_in_use(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    book = CsvOrderBook(write(file, GOOD))
    with caplog.at_level(logging.ERROR):
        write(file, GOOD, GOOD.replace("299.00", "free"))
        assert book.by_number("AM26110342") is not None
        file.unlink()
        assert book.by_number("AM26110342") is not None
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    write(file)
    assert book.by_number("AM26110342") is None
