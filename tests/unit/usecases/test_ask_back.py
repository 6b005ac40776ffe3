"""One question at a time, put twice at most, then the talk goes on without its answer."""

from __future__ import annotations

from datetime import date

import pytest

from bot.casework import vocabulary
from bot.usecases.ask_back import PATIENCE, POINT_OF
from bot.usecases.listen import listen
from bot.usecases.misunderstand import FREE_TEXT
from tests.builders import an_order
from tests.unit.usecases.harness import Talk, a_case_ready_to_propose

WITHOUT = {
    "what": "what_happened",
    "order": "customer_kind",
    "goods": "goods",
    "why": "why_dissatisfied",
    "how": "how_happened",
    "sales_person": "sales_person",
    "other_reasons": "other_reasons",
    "wanted": "wanted_solution",
}


def lacking(talk: Talk, question: str, **conversation: object) -> Talk:
    """All known but the answer to `question`."""
    case = a_case_ready_to_propose(category="service_attitude" if question == "sales_person" else "product_quality")
    case.facts = [fact for fact in case.facts if fact.point != WITHOUT[question]]
    case.order_number = None
    talk.given(case, **conversation)
    return talk


def nothing_new(talk: Talk) -> list[str]:
    """A message that answers nothing."""
    return talk.say(listen, "vent", "唉")


@pytest.mark.parametrize("question", WITHOUT)
def test_each_missing_point_is_asked_for(talk: Talk, question: str) -> None:
    said = nothing_new(lacking(talk, question))
    assert talk.asked == question
    assert said[-1] == ("utter_probe__how_product_quality" if question == "how" else f"utter_probe__{question}")


@pytest.mark.parametrize("category", vocabulary.keys("categories"))
def test_how_it_happened_is_asked_in_words_of_the_kind_of_complaint(talk: Talk, category: str) -> None:
    lacking(talk, "how")
    with talk.uow as uow:
        uow.cases.get(talk.case.id).category = category  # type: ignore[union-attr]
        uow.commit()
    assert nothing_new(talk)[-1] == f"utter_probe__how_{category}"


@pytest.mark.parametrize("question", ["what", "order", "goods", "wanted"])
def test_a_question_put_often_enough_is_left_open(talk: Talk, question: str) -> None:
    nothing_new(lacking(talk, question))
    assert (talk.asked, talk.conversation.asked_times) == (question, 1)
    for _ in range(PATIENCE - 1):
        nothing_new(talk)
    assert (talk.asked, talk.conversation.asked_times) == (question, PATIENCE)
    nothing_new(talk)
    assert talk.asked != question


def test_an_order_never_found_is_put_down_as_unknown(talk: Talk) -> None:
    lacking(talk, "order", asked="order", asked_times=PATIENCE)
    nothing_new(talk)
    assert talk.fact("customer_kind") == "unknown"
    assert talk.case.customer_class == "burden"


def test_a_customer_without_a_wish_leaves_it_to_us(talk: Talk) -> None:
    lacking(talk, "wanted", asked="wanted", asked_times=PATIENCE)
    nothing_new(talk)
    assert [wish.resolution for wish in talk.case.expectations] == ["other"]


def picking(talk: Talk) -> Talk:
    talk.orders.orders.append(an_order(number="AM26110388", ordered_on=date(2026, 11, 1)))
    talk.tell("东西坏了")
    talk.tell("……", "inform", phone="13800138001")
    return talk


def test_the_orders_to_choose_from_are_all_that_is_asked(talk: Talk) -> None:
    picking(talk)
    assert [line.key for line in talk.reply.lines if line.choices or "order" in line.key] == ["utter_order__pick"]


def test_which_order_is_asked_twice_and_then_left_open(talk: Talk) -> None:
    picking(talk)
    assert talk.tell("不知道", "inform")[-1] == "utter_order__pick"
    assert len(talk.line("utter_order__pick").choices) == 2
    talk.tell("不知道", "inform")
    assert talk.asked not in ("order", "order_pick")
    assert talk.fact("customer_kind") == "unknown"


def test_with_the_shops_system_down_which_order_is_left_open(talk: Talk) -> None:
    picking(talk)
    talk.orders.broken = True
    talk.tell("第一个", "inform")
    assert talk.fact("customer_kind") == "unknown"


def test_every_question_for_a_point_names_one_of_the_nine() -> None:
    assert set(POINT_OF.values()) <= set(vocabulary.keys("facts"))
    assert set(POINT_OF) - {"wanted"} <= FREE_TEXT
