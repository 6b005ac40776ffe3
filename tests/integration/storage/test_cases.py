"""Cases come back whole, in order, and corrections keep what they replace."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from bot.casework.case import Case
from bot.storage.engine import build_engine
from bot.storage.facts import facts
from bot.storage.unit_of_work import SqlUnitOfWork
from bot.usecases.ports import Conflict
from tests.builders import (
    NOW,
    a_case,
    a_conversation,
    a_fact,
    a_full_case,
    a_handoff,
    a_promise,
    an_anger_reading,
    an_expectation,
    an_offer,
)
from tests.fakes import twin
from tests.integration.storage.keeping import Work, keep

LISTS = ("facts", "expectations", "offers", "promises", "handoffs", "follow_ups", "steps", "anger")


def store(work: Work, *cases: Case) -> None:
    keep(work, a_conversation(), *cases)


def load(work: Work, number: str = "A261121-7K3M") -> Case:
    with work() as unit:
        case: Case = unit.cases.by_number(number)
    return case


def plain(record: Any) -> dict[str, Any]:
    """Every field of a record and of its children."""
    values = {f.name: getattr(record, f.name) for f in fields(record)}
    return {k: [plain(child) for child in v] if isinstance(v, list) else v for k, v in values.items()}


def test_a_case_with_everything_comes_back_equal(any_work: Work) -> None:
    wish = an_expectation(rank=1, amount_minor=29900, can="person", reason="over_limit", refusals=2, experience=7)
    offer = an_offer(expectation_id=wish.id, amount_minor=5000, status="accepted", answered_by="m-9", answered_at=NOW)
    promise = a_promise(offer_id=offer.id, due_at=NOW + timedelta(days=2))
    packet = {"headline": "耳机坏了", "facts": [{"point": "goods", "value": "耳机"}], "level": 3, "none": None}
    case = a_full_case(
        expectations=[wish], offers=[offer], promises=[promise], handoffs=[a_handoff(packet=packet)], cause="goods"
    )
    store(any_work, case)
    assert plain(load(any_work)) == plain(case)


def test_every_field_of_every_record_is_stored(work: Work) -> None:
    store(work, a_full_case())
    case = load(work)
    for name in LISTS:
        assert getattr(case, name)[0].case_id == case.id


def test_children_come_oldest_first_and_in_the_order_said(any_work: Work) -> None:
    said = ["b", "a", "c"]
    late = an_anger_reading(level=0, read_at=NOW + timedelta(minutes=5))
    case = a_case(facts=[a_fact(value=value) for value in said], anger=[late, an_anger_reading(level=3)])
    store(any_work, case)
    assert [fact.value for fact in load(any_work).facts] == said
    assert [reading.level for reading in load(any_work).anger] == [3, 0]


def test_a_correction_keeps_the_old_row(any_work: Work) -> None:
    store(any_work, a_case(facts=[a_fact(value="耳机")]))
    with any_work() as unit:
        case = unit.cases.by_number("A261121-7K3M")
        case.facts[0].current = False
        case.facts.append(a_fact(value="音箱", recorded_at=NOW + timedelta(minutes=1)))
        unit.commit()
    assert [(fact.value, fact.current) for fact in load(any_work).facts] == [("耳机", False), ("音箱", True)]


def test_facts_of_later_turns_follow_those_of_the_same_moment(any_work: Work) -> None:
    store(any_work, a_case(facts=[a_fact(value="1")]))
    for value in ("2", "3"):
        with any_work() as unit:
            unit.cases.by_number("A261121-7K3M").facts.append(a_fact(value=value))
            unit.commit()
    assert [fact.value for fact in load(any_work).facts] == ["1", "2", "3"]


def test_cases_are_found_by_id_number_talk_and_order_oldest_first(any_work: Work) -> None:
    younger = a_case(number="A261121-BBBB", order_number="AM26110342", opened_at=NOW + timedelta(hours=1))
    older = a_case(number="A261121-ZZZZ", order_number="AM26110342")
    store(any_work, younger, older, a_case(number="A261121-CCCC", opened_at=NOW + timedelta(hours=2)))
    with any_work() as unit:
        assert unit.cases.get(older.id).number == "A261121-ZZZZ"
        assert unit.cases.get("missing") is None
        assert unit.cases.by_number("A261121-XXXX") is None
        numbers = [case.number for case in unit.cases.of_conversation("talk-1")]
        assert numbers == ["A261121-ZZZZ", "A261121-BBBB", "A261121-CCCC"]
        assert [case.number for case in unit.cases.of_order("AM26110342")] == numbers[:2]


def test_a_case_added_is_found_before_the_commit(any_work: Work) -> None:
    with any_work() as unit:
        case = a_case()
        unit.cases.add(case)
        assert unit.cases.get(case.id) is case
        assert unit.cases.of_conversation("talk-1") == [case]


def test_a_number_is_given_once(any_work: Work) -> None:
    store(any_work, a_case())
    with pytest.raises(Conflict):
        keep(any_work, a_case())


@pytest.mark.parametrize(
    "wrong",
    [
        a_full_case(language="fr"),
        a_case(anger=[an_anger_reading(level=4)]),
        a_case(facts=[a_fact(source="guess")]),
        a_case(offers=[an_offer(amount_minor=-1)]),
        a_case(expectations=[an_expectation(experience=11)]),
        a_case(expectations=[an_expectation(can="maybe")]),
    ],
    ids=["language", "anger", "source", "amount", "experience", "can"],
)
def test_values_outside_the_vocabulary_are_refused(work: Work, wrong: Case) -> None:
    with pytest.raises(Conflict):
        store(work, twin(wrong))  # the other database gets a copy of its own


def test_loading_cases_takes_few_queries(database_url: str, work: Work) -> None:
    store(work, *(a_full_case(number=f"A261121-AAA{n}") for n in range(5)))
    engine = build_engine(database_url)
    seen = statements(engine)
    with SqlUnitOfWork(engine) as unit:
        assert len(unit.cases.of_conversation("talk-1")) == 5
    assert len([sql for sql in seen if sql.startswith("SELECT")]) <= 1 + len(LISTS)
    engine.dispose()


def test_a_child_taken_from_its_case_is_deleted(database_url: str, work: Work) -> None:
    store(work, a_case(facts=[a_fact(), a_fact()]))
    with work() as unit:
        unit.cases.by_number("A261121-7K3M").facts.pop()
        unit.commit()
    with build_engine(database_url).connect() as connection:
        assert len(connection.execute(select(facts.c.id)).all()) == 1


def statements(engine: Engine) -> list[str]:
    seen: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    return seen
