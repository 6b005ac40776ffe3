"""A case goes to a person with reason, packet and date; who was left waiting comes first."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from bot.casework import vocabulary
from bot.usecases.call_person import call_person
from bot.usecases.hand_over import OWN_LINE, current_handoff, hand_over, is_more_urgent, waiting_until
from bot.usecases.while_waiting import while_waiting
from tests.builders import NOW, a_case, a_handoff
from tests.unit.usecases.harness import Talk, a_case_ready_to_propose, the_policy

REASONS = vocabulary.keys("handover_reasons")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_queues_the_case_and_tells_reason_and_date(reason: str, language: str) -> None:
    talk = Talk()
    talk.given(a_case_ready_to_propose("refund"))
    said = talk.say(partial(hand_over, reason=reason), "inform", language=language)
    assert said == [f"utter_hand_over__{reason if reason in OWN_LINE else 'other'}", "utter_hand_over__next"]
    assert talk.reply.lines[0].slots["told"] == vocabulary.text("handover_reasons", reason, "told", language)
    (handoff,) = talk.case.handoffs
    assert (handoff.reason, handoff.status) == (reason, "queued")
    assert handoff.packet["number"] == talk.case.number
    assert (talk.case.status, talk.conversation.owner, talk.asked) == ("waiting_person", "queue", None)


@pytest.mark.parametrize(
    ("reason", "queue", "due"),
    [
        ("safety", "lead", timedelta(minutes=30)),
        ("crisis", "lead", timedelta(minutes=30)),
        ("threat", "lead", timedelta(hours=2)),
        ("furious", "lead", timedelta(hours=2)),
        ("asked", "service", None),
    ],
)
def test_urgency_sets_queue_and_date(talk: Talk, reason: str, queue: str, due: timedelta | None) -> None:
    talk.given(a_case())
    talk.say(partial(hand_over, reason=reason), "inform")
    (handoff,) = talk.case.handoffs
    assert handoff.queue == queue
    assert due is None or handoff.due_at == NOW + due


def test_the_date_told_is_a_promise_with_an_owner(talk: Talk) -> None:
    talk.given(a_case())
    talk.say(partial(hand_over, reason="threat"), "inform")
    (promise,) = talk.case.promises
    assert (promise.what, promise.owner, promise.due_at) == ("answer", "lead", talk.case.handoffs[0].due_at)


def test_the_packet_spares_the_customer_every_repetition(talk: Talk) -> None:
    talk.to_offer("refund")
    talk.say(partial(hand_over, reason="asked"), "ask_human", "转人工")
    packet = talk.case.handoffs[0].packet
    assert packet["order"]["number"] == "AM26110342"
    assert {fact["point"]["key"] for fact in packet["facts"]} >= {"what_happened", "goods", "wanted_solution"}
    assert [wish["resolution"]["key"] for wish in packet["expectations"]] == ["refund"]
    assert len(packet["said"]) == 4


def test_after_a_failure_the_packet_holds_only_what_cannot_fail(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund"))
    talk.say(partial(hand_over, reason="failure"), "inform", "在吗")
    assert talk.case.handoffs[0].packet == {
        "number": talk.case.number,
        "reason": "failure",
        "said": [{"author": "customer", "text": "在吗"}],
    }


def test_with_the_shops_system_down_the_case_is_handed_over_all_the_same(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund"))
    talk.orders.broken = True
    talk.say(partial(hand_over, reason="asked"), "ask_human")
    assert talk.case.handoffs[0].packet["order"] is None


def test_a_talk_without_a_case_gets_one_with_what_was_said(talk: Talk) -> None:
    talk.say(call_person, "complain", "充电器着火了，一直冒烟", category="safety_or_health")
    assert talk.fact("what_happened") == "充电器着火了，一直冒烟"
    assert talk.case.category == "safety_or_health"


@pytest.mark.parametrize("intent", ["ask_human", "nlu_fallback", "out_of_scope"])
def test_asking_for_a_person_tells_no_facts(talk: Talk, intent: str) -> None:
    talk.say(call_person, intent, "你们的人呢")
    assert talk.case.facts == []


@pytest.mark.parametrize("status", ["closed", "withdrawn"])
def test_after_a_case_is_over_a_person_gets_a_new_one(talk: Talk, status: str) -> None:
    talk.given(a_case(status=status))
    talk.say(call_person, "ask_human", "转人工")
    assert [case.status for case in talk.uow.stored.cases] == [status, "waiting_person"]


@pytest.mark.parametrize(("intent", "reason"), [("ask_human", "asked"), ("threaten", "threat"), ("inform", "asked")])
def test_a_person_is_called_for_the_reason_shown(talk: Talk, intent: str, reason: str) -> None:
    talk.say(call_person, intent)
    assert talk.case.handoffs[0].reason == reason


def test_no_agreement_is_a_step_of_its_own(talk: Talk) -> None:
    talk.given(a_case())
    talk.say(partial(hand_over, reason="no_agreement"), "inform")
    assert talk.case.step == "shelved"


def test_a_new_place_in_the_queue_ends_the_old_one_and_its_date(talk: Talk) -> None:
    talk.given(a_case())
    talk.say(partial(hand_over, reason="no_agreement"), "inform")
    talk.say(partial(hand_over, reason="threat"), "ask_status", "到哪一步了？")
    assert [handoff.status for handoff in talk.case.handoffs] == ["cancelled", "queued"]
    assert [promise.status for promise in talk.case.promises] == ["renegotiated", "open"]
    assert talk.conversation.epoch == 2


@pytest.mark.parametrize(
    ("reason", "more"),
    [("safety", True), ("threat", True), ("failure", False), ("asked", False), ("over_authority", False)],
)
def test_what_is_more_urgent_than_asking_for_a_person(reason: str, more: bool) -> None:
    assert is_more_urgent(a_case(handoffs=[a_handoff(reason="asked")]), reason) is more


def test_anything_is_more_urgent_than_not_waiting_at_all() -> None:
    case = a_case(handoffs=[a_handoff(status="cancelled"), a_handoff(status="returned")])
    assert current_handoff(case) is None
    assert is_more_urgent(case, "no_agreement")
    assert waiting_until(case) == case.updated_at


@pytest.mark.parametrize("status", ["queued", "claimed"])
def test_the_date_to_wait_for_is_the_one_told(status: str) -> None:
    due = NOW + timedelta(hours=3)
    assert waiting_until(a_case(handoffs=[a_handoff(), a_handoff(status=status, due_at=due)])) == due


def waiting(reason: str = "no_agreement", **handoff: object) -> Talk:
    talk = Talk()
    given = a_handoff(**{"reason": reason, "due_at": NOW + timedelta(hours=1), **handoff})
    talk.given(a_case(status="waiting_person", handoffs=[given]), owner="queue")
    return talk


@pytest.mark.parametrize(
    ("reason", "renewed"), [("no_agreement", "waiting_too_long"), ("asked", "waiting_too_long"), ("safety", "safety")]
)
def test_nobody_came_in_time_so_a_new_date_is_told_and_urgency_never_falls(reason: str, renewed: str) -> None:
    talk = waiting(reason)
    talk.clock.forward(hours=2)
    assert talk.say(while_waiting, "inform", "人呢") == ["utter_status__overdue"]
    assert [(h.reason, h.status) for h in talk.case.handoffs] == [(reason, "cancelled"), (renewed, "queued")]
    assert talk.case.handoffs[-1].due_at > talk.clock.now()


def test_who_is_with_a_person_already_is_not_queued_again() -> None:
    talk = waiting(status="claimed")
    talk.clock.forward(hours=2)
    assert talk.say(while_waiting, "inform", "人呢") == ["utter_hand_over__noted"]
    assert len(talk.case.handoffs) == 1


def test_what_is_said_while_waiting_is_kept_with_the_case() -> None:
    talk = waiting()
    assert talk.tell("右边也没声音了", category="product_quality") == ["utter_hand_over__noted"]
    assert talk.fact("what_happened") == "右边也没声音了"


@pytest.mark.parametrize(("intent", "anger"), [("vent", 0), ("complain", 2)])
def test_who_vents_while_waiting_gets_empathy_and_the_date(intent: str, anger: int) -> None:
    assert waiting().tell("怎么还不来", intent, anger=anger) == ["utter_vent__empathy", "utter_hand_over__noted"]


def test_every_reason_has_an_urgency_with_a_time() -> None:
    urgencies = {vocabulary.entry("handover_reasons", reason)["urgency"] for reason in REASONS}
    assert urgencies <= set(the_policy().person_answer)
