"""A promise has an owner and a due time in the future, within business time or, where it burns, by the clock."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.calendar import is_open
from bot.casework.policy import load_policy
from bot.casework.policy_parts import Policy
from bot.casework.promises import contact_time, due, follow_up_due, make, overdue, person_due, queue_for
from bot.casework.vocabulary import entry, keys
from tests.unit.casework.builders import NOW, a_case
from tests.unit.casework.conftest import POLICY_FILE
from tests.unit.casework.test_calendar import at, moments

POLICY = load_policy(POLICY_FILE)
PROMISES = (*keys("remedies"), "answer", "follow_up")


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("apology", "2026-11-21 16:00"),
        ("refund", "2026-11-24 18:00"),
        ("replace", "2026-11-23 18:00"),
        ("repair", "2026-11-26 18:00"),
        ("compensation", "2026-11-23 18:00"),
        ("investigation", "2026-11-24 18:00"),
        ("answer", "2026-11-21 16:00"),
        ("follow_up", "2026-11-23 18:00"),
    ],
)
def test_a_promise_made_on_friday_morning_is_due(what: str, expected: str, policy: Policy) -> None:
    assert due(policy, what, NOW) == at(expected)


@pytest.mark.parametrize(
    ("reason", "now", "expected"),
    [
        ("safety", "2026-11-22 03:01", "2026-11-22 03:35"),
        ("safety", "2026-11-22 03:00", "2026-11-22 03:30"),
        ("threat", "2026-11-21 23:10", "2026-11-22 01:10"),
        ("furious", "2026-11-20 10:00", "2026-11-20 12:00"),
        ("asked", "2026-11-20 10:00", "2026-11-20 12:00"),
        ("asked", "2026-11-20 10:01:30", "2026-11-20 13:05"),
        ("asked", "2026-11-20 09:58:30", "2026-11-20 12:00"),
        ("asked", "2026-11-20 17:30", "2026-11-21 11:30"),
        ("asked", "2026-11-21 23:00", "2026-11-23 11:00"),
        ("over_authority", "2026-11-21 10:00", "2026-11-23 18:00"),
    ],
)
def test_a_person_answers_by_the_urgency_of_the_reason(reason: str, now: str, expected: str, policy: Policy) -> None:
    assert person_due(policy, reason, at(now)) == at(expected)


def test_a_promise_is_entered_in_the_case_with_its_owner(policy: Policy) -> None:
    case = a_case()
    promise = make(policy, case, "refund", NOW, "m1", "o1")
    assert case.promises == [promise]
    assert (promise.owner, promise.message_id, promise.offer_id, promise.case_id) == ("finance", "m1", "o1", case.id)


def test_an_answer_by_a_person_is_promised_by_the_urgency(policy: Policy) -> None:
    promise = make(policy, a_case(), "answer", NOW, "m1", reason="safety")
    assert (promise.owner, promise.due_at) == ("lead", NOW + timedelta(minutes=30))


def test_a_promise_that_is_not_there_is_refused(policy: Policy) -> None:
    with pytest.raises(KeyError, match="has no promise 'flowers'"):
        due(policy, "flowers", NOW)


@pytest.mark.parametrize("status", ["open", "kept", "broken", "renegotiated"])
@pytest.mark.parametrize("late", [-1, 0, 1])
def test_only_an_open_promise_past_its_time_is_overdue(status: str, late: int, policy: Policy) -> None:
    promise = make(policy, a_case(), "refund", NOW, None)
    promise.status = status
    assert overdue(promise, promise.due_at + timedelta(seconds=late)) is (status == "open" and late > 0)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20 08:00", "2026-11-20 09:00"),
        ("2026-11-20 12:30", "2026-11-20 12:30"),
        ("2026-11-20 20:00", "2026-11-21 09:00"),
    ],
)
def test_customers_are_contacted_only_in_contact_hours(moment: str, expected: str, policy: Policy) -> None:
    assert contact_time(policy, at(moment)) == at(expected)


@pytest.mark.parametrize("remedy", keys("remedies"))
def test_the_follow_up_comes_after_the_remedy_is_due(remedy: str, policy: Policy) -> None:
    assert follow_up_due(policy, remedy, due(policy, remedy, NOW)) > due(policy, remedy, NOW)


@pytest.mark.parametrize(
    ("reason", "category", "queue"),
    [
        ("asked", "product_quality", "service"),
        ("asked", "refund_delay", "billing"),
        ("threat", "refund_delay", "lead"),
        ("asked", "safety_or_health", "lead"),
    ],
)
def test_the_reason_names_the_queue_before_the_category(reason: str, category: str, queue: str, policy: Policy) -> None:
    assert queue_for(policy, reason, category) == queue


@given(st.sampled_from(PROMISES), moments)
def test_a_promise_is_due_in_the_future_and_in_business_time(what: str, now: datetime) -> None:
    moment = due(POLICY, what, now)
    assert moment > now
    assert moment.tzinfo is timezone.utc
    assert is_open(POLICY.calendar, moment - timedelta(microseconds=1))


@given(st.sampled_from(keys("handover_reasons")), moments)
def test_a_person_is_due_in_the_future_on_a_round_time(reason: str, now: datetime) -> None:
    moment = person_due(POLICY, reason, now)
    assert moment > now
    assert (moment.minute % 5, moment.second, moment.microsecond) == (0, 0, 0)
    if entry("handover_reasons", reason)["urgency"] in ("soon", "normal"):
        assert is_open(POLICY.calendar, moment - timedelta(microseconds=1))
    else:
        assert moment - now < timedelta(hours=2, minutes=5)
