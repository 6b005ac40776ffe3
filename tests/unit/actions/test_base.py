"""The safety ring: whatever goes wrong inside an action, the customer gets an answer and a person the case."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.base import APOLOGY, FORM, FORM_SLOTS, CaseAction, leave_form
from actions.complaint import Listen
from actions.small_talk import Greet
from bot.usecases.turn import Turn
from tests.builders import a_handoff
from tests.unit.actions.harness import Stage, tracker
from tests.unit.usecases.harness import a_case_ready_to_propose

ENGLISH = {"value": "en", "clear": True}
INCIDENT = re.compile(r"E-[0-9A-HJ-NP-Z]{6}")


class Breaks(CaseAction):
    action_name = "action_breaks"

    @staticmethod
    def verb(turn: Turn) -> None:
        raise ZeroDivisionError("the customer's words: 耳机")


class AsksToChoose(CaseAction):
    action_name = "action_asks_to_choose"

    @staticmethod
    def verb(turn: Turn) -> None:
        turn.ask("rank", "utter_solution__rank", "退款", "道歉")


class AsksContact(CaseAction):
    action_name = "action_asks_contact"

    @staticmethod
    def verb(turn: Turn) -> None:
        turn.put_on_table("follow_up")
        turn.say("utter_agreed__commitment")
        turn.reply.start_form = True


class GoesOnAsking(CaseAction):
    action_name = "action_goes_on_asking"

    @staticmethod
    def verb(turn: Turn) -> None:
        turn.put_on_table("follow_up")
        turn.say("utter_smalltalk__bot")


def told(language: str = "zh", anger: int = 0) -> list[Any]:
    return [SlotSet("language", language), SlotSet("anger", anger)]


def emptied() -> list[Any]:
    return [SlotSet(slot, None) for slot in FORM_SLOTS]


def test_an_action_gives_language_and_anger_and_nothing_else(stage: Stage) -> None:
    assert stage.run(Greet(), tracker(anger={"value": 1})) == told("zh", 1)
    assert stage.said == ["utter_greeting__agenda"]


def test_each_line_carries_what_the_choice_of_words_needs(stage: Stage) -> None:
    stage.run(Greet(), tracker(language=ENGLISH, anger={"value": 2}))
    (message,) = stage.messages
    assert (message["language"], message["anger"], message["shop"]) == ("en", 2, "Lantern Store")


def test_choices_become_buttons_that_are_sent_back_as_text(stage: Stage) -> None:
    stage.run(AsksToChoose())
    assert stage.messages[0]["buttons"] == [
        {"title": "退款", "payload": "退款"},
        {"title": "道歉", "payload": "道歉"},
    ]


def test_a_surprise_is_answered_with_an_incident_and_a_person(stage: Stage) -> None:
    assert stage.run(Breaks()) == told()
    assert stage.said == ["utter_failure__apology", "utter_hand_over__failure", "utter_hand_over__next"]
    (incident,) = stage.talk.uow.stored.incidents
    assert INCIDENT.fullmatch(incident.number)
    assert stage.messages[0]["incident"] == incident.number
    assert (incident.action, incident.message_id, incident.error) == ("action_breaks", "m-1", "ZeroDivisionError")
    assert [handoff.reason for handoff in stage.talk.case.handoffs] == ["failure"]
    assert stage.talk.case.status == "waiting_person"


def test_what_the_customer_said_is_kept_although_the_action_failed(stage: Stage) -> None:
    stage.run(Breaks())
    assert [message.body for message in stage.talk.uow.stored.messages] == ["耳机左边没有声音"]


def test_a_surprise_leaves_nothing_of_the_failed_turn(stage: Stage) -> None:
    stage.run(Breaks())
    assert stage.talk.uow.stored.action_runs == []


def test_after_a_surprise_the_apology_is_in_the_customers_language(stage: Stage) -> None:
    assert stage.run(Breaks(), tracker(text="It broke", language=ENGLISH)) == told("en")
    assert stage.messages[0]["language"] == "en"


def test_a_surprise_ends_the_form(stage: Stage) -> None:
    assert stage.run(Breaks(), tracker(form=FORM)) == told() + leave_form()


def test_a_surprise_does_not_put_a_case_of_danger_behind_others(stage: Stage) -> None:
    case = a_case_ready_to_propose(status="waiting_person", handoffs=[a_handoff(reason="safety")])
    stage.talk.given(case)
    stage.run(Breaks(), tracker(text="到哪一步了？", intent={"name": "ask_status"}))
    assert [(handoff.reason, handoff.status) for handoff in stage.talk.case.handoffs] == [("safety", "queued")]
    assert stage.said[0] == "utter_failure__apology"
    assert len(stage.said) > 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_with_the_database_down_the_apology_is_plain_text_and_the_form_is_left(stage: Stage, language: str) -> None:
    stage.talk.uow.broken = True
    events = stage.run(Listen(), tracker(form=FORM, language={"value": language, "clear": True}))
    (text,) = stage.said
    number = INCIDENT.search(text)
    assert number is not None
    assert text == APOLOGY[language].format(incident=number.group())
    assert events == [ActiveLoop(None), *emptied()] == leave_form()


def test_an_unknown_language_still_gets_the_plain_apology(stage: Stage) -> None:
    stage.talk.uow.broken = True
    stage.run(Listen(), tracker(language={"value": "fr", "clear": True}))
    assert INCIDENT.search(stage.said[0])


def test_parts_that_cannot_be_joined_are_answered_with_the_plain_apology(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise OSError("policy.yml is gone")

    monkeypatch.setattr("actions.base.real_workshop", broken)
    assert stage.run(Listen()) == leave_form()
    assert INCIDENT.search(stage.said[0])


def test_the_log_of_a_surprise_holds_number_and_kind(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        stage.run(Breaks())
    (record,) = [record for record in caplog.records if record.name == "actions.base"]
    assert stage.talk.uow.stored.incidents[0].number in record.getMessage()
    assert "ZeroDivisionError in action_breaks" in record.getMessage()
    assert "耳机" not in record.getMessage()


def test_the_same_message_again_says_the_same_and_does_nothing(stage: Stage) -> None:
    first = stage.run(Greet())
    said = stage.messages
    assert stage.run(Greet()) == first
    assert stage.messages == said
    assert len(stage.talk.uow.stored.action_runs) == 1


def test_the_form_starts_with_empty_slots(stage: Stage) -> None:
    assert stage.run(AsksContact()) == told() + emptied() + [FollowupAction(FORM)]


def test_a_form_that_runs_keeps_its_answers(stage: Stage) -> None:
    assert stage.run(AsksContact(), tracker(form=FORM)) == [*told(), FollowupAction(FORM)]


def test_a_form_goes_on_while_its_question_is_on_the_table(stage: Stage) -> None:
    assert stage.run(GoesOnAsking(), tracker(form=FORM)) == told()


def test_a_form_ends_when_the_talk_goes_another_way(stage: Stage) -> None:
    assert stage.run(Greet(), tracker(form=FORM)) == told() + leave_form()


def test_leaving_the_form_forgets_its_answers_and_tries() -> None:
    emptied_slots = {event["name"] for event in leave_form() if event["event"] == "slot"}
    assert emptied_slots == {
        "follow_up__channel",
        "follow_up__contact",
        "follow_up__date",
        "follow_up__tries",
        "requested_slot",
    }
