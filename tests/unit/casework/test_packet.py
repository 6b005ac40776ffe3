"""The hand-over packet holds all a colleague needs and can be stored as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.casework.case import AngerReading, Case, StepRecord
from bot.casework.packet import build_packet, next_sentence
from bot.casework.policy_parts import Policy
from bot.casework.promises import make
from bot.casework.vocabulary import keys
from tests.unit.casework.builders import NOW, a_case, a_fact, a_wish, an_offer, an_order

TALK = [("customer", "杯子裂了，说好的包退又反悔"), ("bot", "很抱歉我们让您感到失望了"), ("customer", "我要退款800")]


def a_full_case(policy: Policy, **fields: Any) -> Case:
    case = a_case(
        step="solution",
        customer_class="gold",
        facts=[
            a_fact("goods", value="保温杯", words="杯子", confirmed=True),
            a_fact("what_happened", value="裂了", words="杯子裂了"),
            a_fact("goods", value="水壶", words="壶", current=False),
        ],
        expectations=[a_wish("discipline_staff"), a_wish("refund", 800, rank=1, refusals=1)],
        offers=[an_offer("replace", "declined")],
        steps=[StepRecord(step="vent", done_at=NOW), StepRecord(step="apology", done_at=NOW)],
        anger=[AngerReading(level=2, read_at=NOW), AngerReading(level=1, read_at=NOW)],
        **fields,
    )
    make(policy, case, "investigation", NOW, "m1")
    return case


def a_packet(policy: Policy, **fields: Any) -> dict[str, Any]:
    return build_packet(
        a_full_case(policy, **fields),
        reason="over_authority",
        policy=policy,
        order=an_order(600),
        transcript=TALK,
        now=NOW,
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reason", keys("handover_reasons"))
def test_it_can_be_stored_for_every_reason_and_language(reason: str, language: str, policy: Policy) -> None:
    case = a_full_case(policy, language=language)
    packet = build_packet(case, reason=reason, policy=policy, order=None, transcript=TALK, now=NOW)
    assert json.loads(json.dumps(packet)) == packet
    assert packet["reason"]["key"] == reason
    assert packet["language"] == language


def test_an_empty_case_makes_a_packet_too(policy: Policy) -> None:
    packet = build_packet(a_case(), reason="asked", policy=policy, order=None, transcript=[], now=NOW)
    assert packet["expectations"] == []
    assert packet["authority_needed"] is None
    assert [fact["key"] for fact in packet["missing_facts"]] == [
        "what_happened",
        "how_happened",
        "goods",
        "why_dissatisfied",
        "sales_person",
        "other_reasons",
        "wanted_solution",
    ]


def test_the_facts_stand_with_their_words_and_whether_they_are_confirmed(policy: Policy) -> None:
    facts = a_packet(policy)["facts"]
    assert [(fact["value"], fact["words"], fact["confirmed"]) for fact in facts] == [
        ("裂了", "杯子裂了", False),
        ("保温杯", "杯子", True),
    ]


def test_the_wishes_stand_in_the_customers_own_order_with_what_can_be_done(policy: Policy) -> None:
    refund, discipline = a_packet(policy)["expectations"]
    assert (refund["resolution"]["key"], refund["can"], refund["rank"]) == ("refund", "no", 1)
    assert refund["reason"] == "退款以您实际支付的金额为上限"
    assert refund["alternative"]["key"] == "repair"  # a replacement was declined
    assert (discipline["can"], discipline["alternative"]["key"]) == ("no", "investigation")


def test_the_cause_is_read_from_the_customers_words_alone(policy: Policy) -> None:
    cause = a_packet(policy)["cause"]
    assert (cause["key"], cause["words"]) == ("broken_word", ["说好的", "反悔"])


def test_a_cause_a_person_has_set_is_kept(policy: Policy) -> None:
    cause = a_packet(policy, cause="delay")["cause"]
    assert (cause["key"], cause["words"]) == ("delay", [])


def test_the_steps_done_and_missing_are_told(policy: Policy) -> None:
    steps = a_packet(policy)["steps"]
    assert [step["key"] for step in steps["done"]] == ["vent", "apology"]
    assert [step["key"] for step in steps["missing"]] == ["probe", "solution", "confirm", "follow_up"]


def test_the_nine_phrases_and_what_nobody_may_promise_are_told(policy: Policy) -> None:
    never = a_packet(policy)["never_say"]
    assert len(never["phrases"]) == 9
    assert {"退款", "处理相关员工"} <= set(never["promises"])


def test_the_least_authority_that_settles_all_is_told(policy: Policy) -> None:
    case = a_case(expectations=[a_wish("refund"), a_wish("apology")])
    packet = build_packet(case, reason="asked", policy=policy, order=an_order(4000), transcript=[], now=NOW)
    assert packet["authority_needed"]["key"] == "lead"


def test_what_was_agreed_before_counts(policy: Policy) -> None:
    case = a_case(expectations=[a_wish("refund")], offers=[an_offer("replace", "accepted")])
    packet = build_packet(case, reason="asked", policy=policy, order=an_order(), transcript=[], now=NOW)
    assert packet["expectations"][0]["can"] == "person"


def test_a_settled_wish_keeps_the_answer_it_got(policy: Policy) -> None:
    wish = a_wish("replace", status="agreed", can="yes")
    case = a_case(expectations=[wish], offers=[an_offer("replace", "accepted")])
    packet = build_packet(case, reason="asked", policy=policy, order=an_order(), transcript=[], now=NOW)
    assert (packet["expectations"][0]["status"], packet["expectations"][0]["can"]) == ("agreed", "yes")


def test_owner_queue_and_due_time_are_told(policy: Policy) -> None:
    packet = a_packet(policy)
    assert (packet["owner"], packet["queue"], packet["due_at"]) == ("agent", "service", "2026-11-21T08:00:00+00:00")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("step", keys("steps"))
def test_a_sentence_is_suggested_at_every_step(step: str, language: str) -> None:
    assert next_sentence(a_case(step=step, language=language))


@pytest.mark.parametrize(("level", "gentle"), [(0, False), (1, False), (2, True), (3, True)])
def test_the_angrier_the_customer_the_more_the_sentence_listens(level: int, gentle: bool) -> None:
    case = a_case(step="solution", anger=[AngerReading(level=level, read_at=NOW)])
    assert next_sentence(case).startswith("我能明白您很不安") is gentle
