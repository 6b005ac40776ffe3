"""The call back is planned as the customer wishes, and the case closes on the yes that was given."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.usecases.follow_up import plan_follow_up
from tests.unit.usecases.harness import Talk, a_case_agreed, a_case_ready_to_propose


def plan(talk: Talk, channel: str = "chat", contact: str = "", date: str = "") -> list[str]:
    return talk.say(partial(plan_follow_up, channel=channel, contact=contact, date=date), "inform")


def planned(channel: str = "chat", contact: str = "", date: str = "", remedy: str = "replace") -> Talk:
    given = Talk()
    given.given(a_case_agreed(remedy))
    plan(given, channel, contact, date)
    return given


@pytest.mark.parametrize(
    ("channel", "contact"),
    [("chat", ""), ("phone", "13800138001"), ("email", "li@example.cn"), ("letter", "上海市明灯路88号")],
)
def test_channel_and_contact_are_kept(channel: str, contact: str) -> None:
    (follow_up,) = planned(channel, contact).case.follow_ups
    assert (follow_up.channel, follow_up.contact, follow_up.status) == (channel, contact, "planned")


def test_the_plan_is_said_and_promised_for_the_same_moment() -> None:
    talk = planned("phone", "13800138001")
    assert [line.key for line in talk.reply.lines] == ["utter_follow_up__planned", "utter_closing__summary"]
    assert talk.line("utter_follow_up__planned").slots["channel"] == "电话"
    promise, follow_up = talk.case.promises[-1], talk.case.follow_ups[0]
    assert (promise.what, promise.owner, promise.due_at) == ("follow_up", "bot", follow_up.due_at)


def test_the_case_closes_on_the_yes() -> None:
    case = planned(remedy="refund").case
    assert (case.status, case.step, case.close_reason) == ("closed", "closed", "customer_yes")
    assert case.close_message_id == "m-yes"
    assert [record.step for record in case.steps][-2:] == ["follow_up", "closed"]


def test_the_summary_names_the_case_and_what_was_agreed() -> None:
    talk = planned(remedy="refund")
    assert talk.line("utter_closing__summary").slots == {"number": talk.case.number, "agreed": "退款¥299"}


def test_nothing_is_left_on_the_table() -> None:
    assert planned().asked is None


def test_without_a_wish_the_customer_is_asked_after_the_remedy_is_due() -> None:
    case = planned().case
    assert case.follow_ups[0].due_at > case.promises[0].due_at + timedelta(days=1)


@pytest.mark.parametrize(
    ("date", "due"),
    [("2026-12-01", "2026-12-01T12:00:00+00:00"), ("2026-11-22", "2026-11-22T12:00:00+00:00")],
)
def test_the_day_they_wish_for_is_kept_from_the_start_of_contact_hours(date: str, due: str) -> None:
    assert planned(date=date).case.follow_ups[0].due_at == datetime.fromisoformat(due)


@pytest.mark.parametrize("date", ["2026-11-21", "2026-11-20", "2020-01-01", ""])
def test_a_day_that_is_not_ahead_is_no_wish(date: str) -> None:
    assert planned(date=date).case.follow_ups[0].due_at == planned().case.follow_ups[0].due_at


def test_who_wants_no_call_back_gets_none() -> None:
    talk = planned("none")
    assert [line.key for line in talk.reply.lines] == ["utter_closing__summary"]
    assert [follow_up.status for follow_up in talk.case.follow_ups] == ["cancelled"]
    assert [promise.what for promise in talk.case.promises] == ["replace"]


def test_planning_twice_plans_once_and_is_not_silent() -> None:
    talk = planned()
    assert plan(talk)
    assert len(talk.case.follow_ups) == 1


def test_before_agreement_nothing_is_planned_and_the_case_goes_on(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund"))
    assert plan(talk) == ["utter_solution__responsibility", "utter_offer__refund"]
    assert talk.case.follow_ups == []
    assert talk.case.status == "open"
