"""Each wish gets yes, a person or no; a no has its reason, and an alternative is always the bot's to give."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.authority import may
from bot.casework.money import Money
from bot.casework.orders import Order, OrderLine
from bot.casework.policy import load_policy
from bot.casework.remedies import (
    Answer,
    Remedy,
    Situation,
    alternatives,
    answer_expectation,
    benefit,
    request_for,
    say_remedy,
)
from bot.casework.vocabulary import keys
from tests.unit.casework.builders import TODAY, a_situation, a_wish, an_order
from tests.unit.casework.conftest import POLICY_FILE

POLICY = load_policy(POLICY_FILE)


def answer(resolution: str, yuan: int | None = None, order: Order | None = None, **fields: object) -> Answer:
    return answer_expectation(POLICY, a_wish(resolution, yuan), a_situation(order, **fields))


def yuan(amount: int) -> Money:
    return Money(amount * 100)


TABLE = [
    # wish, yuan named, value of the order, then: can, amount, role, reason, alternative
    ("refund", None, 300, ("yes", 300, "bot", None, None)),
    ("refund", 100, 300, ("yes", 100, "bot", None, None)),
    ("refund", 400, 300, ("no", 400, None, "more_than_paid", Remedy("refund", yuan(300)))),
    ("refund", None, 600, ("person", 600, "agent", "needs_person", Remedy("replace"))),
    ("refund", 700, 600, ("no", 700, None, "more_than_paid", Remedy("replace"))),
    ("refund", None, 4000, ("person", 4000, "lead", "needs_person", Remedy("compensation", yuan(50)))),
    ("refund", 0, 300, ("yes", 300, "bot", None, None)),
    ("replace", None, 300, ("yes", None, "bot", None, None)),
    ("replace", None, 900, ("person", None, "agent", "needs_person", Remedy("repair"))),
    ("repair", None, 900, ("yes", None, "bot", None, None)),
    ("compensation", None, 300, ("yes", 30, "bot", None, None)),
    ("compensation", 20, 300, ("yes", 20, "bot", None, None)),
    ("compensation", 80, 300, ("person", 80, "agent", "needs_person", Remedy("compensation", yuan(30)))),
    ("compensation", 9000, 300, ("no", 9000, None, "too_expensive", Remedy("compensation", yuan(30)))),
    ("apology", None, 300, ("yes", None, "bot", None, None)),
    ("explanation", None, 300, ("yes", None, "bot", None, None)),
    ("none", None, 300, ("yes", None, "bot", None, None)),
    ("discipline_staff", None, 300, ("no", None, None, "internal_decision", Remedy("investigation"))),
    ("other", None, 300, ("person", None, "agent", "needs_person", Remedy("refund", yuan(300)))),
]


@pytest.mark.parametrize(("wish", "named", "value", "expected"), TABLE)
def test_the_answer_to_a_wish(wish: str, named: int | None, value: int, expected: tuple[object, ...]) -> None:
    got = answer(wish, named, an_order(value))
    amount = got.amount.minor // 100 if got.amount is not None else None
    assert (got.can, amount, got.role, got.reason, got.alternative) == expected


@pytest.mark.parametrize("wish", ["refund", "replace", "repair", "compensation"])
def test_without_an_order_a_person_weighs_what_needs_goods(wish: str) -> None:
    got = answer(wish)
    assert (got.can, got.role, got.reason) == ("person", "agent", "no_order")
    assert got.alternative == Remedy("investigation")


@pytest.mark.parametrize("wish", ["apology", "explanation", "none"])
def test_words_need_no_order(wish: str) -> None:
    assert answer(wish).can == "yes"


def test_only_the_article_complained_about_is_refunded() -> None:
    lines = (OrderLine("杯", 1, yuan(100)), OrderLine("壶", 1, yuan(2000)))
    got = answer("refund", None, an_order(lines=lines), line=lines[0])
    assert (got.can, got.amount) == ("yes", yuan(100))


def test_an_order_before_shipping_is_refunded_as_a_cancellation() -> None:
    assert answer("refund", None, an_order(1500, state="paid"), category="other").can == "yes"


def test_an_order_too_old_for_all_is_refused_with_the_best_that_is_left() -> None:
    got = answer("refund", None, an_order(300, days_ago=400))
    assert (got.can, got.reason, got.alternative) == ("no", "too_old", Remedy("investigation"))


def test_an_amount_in_another_currency_is_for_a_person() -> None:
    got = answer_expectation(POLICY, a_wish("refund", 10, currency="USD"), a_situation(an_order()))
    assert (got.can, got.reason) == ("person", "other_currency")


def test_an_order_in_another_currency_is_for_a_person() -> None:
    order = an_order(lines=(OrderLine("cup", 1, Money(1000, "EUR")),))
    got = answer("repair", None, order)
    assert (got.can, got.reason, got.alternative) == ("person", "other_currency", Remedy("investigation"))


@pytest.mark.parametrize("given_before", ["refund", "replace", "repair"])
@pytest.mark.parametrize("wish", ["refund", "replace", "repair"])
def test_a_second_remedy_for_the_same_goods_is_for_a_person(given_before: str, wish: str) -> None:
    got = answer(wish, None, an_order(), granted=(Remedy(given_before),))
    assert (got.can, got.reason) == ("person", "already_granted")
    assert got.alternative is not None
    assert got.alternative.key not in ("refund", "replace", "repair")


def test_compensation_given_before_counts_against_the_limit() -> None:
    before = (Remedy("compensation", yuan(25)),)
    assert answer("compensation", 5, an_order(), granted=before).can == "yes"
    got = answer("compensation", 6, an_order(), granted=before)
    assert (got.can, got.alternative) == ("person", Remedy("compensation", yuan(5)))


def test_when_the_bot_has_nothing_left_to_compensate_a_person_decides_how_much() -> None:
    before = (Remedy("compensation", yuan(30)),)
    got = answer("compensation", None, an_order(), granted=before)
    assert (got.can, got.amount, got.role) == ("person", None, "agent")


def test_what_was_declined_is_not_offered_again() -> None:
    situation = a_situation(an_order(600))
    wish = a_wish("refund")
    declined = {"replace", "repair"}
    assert answer_expectation(POLICY, wish, situation, declined=declined).alternative == Remedy(
        "compensation", yuan(50)
    )
    assert answer_expectation(POLICY, wish, situation, declined=keys("remedies")).alternative is None


def test_alternatives_come_best_for_the_customer_first() -> None:
    offers = alternatives(POLICY, a_situation(an_order(300)))
    assert [offer.key for offer in offers] == list(keys("remedies"))
    assert offers[0].amount == yuan(300)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("remedy", keys("remedies"))
def test_each_remedy_has_a_benefit_and_a_phrase(remedy: str, language: str) -> None:
    assert benefit(remedy, language)
    assert say_remedy(Remedy(remedy), language)


def test_the_amount_stands_in_the_phrase() -> None:
    assert say_remedy(Remedy("refund", yuan(1299)), "zh") == "为您退款¥1,299"
    assert say_remedy(Remedy("compensation", Money(1050)), "en") == "give you ¥10.50 in compensation"


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    order = draw(
        st.none()
        | st.builds(
            an_order,
            st.integers(1, 8000),
            days_ago=st.integers(0, 1200),
            state=st.sampled_from(keys("delivery_states")),
        )
    )
    granted = st.builds(Remedy, st.sampled_from(keys("remedies")), st.none() | st.builds(Money, st.integers(1, 99999)))
    return Situation(
        category=draw(st.sampled_from(keys("categories"))),
        order=order,
        customer_class=draw(st.sampled_from(keys("customer_classes"))),
        today=TODAY + timedelta(days=draw(st.integers(0, 3))),
        granted=tuple(draw(st.lists(granted, max_size=2))),
    )


@given(
    situations(),
    st.sampled_from(keys("resolutions")),
    st.none() | st.integers(-5, 12000),
    st.sets(st.sampled_from(keys("remedies"))),
)
def test_every_answer_keeps_to_the_rules(
    situation: Situation, resolution: str, named: int | None, declined: set[str]
) -> None:
    got = answer_expectation(POLICY, a_wish(resolution, named), situation, declined=declined)
    other = got.alternative
    assert (got.can == "yes") == (got.reason is None)
    assert got.reason is None or got.reason in keys("refusals")
    assert (got.role is None) == (got.can == "no")
    assert (got.role == "bot") == (got.can == "yes")
    if got.can == "yes":
        assert other is None
        assert got.remedy is not None
        assert may(POLICY, "bot", request_for(Remedy(got.remedy, got.amount), situation))
    if other is not None:
        assert other.key not in declined
        assert may(POLICY, "bot", request_for(other, situation))
        assert other != Remedy(got.remedy or "", got.amount)


@given(situations())
def test_a_better_class_is_never_offered_less(situation: Situation) -> None:
    plain = alternatives(POLICY, replace(situation, customer_class="burden"))
    gold = {offer.key: offer.amount for offer in alternatives(POLICY, replace(situation, customer_class="gold"))}
    for offer in plain:
        assert offer.key in gold
        more = gold[offer.key]
        assert offer.amount is None or (more is not None and more >= offer.amount)
