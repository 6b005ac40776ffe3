"""What a message says beside a yes, a no or an announcement is read in both languages."""

from __future__ import annotations

import pytest

from bot.casework.told import (
    agrees_with_thanks,
    announces_complaint,
    asks_about_case,
    has_no_order,
    is_question,
    leaves_it_to_us,
    only_announces,
    tells_more,
)


@pytest.mark.parametrize(
    ("text", "agrees"),
    [("可以，谢谢", True), ("Thanks, that's fine", True), ("谢谢", False), ("Thanks", False), ("谢谢，不可以", False)],
)
def test_mere_thanks_is_no_yes(text: str, agrees: bool) -> None:
    assert agrees_with_thanks(text) is agrees


@pytest.mark.parametrize("text", ["我要投诉", "I want to make a complaint"])
def test_an_announcement_tells_nothing_yet(text: str) -> None:
    assert announces_complaint(text)
    assert only_announces(text)


@pytest.mark.parametrize("text", ["我要投诉耳机左边没有声音", "I want to complain that the kettle leaks", "我不投诉了"])
def test_what_tells_something_or_takes_it_back_is_no_announcement(text: str) -> None:
    assert not announces_complaint(text)


@pytest.mark.parametrize(("text", "more"), [("不是", False), ("no", False), ("no, it leaks from the base", True)])
def test_a_fact_beside_a_no_is_heard(text: str, more: bool) -> None:
    assert tells_more(text) is more


@pytest.mark.parametrize(("text", "case"), [("我的投诉进度", True), ("my case", True), ("我的包裹呢", False)])
def test_the_state_of_a_case_is_not_the_state_of_a_parcel(text: str, case: bool) -> None:
    assert asks_about_case(text) is case


@pytest.mark.parametrize(("text", "asks"), [("什么时候到", True), ("Where is it", True), ("一直没到", False)])
def test_a_question_is_told_from_a_report(text: str, asks: bool) -> None:
    assert is_question(text) is asks


@pytest.mark.parametrize(("text", "none"), [("我没下单", True), ("not about an order", True), ("没有订单号", False)])
def test_no_order_is_not_the_same_as_no_number(text: str, none: bool) -> None:
    assert has_no_order(text) is none


@pytest.mark.parametrize(("text", "ours"), [("你们看着办吧", True), ("it's up to you", True), ("退款", False)])
def test_a_choice_left_to_us_is_heard(text: str, ours: bool) -> None:
    assert leaves_it_to_us(text) is ours
