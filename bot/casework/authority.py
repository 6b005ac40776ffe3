"""Who in the shop may grant what (H16): the least role whose authority covers a request, or why nobody's does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.casework.money import Money
from bot.casework.policy_parts import ROLES, Grant, Policy

Role = Literal["bot", "agent", "lead"]


@dataclass(frozen=True)
class Request:
    """What is to be granted.

    Attributes:
        amount: of the refund or compensation; for repair and replacement, the value of the order. None: not known.
        age_days: days since delivery, or since the order when it has not arrived. None: not known.
        delivery_state: a key of ``tables/delivery_states.yml``. None: not known.
        order_total: what was paid for the order. None: not known.
    """

    remedy: str
    category: str
    amount: Money | None
    age_days: int | None
    customer_class: str
    delivery_state: str | None
    order_total: Money | None = None


@dataclass(frozen=True)
class Verdict:
    """The least `role` that may grant the request; None is nobody, and then `reason` is a key of ``refusals.yml``."""

    role: Role | None
    reason: str | None = None


def decide(policy: Policy, request: Request) -> Verdict:
    """The least role that may grant `request`, or the reason why nobody may (H16, H60)."""
    roles: tuple[Role, ...] = ("bot", "agent", "lead")
    for role in roles:
        if may(policy, role, request):
            return Verdict(role)
    return Verdict(None, why_not(policy, "lead", request))


def may(policy: Policy, role: str, request: Request) -> bool:
    """Whether `role` may grant `request`: by a grant of its own or of a lesser role."""
    return why_not(policy, role, request) is None


def why_not(policy: Policy, role: str, request: Request) -> str | None:
    """What stands against `role` granting `request`, a key of ``tables/refusals.yml``; None when nothing does.

    The grants are narrowed bound by bound; the bound that leaves none is the reason.

    Raises:
        ValueError: there is no such role.
    """
    left = _grants_of(policy, role, request.remedy)
    if not left:
        return "not_company_rule"
    if request.amount is not None and request.amount.currency != policy.currency:
        return "other_currency"
    for fits, reason in (*_CHECKS, (_amount_fits, _amount_reason)):
        left = [grant for grant in left if fits(grant, request)]
        if not left:
            return reason(request)
    return None


def largest(policy: Policy, role: str, request: Request) -> Money | None:
    """The largest amount `role` may grant of the remedy asked for, whatever amount was named; None when nothing.

    Without a bound on the amount it is what was paid; when that is not known either, None.
    """
    fitting = [
        grant for grant in _grants_of(policy, role, request.remedy) if all(fits(grant, request) for fits, _ in _CHECKS)
    ]
    limits = [limit for limit in (_limit(grant, request.order_total) for grant in fitting) if limit is not None]
    best = max(limits, default=None)
    return best if best is not None and best.minor > 0 else None


def _grants_of(policy: Policy, role: str, remedy: str) -> list[Grant]:
    if role not in ROLES:
        raise ValueError(f"There is no role {role!r}; there are {', '.join(ROLES)}.")
    roles = ROLES[: ROLES.index(role) + 1]
    return [grant for grant in policy.grants if grant.role in roles and grant.remedy == remedy]


def _category_fits(grant: Grant, request: Request) -> bool:
    return request.category in grant.categories


def _class_fits(grant: Grant, request: Request) -> bool:
    return request.customer_class in grant.customer_classes


def _state_fits(grant: Grant, request: Request) -> bool:
    return grant.delivery_states is None or request.delivery_state in grant.delivery_states


def _state_reason(request: Request) -> str:
    if request.delivery_state is None:
        return "no_order"
    return "order_ended" if request.delivery_state in ("returned", "cancelled") else "not_delivered"


def _age_fits(grant: Grant, request: Request) -> bool:
    return grant.max_age_days is None or (request.age_days is not None and request.age_days <= grant.max_age_days)


def _amount_reason(request: Request) -> str:
    paid, amount = request.order_total, request.amount
    if request.remedy == "refund" and paid is not None and amount is not None and amount > paid:
        return "more_than_paid"
    return "too_expensive"


def _amount_fits(grant: Grant, request: Request) -> bool:
    if grant.max_amount is None and grant.max_percent is None:
        return True
    limit = _limit(grant, request.order_total)
    return request.amount is not None and limit is not None and request.amount <= limit


def _limit(grant: Grant, paid: Money | None) -> Money | None:
    """The smaller of the two bounds on the amount; None when a percentage is asked of an unknown sum."""
    if grant.max_percent is None:
        return grant.max_amount or paid
    if paid is None or (grant.max_amount is not None and paid.currency != grant.max_amount.currency):
        return None
    share = paid.share(grant.max_percent)
    return share if grant.max_amount is None else min(share, grant.max_amount)


_CHECKS: tuple[tuple[Callable[[Grant, Request], bool], Callable[[Request], str]], ...] = (
    (_category_fits, lambda request: "not_for_category"),
    (_state_fits, _state_reason),
    (_class_fits, lambda request: "not_for_class"),
    (_age_fits, lambda request: "too_old"),
)
"""All bounds but the amount, each with the refusal it gives."""
