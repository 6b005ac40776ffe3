"""The follow-up form: an answer fills slots, anything else makes the form step back, the full form closes the case."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.base import FORM, leave_form
from actions.follow_up import PlanFollowUp, ValidateFollowUpForm
from tests.unit.actions.harness import Stage, tracker
from tests.unit.usecases.harness import a_case_agreed

ENGLISH = {"value": "en", "clear": True}


def asking(slot: str = "follow_up__channel", *, intent: str = "inform", **given: Any) -> Tracker:
    slots = {"requested_slot": slot, "language": "zh", **given.pop("slots", {})}
    return tracker(form=FORM, slots=slots, intent={"name": intent, "confidence": 0.9}, **given)


def filled(channel: str | None, contact: str | None, tries: int = 0) -> list[Any]:
    return [
        SlotSet("follow_up__channel", channel),
        SlotSet("follow_up__contact", contact),
        SlotSet("follow_up__tries", tries),
    ]


PHONE = {"entities": [{"entity": "phone", "value": "13800138001"}]}


@pytest.mark.parametrize(
    ("message", "events"),
    [
        ({"text": "就在这里留言"}, filled("chat", "-")),
        ({"text": "打电话"}, filled("phone", None)),
        ({"text": "打13800138001", **PHONE}, filled("phone", "13800138001")),
        ({"text": "不用了", "intent": "deny"}, filled("none", "-")),
        ({"text": "随便", "slots": {"follow_up__tries": 2}}, filled("chat", "-", 2)),
        (
            {"text": "周三在这里", "entities": [{"entity": "date", "value": "2026-11-25"}]},
            [*filled("chat", "-"), SlotSet("follow_up__date", "2026-11-25")],
        ),
    ],
)
def test_an_answer_fills_the_slots(stage: Stage, message: dict[str, Any], events: list[Any]) -> None:
    assert stage.run(ValidateFollowUpForm(), asking(**message)) == events
    assert stage.said == []


def test_an_answer_that_cannot_be_used_is_counted_and_asked_for_again(stage: Stage) -> None:
    assert stage.run(ValidateFollowUpForm(), asking(text="随便")) == filled(None, None, 1)
    assert stage.said == ["utter_follow_up__bad_channel"]


def test_a_plea_for_the_contact_is_in_the_language_of_the_talk(stage: Stage) -> None:
    at = asking("follow_up__contact", text="138", slots={"follow_up__channel": "phone", "language": "en"})
    assert stage.run(ValidateFollowUpForm(), at) == filled("phone", None, 1)
    assert (stage.said, stage.messages[0]["language"]) == (["utter_follow_up__bad_contact"], "en")


@pytest.mark.parametrize("intent", ["complain", "ask_status", "withdraw", "ask_human", "greet"])
def test_something_else_is_left_to_the_other_rules(stage: Stage, intent: str) -> None:
    assert stage.run(ValidateFollowUpForm(), asking(intent=intent, text="……")) == []
    assert stage.said == []


def test_nothing_is_read_before_the_form_has_asked(stage: Stage) -> None:
    assert stage.run(ValidateFollowUpForm(), tracker(form=FORM, text="打电话")) == []


def test_a_surprise_while_reading_ends_the_form_with_a_person(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("actions.follow_up.read_contact", broken)
    told = [SlotSet("language", "zh"), SlotSet("anger", 0)]
    assert stage.run(ValidateFollowUpForm(), asking(text="打电话")) == told + leave_form()
    assert stage.said[0] == "utter_failure__apology"
    assert stage.talk.case.handoffs[0].reason == "failure"


def planned(stage: Stage, **slots: Any) -> None:
    stage.talk.given(a_case_agreed())
    stage.run(PlanFollowUp(), tracker(slots=slots, intent={"name": "inform"}))


def test_the_full_form_is_planned_and_closes_the_case(stage: Stage) -> None:
    planned(stage, follow_up__channel="phone", follow_up__contact="13800138001")
    assert stage.said == ["utter_follow_up__planned", "utter_closing__summary"]
    (follow_up,) = stage.talk.case.follow_ups
    assert (follow_up.channel, follow_up.contact) == ("phone", "13800138001")
    assert stage.talk.case.status == "closed"


def test_no_contact_is_kept_for_a_chat(stage: Stage) -> None:
    planned(stage, follow_up__channel="chat", follow_up__contact="-")
    assert stage.talk.case.follow_ups[0].contact == ""


def test_a_form_without_answers_follows_up_in_the_chat(stage: Stage) -> None:
    planned(stage)
    assert stage.talk.case.follow_ups[0].channel == "chat"


def test_the_wished_day_reaches_the_plan(stage: Stage) -> None:
    planned(stage, follow_up__channel="chat", follow_up__contact="-", follow_up__date="2026-12-01")
    assert stage.talk.case.follow_ups[0].due_at.isoformat() == "2026-12-01T12:00:00+00:00"
