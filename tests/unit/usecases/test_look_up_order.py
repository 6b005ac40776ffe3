"""The order is found by whatever the customer names, and everything it tells is never asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.casework.money import Money
from bot.casework.orders import OrderLine
from bot.usecases.look_up_order import name_in
from tests.builders import an_order
from tests.unit.usecases.harness import BROKEN, Talk

EARPHONES = OrderLine("蓝牙耳机 Air 2（Bluetooth earphones）", 1, Money(29900))
KETTLE = OrderLine("电热水壶 1.7L（kettle）", 1, Money(15900))
LAMP = OrderLine("台灯（desk lamp）", 1, Money(8900))
PHONE = "13800138001"


def three_orders() -> Talk:
    """The newest first: lamp, kettle, earphones."""
    return Talk(
        an_order(number="AM26110342", ordered_on=date(2026, 11, 10), lines=(EARPHONES,)),
        an_order(number="AM26110388", ordered_on=date(2026, 11, 11), lines=(KETTLE,)),
        an_order(number="AM26110399", ordered_on=date(2026, 11, 12), lines=(LAMP,)),
    )


def asked_to_pick() -> Talk:
    talk = three_orders()
    talk.tell("东西坏了")
    talk.tell("手机号13800138001", "inform", phone=PHONE)
    assert talk.asked == "order_pick"
    return talk


def test_a_number_brings_all_the_order_tells(talk: Talk) -> None:
    talk.tell(category="product_quality", order_number="AM26110342")
    case = talk.case
    assert (case.order_number, case.customer_class) == ("AM26110342", "burden")
    assert talk.fact("goods") == EARPHONES.goods
    assert talk.fact("sales_person") == "王倩"
    assert talk.fact("customer_kind") == "new"
    assert {f.source for f in case.facts if f.point in ("goods", "sales_person", "customer_kind")} == {"order_book"}


def test_an_unknown_number_is_told_and_the_order_asked_for_only_once_in_the_reply(talk: Talk) -> None:
    said = talk.tell(category="product_quality", order_number="AM99999999")
    assert "utter_order__unknown_number" in said
    assert "utter_probe__order" not in said
    assert talk.asked == "order"
    assert talk.case.order_number is None


def test_the_same_number_again_changes_nothing(talk: Talk) -> None:
    talk.tell(order_number="AM26110342")
    before = len(talk.case.facts)
    talk.tell("就是AM26110342", "inform", order_number="AM26110342")
    assert len([f for f in talk.case.facts if f.point == "customer_kind"]) == 1
    assert len(talk.case.facts) <= before + 1


def test_another_number_replaces_the_order_and_its_goods() -> None:
    talk = three_orders()
    talk.tell(order_number="AM26110342")
    talk.tell("不对，是AM26110388", "inform", order_number="AM26110388")
    assert talk.case.order_number == "AM26110388"
    assert talk.fact("goods") == KETTLE.goods


@pytest.mark.parametrize("contact", [{"phone": PHONE}, {"email": "lixuemei@example.cn"}])
def test_the_only_order_of_a_contact_is_the_one(talk: Talk, contact: dict[str, str]) -> None:
    talk.tell()
    talk.tell("……", "inform", **contact)
    assert talk.case.order_number == "AM26110342"
    (customer,) = talk.uow.stored.customers
    assert customer.verified
    assert talk.case.customer_id == talk.conversation.customer_id == customer.id


def test_an_unknown_contact_is_told(talk: Talk) -> None:
    talk.tell()
    assert "utter_order__unknown_contact" in talk.tell("……", "inform", phone="13900000000")
    assert talk.uow.stored.customers == []


def test_several_orders_are_put_to_choose_from_newest_first() -> None:
    talk = asked_to_pick()
    numbers = [choice[:10] for choice in talk.line("utter_order__pick").choices]
    assert numbers == ["AM26110399", "AM26110388", "AM26110342"]


def test_at_most_five_orders_are_put_to_choose_from() -> None:
    talk = Talk(*[an_order(number=f"AM2611040{digit}") for digit in range(8)])
    talk.tell("……", phone=PHONE)
    assert len(talk.line("utter_order__pick").choices) == 5


def test_goods_named_before_settle_which_order_it_is() -> None:
    talk = three_orders()
    talk.tell("水壶漏水", goods="电热水壶")
    talk.tell("……", "inform", phone=PHONE)
    assert talk.case.order_number == "AM26110388"


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ("第一个", "AM26110399"),
        ("1", "AM26110399"),
        ("第二个", "AM26110388"),
        ("the second", "AM26110388"),
        ("The second one, please", "AM26110388"),
        ("第三个", "AM26110342"),
        ("the third one", "AM26110342"),
        ("电热水壶那个", "AM26110388"),
        ("the kettle", "AM26110388"),
        ("台灯", "AM26110399"),
        ("AM26110342 蓝牙耳机 Air 2（Bluetooth earphones）", "AM26110342"),
    ],
)
def test_an_order_is_picked_by_place_goods_or_number(answer: str, number: str) -> None:
    talk = asked_to_pick()
    talk.tell(answer, "inform")
    assert talk.case.order_number == number


@pytest.mark.parametrize("answer", ["都不是", "第四个", "I am not sure", "13800138001"])
def test_what_names_none_of_them_picks_none(answer: str) -> None:
    talk = asked_to_pick()
    talk.tell(answer, "inform")
    assert talk.case.order_number is None


def test_with_the_shops_system_down_the_talk_goes_on_and_the_order_is_not_asked_again(talk: Talk) -> None:
    talk.orders.broken = True
    said = talk.tell(category="delivery", order_number="AM26110342")
    assert "utter_order__unavailable" in said
    assert talk.fact("customer_kind") == "unknown"
    assert talk.case.customer_class == "burden"
    assert talk.asked not in (None, "order", "order_contact")


def test_of_an_order_with_several_articles_the_one_named_is_meant() -> None:
    talk = Talk(an_order(lines=(EARPHONES, KETTLE)))
    talk.tell("电热水壶漏水", order_number="AM26110342")
    assert talk.fact("goods") == KETTLE.goods


def test_of_an_order_with_several_articles_it_is_asked_which_one() -> None:
    talk = Talk(an_order(lines=(EARPHONES, KETTLE)))
    talk.tell("东西坏了", order_number="AM26110342")
    assert talk.asked == "goods"
    assert len(talk.line("utter_probe__goods").choices) == 2


@pytest.mark.parametrize(
    ("answer", "goods"),
    [("电热水壶", KETTLE.goods), ("the kettle", KETTLE.goods), ("第一个", EARPHONES.goods), ("2", KETTLE.goods)],
)
def test_an_article_is_picked_by_name_or_place(answer: str, goods: str) -> None:
    talk = Talk(an_order(lines=(EARPHONES, KETTLE)))
    talk.tell("东西坏了", order_number="AM26110342")
    talk.tell(answer, "inform")
    assert talk.fact("goods") == goods


def test_an_order_with_more_articles_than_can_be_counted_is_no_trouble() -> None:
    talk = Talk(an_order(lines=tuple(OrderLine(f"物件{sign}", 1, Money(100)) for sign in "甲乙丙丁戊己庚")))
    talk.tell("东西坏了", order_number="AM26110342")
    talk.tell("物件庚", "inform")
    assert talk.fact("goods") == "物件庚"


@pytest.mark.parametrize(
    ("goods", "text", "named"),
    [
        (KETTLE.goods, "电热水壶坏了", True),
        (KETTLE.goods, "my kettle leaks", True),
        (KETTLE.goods, "热水壶", True),
        (KETTLE.goods, "壶", False),
        (KETTLE.goods, "", False),
        (KETTLE.goods, "耳机坏了", False),
        ("纯棉T恤（cotton T-shirt）", "the cotton t-shirt shrank", True),
        ("手机壳(phone case)", "the phone case", True),
        ("Teapot", "我的 teapot 坏了", True),
    ],
)
def test_goods_are_known_by_either_name(goods: str, text: str, named: bool) -> None:
    assert name_in(goods, text) is named


def test_who_bought_before_is_an_old_customer() -> None:
    talk = three_orders()
    talk.tell(order_number="AM26110399")
    assert talk.fact("customer_kind") == "old"


def known_by(talk: Talk, **signs: Any) -> bool:
    """Whether the talk's customer counts as the one whose order it is."""
    talk.tell(BROKEN, **signs)
    return talk.conversation.customer_id is not None


def test_an_order_number_does_not_show_who_is_talking() -> None:
    assert not known_by(Talk(), order_number="AM26110342")
    assert known_by(Talk(), phone=PHONE)


def test_a_case_knows_the_customer_of_its_order(talk: Talk) -> None:
    talk.tell(order_number="AM26110342")
    (customer,) = talk.uow.stored.customers
    assert (talk.case.customer_id, customer.name, customer.verified) == (customer.id, "李雪梅", False)
