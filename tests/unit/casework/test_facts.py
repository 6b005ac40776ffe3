"""The nine points: what holds, what is added, what is replaced, and which question is still missing."""

from __future__ import annotations

import pytest

from bot.casework import facts
from bot.casework.case import Case, Fact
from tests.unit.casework.builders import NOW, a_case, a_fact


def put(case: Case, point: str, value: str, **changes: str) -> Fact:
    given = {"words": value, "source": "customer", "message_id": "m-1", **changes}
    return facts.record(case, point, value, now=NOW, **given)


def put_anew(case: Case, point: str, value: str) -> Fact:
    return facts.replace(case, point, value, words=value, source="customer", now=NOW, message_id="m-2")


KNOWN = ("what_happened", "customer_kind", "goods", "why_dissatisfied", "how_happened", "other_reasons")


def knowing(*points: str, **changes: str) -> Case:
    return a_case(facts=[a_fact(point) for point in points], **changes)


def test_a_correction_leaves_the_earlier_fact_in_the_record() -> None:
    case = a_case()
    put(case, "goods", "耳机")
    put(case, "goods", "音箱")
    assert facts.value(case, "goods") == "音箱"
    assert [(fact.value, fact.current) for fact in case.facts] == [("耳机", False), ("音箱", True)]


def test_the_same_said_again_is_one_fact() -> None:
    case = a_case()
    assert put(case, "goods", "耳机") is put(case, "goods", "耳机")
    assert len(case.facts) == 1


def test_a_corrected_fact_has_to_be_confirmed_again() -> None:
    case = a_case()
    put(case, "goods", "耳机").confirmed = True
    assert not put(case, "goods", "音箱").confirmed


@pytest.mark.parametrize("point", facts.GATHERED_FROM_MANY)
def test_a_gathered_point_keeps_what_was_said_before(point: str) -> None:
    case = a_case()
    put(case, point, "没有声音")
    put(case, point, "盒子也破了")
    assert facts.value(case, point) == "没有声音 / 盒子也破了"
    assert facts.current(case, point).words == "没有声音 / 盒子也破了"  # type: ignore[union-attr]


def test_nothing_to_say_is_not_gathered_with_what_comes_after() -> None:
    case = a_case()
    put(case, "other_reasons", facts.NOTHING)
    put(case, "other_reasons", "客服不理人")
    assert facts.value(case, "other_reasons") == "客服不理人"


def test_replacing_starts_a_gathered_point_anew() -> None:
    case = a_case()
    put(case, "what_happened", "没有声音")
    put_anew(case, "what_happened", "有杂音")
    assert facts.value(case, "what_happened") == "有杂音"
    assert [fact.current for fact in case.facts] == [False, True]


def test_replacing_by_the_same_asks_for_a_new_confirmation() -> None:
    case = a_case()
    put(case, "goods", "耳机").confirmed = True
    assert not put_anew(case, "goods", "耳机").confirmed


def test_a_point_with_nothing_to_say_is_known_but_empty() -> None:
    case = a_case()
    put(case, "other_reasons", facts.NOTHING)
    assert facts.current(case, "other_reasons") is not None
    assert facts.value(case, "other_reasons") == ""
    assert facts.value(case, "goods") == ""


@pytest.mark.parametrize(
    ("known", "question"),
    [
        ((), "what"),
        (KNOWN[:1], "order"),
        (KNOWN[:2], "goods"),
        (KNOWN[:3], "why"),
        (KNOWN[:4], "how"),
        (KNOWN[:5], "other_reasons"),
        (KNOWN, "wanted"),
        ((*KNOWN, "wanted_solution"), None),
    ],
)
def test_questions_come_in_their_order(known: tuple[str, ...], question: str | None) -> None:
    assert facts.missing_question(knowing(*known)) == question


@pytest.mark.parametrize(
    ("category", "order_number", "question"),
    [
        *[(category, None, "goods") for category in sorted(facts.ABOUT_GOODS)],
        ("service_attitude", None, "why"),
        ("delivery", None, "why"),
        ("delivery", "AM26110342", "goods"),
    ],
)
def test_goods_are_asked_for_only_where_they_matter(category: str, order_number: str | None, question: str) -> None:
    case = knowing("what_happened", "customer_kind", category=category)
    case.order_number = order_number
    assert facts.missing_question(case) == question


def test_who_it_was_is_asked_only_about_service() -> None:
    known = ("what_happened", "customer_kind", "why_dissatisfied", "how_happened")
    assert facts.missing_question(knowing(*known, category="service_attitude")) == "sales_person"
    assert facts.missing_question(knowing(*known, category="delivery")) == "other_reasons"


def test_a_fact_that_no_longer_holds_is_missing() -> None:
    assert facts.missing_question(a_case(facts=[a_fact("what_happened", current=False)])) == "what"


def test_a_yes_confirms_what_holds_now() -> None:
    case = a_case(facts=[a_fact("goods", current=False), a_fact("goods"), a_fact("what_happened")])
    facts.confirm_all(case)
    assert [fact.confirmed for fact in case.facts] == [False, True, True]
    assert facts.all_confirmed(case)


@pytest.mark.parametrize(
    ("fact", "settled"),
    [
        ({"source": "customer"}, False),
        ({"source": "customer", "confirmed": True}, True),
        ({"source": "customer", "current": False}, True),
        ({"source": "order_book"}, True),
        ({"source": "computed"}, True),
    ],
)
def test_only_what_the_customer_told_needs_a_yes(fact: dict[str, object], settled: bool) -> None:
    assert facts.all_confirmed(a_case(facts=[a_fact("goods", **fact)])) is settled


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("123 456", 0),
        ("没有声音", 4),
        ("no sound", 6),
        ("No sound, at all!", 12),
        ("没有 sound", 5),
        ("!!!", 0),
    ],
)
def test_words_of_both_languages_weigh_alike(text: str, weight: int) -> None:
    assert facts.weight(text) == weight
