"""A message is taken for all it tells, so that nothing is asked twice."""

from __future__ import annotations

import pytest

from bot.usecases.absorb import SURE
from tests.unit.usecases.harness import BROKEN, LONG_STORY, Talk, a_case_ready_to_propose


def test_one_message_can_tell_everything(talk: Talk) -> None:
    talk.complain(wishes=("refund",))
    assert talk.fact("what_happened") == talk.fact("how_happened") == LONG_STORY
    assert talk.fact("why_dissatisfied") == "商品质量"
    assert talk.fact("wanted_solution") == "退款"
    assert talk.case.order_number == "AM26110342"
    assert talk.asked == "other_reasons"


def test_a_fact_keeps_the_words_and_the_message_it_came_from(talk: Talk) -> None:
    talk.tell(BROKEN, category="product_quality", message_id="m-7")
    fact = talk.case.facts[0]
    assert (fact.words, fact.message_id, fact.source) == (BROKEN, "m-7", "customer")


def test_a_short_complaint_does_not_tell_how_it_happened(talk: Talk) -> None:
    talk.tell(BROKEN, category="product_quality")
    assert talk.fact("how_happened") is None


@pytest.mark.parametrize(
    ("confidence", "category"), [(SURE, "delivery"), (SURE - 0.01, "other"), (1.0, "delivery"), (0.0, "other")]
)
def test_a_kind_of_complaint_is_believed_from_some_confidence(talk: Talk, confidence: float, category: str) -> None:
    talk.tell(category="delivery", category_confidence=confidence)
    assert talk.case.category == category
    assert (talk.case.cause is None) is (category == "other")


def test_the_kind_of_complaint_stays_once_known(talk: Talk) -> None:
    talk.tell(category="delivery")
    talk.tell("质量也差", category="product_quality")
    assert talk.case.category == "delivery"


def test_venting_tells_no_facts(talk: Talk) -> None:
    talk.tell("气死我了！！！", "vent")
    assert talk.fact("what_happened") is None


def test_an_order_number_alone_is_not_what_happened(talk: Talk) -> None:
    talk.tell("AM26110342", "inform", order_number="AM26110342")
    assert talk.fact("what_happened") is None


@pytest.mark.parametrize(
    ("asked", "point"),
    [
        ("why", "why_dissatisfied"),
        ("how", "how_happened"),
        ("sales_person", "sales_person"),
        ("other_reasons", "other_reasons"),
        ("other_detail", "other_reasons"),
    ],
)
def test_words_answer_the_open_question(talk: Talk, asked: str, point: str) -> None:
    case = a_case_ready_to_propose("refund")
    case.facts = [fact for fact in case.facts if fact.point != point]
    talk.given(case, asked=asked)
    talk.tell("盒子是湿的", "inform")
    assert talk.fact(point) == "盒子是湿的"


def test_a_name_answers_who_it_was(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund", category="service_attitude"), asked="sales_person")
    talk.tell("好像叫王倩", "inform", person="王倩")
    assert talk.fact("sales_person") == "王倩"


def test_a_name_is_noted_unasked_only_about_service(talk: Talk) -> None:
    talk.tell("王倩骂我", person="王倩", category="service_attitude")
    assert talk.fact("sales_person") == "王倩"
    other = Talk()
    other.tell("王倩卖我的坏了", person="王倩", category="product_quality")
    assert other.fact("sales_person") is None


def test_a_short_wish_is_no_other_reason(talk: Talk) -> None:
    talk.complain()
    assert talk.asked == "other_reasons"
    talk.tell("我要退款", "request_resolution", wishes=("refund",))
    assert talk.fact("other_reasons") == "-"
    assert talk.fact("wanted_solution") == "退款"
    assert talk.asked == "confirm"


def test_goods_named_are_noted_until_the_order_tells_them(talk: Talk) -> None:
    talk.tell("水壶漏水", goods="水壶")
    assert talk.fact("goods") == "水壶"
    talk.tell("AM26110342", "inform", order_number="AM26110342")
    assert talk.fact("goods") == "蓝牙耳机 Air 2（Bluetooth earphones）"


def test_wishes_are_kept_in_the_order_of_mention(talk: Talk) -> None:
    talk.tell(wishes=("apology", "refund", "none"))
    assert [wish.resolution for wish in talk.case.expectations] == ["apology", "refund"]
    assert talk.fact("wanted_solution") == "道歉、退款"


def test_wishes_are_named_in_the_language_of_the_talk(talk: Talk) -> None:
    talk.tell("I want my money back and an apology", wishes=("refund", "apology"), language="en")
    assert talk.fact("wanted_solution") == "a refund, an apology"


@pytest.mark.parametrize(("wish", "minor"), [("refund", 3000), ("compensation", 3000), ("repair", None)])
def test_a_sum_belongs_to_wishes_for_money(talk: Talk, wish: str, minor: int | None) -> None:
    talk.tell(wishes=(wish,), yuan=30)
    assert talk.case.expectations[0].amount_minor == minor
