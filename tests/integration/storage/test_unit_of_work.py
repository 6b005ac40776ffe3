"""One transaction: what is committed stays, what is not never was; alike in memory and on both databases."""

from __future__ import annotations

import pytest

from bot.storage.unit_of_work import unit_of_work_factory
from bot.usecases.ports import Conflict, StorageUnavailable, UnitOfWork
from tests.builders import a_conversation, a_full_case, a_message, an_action_run
from tests.fakes import FakeUnitOfWork
from tests.integration.storage.keeping import Work, keep


def test_leaving_without_commit_undoes_everything(any_work: Work) -> None:
    with any_work() as unit:
        unit.conversations.add(a_conversation())
        unit.messages.add(a_message())
        assert unit.messages.last_seq("talk-1") == 1
    with any_work() as unit:
        assert unit.conversations.get("talk-1") is None
        assert unit.messages.last_seq("talk-1") == 0


def test_an_error_undoes_everything_and_goes_on_its_way(any_work: Work) -> None:
    def fail() -> None:
        with any_work() as unit:
            unit.conversations.add(a_conversation())
            raise KeyError("a surprise")

    with pytest.raises(KeyError):
        fail()
    with any_work() as unit:
        assert unit.conversations.get("talk-1") is None


def test_what_is_committed_stays(any_work: Work) -> None:
    keep(any_work, a_conversation())
    with any_work() as unit:
        assert unit.conversations.get("talk-1").owner == "bot"


def test_a_change_of_a_loaded_record_is_committed(any_work: Work) -> None:
    keep(any_work, a_conversation())
    with any_work() as unit:
        unit.conversations.get("talk-1").epoch = 4
        unit.commit()
    with any_work() as unit:
        unit.conversations.get("talk-1").epoch = 9
        unit.rollback()
        unit.commit()
    with any_work() as unit:
        assert unit.conversations.get("talk-1").epoch == 4


def test_records_may_be_added_in_any_order(any_work: Work) -> None:
    case = a_full_case()
    keep(any_work, case, a_message(), a_conversation(case_id=case.id))
    with any_work() as unit:
        assert unit.conversations.get("talk-1").case_id == case.id


def test_records_stay_readable_after_the_block(any_work: Work) -> None:
    keep(any_work, a_conversation(), a_full_case())
    with any_work() as unit:
        case = unit.cases.by_number("A261121-7K3M")
    assert case.facts[0].value == "蓝牙耳机"
    assert [len(part) for part in (case.offers, case.promises, case.anger, case.steps)] == [1, 1, 1, 1]


def test_a_record_of_a_talk_that_does_not_stand_is_refused(any_work: Work) -> None:
    with pytest.raises(Conflict):
        keep(any_work, a_message(conversation_id="nobody"))


def test_a_conflict_names_the_rule_and_not_the_words(work: Work) -> None:
    keep(work, a_conversation(), a_message(body="secret words"))
    with pytest.raises(Conflict) as caught:
        keep(work, a_message(body="secret words"))
    assert "seq" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_an_action_runs_once_for_a_message(any_work: Work) -> None:
    keep(any_work, an_action_run(result={"say": ["utter_sorry"]}))
    with pytest.raises(Conflict):
        keep(any_work, an_action_run())
    with any_work() as unit:
        assert unit.action_runs.get("talk-1", "m-1", "action_answer").result == {"say": ["utter_sorry"]}
        assert unit.action_runs.get("talk-1", "m-1", "action_close") is None


def test_a_database_that_is_away_is_named_so() -> None:
    work = unit_of_work_factory("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(StorageUnavailable), work():
        pass


def test_a_database_without_tables_is_named_so(empty_database_url: str) -> None:
    work = unit_of_work_factory(empty_database_url)
    with pytest.raises(StorageUnavailable), work() as unit:
        unit.conversations.get("talk-1")


def test_the_real_one_and_the_stand_in_fit_the_port(work: Work) -> None:
    def enter(unit: UnitOfWork) -> None:
        with unit:
            pass

    enter(work())
    enter(FakeUnitOfWork())
