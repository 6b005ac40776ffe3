"""When our own code failed, the words are kept, a person gets the case, and the incident has a number."""

from __future__ import annotations

import re

import pytest

from bot.usecases.fail_safe import fail_safe, incident_number
from tests.builders import a_case
from tests.unit.usecases.harness import BROKEN, Talk, a_case_ready_to_propose, heard


def fail(talk: Talk, text: str = BROKEN, number: str = "E-7K3M2X", **signs: object) -> list[str]:
    talk.reply = fail_safe(talk.workshop, heard("complain", text, **signs), "action_listen", "KeyError", number)
    return [line.key for line in talk.reply.lines]


def test_incident_numbers_can_be_read_out_and_differ() -> None:
    numbers = {incident_number() for _ in range(100)}
    assert all(re.fullmatch(r"E-[0-9A-HJ-NP-Z]{6}", number) for number in numbers)
    assert len(numbers) == 100


def test_the_customer_hears_apology_number_and_what_comes_next(talk: Talk) -> None:
    assert fail(talk) == ["utter_failure__apology", "utter_hand_over__failure", "utter_hand_over__next"]
    assert talk.reply.lines[0].slots == {"incident": "E-7K3M2X"}


def test_the_incident_is_on_record_without_the_customers_words(talk: Talk) -> None:
    fail(talk)
    (incident,) = talk.uow.stored.incidents
    assert (incident.number, incident.conversation_id, incident.message_id) == ("E-7K3M2X", "talk-1", "m-1")
    assert (incident.action, incident.error, incident.happened_at) == ("action_listen", "KeyError", talk.clock.now())


def test_the_case_goes_to_a_person_with_the_words(talk: Talk) -> None:
    fail(talk)
    (handoff,) = talk.case.handoffs
    assert (handoff.reason, handoff.status) == ("failure", "queued")
    assert handoff.packet["said"] == [{"author": "customer", "text": BROKEN}]
    assert talk.conversation.owner == "queue"


def test_the_case_of_the_talk_is_handed_over_not_a_new_one(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund"))
    fail(talk)
    assert [case.status for case in talk.uow.stored.cases] == ["waiting_person"]


def test_a_case_that_is_over_stays_over(talk: Talk) -> None:
    talk.given(a_case(status="closed"))
    fail(talk)
    assert [case.status for case in talk.uow.stored.cases] == ["closed", "waiting_person"]


def test_the_shops_system_is_not_needed(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund"))
    talk.orders.broken = True
    assert fail(talk)[0] == "utter_failure__apology"


@pytest.mark.parametrize(
    ("signs", "language"),
    [
        ({"language": "en"}, "en"),
        ({"language": "zh"}, "zh"),
        ({"language": "en", "language_clear": False}, "zh"),
    ],
)
def test_the_apology_is_in_the_language_the_customer_writes(
    talk: Talk, signs: dict[str, object], language: str
) -> None:
    talk.tell()
    assert fail(talk, **signs) and talk.reply.language == language


def test_first_words_set_the_language_even_when_unclear(talk: Talk) -> None:
    assert fail(talk, "ok", language="en", language_clear=False) and talk.reply.language == "en"


def test_a_second_failure_keeps_the_place_in_the_queue(talk: Talk) -> None:
    fail(talk)
    assert fail(talk, number="E-AAAAAA") == ["utter_failure__apology", "utter_hand_over__noted"]
    assert len(talk.case.handoffs) == 1
    assert len(talk.uow.stored.incidents) == 2
