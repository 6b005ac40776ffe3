"""A moment keeps its meaning: aware going in, aware and in UTC coming out."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from tests.builders import NOW, a_conversation
from tests.integration.storage.keeping import Work, keep


@pytest.mark.parametrize(
    "moment",
    [
        NOW,
        datetime(2026, 11, 21, 16, 0, 0, 123456, tzinfo=timezone(timedelta(hours=8))),
        datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=8))),
        datetime(2026, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
def test_a_moment_comes_back_the_same_and_in_utc(work: Work, moment: datetime) -> None:
    keep(work, a_conversation(started_at=moment))
    with work() as unit:
        stored = unit.conversations.get("talk-1").started_at
    assert stored == moment
    assert stored.tzinfo is timezone.utc


def test_a_moment_without_a_zone_is_refused(work: Work) -> None:
    with pytest.raises(Exception, match="time zone"):
        keep(work, a_conversation(started_at=datetime(2026, 11, 21)))
