"""What can be answered to an expectation: yes, a person decides, or no with a reason and an alternative (H60, H68)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.casework.authority import Request, Role, decide, largest, may
from bot.casework.case import Expectation
from bot.casework.money import Money
from bot.casework.orders import Order, OrderLine
from bot.casework.policy_parts import Policy
from bot.casework.vocabulary import entry, keys, text

Can = Literal["yes", "person", "no"]

SETTLING = ("refund", "replace", "repair")
"""Remedies of which the bot grants one for the same goods; a second one is for a person to decide."""


@dataclass(frozen=True)
class Remedy:
    """Something the shop can do: a key of ``tables/remedies.yml``, with the money in it when money belongs to it."""

    key: str
    amount: Money | None = None


@dataclass(frozen=True)
class Situation:
    """What is known when a remedy is weighed.

    Attributes:
        today: the shop's local date.
        line: the article complained about, when it is known that it is only one of the order; else the whole order.
        granted: what the customer has been given for this order before, in this case or an earlier one.
    """

    category: str
    order: Order | None
    customer_class: str
    today: date
    line: OrderLine | None = None
    granted: tuple[Remedy, ...] = ()

    @property
    def value(self) -> Money | None:
        """What was paid for the goods complained about; None without an order."""
        if self.order is None:
            return None
        return self.line.price if self.line is not None else self.order.total

    @property
    def settled(self) -> bool:
        """Whether a refund, repair or replacement of these goods has been granted already."""
        return any(remedy.key in SETTLING for remedy in self.granted)


@dataclass(frozen=True)
class Answer:
    """The answer to one expectation (H52).

    Attributes:
        can: ``yes`` the bot may offer it now, ``person`` somebody in the shop may, ``no`` nobody may.
        remedy: what answers the expectation, a key of ``tables/remedies.yml``; None when nothing does as such.
        amount: the money in it; for a refund nobody named, what was paid.
        role: the least role that may grant it; None with ``no``.
        reason: a key of ``tables/refusals.yml``; None with ``yes``.
        alternative: what the bot may offer instead, at once; None with ``yes``.
    """

    can: Can
    remedy: str | None
    amount: Money | None = None
    role: Role | None = None
    reason: str | None = None
    alternative: Remedy | None = None


def answer_expectation(
    policy: Policy, expectation: Expectation, situation: Situation, *, declined: Collection[str] = ()
) -> Answer:
    """Whether what the customer wants can be had, and from whom (H16, H52, H60, H61, H68).

    Args:
        policy: the shop's rules.
        expectation: what the customer wants, with the amount they named if any.
        situation: the order and the customer, as far as known.
        declined: keys of remedies the customer has turned down already; never offered as alternatives.
    """
    remedy: str | None = entry("resolutions", expectation.resolution)["remedy"]
    if expectation.resolution == "discipline_staff":
        return _refused(policy, situation, declined, None, "internal_decision", prefer="investigation")
    if remedy is None:
        return _for_person(policy, situation, declined, None, None, "agent", "needs_person")
    if not entry("remedies", remedy)["goods"]:
        return _granted_or_not(policy, situation, declined, Remedy(remedy))
    named = _named(expectation)
    trouble = _trouble(policy, remedy, named, situation)
    if trouble is not None:
        return _for_person(policy, situation, declined, remedy, named, "agent", trouble)
    return _granted_or_not(policy, situation, declined, Remedy(remedy, _amount(policy, remedy, named, situation)))


def alternatives(policy: Policy, situation: Situation, *, declined: Collection[str] = ()) -> list[Remedy]:
    """All the bot may offer by itself, the best for the customer first, nothing they have declined (H68)."""
    offers = (largest_by_bot(policy, remedy, situation) for remedy in keys("remedies") if remedy not in declined)
    return [offer for offer in offers if offer is not None]


def largest_by_bot(policy: Policy, remedy: str, situation: Situation) -> Remedy | None:
    """`remedy` with the largest amount the bot may give, at most what was paid; None when it may not at all.

    A refund is offered whole or not at all: part of the money for goods that go back would be no remedy.
    """
    if entry("remedies", remedy)["goods"] and _trouble(policy, remedy, None, situation) is not None:
        return None
    if remedy == "compensation":
        most = largest(policy, "bot", request_for(Remedy(remedy), situation))
        left = most.minor - _compensated(situation) if most is not None else 0
        return Remedy(remedy, Money(left, policy.currency)) if left > 0 else None
    offer = Remedy(remedy, situation.value if remedy == "refund" else None)
    return offer if may(policy, "bot", request_for(offer, situation)) else None


def request_for(offer: Remedy, situation: Situation) -> Request:
    """The question to put to authority about `offer`.

    Repair and replacement weigh the value of the goods; compensation weighs together with what was given before.
    """
    order = situation.order
    total = order.total if order is not None else None
    kind = entry("remedies", offer.key)
    amount = offer.amount if kind["money"] or not kind["goods"] else situation.value
    if offer.key == "compensation" and amount is not None:
        amount = Money(amount.minor + _compensated(situation), amount.currency)
    return Request(
        remedy=offer.key,
        category=situation.category,
        amount=amount,
        age_days=order.age_days(situation.today) if order is not None else None,
        customer_class=situation.customer_class,
        delivery_state=order.delivery_state if order is not None else None,
        order_total=total,
    )


def benefit(remedy: str, language: str) -> str:
    """What the customer gains by `remedy`, a clause (H117)."""
    return text("remedies", remedy, "benefit", language)


def say_remedy(remedy: Remedy, language: str) -> str:
    """What is done, with the amount in it, to follow 我可以 or "I can"."""
    if remedy.amount is None:
        return text("remedies", remedy.key, "do", language)
    return text("remedies", remedy.key, "do_amount", language).format(amount=remedy.amount)


def _named(expectation: Expectation) -> Money | None:
    """The amount the customer named; zero and less count as none."""
    minor = expectation.amount_minor
    return Money(minor, expectation.currency) if minor is not None and minor > 0 else None


def _compensated(situation: Situation) -> int:
    """Minor units of compensation granted before."""
    return sum(remedy.amount.minor for remedy in situation.granted if remedy.key == "compensation" and remedy.amount)


def _trouble(policy: Policy, remedy: str, named: Money | None, situation: Situation) -> str | None:
    """Why a person has to weigh a remedy that needs goods, whatever the grants say."""
    if situation.order is None:
        return "no_order"
    if {policy.currency} != {money.currency for money in (named, situation.order.total) if money is not None}:
        return "other_currency"
    return "already_granted" if remedy in SETTLING and situation.settled else None


def _amount(policy: Policy, remedy: str, named: Money | None, situation: Situation) -> Money | None:
    """The money meant: what was named, else all that was paid (refund) or the most the bot may give (compensation)."""
    if named is not None and entry("remedies", remedy)["money"]:
        return named
    if remedy == "refund":
        return situation.value
    offer = largest_by_bot(policy, remedy, situation)
    return offer.amount if offer is not None else None


def _granted_or_not(policy: Policy, situation: Situation, declined: Collection[str], wish: Remedy) -> Answer:
    request = request_for(wish, situation)
    if (
        wish.key == "compensation" and wish.amount is None
    ):  # nothing named, nothing for the bot to give: who may at all?
        request = request_for(Remedy(wish.key, Money(1, policy.currency)), situation)
    verdict = decide(policy, request)
    if verdict.role == "bot":
        return Answer("yes", wish.key, wish.amount, "bot")
    if verdict.role is not None:
        return _for_person(policy, situation, declined, wish.key, wish.amount, verdict.role, "needs_person")
    return _refused(policy, situation, declined, wish, verdict.reason or "not_company_rule", prefer=wish.key)


def _for_person(
    policy: Policy,
    situation: Situation,
    declined: Collection[str],
    remedy: str | None,
    amount: Money | None,
    role: Role,
    reason: str,
) -> Answer:
    other = _alternative(policy, situation, declined, remedy, prefer=remedy)
    return Answer("person", remedy, amount, role, reason, other)


def _refused(
    policy: Policy,
    situation: Situation,
    declined: Collection[str],
    wish: Remedy | None,
    reason: str,
    prefer: str | None,
) -> Answer:
    remedy, amount = (wish.key, wish.amount) if wish is not None else (None, None)
    other = _alternative(policy, situation, declined, remedy, prefer)
    return Answer("no", remedy, amount, None, reason, other)


def _alternative(
    policy: Policy, situation: Situation, declined: Collection[str], wanted: str | None, prefer: str | None
) -> Remedy | None:
    """The preferred remedy within the bot's reach (a smaller amount of what was wanted), else the best other one."""
    offers = alternatives(policy, situation, declined=declined)
    preferred = [offer for offer in offers if offer.key == prefer]
    others = [offer for offer in offers if offer.key != wanted]
    return next(iter(preferred + others), None)
