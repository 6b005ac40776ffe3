"""Business time is counted over breaks, weekends, holidays and changes of the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.calendar import (
    Calendar,
    NeverOpenError,
    Period,
    business_days_later,
    business_hours_later,
    is_open,
    next_open,
)
from bot.casework.policy import Policy

DAY = (Period(9 * 60, 12 * 60), Period(13 * 60, 18 * 60))
SHUT: tuple[Period, ...] = ()


def a_calendar(zone: str = "Asia/Shanghai", **fields: object) -> Calendar:
    week = (DAY, DAY, DAY, DAY, DAY, (Period(600, 960),), SHUT)
    return Calendar(**{"zone": zone, "week": week, "holidays": frozenset(), "special": {}, **fields})  # type: ignore[arg-type]


def at(text: str, zone: str = "Asia/Shanghai") -> datetime:
    """A moment in UTC, written as the wall clock of `zone` shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20 08:59", False),
        ("2026-11-20 09:00", True),
        ("2026-11-20 12:00", False),
        ("2026-11-20 12:30", False),
        ("2026-11-20 17:59", True),
        ("2026-11-20 18:00", False),
        ("2026-11-21 10:00", True),
        ("2026-11-22 10:00", False),
    ],
)
def test_open_is_from_the_first_minute_until_before_the_last(moment: str, expected: bool) -> None:
    assert is_open(a_calendar(), at(moment)) is expected


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2026-11-20 09:00", 2, "2026-11-20 11:00"),
        ("2026-11-20 11:00", 2, "2026-11-20 14:00"),
        ("2026-11-20 10:00", 2, "2026-11-20 12:00"),
        ("2026-11-20 12:30", 1, "2026-11-20 14:00"),
        ("2026-11-20 17:00", 2, "2026-11-21 11:00"),
        ("2026-11-20 20:00", 2, "2026-11-21 12:00"),
        ("2026-11-21 15:30", 1, "2026-11-23 09:30"),
        ("2026-11-20 09:00", 0.5, "2026-11-20 09:30"),
        ("2026-11-20 03:00", 8, "2026-11-20 18:00"),
    ],
)
def test_hours_are_counted_while_the_shop_is_open(start: str, hours: float, expected: str) -> None:
    assert business_hours_later(a_calendar(), at(start), hours) == at(expected)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2026-11-19 10:00", 1, "2026-11-20 18:00"),
        ("2026-11-20 10:00", 1, "2026-11-21 16:00"),
        ("2026-11-20 23:30", 1, "2026-11-21 16:00"),
        ("2026-11-21 17:00", 1, "2026-11-23 18:00"),
        ("2026-11-22 10:00", 2, "2026-11-24 18:00"),
    ],
)
def test_days_end_with_the_closing_of_the_last(start: str, days: int, expected: str) -> None:
    assert business_days_later(a_calendar(), at(start), days) == at(expected)


def test_a_holiday_is_closed_and_a_make_up_day_is_open() -> None:
    calendar = a_calendar(holidays=frozenset({date(2026, 11, 23)}), special={date(2026, 11, 22): DAY})
    assert business_days_later(calendar, at("2026-11-21 17:00"), 1) == at("2026-11-22 18:00")
    assert business_days_later(calendar, at("2026-11-22 10:00"), 1) == at("2026-11-24 18:00")


def test_the_day_may_last_until_midnight() -> None:
    calendar = a_calendar(week=((Period(20 * 60, 24 * 60),),) * 7)
    assert business_hours_later(calendar, at("2026-11-20 23:00"), 1) == at("2026-11-21 00:00")
    assert business_hours_later(calendar, at("2026-11-20 23:00"), 2) == at("2026-11-21 21:00")


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2026-03-29 00:00", 4, "2026-03-29 05:00"),  # one hour is skipped that night
        ("2026-10-25 00:00", 4, "2026-10-25 03:00"),  # one hour passes twice
    ],
)
def test_a_change_of_the_clock_is_counted_as_time_passes(start: str, hours: int, expected: str) -> None:
    calendar = a_calendar("Europe/Berlin", week=((Period(0, 1440),),) * 7)
    assert business_hours_later(calendar, at(start, "Europe/Berlin"), hours) == at(expected, "Europe/Berlin")


def test_a_period_inside_the_skipped_hour_does_not_exist() -> None:
    calendar = a_calendar("Europe/Berlin", week=((Period(120, 180),),) * 7)
    later = business_hours_later(calendar, at("2026-03-28 12:00", "Europe/Berlin"), 0.5)
    assert later == at("2026-03-30 02:30", "Europe/Berlin")


def test_the_local_day_counts_not_the_day_in_utc() -> None:
    assert business_days_later(a_calendar(), at("2026-11-20 01:00"), 1) == at("2026-11-21 16:00")


@pytest.mark.parametrize("amount", [0, -1])
def test_no_time_at_all_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="were asked for"):
        business_hours_later(a_calendar(), at("2026-11-20 10:00"), amount)
    with pytest.raises(ValueError, match="were asked for"):
        business_days_later(a_calendar(), at("2026-11-20 10:00"), amount)


def test_a_moment_without_timezone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a timezone"):
        is_open(a_calendar(), datetime(2026, 11, 20))


def test_a_shop_that_never_opens_is_found_out() -> None:
    calendar = a_calendar(week=(SHUT,) * 7)
    start = at("2026-11-20 10:00")
    with pytest.raises(NeverOpenError):
        business_hours_later(calendar, start, 1)
    with pytest.raises(NeverOpenError):
        business_days_later(calendar, start, 1)
    with pytest.raises(NeverOpenError):
        next_open(calendar, start)


moments = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(timezone.utc))
zones = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"])


@given(zones, moments, st.floats(0.01, 60))
def test_hours_later_is_in_the_future_and_in_business_time(zone: str, start: datetime, hours: float) -> None:
    calendar = a_calendar(zone)
    due = business_hours_later(calendar, start, hours)
    assert due > start
    assert due.tzinfo is timezone.utc
    assert is_open(calendar, due - timedelta(microseconds=1))


@given(zones, moments, st.integers(1, 30))
def test_days_later_is_in_the_future_and_a_closing_time(zone: str, start: datetime, days: int) -> None:
    calendar = a_calendar(zone)
    due = business_days_later(calendar, start, days)
    assert due > start
    assert is_open(calendar, due - timedelta(microseconds=1))
    assert not is_open(calendar, due)


@given(zones, moments, st.integers(1, 20), st.integers(1, 20))
def test_more_time_is_later(zone: str, start: datetime, less: int, more: int) -> None:
    calendar = a_calendar(zone)
    assert business_hours_later(calendar, start, less) < business_hours_later(calendar, start, less + more)
    assert business_days_later(calendar, start, less) < business_days_later(calendar, start, less + more)


@given(moments, st.integers(1, 20))
def test_hours_in_two_parts_are_the_same_as_in_one(start: datetime, hours: int) -> None:
    calendar = a_calendar()
    half = business_hours_later(calendar, start, hours)
    assert business_hours_later(calendar, half, hours) == business_hours_later(calendar, start, 2 * hours)


@given(moments)
def test_the_next_open_moment_is_open_and_not_past(policy: Policy, start: datetime) -> None:
    opens = next_open(policy.calendar, start)
    assert opens >= start
    assert is_open(policy.calendar, opens)
