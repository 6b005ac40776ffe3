"""The frame around every message: said once, a person when one is needed, and the talk picked up where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from bot.usecases.report_status import report_status
from bot.usecases.small_talk import greet, tell_who_i_am
from bot.usecases.take_turn import take_turn
from bot.usecases.turn import Turn
from bot.usecases.withdraw import withdraw
from tests.builders import a_case, a_handoff
from tests.unit.usecases.harness import Talk, a_case_ready_to_propose, heard


def never(turn: Turn) -> None:
    raise AssertionError("the verb was called")


def echo(turn: Turn) -> None:
    turn.say("utter_echo", said=turn.heard.text)


def breaks(turn: Turn) -> None:
    turn.conversation.asked = "what"
    raise ZeroDivisionError


def test_a_first_message_begins_a_talk_and_is_logged(talk: Talk) -> None:
    take_turn(talk.workshop, heard("greet", "你好"), "action_greet", greet)
    (message,) = talk.uow.stored.messages
    assert (message.seq, message.author_kind, message.body) == (1, "customer", "你好")
    assert talk.conversation.last_at == talk.clock.now()


def test_a_message_that_was_received_already_is_not_logged_again(talk: Talk) -> None:
    talk.say(greet, "greet", "你好")
    assert len(talk.uow.stored.messages) == 1


def test_the_same_message_again_says_the_same_and_does_nothing(talk: Talk) -> None:
    first = talk.say(echo, "inform", "在吗", message_id="m-1")
    record = talk.reply.to_record()
    assert talk.say(never, "inform", "在吗", message_id="m-1") == first
    assert talk.reply.to_record() == record
    assert len(talk.uow.stored.action_runs) == 1


def test_another_action_on_the_same_message_is_done(talk: Talk) -> None:
    take_turn(talk.workshop, heard("inform"), "action_one", echo)
    take_turn(talk.workshop, heard("inform"), "action_two", echo)
    assert [run.action for run in talk.uow.stored.action_runs] == ["action_one", "action_two"]


def test_the_same_message_id_in_another_talk_is_another_message(talk: Talk) -> None:
    other = Talk(name="talk-2", beside=talk)
    talk.say(echo, "inform", "一", message_id="m-1")
    other.say(echo, "inform", "二", message_id="m-1")
    assert other.line("utter_echo").slots == {"said": "二"}


def test_a_verb_that_breaks_leaves_nothing_behind(talk: Talk) -> None:
    with pytest.raises(ZeroDivisionError):
        take_turn(talk.workshop, heard("inform"), "action_breaks", breaks)
    assert talk.uow.stored.conversations == talk.uow.stored.action_runs == talk.uow.stored.messages == []


@pytest.mark.parametrize(
    ("text", "signs", "reason"),
    [
        ("我不想活了", {}, "crisis"),
        ("充电器着火了", {}, "safety"),
        ("……", {"flags": {"safety": True}}, "safety"),
        ("我要找律师", {}, "threat"),
        ("……", {"flags": {"threat": True}}, "threat"),
        ("……", {"anger": 3}, "furious"),
        ("……", {"anger": 2, "flags": {"insult": True}}, "furious"),
        ("转人工", {}, "asked"),
        ("……", {"flags": {"asks_human": True}}, "asked"),
        ("I want to speak to a manager", {"language": "en"}, "asked"),
        ("充电器着火了，我要找律师，转人工", {"anger": 3}, "safety"),
        ("我要找律师，转人工", {"anger": 3}, "threat"),
        ("转人工", {"anger": 3}, "furious"),
    ],
)
def test_the_most_urgent_reason_calls_a_person_whatever_the_verb(
    talk: Talk, text: str, signs: dict[str, Any], reason: str
) -> None:
    said = talk.say(never, "inform", text, **signs)
    assert [handoff.reason for handoff in talk.case.handoffs] == [reason]
    assert said == [f"utter_hand_over__{reason}", "utter_hand_over__next"]
    assert (talk.case.status, talk.conversation.owner, talk.conversation.epoch) == ("waiting_person", "queue", 1)


@pytest.mark.parametrize(("intent", "reason"), [("ask_human", "asked"), ("threaten", "threat")])
def test_the_intent_alone_calls_a_person(talk: Talk, intent: str, reason: str) -> None:
    talk.say(never, intent)
    assert talk.case.handoffs[0].reason == reason


@pytest.mark.parametrize(("anger", "flags"), [(2, {}), (1, {"insult": True}), (0, {"asks_human": False})])
def test_anger_short_of_fury_stays_with_the_assistant(talk: Talk, anger: int, flags: dict[str, bool]) -> None:
    assert talk.say(echo, "inform", anger=anger, flags=flags) == ["utter_echo"]


def test_a_person_is_called_in_the_middle_of_an_offer(talk: Talk) -> None:
    talk.to_offer("refund")
    talk.say(never, "ask_human", "转人工")
    assert talk.case.status == "waiting_person"
    assert talk.asked is None


def waiting(talk: Talk, reason: str = "asked") -> Talk:
    handoff = a_handoff(reason=reason, due_at=talk.clock.now().replace(hour=10))
    talk.given(a_case_ready_to_propose(status="waiting_person", step="with_person", handoffs=[handoff]), owner="queue")
    return talk


@pytest.mark.parametrize("intent", ["affirm", "deny", "inform", "greet", "ask_human", "out_of_scope", "nlu_fallback"])
def test_while_a_person_is_awaited_nothing_is_met_with_silence(talk: Talk, intent: str) -> None:
    assert waiting(talk).say(never, intent, "……") == ["utter_hand_over__noted"]
    assert talk.line("utter_hand_over__noted").slots["number"] == talk.case.number


@pytest.mark.parametrize("intent", ["ask_status", "withdraw", "service_question", "bot_challenge"])
def test_some_questions_are_answered_while_a_person_is_awaited(talk: Talk, intent: str) -> None:
    assert waiting(talk).say(echo, intent, "怎么样了？") == ["utter_echo"]


def test_asking_for_a_person_again_keeps_the_place_in_the_queue(talk: Talk) -> None:
    waiting(talk).say(never, "ask_human", "转人工")
    assert len(talk.case.handoffs) == 1


def test_a_more_urgent_reason_moves_the_case_forward(talk: Talk) -> None:
    waiting(talk).say(never, "inform", "充电器着火了")
    assert [(h.reason, h.status) for h in talk.case.handoffs] == [("asked", "cancelled"), ("safety", "queued")]


def test_a_less_urgent_reason_changes_nothing(talk: Talk) -> None:
    waiting(talk, "safety").say(never, "inform", "我要找律师")
    assert [(h.reason, h.status) for h in talk.case.handoffs] == [("safety", "queued")]


def test_the_yes_to_taking_it_back_is_heard_while_waiting(talk: Talk) -> None:
    waiting(talk).say(withdraw, "withdraw", "不投诉了")
    assert talk.yes() == ["utter_withdraw__done"]


@pytest.mark.parametrize(("hours", "welcomed"), [(11, False), (13, True), (300, True)])
def test_who_was_away_long_is_welcomed_back(talk: Talk, hours: int, welcomed: bool) -> None:
    talk.complain()
    talk.clock.forward(hours=hours)
    said = talk.say(tell_who_i_am, "bot_challenge")
    assert (said[0] == "utter_session__welcome_back") is welcomed


def test_nobody_is_welcomed_back_to_a_case_that_is_over(talk: Talk) -> None:
    talk.given(a_case(status="closed"))
    talk.clock.forward(days=3)
    assert talk.say(echo, "inform") == ["utter_echo"]


def test_the_talk_follows_the_language_of_the_customer(talk: Talk) -> None:
    talk.complain()
    talk.say(echo, "inform", "It broke", language="en")
    assert (talk.reply.language, talk.conversation.language, talk.case.language) == ("en", "en", "en")


def test_a_number_does_not_change_the_language(talk: Talk) -> None:
    talk.say(echo, "inform", "It broke", language="en")
    talk.say(echo, "inform", "13800138001", language="zh", language_clear=False)
    assert talk.reply.language == "en"


def test_first_words_that_are_not_clear_set_the_language(talk: Talk) -> None:
    talk.say(echo, "inform", "ok", language="en", language_clear=False)
    assert talk.reply.language == "en"


def test_the_curve_of_anger_is_kept_with_the_case(talk: Talk) -> None:
    talk.complain(anger=2)
    talk.say(echo, "inform", anger=1)
    talk.say(echo, "inform")
    assert [reading.level for reading in talk.case.anger] == [2, 1, 0]
    assert talk.reply.anger == 0


@pytest.mark.parametrize(("intent", "left"), [("inform", 0), ("nlu_fallback", 1), ("out_of_scope", 1)])
def test_an_understood_message_ends_a_row_of_misunderstandings(talk: Talk, intent: str, left: int) -> None:
    talk.given(misunderstood=1)
    talk.say(echo, intent)
    assert talk.conversation.misunderstood == left


def test_the_shop_is_asked_once_in_a_turn_and_again_in_the_next(talk: Talk) -> None:
    talk.complain()
    talk.orders.broken = True
    assert "utter_status__state" in talk.say(report_status, "ask_status")
