"""A due time is said in words nobody mistakes, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.casework.policy import load_policy
from bot.casework.policy_parts import Policy
from bot.casework.when import say_by
from tests.unit.casework.conftest import POLICY_FILE
from tests.unit.casework.test_calendar import at, moments

POLICY = load_policy(POLICY_FILE)
NOW = "2026-11-21 20:00"
TABLE = [
    ("2026-11-21 22:30", "今天（11月21日，周六）22:30前", "by 10:30 pm today (Saturday, 21 November)"),
    ("2026-11-22 18:00", "明天（11月22日，周日）18:00前", "by 6 pm tomorrow (Sunday, 22 November)"),
    ("2026-11-23 09:05", "后天（11月23日，周一）09:05前", "by 9:05 am on Monday, 23 November"),
    ("2026-11-24 12:00", "11月24日（周二）12:00前", "by 12 noon on Tuesday, 24 November"),
    ("2026-11-22 00:30", "明天（11月22日，周日）00:30前", "by 12:30 am tomorrow (Sunday, 22 November)"),
    ("2026-11-22 00:00", "今天（11月21日，周六）24:00前", "by the end of the day today (Saturday, 21 November)"),
    ("2027-01-03 16:00", "2027年1月3日（周日）16:00前", "by 4 pm on Sunday, 3 January 2027"),
    ("2026-11-20 16:00", "11月20日（周五）16:00前", "by 4 pm on Friday, 20 November"),
]


@pytest.mark.parametrize(("due", "zh", "en"), TABLE)
def test_a_due_time_in_words(due: str, zh: str, en: str, policy: Policy) -> None:
    assert say_by(policy.calendar, at(due), at(NOW), "zh") == zh
    assert say_by(policy.calendar, at(due), at(NOW), "en") == en


def test_another_language_is_refused(policy: Policy) -> None:
    with pytest.raises(KeyError, match="'fr' was asked for"):
        say_by(policy.calendar, at(NOW), at(NOW), "fr")


@given(moments, moments)
def test_every_time_can_be_said(due: object, now: object) -> None:
    for language in ("zh", "en"):
        assert say_by(POLICY.calendar, due, now, language)  # type: ignore[arg-type]
