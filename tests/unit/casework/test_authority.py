"""The least role that may grant is found, nobody may more than the next, and a refusal carries its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.authority import Request, decide, largest, may, why_not
from bot.casework.money import Money
from bot.casework.policy import ROLES, load_policy
from bot.casework.policy_parts import Policy
from bot.casework.vocabulary import keys
from tests.unit.casework.conftest import POLICY_FILE

POLICY = load_policy(POLICY_FILE)


def a_request(remedy: str, yuan: int | None, age: int | None = 10, **fields: object) -> Request:
    amount = None if yuan is None else Money(yuan * 100)
    values = {"category": "product_quality", "customer_class": "burden", "delivery_state": "delivered"}
    total = Money(1_000_000)
    return Request(remedy=remedy, amount=amount, age_days=age, **{**values, "order_total": total, **fields})  # type: ignore[arg-type]


TABLE = [
    (a_request("apology", None, None, delivery_state=None), "bot", None),
    (a_request("investigation", None, None, delivery_state=None, category="other"), "bot", None),
    (a_request("refund", 500), "bot", None),
    (a_request("refund", 501), "agent", None),
    (a_request("refund", 3000), "agent", None),
    (a_request("refund", 3001), "lead", None),
    (a_request("refund", 10000), "lead", None),
    (a_request("refund", 10001), None, "more_than_paid"),
    (a_request("refund", 500, 30), "bot", None),
    (a_request("refund", 500, 31), "agent", None),
    (a_request("refund", 500, 91), "lead", None),
    (a_request("refund", 500, 366), None, "too_old"),
    (a_request("refund", 500, None), None, "too_old"),
    (a_request("refund", 500, category="service_attitude"), "agent", None),
    (a_request("refund", 2000, delivery_state="paid"), "bot", None),
    (a_request("refund", 2000, delivery_state="shipped"), "agent", None),
    (a_request("refund", 1000, delivery_state="returned"), "bot", None),
    (a_request("refund", 100, delivery_state="cancelled"), "agent", None),
    (a_request("replace", 800), "bot", None),
    (a_request("replace", 801), "agent", None),
    (a_request("replace", 100, delivery_state="paid"), None, "not_delivered"),
    (a_request("replace", 100, delivery_state="cancelled"), None, "order_ended"),
    (a_request("replace", 100, delivery_state=None), None, "no_order"),
    (a_request("repair", 100, category="account_or_system"), None, "not_for_category"),
    (a_request("repair", 3000, 365), "bot", None),
    (a_request("repair", 3000, 366), "lead", None),
    (a_request("compensation", 50), "bot", None),
    (a_request("compensation", 51), "agent", None),
    (a_request("compensation", 100, customer_class="gold"), "bot", None),
    (a_request("compensation", 50, order_total=Money(20000)), "agent", None),
    (a_request("compensation", 20, order_total=Money(20000)), "bot", None),
    (a_request("compensation", 5001), None, "too_expensive"),
    (a_request("compensation", 10, order_total=None), None, "too_expensive"),
    (a_request("refund", 10, category="safety_or_health"), "agent", None),
]


@pytest.mark.parametrize(("request_", "role", "reason"), TABLE)
def test_the_least_role_that_may_grant_is_found(request_: Request, role: str | None, reason: str | None) -> None:
    verdict = decide(POLICY, request_)
    assert (verdict.role, verdict.reason) == (role, reason)


def test_money_of_another_currency_is_granted_by_nobody(policy: Policy) -> None:
    request = replace(a_request("refund", None), amount=Money(100, "USD"))
    assert decide(policy, request).reason == "other_currency"


def test_a_remedy_nobody_was_granted_is_outside_company_rules(policy: Policy) -> None:
    bare = replace(policy, grants=())
    assert decide(bare, a_request("refund", 1)).reason == "not_company_rule"


def test_a_role_that_is_not_there_is_refused(policy: Policy) -> None:
    with pytest.raises(ValueError, match="There is no role 'boss'"):
        may(policy, "boss", a_request("refund", 1))


@pytest.mark.parametrize(
    ("role", "total", "customer_class", "most"),
    [
        ("bot", 10000, "burden", 1000),
        ("bot", 10000, "gold", 1500),
        ("bot", 1_000_000, "burden", 5000),
        ("bot", 1_000_000, "gold", 10000),
        ("agent", 1_000_000, "burden", 30000),
        ("bot", 5, "burden", None),
    ],
)
def test_the_largest_compensation_is_the_lower_of_cap_and_percentage(
    role: str, total: int, customer_class: str, most: int | None
) -> None:
    request = a_request("compensation", None, customer_class=customer_class, order_total=Money(total))
    expected = None if most is None else Money(most)
    assert largest(POLICY, role, request) == expected


requests = st.builds(
    Request,
    remedy=st.sampled_from(keys("remedies")),
    category=st.sampled_from(keys("categories")),
    amount=st.none() | st.builds(Money, st.integers(0, 2_000_000), st.sampled_from(["CNY", "CNY", "USD"])),
    age_days=st.none() | st.integers(0, 1500),
    customer_class=st.sampled_from(keys("customer_classes")),
    delivery_state=st.none() | st.sampled_from(keys("delivery_states")),
    order_total=st.none() | st.builds(Money, st.integers(1, 2_000_000)),
)


@given(requests)
def test_what_a_lesser_role_may_every_greater_one_may(request: Request) -> None:
    allowed = [may(POLICY, role, request) for role in ROLES]
    assert allowed == sorted(allowed)


@given(requests)
def test_a_verdict_names_the_least_role_or_a_known_refusal(request: Request) -> None:
    verdict = decide(POLICY, request)
    allowed = [role for role in ROLES if may(POLICY, role, request)]
    assert verdict.role == (allowed[0] if allowed else None)
    assert (verdict.reason is None) == bool(allowed)
    assert verdict.reason is None or verdict.reason in keys("refusals")


@given(requests, st.sampled_from(ROLES))
def test_the_largest_amount_may_be_granted_and_one_more_may_not(request: Request, role: str) -> None:
    most = largest(POLICY, role, request)
    if most is not None and request.remedy in ("refund", "compensation"):
        assert why_not(POLICY, role, replace(request, amount=most)) is None
        assert why_not(POLICY, role, replace(request, amount=Money(most.minor + 1))) is not None
