"""The six steps come in their order, and the record alone says what comes next."""

from __future__ import annotations

from typing import Any

import pytest

from bot.casework import steps
from bot.casework.case import Case
from bot.casework.steps import ORDER, Move, OutOfOrder
from tests import builders as every
from tests.unit.casework.builders import NOW, a_case, a_fact, a_wish, an_offer

POINTS = (
    "what_happened",
    "customer_kind",
    "goods",
    "why_dissatisfied",
    "how_happened",
    "other_reasons",
    "wanted_solution",
)


def case_with(*done: str, confirmed: bool = True, **changes: Any) -> Case:
    """A case with these steps on record and all facts known."""
    facts = [a_fact(point, confirmed=confirmed) for point in POINTS]
    return a_case(**{"facts": facts, "steps": [every.a_step(step=step) for step in done], **changes})


def complete(case: Case, step: str, message_id: str = "m-1") -> None:
    steps.complete(case, step, now=NOW, message_id=message_id)


def test_all_six_steps_in_order_close_a_case() -> None:
    case = a_case()
    reached = []
    for step in ORDER:
        complete(case, step)
        reached.append(case.step)
    assert reached == ["apology", "probe", "solution", "confirm", "follow_up", "closed", "closed"]


@pytest.mark.parametrize("place", range(1, len(ORDER)))
def test_no_step_comes_before_the_one_it_builds_on(place: int) -> None:
    case = case_with(*ORDER[: place - 1])
    with pytest.raises(OutOfOrder, match=ORDER[place - 1]):
        complete(case, ORDER[place])


def test_a_step_done_twice_keeps_its_first_evidence() -> None:
    case = a_case()
    complete(case, "vent", "m-1")
    complete(case, "vent", "m-2")
    assert [(record.step, record.message_id) for record in case.steps] == [("vent", "m-1")]


def test_a_step_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        complete(a_case(), "dance")


def test_the_latest_unanswered_offer_is_pending() -> None:
    offers = [an_offer("refund", "declined"), an_offer("replace", "proposed"), an_offer("repair", "withdrawn")]
    assert steps.pending_offer(a_case(offers=offers)) is offers[1]
    assert steps.pending_offer(a_case(offers=offers[:1])) is None


@pytest.mark.parametrize(
    ("case", "may"),
    [
        (case_with("vent", "apology"), True),
        (case_with("vent"), False),
        (case_with("vent", "apology", confirmed=False), False),
        (case_with("vent", "apology", facts=[]), False),
    ],
)
def test_no_remedy_before_apology_and_confirmed_facts(case: Case, may: bool) -> None:
    assert steps.may_propose(case) is may


def wishing(*wishes: Any, **changes: Any) -> Case:
    return case_with("vent", "apology", expectations=list(wishes), **changes)


NEXT = {
    "listen": (a_case(), "listen"),
    "apologise": (case_with("vent"), "apologise"),
    "ask": (case_with("vent", "apology", facts=[]), "ask"),
    "confirm": (case_with("vent", "apology", confirmed=False), "confirm_facts"),
    "offer pending": (wishing(a_wish("refund"), offers=[an_offer("refund", "proposed")]), "await_answer"),
    "several wishes": (wishing(a_wish("refund"), a_wish("repair")), "rank"),
    "one wish": (wishing(a_wish("refund")), "propose"),
    "shelved": (wishing(a_wish("refund", status="shelved")), "forward"),
    "agreed and shelved": (wishing(a_wish("refund", status="agreed"), a_wish("repair", status="shelved")), "forward"),
    "agreed": (wishing(a_wish("refund", status="agreed")), "plan_follow_up"),
    "planned": (wishing(a_wish("refund", status="agreed"), follow_ups=[every.a_follow_up()]), "close"),
    "waiting": (a_case(status="waiting_person"), "wait"),
    "closed": (a_case(status="closed"), "over"),
    "withdrawn": (a_case(status="withdrawn"), "over"),
}


@pytest.mark.parametrize(("case", "kind"), NEXT.values(), ids=NEXT.keys())
def test_what_comes_next(case: Case, kind: str) -> None:
    assert steps.next_move(case).kind == kind


def test_the_question_and_the_wish_are_named() -> None:
    assert steps.next_move(case_with("vent", "apology", facts=[])) == Move("ask", "what")
    wish = a_wish("refund")
    assert steps.next_move(wishing(wish)) == Move("propose", wish.id)


def test_the_wish_ranked_first_comes_first() -> None:
    second, first = a_wish("refund", rank=2), a_wish("repair", rank=1)
    assert steps.next_move(wishing(second, first)).subject == first.id
