"""The shop's business time: when it is open, and when so many business hours or days will have passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

SEARCH_DAYS = 800
"""How far ahead an open day is looked for before the calendar counts as never open."""


class NeverOpenError(ValueError):
    """The calendar has no open period within two years."""


@dataclass(frozen=True, order=True)
class Period:
    """One stretch of a day, in minutes since midnight on the wall clock; `end` may be 1440, the day's end."""

    start: int
    end: int


@dataclass(frozen=True)
class Calendar:
    """When the shop is open.

    Attributes:
        zone: IANA name of the timezone, such as ``Asia/Shanghai``.
        week: the periods of Monday (0) to Sunday (6), in order; empty when closed.
        holidays: closed whatever the weekday.
        special: periods of single days, which override weekday and holiday (make-up working days).
    """

    zone: str
    week: tuple[tuple[Period, ...], ...]
    holidays: frozenset[date]
    special: Mapping[date, tuple[Period, ...]]

    def periods(self, day: date) -> tuple[Period, ...]:
        """The open periods of a local `day`."""
        if day in self.special:
            return self.special[day]
        return () if day in self.holidays else self.week[day.weekday()]

    def local(self, at: datetime) -> datetime:
        """`at` on the shop's wall clock.

        Raises:
            ValueError: `at` does not say its timezone.
        """
        if at.tzinfo is None:
            raise ValueError("A moment without a timezone was given; pass an aware datetime, in UTC.")
        return at.astimezone(ZoneInfo(self.zone))


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether the shop is open at this moment; the closing minute itself is closed."""
    return any(start <= at < end for start, end in _spans(calendar, calendar.local(at).date(), days=1))


def business_hours_later(calendar: Calendar, start: datetime, hours: float) -> datetime:
    """The moment, in UTC, when the shop will have been open for `hours` hours since `start`.

    Time is counted as it passes, so a change to or from summer time inside a period is right.

    Raises:
        ValueError: `hours` is not positive, or `start` has no timezone.
        NeverOpenError: the shop does not open.
    """
    if hours <= 0:
        raise ValueError(f"{hours} business hours were asked for; it takes a positive number.")
    left = timedelta(hours=hours)
    for opens, closes in _spans(calendar, calendar.local(start).date(), days=SEARCH_DAYS):
        begin = max(opens, start)
        if begin + left <= closes and begin < closes:
            return (begin + left).astimezone(timezone.utc)
        left -= max(timedelta(), closes - begin)
    raise NeverOpenError(f"The shop has too few open hours in the next {SEARCH_DAYS} days; see calendar in policy.yml.")


def business_days_later(calendar: Calendar, start: datetime, days: int) -> datetime:
    """The closing time, in UTC, of the business day that is `days` business days after the local day of `start`.

    Raises:
        ValueError: `days` is less than one, or `start` has no timezone.
        NeverOpenError: the shop does not open.
    """
    if days < 1:
        raise ValueError(f"{days} business days were asked for; it takes at least 1.")
    first = calendar.local(start).date() + timedelta(days=1)
    open_days = (day for day in _days(first, SEARCH_DAYS) if calendar.periods(day))
    for count, day in enumerate(open_days, start=1):
        if count == days:
            return _moment(calendar, day, calendar.periods(day)[-1].end)
    raise NeverOpenError(
        f"The shop has fewer than {days} open days in the next {SEARCH_DAYS}; see calendar in policy.yml."
    )


def next_open(calendar: Calendar, at: datetime) -> datetime:
    """`at` itself when the shop is open then, else the next opening, in UTC.

    Raises:
        NeverOpenError: the shop does not open.
    """
    for opens, closes in _spans(calendar, calendar.local(at).date(), days=SEARCH_DAYS):
        if at < closes:
            return max(opens, at).astimezone(timezone.utc)
    raise NeverOpenError(f"The shop is closed for the next {SEARCH_DAYS} days; see calendar in policy.yml.")


def _days(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range(count))


def _spans(calendar: Calendar, first: date, days: int) -> Iterator[tuple[datetime, datetime]]:
    """Opening and closing moments in UTC, in order; a period that summer time swallows whole is left out."""
    for day in _days(first, days):
        for period in calendar.periods(day):
            opens, closes = _moment(calendar, day, period.start), _moment(calendar, day, period.end)
            if opens < closes:
                yield opens, closes


def _moment(calendar: Calendar, day: date, minutes: int) -> datetime:
    """The wall-clock `minutes` of a local day as a moment in UTC."""
    midnight = datetime.combine(day, time())
    wall = (midnight + timedelta(minutes=minutes)).replace(tzinfo=ZoneInfo(calendar.zone))
    return wall.astimezone(timezone.utc)
