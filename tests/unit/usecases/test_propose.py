"""A remedy is offered inside the bot's authority; what cannot be met gets reason and alternative."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.casework import vocabulary
from bot.casework.case import Case, Expectation
from bot.casework.money import Money
from bot.casework.orders import Order, OrderLine
from bot.casework.remedies import Answer
from bot.casework.steps import OutOfOrder
from bot.usecases import propose as module
from bot.usecases.proceed import proceed
from bot.usecases.propose import BeyondAuthority, alternatives, describe, propose
from tests.builders import an_expectation, an_offer, an_order
from tests.unit.usecases.harness import Talk, a_case_ready_to_propose, turn_on

LINE = an_order().lines[0]


def priced(yuan: int, **changes: Any) -> Order:
    return an_order(lines=(replace(LINE, price=Money(yuan * 100)),), **changes)


def answered(case: Case, order: Order | None = None) -> Talk:
    """The talk after the case's only wish was answered."""
    talk = Talk(*([order] if order else []))
    talk.given(case)
    talk.say(proceed, "inform")
    return talk


def keys(talk: Talk) -> list[str]:
    return [line.key for line in talk.reply.lines]


@pytest.mark.parametrize(
    ("wish", "offer"),
    [("refund", "退款¥299"), ("replace", "换货"), ("repair", "维修"), ("apology", "道歉"), ("explanation", "说明原因")],
)
def test_what_the_bot_may_grant_is_offered_with_responsibility(wish: str, offer: str) -> None:
    talk = answered(a_case_ready_to_propose(wish))
    assert keys(talk) == ["utter_solution__responsibility", f"utter_offer__{wish}"]
    assert talk.reply.lines[-1].slots["offer"] == offer
    assert (talk.asked, talk.case.step) == ("accept", "confirm")


def test_an_offer_says_goods_amount_benefit_and_date() -> None:
    slots = answered(a_case_ready_to_propose("refund")).line("utter_offer__refund").slots
    assert slots["amount"] == "¥299"
    assert slots["goods"] == LINE.goods
    assert slots["benefit"] == vocabulary.text("remedies", "refund", "benefit", "zh")
    assert slots["due"] == "11月25日（周三）18:00前"


def test_an_offer_is_on_record_as_the_bots_with_the_message_it_answers() -> None:
    talk = answered(a_case_ready_to_propose("refund"))
    (offer,) = talk.case.offers
    assert (offer.remedy, offer.amount, offer.role, offer.status) == ("refund", Money(29900), "bot", "proposed")
    assert offer.message_id == talk.uow.stored.messages[-1].client_id
    assert offer.expectation_id == talk.case.expectations[0].id


@pytest.mark.parametrize(
    ("wish", "order", "reason"),
    [
        ("refund", priced(501), "over_authority"),
        ("replace", priced(801), "over_authority"),
        ("refund", priced(300, delivered_on=date(2026, 10, 1)), "over_authority"),
    ],
)
def test_beyond_its_authority_the_bot_promises_nothing_and_calls_a_person(wish: str, order: Order, reason: str) -> None:
    talk = answered(a_case_ready_to_propose(wish), order)
    assert talk.case.offers == []
    assert [handoff.reason for handoff in talk.case.handoffs] == [reason]
    assert keys(talk)[0] == "utter_solution__responsibility"


def test_without_an_order_a_person_looks_for_it() -> None:
    talk = answered(a_case_ready_to_propose("refund", order_number=None))
    assert (talk.case.offers, talk.case.handoffs[0].reason) == ([], "over_authority")


def test_with_the_shops_system_down_nothing_is_promised() -> None:
    talk = Talk()
    talk.orders.broken = True
    talk.given(a_case_ready_to_propose("refund"))
    talk.say(proceed, "inform")
    assert (talk.case.offers, talk.case.handoffs[0].reason) == ([], "over_authority")


REFUSED: dict[str, Expectation] = {
    "internal_decision": an_expectation(resolution="discipline_staff"),
    "more_than_paid": an_expectation(resolution="refund", amount_minor=50000),
    "too_expensive": an_expectation(resolution="compensation", amount_minor=40000),
}


@pytest.mark.parametrize("reason", REFUSED)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_no_carries_the_reason_and_an_alternative(reason: str, language: str) -> None:
    wish = REFUSED[reason]
    talk = Talk()
    fresh = an_expectation(resolution=wish.resolution, amount_minor=wish.amount_minor)
    talk.given(a_case_ready_to_propose(expectations=[fresh]), language=language)
    talk.say(proceed, "inform", language=language)
    refusal, _, offer = talk.reply.lines
    assert refusal.key == "utter_solution__refuse"
    assert refusal.slots["reason"] == vocabulary.text("refusals", reason, "reason", language)
    assert offer.key.startswith("utter_offer__")
    stored = talk.case.expectations[0]
    assert (stored.can, stored.reason, stored.alternative) == ("no", reason, talk.case.offers[0].remedy)


def test_too_large_a_sum_gets_the_largest_the_bot_may_give() -> None:
    wish = an_expectation(resolution="compensation", amount_minor=40000)
    talk = answered(a_case_ready_to_propose(expectations=[wish]))
    assert talk.case.offers[0].amount == Money(2990)


def test_the_no_is_said_once_for_a_wish() -> None:
    wish = an_expectation(resolution="discipline_staff", refusals=1)
    assert "utter_solution__refuse" not in keys(answered(a_case_ready_to_propose(expectations=[wish])))


def test_a_wish_left_to_us_gets_the_best_there_is() -> None:
    talk = answered(a_case_ready_to_propose("other"))
    assert keys(talk) == ["utter_solution__responsibility", "utter_offer__refund"]


def test_what_was_declined_is_not_offered_again() -> None:
    case = a_case_ready_to_propose("refund", offers=[an_offer(remedy="refund", status="declined")])
    talk = answered(case)
    assert talk.case.offers[-1].remedy != "refund"


def test_with_nothing_left_to_offer_the_wish_is_shelved_and_forwarded() -> None:
    declined = [an_offer(remedy=remedy, status="declined") for remedy in vocabulary.keys("remedies")]
    talk = answered(a_case_ready_to_propose("other", offers=declined))
    assert [wish.status for wish in talk.case.expectations] == ["shelved"]
    assert talk.case.handoffs[0].reason == "no_agreement"


def test_the_price_is_of_the_article_not_of_the_whole_order() -> None:
    order = an_order(lines=(LINE, OrderLine("大衣（coat）", 1, Money(200000))))
    assert answered(a_case_ready_to_propose("refund"), order).case.offers[0].amount == Money(29900)


def test_a_second_refund_for_the_same_goods_is_for_a_person() -> None:
    talk = Talk()
    earlier = a_case_ready_to_propose("refund", number="A261101-AAAA", conversation_id="talk-0", status="closed")
    earlier.offers = [an_offer(remedy="refund", amount_minor=29900, status="accepted")]
    Talk(name="talk-0", beside=talk).given(earlier)
    talk.given(a_case_ready_to_propose("refund"))
    talk.say(proceed, "inform")
    assert (talk.case.offers, talk.case.handoffs[0].reason) == ([], "over_authority")


def test_no_remedy_before_apology_and_facts(talk: Talk) -> None:
    case = a_case_ready_to_propose("refund", steps=[])
    with pytest.raises(OutOfOrder, match="before apology and facts"):
        propose(turn_on(talk, case), case.expectations[0].id)
    assert case.offers == []


def test_an_offer_beyond_authority_is_stopped_before_it_is_said(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    generous = Answer("yes", "refund", Money(9_999_900), "bot")
    monkeypatch.setattr(module.remedies, "answer_expectation", lambda *_, **__: generous)
    case = a_case_ready_to_propose("refund")
    turn = turn_on(talk, case)
    with pytest.raises(BeyondAuthority, match="refund"):
        propose(turn, case.expectations[0].id)
    assert (case.offers, turn.reply.lines) == ([], [])


def test_alternatives_come_best_first(talk: Talk) -> None:
    found = alternatives(turn_on(talk, a_case_ready_to_propose("refund")))
    assert [remedy.key for remedy in found] == [
        key for key in vocabulary.keys("remedies") if key in {remedy.key for remedy in found}
    ]


@pytest.mark.parametrize(
    ("language", "minor", "words"),
    [("zh", 29900, "退款¥299"), ("en", 29900, "a refund of ¥299"), ("zh", None, "退款"), ("en", None, "a refund")],
)
def test_an_offer_is_described_in_few_words(talk: Talk, language: str, minor: int | None, words: str) -> None:
    turn = turn_on(talk, None)
    turn.conversation.language = language
    assert describe(turn, an_offer(remedy="refund", amount_minor=minor)) == words
