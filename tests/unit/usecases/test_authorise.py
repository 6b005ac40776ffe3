"""Nobody promises more than they may, and what they may is put on record before it is said (H16, H88, H90)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.casework import when
from bot.casework.case import Case
from bot.casework.money import Money
from bot.casework.orders import OrderLine
from bot.casework.remedies import Situation
from bot.usecases.authorise import BEYOND, GUARANTEED, NO_DATE, NOBODY, NOT_RECORDED, Record, objections
from tests.builders import NOW, a_case, an_offer, an_order
from tests.unit.usecases.harness import the_policy

PAID = 8000
ORDER = an_order(lines=(OrderLine("电视 75 吋（TV）", 1, Money(PAID * 100)),))
SITUATION = Situation("product_quality", ORDER, "small_star", date(2026, 11, 21))
"""Of its ¥8,000 the assistant may refund 500, an agent 3,000, a lead all, and nobody more than was paid."""

FINE: list[tuple[str, str, dict[str, str]]] = []
RECORD_FIRST = [("A1_remedy", "suggest", NOT_RECORDED)]
STOPPED = [("A1_remedy", "block", NOT_RECORDED)]
ASK_ANOTHER = [("A1_remedy", "block", BEYOND)]
NOBODY_MAY = [("A1_remedy", "block", NOBODY)]

SAYINGS = ("我可以为您办理退款¥{}。", "We can refund you ¥{}.")

TABLE = [
    ("bot", 299, STOPPED),
    ("bot", 2000, STOPPED),
    ("bot", 8000, STOPPED),
    ("bot", 9000, STOPPED),
    ("agent", 299, RECORD_FIRST),
    ("agent", 3000, RECORD_FIRST),
    ("agent", 3001, ASK_ANOTHER),
    ("agent", 8000, ASK_ANOTHER),
    ("agent", 9000, NOBODY_MAY),
    ("lead", 299, RECORD_FIRST),
    ("lead", 8000, RECORD_FIRST),
    ("lead", 9000, NOBODY_MAY),
]
"""What is said of a sum that is not on record, by who says it."""


def record(speaker: str, case: Case | None = None, **more: Any) -> Record:
    return Record(the_policy(), speaker, **{"case": case or a_case(), "situation": SITUATION, **more})


def with_offer(yuan: int | None, remedy: str = "refund", status: str = "proposed") -> Case:
    return a_case(offers=[an_offer(remedy=remedy, status=status, amount_minor=None if yuan is None else yuan * 100)])


def against(text: str, held: Record) -> list[tuple[str, str, dict[str, str]]]:
    return [(objection.rule, objection.level, objection.reason) for objection in objections(text, held)]


@pytest.mark.parametrize("saying", SAYINGS)
@pytest.mark.parametrize(("speaker", "yuan", "expected"), TABLE)
def test_what_is_not_on_record_is_weighed_by_who_says_it(
    saying: str, speaker: str, yuan: int, expected: list[tuple[str, str, dict[str, str]]]
) -> None:
    assert against(saying.format(yuan), record(speaker)) == expected


@pytest.mark.parametrize("saying", SAYINGS)
@pytest.mark.parametrize("status", ["proposed", "accepted", "approved"])
@pytest.mark.parametrize(("speaker", "yuan", "_"), TABLE)
def test_what_is_on_record_may_be_said_by_anybody(saying: str, status: str, speaker: str, yuan: int, _: object) -> None:
    assert against(saying.format(yuan), record(speaker, with_offer(yuan, status=status))) == FINE


@pytest.mark.parametrize("saying", SAYINGS)
def test_an_offer_on_record_covers_smaller_sums_and_no_larger_one(saying: str) -> None:
    held = record("bot", with_offer(299))
    assert against(saying.format(200), held) == FINE
    assert against(saying.format("299.01"), held) == STOPPED


@pytest.mark.parametrize("status", ["declined", "withdrawn"])
def test_an_offer_that_no_longer_stands_covers_nothing(status: str) -> None:
    assert against("我可以为您办理退款¥299。", record("bot", with_offer(299, status=status))) == STOPPED


def test_an_offer_of_one_remedy_does_not_cover_another() -> None:
    assert against("我可以为您换一台新的。", record("bot", with_offer(299))) == STOPPED
    assert against("我可以为您换一台新的。", record("bot", with_offer(None, "replace"))) == FINE


def test_an_offer_without_a_sum_covers_no_sum() -> None:
    assert against("我可以给您补偿50元。", record("bot", with_offer(None, "compensation"))) == STOPPED


@pytest.mark.parametrize("speaker", ["bot", "agent", "lead"])
@pytest.mark.parametrize("case", [a_case(), None])
def test_without_a_known_situation_nothing_unrecorded_may_be_promised(speaker: str, case: Case | None) -> None:
    held = Record(the_policy(), speaker, case=case, situation=None)
    assert against("We will send you another one.", held) == STOPPED


@pytest.mark.parametrize(("speaker", "level"), [("bot", "block"), ("agent", "suggest"), ("lead", "suggest")])
@pytest.mark.parametrize("text", ["保证给您解决。", "I guarantee this will be solved."])
def test_a_guarantee_stops_the_assistant_and_warns_people(speaker: str, level: str, text: str) -> None:
    assert against(text, record(speaker)) == [("A2_guarantee", level, GUARANTEED)]


@pytest.mark.parametrize(("speaker", "level"), [("bot", "block"), ("agent", "suggest"), ("lead", "suggest")])
@pytest.mark.parametrize("text", ["明天18:00前给您答复。", "You will have an answer within 24 hours."])
def test_a_time_that_is_not_on_record_stops_the_assistant_and_warns_people(speaker: str, level: str, text: str) -> None:
    assert against(text, record(speaker)) == [("A3_deadline", level, NO_DATE)]


@pytest.mark.parametrize(("language", "text"), [("zh", "{}给您答复。"), ("en", "You will have an answer {}.")])
def test_a_time_on_record_may_be_said_in_both_languages(language: str, text: str) -> None:
    said = when.say_by(the_policy().calendar, NOW.replace(day=24), NOW, language)
    assert against(text.format(said), record("bot")) != FINE
    assert against(text.format(said), record("bot", said_times=[said])) == FINE


def test_a_time_on_record_does_not_excuse_another_one() -> None:
    held = record("bot", said_times=["11月24日（周二）18:00前"])
    text = "11月24日（周二）18:00前退回；明天18:00前给您答复。"
    assert [(objection.rule, text[objection.start : objection.end]) for objection in objections(text, held)] == [
        ("A3_deadline", "明天18:00前")
    ]


def test_the_customers_words_repeated_back_promise_nothing() -> None:
    words = "客服保证明天18:00前给我退款"
    text = f"我记下了：{words}。"
    assert against(text, record("bot")) != FINE
    assert against(text, record("bot", quoted=[words])) == FINE


def test_a_promise_beside_the_customers_words_is_still_found_in_its_place() -> None:
    words = "我要退款"
    text = f"您说{words}。保证给您解决。"
    (objection,) = objections(text, record("bot", quoted=[words]))
    assert (objection.rule, text[objection.start : objection.end]) == ("A2_guarantee", "保证")


def test_several_promises_are_told_in_their_order() -> None:
    rules = [rule for rule, _, _ in against("保证给您解决。我可以为您办理退款¥299。明天18:00前到账。", record("bot"))]
    assert rules == ["A2_guarantee", "A1_remedy", "A3_deadline"]


@pytest.mark.parametrize("reason", [NOT_RECORDED, BEYOND, NOBODY, GUARANTEED, NO_DATE])
def test_each_reason_is_told_in_both_languages(reason: dict[str, str]) -> None:
    assert set(reason) == {"zh", "en"} and all(reason.values())
