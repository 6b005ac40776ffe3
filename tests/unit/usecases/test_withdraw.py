"""A complaint is taken back only on a clear yes, and the way back is kept open."""

from __future__ import annotations

import pytest

from bot.usecases.withdraw import withdraw
from tests.builders import a_case, a_handoff, a_promise
from tests.unit.usecases.harness import Talk


def take_back(talk: Talk) -> list[str]:
    return talk.say(withdraw, "withdraw", "不投诉了")


def test_it_is_asked_once_whether_they_are_sure(talk: Talk) -> None:
    talk.complain()
    assert take_back(talk) == ["utter_withdraw__sure"]
    assert (talk.asked, talk.case.status) == ("withdraw", "open")


@pytest.mark.parametrize("again", ["affirm", "withdraw"])
def test_a_yes_or_the_same_again_takes_it_back(talk: Talk, again: str) -> None:
    talk.complain()
    take_back(talk)
    assert (talk.yes() if again == "affirm" else take_back(talk)) == ["utter_withdraw__done"]
    case = talk.case
    assert (case.status, case.step, case.close_reason) == ("withdrawn", "withdrawn", "withdrawn")
    assert (case.closed_at, case.close_message_id) == (talk.clock.now(), talk.uow.stored.messages[-1].client_id)
    assert case.recourse


def test_a_no_keeps_the_case_and_goes_on(talk: Talk) -> None:
    talk.complain()
    take_back(talk)
    said = talk.no()
    assert said[0] == "utter_withdraw__kept"
    assert len(said) > 1
    assert talk.case.status == "open"


def test_what_was_offered_is_off_the_table(talk: Talk) -> None:
    talk.to_offer("refund")
    take_back(talk)
    talk.yes()
    assert [offer.status for offer in talk.case.offers] == ["withdrawn"]


def test_nobody_waits_in_the_queue_for_it(talk: Talk) -> None:
    case = a_case(status="waiting_person", handoffs=[a_handoff()], promises=[a_promise(what="answer")])
    talk.given(case, owner="queue", epoch=1)
    take_back(talk)
    talk.yes()
    assert [handoff.status for handoff in talk.case.handoffs] == ["cancelled"]
    assert [promise.status for promise in talk.case.promises] == ["renegotiated"]
    assert (talk.conversation.owner, talk.conversation.epoch, talk.asked) == ("bot", 2, None)


def test_who_keeps_a_waiting_case_keeps_the_place_in_the_queue(talk: Talk) -> None:
    talk.given(a_case(status="waiting_person", handoffs=[a_handoff()]), owner="queue")
    take_back(talk)
    assert talk.no() == ["utter_withdraw__kept"]
    assert [handoff.status for handoff in talk.case.handoffs] == ["queued"]


@pytest.mark.parametrize("status", [None, "closed", "withdrawn"])
def test_without_an_open_case_there_is_nothing_to_take_back(talk: Talk, status: str | None) -> None:
    talk.given(a_case(status=status) if status else None)
    assert take_back(talk) == ["utter_withdraw__nothing"]
    assert talk.asked is None


def test_promises_made_for_something_agreed_stand(talk: Talk) -> None:
    talk.given(a_case(promises=[a_promise(what="refund")]), asked="withdraw")
    talk.yes()
    assert [promise.status for promise in talk.case.promises] == ["open"]
