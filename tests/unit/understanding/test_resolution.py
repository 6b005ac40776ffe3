"""Wishes are found in order of mention, and refused ones are left out."""

from __future__ import annotations

import pytest

from bot.understanding.resolution import asked_resolutions

WISHES = [
    ("退款", ["refund"]),
    ("我不要换货，我要退款", ["refund"]),
    ("repair? no, I want my money back", ["refund"]),
    ("要么退款要么换货", ["refund", "replace"]),
    ("先道歉，再赔偿", ["apology", "compensation"]),
    ("退一赔三", ["refund", "compensation"]),
    ("能不能给我换一个", ["replace"]),
    ("为什么不给我退款", ["refund"]),
    ("给我修好就行", ["repair"]),
    ("修了三次还是坏的", []),
    ("给个说法", ["explanation"]),
    ("把那个店员开除", ["discipline_staff"]),
    ("取消订单", ["other"]),
    ("不要优惠券，我要现金赔偿", ["compensation"]),
    ("我要退費", ["refund"]),
    ("杯子碎了", []),
    ("refund please", ["refund"]),
    ("I don't want an apology, I want a replacement", ["replace"]),
    ("a replacement rather than a refund", ["replace"]),
    ("can someone come and fix it", ["repair"]),
    ("I expect compensation and an apology", ["compensation", "apology"]),
    ("I want an explanation", ["explanation"]),
    ("that man should be fired", ["discipline_staff"]),
    ("cancel my order", ["other"]),
    ("why don't you just refund me", ["refund"]),
    ("it was repaired twice already", []),
    ("the cup is broken", []),
]


@pytest.mark.parametrize(("text", "wishes"), WISHES)
def test_wishes_are_found_in_order(text: str, wishes: list[str]) -> None:
    assert list(asked_resolutions(text).all) == wishes


def test_the_first_wish_is_the_value() -> None:
    assert asked_resolutions("要么退款要么换货").value == "refund"


def test_no_wish_is_none() -> None:
    assert asked_resolutions("你好").value == "none"


def test_several_wishes_are_less_sure_than_one() -> None:
    assert asked_resolutions("退款换货道歉").confidence < asked_resolutions("退款").confidence
