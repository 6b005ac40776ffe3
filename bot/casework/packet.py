"""The file a colleague gets with a case, which spares the customer every repetition (H4, H52, H55, H65)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from bot.casework.authority import Role
from bot.casework.case import Case, Expectation, Offer
from bot.casework.causes import find_cause
from bot.casework.money import Money
from bot.casework.orders import Order
from bot.casework.policy_parts import ROLES, Policy
from bot.casework.promises import person_due, person_term, queue_for
from bot.casework.reasonable import judge
from bot.casework.remedies import Answer, Can, Remedy, Situation, answer_expectation
from bot.casework.vocabulary import entry, keys, label, text

SIX_STEPS = ("vent", "apology", "probe", "solution", "confirm", "follow_up")
FURIOUS = 3
ANGRY = 2


def build_packet(
    case: Case,
    *,
    reason: str,
    policy: Policy,
    order: Order | None,
    transcript: Sequence[tuple[str, str]],
    now: datetime,
    granted: Sequence[Remedy] = (),
) -> dict[str, Any]:
    """Everything the colleague needs, ready for JSON; labels and sentences in the language of the case.

    Args:
        case: the record so far.
        reason: why it is handed over, a key of ``tables/handover_reasons.yml``.
        policy: the shop's rules.
        order: the order complained about, if found.
        transcript: (author kind, text) of every message, oldest first; only the customer's are weighed.
            The packet keeps it whole, so that nobody has to say anything twice.
        now: an aware moment.
        granted: what the customer was given before for this order in other cases.
    """
    said = [body for author, body in transcript if author == "customer"]
    situation = _situation(case, policy, order, now, granted)
    declined = _declined(case)
    answers = {wish.id: _answer(policy, wish, situation, declined) for wish in case.expectations}
    return {
        "number": case.number,
        "language": case.language,
        "reason": {**_named("handover_reasons", reason, case.language), "urgency": _urgency(reason)},
        "queue": queue_for(policy, reason, case.category),
        "owner": person_term(policy, reason).owner,
        "due_at": person_due(policy, reason, now).isoformat(),
        "category": _named("categories", case.category, case.language),
        "cause": _cause(case, said),
        "customer_class": _named("customer_classes", situation.customer_class, case.language),
        "order": _order(order, case.language),
        "facts": _facts(case),
        "missing_facts": _missing_facts(case),
        "anger": [{"level": reading.level, "at": reading.read_at.isoformat()} for reading in case.anger],
        "expectations": [_expectation(wish, answers[wish.id], case.language) for wish in _ranked(case)],
        "offers": [_offer(offer, case.language) for offer in case.offers],
        "promises": _promises(case, now),
        "steps": _steps(case),
        "authority_needed": _authority_needed(list(answers.values()), case.language),
        "never_say": _never_say(case, answers),
        "reasonable": _reasonable(case, said),
        "next_sentence": next_sentence(case),
        "said": [{"author": author, "text": body} for author, body in transcript],
    }


def next_sentence(case: Case) -> str:
    """What to say first: to a furious customer always understanding before anything else (H78, H80)."""
    level = case.anger[-1].level if case.anger else 0
    hot = level >= FURIOUS or (level >= ANGRY and case.step in ("solution", "confirm"))
    step = "vent" if hot else case.step
    return text("next_sentences", step, "say", case.language)


def _situation(case: Case, policy: Policy, order: Order | None, now: datetime, granted: Sequence[Remedy]) -> Situation:
    given = [Remedy(offer.remedy, offer.amount) for offer in case.offers if offer.status in ("accepted", "approved")]
    return Situation(
        category=case.category,
        order=order,
        customer_class=case.customer_class or "burden",
        today=policy.calendar.local(now).date(),
        granted=(*granted, *given),
    )


def _answer(policy: Policy, wish: Expectation, situation: Situation, declined: Collection[str]) -> Answer:
    """What can be answered now; for a wish that is settled, what was answered then."""
    if wish.status not in ("agreed", "dropped") or wish.can == "unknown":
        return answer_expectation(policy, wish, situation, declined=declined)
    can: Can = "yes" if wish.can == "yes" else "person" if wish.can == "person" else "no"
    amount = Money(wish.amount_minor, wish.currency) if wish.amount_minor is not None else None
    other = Remedy(wish.alternative) if wish.alternative is not None else None
    return Answer(can, entry("resolutions", wish.resolution)["remedy"], amount, None, wish.reason, other)


def _declined(case: Case) -> set[str]:
    return {offer.remedy for offer in case.offers if offer.status == "declined"}


def _named(table: str, key: str, language: str) -> dict[str, Any]:
    return {"key": key, "label": label(table, key, language)}


def _urgency(reason: str) -> str:
    return str(entry("handover_reasons", reason)["urgency"])


def _cause(case: Case, said: Sequence[str]) -> dict[str, Any]:
    finding = find_cause(case.category, "\n".join(said))
    cause = case.cause or finding.cause
    words = list(finding.words) if cause == finding.cause else []
    return {**_named("causes", cause, case.language), "words": words}


def _order(order: Order | None, language: str) -> dict[str, Any] | None:
    if order is None:
        return None
    return {
        "number": order.number,
        "goods": order.goods,
        "total": str(order.total),
        "ordered_on": order.ordered_on.isoformat(),
        "delivered_on": order.delivered_on.isoformat() if order.delivered_on is not None else None,
        "delivery_state": _named("delivery_states", order.delivery_state, language),
        "sales_person": order.sales_person,
    }


def _facts(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "point": _named("facts", fact.point, case.language),
            "value": fact.value,
            "words": fact.words,
            "source": fact.source,
            "confirmed": fact.confirmed,
        }
        for point in keys("facts")
        for fact in case.facts
        if fact.point == point and fact.current
    ]


def _missing_facts(case: Case) -> list[dict[str, Any]]:
    known = {fact.point for fact in case.facts if fact.current}
    missing = [point for point in keys("facts") if point not in known and entry("facts", point)["asked"]]
    return [_named("facts", point, case.language) for point in missing]


def _ranked(case: Case) -> list[Expectation]:
    """By the customer's own ranking (H55), what was not ranked last, in the order it was said."""
    return sorted(
        case.expectations, key=lambda wish: wish.rank if wish.rank is not None else len(case.expectations) + 1
    )


def _expectation(wish: Expectation, answer: Answer, language: str) -> dict[str, Any]:
    other = answer.alternative
    return {
        "resolution": _named("resolutions", wish.resolution, language),
        "words": wish.words,
        "rank": wish.rank,
        "status": wish.status,
        "refusals": wish.refusals,
        "can": answer.can,
        "amount": str(answer.amount) if answer.amount is not None else None,
        "role": answer.role,
        "reason": text("refusals", answer.reason, "reason", language) if answer.reason is not None else None,
        "alternative": (
            {**_named("remedies", other.key, language), "amount": str(other.amount) if other.amount else None}
            if other is not None
            else None
        ),
    }


def _offer(offer: Offer, language: str) -> dict[str, Any]:
    amount = str(offer.amount) if offer.amount is not None else None
    return {
        "remedy": _named("remedies", offer.remedy, language),
        "amount": amount,
        "role": offer.role,
        "status": offer.status,
        "at": offer.proposed_at.isoformat(),
    }


def _promises(case: Case, now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "what": promise.what,
            "owner": _named("owners", promise.owner, case.language),
            "due_at": promise.due_at.isoformat(),
            "status": promise.status,
            "overdue": promise.status == "open" and now > promise.due_at,
        }
        for promise in case.promises
    ]


def _steps(case: Case) -> dict[str, Any]:
    done = {record.step for record in case.steps}
    return {
        "now": _named("steps", case.step, case.language),
        "done": [_named("steps", step, case.language) for step in SIX_STEPS if step in done],
        "missing": [_named("steps", step, case.language) for step in SIX_STEPS if step not in done],
    }


def _authority_needed(answers: Sequence[Answer], language: str) -> dict[str, Any] | None:
    """The most authority that any open wish needs; None when no wish was said yet or nobody may grant any."""
    roles: list[Role] = [answer.role for answer in answers if answer.role is not None]
    return _named("roles", max(roles, key=ROLES.index), language) if roles else None


def _never_say(case: Case, answers: dict[str, Answer]) -> dict[str, Any]:
    """The nine phrases, what nobody may promise, and what nobody may promise in this very case."""
    language = case.language
    phrases = [
        {"phrase": label("never_say", key, language), "instead": text("never_say", key, "instead", language)}
        for key in keys("never_say")
    ]
    here = [
        label("resolutions", wish.resolution, language) for wish in case.expectations if answers[wish.id].can == "no"
    ]
    always = [label("no_promise", key, language) for key in keys("no_promise")]
    return {"phrases": phrases, "promises": [*here, *always]}


def _reasonable(case: Case, said: Sequence[str]) -> dict[str, Any]:
    judgement = judge(case, said)
    return {"level": judgement.level, "evidence": judgement.evidence}
