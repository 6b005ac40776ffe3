"""What is heard and said on the way through one message."""

from __future__ import annotations

import json

import pytest

from bot.casework.money import Money
from bot.usecases.turn import Line, Reply
from tests.builders import a_case
from tests.unit.usecases.harness import Talk, heard, turn_on


def test_a_reply_survives_being_written_down_as_json() -> None:
    reply = Reply([Line("utter_a", {"due": "明天"}, ("是", "否"))], "en", 2, start_form=True, keep_form=True)
    assert Reply.from_record(json.loads(json.dumps(reply.to_record()))) == reply


def test_the_same_line_is_said_once_in_a_reply() -> None:
    reply = Reply()
    reply.say("utter_a", number="1")
    reply.say("utter_a", number="2")
    assert reply.lines == [Line("utter_a", {"number": "1"})]


def test_a_question_put_again_is_counted_and_another_begins_anew(talk: Talk) -> None:
    turn = turn_on(talk, None)
    turn.ask("what", "utter_probe__what")
    turn.put_on_table("what")
    assert turn.conversation.asked_times == 2
    turn.put_on_table("why")
    assert (turn.conversation.asked, turn.conversation.asked_times) == ("why", 1)
    turn.settle()
    assert (turn.conversation.asked, turn.conversation.asked_times) == (None, 0)


def test_a_use_case_that_needs_a_case_says_so(talk: Talk) -> None:
    with pytest.raises(LookupError, match="talk-1"):
        turn_on(talk, None).the_case()
    case = a_case()
    assert turn_on(talk, case).the_case() is case


def test_the_reply_knows_language_anger_and_whether_the_form_goes_on(talk: Talk) -> None:
    turn = turn_on(talk, None, anger=2)
    turn.conversation.language, turn.conversation.asked = "en", "follow_up"
    reply = turn.finish()
    assert (reply.language, reply.anger, reply.keep_form, reply.start_form) == ("en", 2, True, False)


def test_the_first_of_several_values_is_read() -> None:
    assert heard("inform", phone="1").first("phone") == "1"
    assert heard("inform").first("phone") == ""
    assert heard("inform", yuan=30).amount == Money(3000)
    assert heard("inform").amount is None
