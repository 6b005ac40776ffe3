"""Numbers are read as people type them."""

from __future__ import annotations

import pytest

from bot.understanding.numerals import number

NUMBERS = [
    ("1,299.00", 1299),
    ("3百", 300),
    ("两千三", 2300),
    ("一万二", 12000),
    ("三百五", 350),
    ("一百二十", 120),
    ("十五", 15),
    ("一百零五", 105),
    ("两千零三十", 2030),
    ("1.2万", 12000),
    ("3千5", 3500),
    ("2k", 2000),
    ("1,2oo", 1200),
    ("a", 1),
    ("couple", 2),
    ("二〇", 20),
    ("万", 10000),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_number_is_read(text: str, value: float) -> None:
    assert number(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "abc", "块", "一一百"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None
