"""Says a due time in words, as seen from the customer's now on the shop's wall clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.casework.calendar import Calendar

DAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NEAR_ZH = ("今天", "明天", "后天")
NEAR_EN = ("today", "tomorrow")


def say_by(calendar: Calendar, due: datetime, now: datetime, language: str) -> str:
    """By when, such as ``明天（11月22日，周日）18:00前`` or ``by 6 pm tomorrow (Sunday, 22 November)``.

    A due time at midnight is told as the end of the day before, which nobody mistakes.

    Raises:
        KeyError: `language` is neither zh nor en.
    """
    at, here = calendar.local(due), calendar.local(now)
    ends_day = (at.hour, at.minute) == (0, 0)
    day = at.date() - timedelta(days=1) if ends_day else at.date()
    if language == "zh":
        return f"{_day_zh(day, here.date())}{'24:00' if ends_day else f'{at:%H:%M}'}前"
    if language == "en":
        return f"by {'the end of the day' if ends_day else _clock_en(at)} {_day_en(day, here.date())}"
    raise KeyError(f"Times are said in zh and en, and {language!r} was asked for.")


def _day_zh(day: date, today: date) -> str:
    year = f"{day.year}年" if day.year != today.year else ""
    full = f"{year}{day.month}月{day.day}日"
    away = (day - today).days
    if 0 <= away < len(NEAR_ZH):
        return f"{NEAR_ZH[away]}（{full}，{DAYS_ZH[day.weekday()]}）"
    return f"{full}（{DAYS_ZH[day.weekday()]}）"


def _day_en(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year else ""
    full = f"{DAYS_EN[day.weekday()]}, {day.day} {MONTHS_EN[day.month - 1]}{year}"
    away = (day - today).days
    return f"{NEAR_EN[away]} ({full})" if 0 <= away < len(NEAR_EN) else f"on {full}"


def _clock_en(at: datetime) -> str:
    if (at.hour, at.minute) == (12, 0):
        return "12 noon"
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes} {'am' if at.hour < 12 else 'pm'}"
