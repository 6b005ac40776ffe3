"""What the guard stopped or nudged stays on record, with what was done about it."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.casework.conversation import WordingVerdict
from bot.storage.engine import build_engine
from bot.usecases.ports import Conflict
from tests.builders import NOW, a_conversation, a_verdict
from tests.integration.storage.keeping import Work, keep


def test_a_verdict_comes_back_as_it_was(any_work: Work) -> None:
    given = a_verdict(text="您弄错了😤\n第二行", speaker="agent", done="overridden", why="顾客自己这样要求")
    expected = {field.name: getattr(given, field.name) for field in fields(WordingVerdict)}
    keep(any_work, a_conversation(), given)
    with any_work() as unit:
        (found,) = unit.wording_verdicts.of("talk-1")
        assert {field.name: getattr(found, field.name) for field in fields(WordingVerdict)} == expected


def test_a_text_may_have_several_verdicts(any_work: Work) -> None:
    keep(any_work, a_conversation(), a_verdict(), a_verdict(rule="A1_remedy"))
    with any_work() as unit:
        assert {verdict.rule for verdict in unit.wording_verdicts.of("talk-1")} == {"F6_you_are_wrong", "A1_remedy"}


def test_the_verdicts_of_a_talk_stand_oldest_first_without_those_of_others(any_work: Work) -> None:
    later = [a_verdict(message_id=f"m-{n}.0", created_at=NOW + timedelta(minutes=n)) for n in (3, 1, 2)]
    keep(any_work, a_conversation(), *later, a_verdict(conversation_id="talk-2"))
    with any_work() as unit:
        assert [verdict.message_id for verdict in unit.wording_verdicts.of("talk-1")] == ["m-1.0", "m-2.0", "m-3.0"]
        assert unit.wording_verdicts.of("talk-9") == []


def test_a_verdict_stands_for_a_text_that_never_entered_the_log(work: Work) -> None:
    keep(work, a_verdict())
    with work() as unit:
        assert len(unit.wording_verdicts.of("talk-1")) == 1


def test_without_commit_a_verdict_is_gone(any_work: Work) -> None:
    with any_work() as unit:
        unit.wording_verdicts.add(a_verdict())
    with any_work() as unit:
        assert unit.wording_verdicts.of("talk-1") == []


@pytest.mark.parametrize("change", [{"level": "shout"}, {"done": "forgotten"}])
def test_an_unknown_level_or_deed_is_refused(work: Work, change: dict[str, str]) -> None:
    with pytest.raises(Conflict):
        keep(work, a_verdict(**change))


def test_verdicts_are_counted_by_rule_in_plain_sql(database_url: str, work: Work) -> None:
    keep(work, a_verdict(), a_verdict(message_id="m-2.0"), a_verdict(rule="S2_negation", level="suggest", done="sent"))
    query = "SELECT rule, done, COUNT(*) FROM wording_verdicts GROUP BY rule, done ORDER BY rule"
    with build_engine(database_url).connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(query))]
    assert rows == [("F6_you_are_wrong", "replaced", 2), ("S2_negation", "sent", 1)]
