"""The same words mean different things to different questions."""

from __future__ import annotations

from typing import Any

import pytest

from bot.usecases.in_context import choose_for_them, go_on, go_on_without, verb_meant
from bot.usecases.listen import listen
from bot.usecases.settle_offer import accept
from bot.usecases.take_turn import Verb
from tests.builders import a_step, an_offer
from tests.unit.usecases.harness import Talk, a_case_ready_to_propose, turn_on


def the_verb(turn: Any) -> None:
    """What the rules chose."""


def meant(asked: str | None, intent: str, text: str = "……", *, status: str = "open", **signs: Any) -> Verb:
    case = a_case_ready_to_propose("refund", status=status)
    if asked == "accept":
        case.steps += [a_step(step="probe"), a_step(step="solution")]
        case.offers.append(an_offer(remedy="refund", amount_minor=29900, expectation_id=case.expectations[0].id))
    turn = turn_on(Talk(), case, intent=intent, text=text, **signs)
    turn.conversation.asked = asked
    return verb_meant(turn, the_verb)


@pytest.mark.parametrize(
    ("asked", "intent", "text", "signs", "verb"),
    [
        ("wanted", "inform", "你们看着办吧", {}, choose_for_them),
        ("wanted", "inform", "it's up to you", {}, choose_for_them),
        ("opinion", "inform", "你们看着办吧", {}, listen),
        ("wanted", "greet", "退款", {"wishes": ("refund",)}, listen),
        ("goods", "praise", "蓝牙耳机", {}, go_on),
        ("order", "inform", "It's not about an order", {}, go_on_without),
        ("accept", "deny", "不要退款，我要换货", {"wishes": ("replace",)}, listen),
        ("accept", "affirm", "好", {}, the_verb),
        ("accept", "deny", "不行", {}, the_verb),
        ("confirm", "affirm", "对", {}, the_verb),
        ("withdraw", "affirm", "是", {}, the_verb),
        (None, "inform", "嗯", {}, the_verb),
    ],
)
def test_the_question_on_the_table_decides(
    asked: str | None, intent: str, text: str, signs: dict[str, Any], verb: Verb
) -> None:
    assert meant(asked, intent, text, **signs) is verb


def test_a_thank_you_that_agrees_is_a_yes_and_any_other_is_not() -> None:
    assert meant("accept", "thank", "可以，谢谢") is accept
    assert meant("accept", "thank", "谢谢") is the_verb


@pytest.mark.parametrize("status", ["waiting_person", "closed", "withdrawn"])
def test_only_an_open_case_is_read_in_its_context(status: str) -> None:
    assert meant("wanted", "inform", "你们看着办吧", status=status) is the_verb


def test_a_first_message_that_tells_a_trouble_is_a_complaint_however_it_begins() -> None:
    talk = Talk()
    trouble = {"text": "包裹一直没到", "category": "delivery", "category_confidence": 0.9}
    asks = turn_on(talk, None, intent="ask_status", **trouble)
    assert verb_meant(asks, the_verb) is listen
    assert asks.heard.intent == "complain"
    assert verb_meant(turn_on(talk, None, intent="greet", text="你好"), the_verb) is the_verb
