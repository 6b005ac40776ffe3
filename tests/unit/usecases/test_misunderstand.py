"""What nobody understood is asked about once; the second time in a row a person takes over."""

from __future__ import annotations

from typing import Any

import pytest

from bot.usecases.misunderstand import FREE_TEXT, GUESSES, misunderstand
from bot.usecases.small_talk import greet
from tests.builders import a_case
from tests.unit.usecases.harness import Talk


def mumble(talk: Talk, text: str = "嗯嗯那个什么的", intent: str = "nlu_fallback", **signs: Any) -> list[str]:
    return talk.say(misunderstand, intent, text, **signs)


@pytest.mark.parametrize("guess", sorted(GUESSES))
def test_a_weak_guess_is_put_as_a_closed_question(talk: Talk, guess: str) -> None:
    assert mumble(talk, second_intent=guess) == [f"utter_unclear__guess_{guess}"]
    assert talk.asked == f"guess:{guess}"


@pytest.mark.parametrize("guess", ["", "greet", "vent"])
def test_without_a_guess_worth_asking_other_words_are_asked_for(talk: Talk, guess: str) -> None:
    assert mumble(talk, second_intent=guess) == ["utter_unclear__rephrase"]


@pytest.mark.parametrize("text", ["asdfgh", "???", "98765"])
def test_rubbish_is_no_ground_for_a_guess(talk: Talk, text: str) -> None:
    assert mumble(talk, text, second_intent="complain") == ["utter_unclear__rephrase"]


@pytest.mark.parametrize("intent", ["nlu_fallback", "out_of_scope"])
def test_an_empty_message_is_told_to_be_empty(talk: Talk, intent: str) -> None:
    assert mumble(talk, "", intent) == ["utter_unclear__empty"]


def test_the_second_time_in_a_row_a_person_takes_over(talk: Talk) -> None:
    mumble(talk)
    assert mumble(talk) == ["utter_hand_over__misunderstood", "utter_hand_over__next"]
    assert talk.case.handoffs[0].reason == "misunderstood"


def test_a_message_understood_in_between_ends_the_row(talk: Talk) -> None:
    mumble(talk)
    talk.say(greet, "greet", "你好")
    assert mumble(talk) == ["utter_unclear__rephrase"]


def test_off_topic_is_no_misunderstanding(talk: Talk) -> None:
    for _ in range(3):
        assert mumble(talk, "今天天气真好", "out_of_scope") == ["utter_unclear__off_topic"]
    assert talk.conversation.misunderstood == 0


def test_rubbish_that_looks_off_topic_is_a_misunderstanding(talk: Talk) -> None:
    assert mumble(talk, "asdfgh", "out_of_scope") == ["utter_unclear__rephrase"]
    assert talk.conversation.misunderstood == 1


@pytest.mark.parametrize("text", ["asdfgh", "今天天气真好"])
def test_within_a_case_the_open_question_comes_again(talk: Talk, text: str) -> None:
    talk.complain()
    said = mumble(talk, text, "out_of_scope")
    assert said[0].startswith("utter_unclear__")
    assert said[1:] == ["utter_probe__other_reasons"]


def test_within_a_case_nothing_is_guessed(talk: Talk) -> None:
    talk.to_offer("refund")
    assert mumble(talk, second_intent="withdraw") == ["utter_unclear__rephrase", "utter_offer__still"]


@pytest.mark.parametrize("asked", sorted(FREE_TEXT))
def test_words_nobody_can_classify_still_answer_an_open_question(talk: Talk, asked: str) -> None:
    talk.given(a_case(), asked=asked, misunderstood=1)
    said = mumble(talk, "盒子是湿的")
    assert said
    assert not any(line.startswith("utter_unclear") for line in said)
    assert talk.conversation.misunderstood == 0


@pytest.mark.parametrize("asked", ["accept", "confirm", "withdraw"])
def test_words_nobody_can_classify_are_no_yes_and_no_no(talk: Talk, asked: str) -> None:
    talk.given(a_case(), asked=asked)
    assert mumble(talk)[0] == "utter_unclear__rephrase"


def test_rubbish_answers_no_open_question(talk: Talk) -> None:
    talk.given(a_case(), asked="what")
    assert mumble(talk, "asdfgh")[0] == "utter_unclear__rephrase"
