"""One case per complaint, with a number that can be read out on the phone."""

from __future__ import annotations

import re

import pytest

from bot.usecases import open_case as module
from bot.usecases.open_case import case_number, open_case
from tests.builders import NOW, a_case, a_conversation
from tests.unit.usecases.harness import Talk, turn_on


def test_a_number_holds_the_day_and_four_characters_nobody_mixes_up() -> None:
    numbers = {case_number(NOW) for _ in range(200)}
    assert all(re.fullmatch(r"A261121-[0-9A-HJ-NP-Z]{4}", number) for number in numbers)
    assert len(numbers) > 190


def test_a_new_case_belongs_to_the_talk_and_its_customer(talk: Talk) -> None:
    turn = turn_on(talk, None, anger=2, language="en")
    turn.conversation.customer_id, turn.conversation.language = "c-1", "en"
    case = open_case(turn)
    assert (case.conversation_id, case.customer_id, case.language, case.status) == ("talk-1", "c-1", "en", "open")
    assert turn.conversation.case_id == case.id
    assert turn.case is case
    assert [reading.level for reading in case.anger] == [2]


@pytest.mark.parametrize("status", ["open", "waiting_person"])
def test_a_case_that_is_not_over_goes_on(talk: Talk, status: str) -> None:
    case = a_case(status=status)
    assert open_case(turn_on(talk, case)) is case


@pytest.mark.parametrize("status", ["closed", "withdrawn"])
def test_after_a_case_is_over_a_new_one_begins(talk: Talk, status: str) -> None:
    case = a_case(status=status)
    turn = turn_on(talk, case)
    turn.conversation.asked = "same_complaint"
    assert open_case(turn) is not case
    assert turn.conversation.asked is None


def test_a_number_is_given_once(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(["A261121-AAAA", "A261121-AAAA", "A261121-BBBB"])
    monkeypatch.setattr(module, "case_number", lambda now: next(numbers))
    with talk.uow as uow:
        uow.conversations.add(a_conversation())
        first, second = open_case(turn_on(talk, None)), open_case(turn_on(talk, None))
    assert (first.number, second.number) == ("A261121-AAAA", "A261121-BBBB")
