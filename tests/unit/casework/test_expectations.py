"""The ledger of wishes: one entry for each, ranked by the customer, dropped but never lost."""

from __future__ import annotations

from bot.casework import expectations
from bot.casework.case import Case, Expectation
from bot.casework.money import Money
from tests.unit.casework.builders import NOW, a_case, a_wish


def note(case: Case, resolution: str, amount: Money | None = None) -> Expectation:
    return expectations.note(case, resolution, words="我要", amount=amount, now=NOW, message_id="m-1")


def wanted(case: Case) -> list[str]:
    return [wish.resolution for wish in expectations.open_ones(case)]


def wishing(*resolutions: str) -> Case:
    return a_case(expectations=[a_wish(resolution) for resolution in resolutions])


def test_a_wish_said_again_is_one_wish_with_the_newer_amount() -> None:
    case = a_case()
    note(case, "compensation", Money(5000))
    note(case, "compensation", Money(3000))
    assert [(wish.resolution, wish.amount_minor) for wish in case.expectations] == [("compensation", 3000)]


def test_a_wish_said_again_without_a_sum_keeps_the_sum() -> None:
    case = a_case()
    note(case, "compensation", Money(5000, "USD"))
    assert note(case, "compensation").amount_minor == 5000
    assert case.expectations[0].currency == "USD"


def test_a_wish_that_was_settled_can_be_wished_again() -> None:
    case = a_case(expectations=[a_wish("refund", status="agreed")])
    note(case, "refund")
    assert [wish.status for wish in case.expectations] == ["agreed", "open"]


def test_wishes_stand_in_the_order_they_were_said() -> None:
    assert wanted(wishing("repair", "refund")) == ["repair", "refund"]


def test_only_several_unranked_wishes_need_a_ranking() -> None:
    assert expectations.needs_ranking(wishing("repair", "refund"))
    assert not expectations.needs_ranking(wishing("repair"))
    assert not expectations.needs_ranking(a_case())


def test_the_customers_ranking_holds_and_the_rest_follows_as_said() -> None:
    case = wishing("repair", "refund", "apology")
    expectations.rank(case, ["apology"])
    assert wanted(case) == ["apology", "repair", "refund"]
    assert not expectations.needs_ranking(case)


def test_a_ranking_of_things_nobody_wished_changes_nothing() -> None:
    case = wishing("repair", "refund")
    expectations.rank(case, ["compensation"])
    assert wanted(case) == ["repair", "refund"]


def test_a_wish_that_came_after_the_ranking_comes_last() -> None:
    case = wishing("repair", "refund")
    expectations.rank(case, ["refund"])
    note(case, "apology")
    assert wanted(case) == ["refund", "repair", "apology"]
    assert not expectations.needs_ranking(case)


def test_wishes_not_repeated_are_dropped_and_stay_in_the_record() -> None:
    case = wishing("repair", "refund")
    expectations.drop_others(case, ["refund"])
    assert [wish.status for wish in case.expectations] == ["dropped", "open"]


def test_what_is_settled_is_not_dropped() -> None:
    case = a_case(expectations=[a_wish("repair", status="agreed")])
    expectations.drop_others(case, [])
    assert case.expectations[0].status == "agreed"
