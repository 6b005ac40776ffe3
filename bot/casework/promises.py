"""Promises to the customer: by when each is kept, and whether it was (H90)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from bot.casework.calendar import Period, business_days_later, business_hours_later, next_open
from bot.casework.case import Case, Promise
from bot.casework.policy_parts import Policy, Term
from bot.casework.vocabulary import entry

ROUND_TO = timedelta(minutes=5)
"""Due times end on a round clock time, so that what is said and what is stored are the same moment."""


def due(policy: Policy, what: str, now: datetime) -> datetime:
    """When a promise made `now` is due, in UTC.

    Args:
        policy: the shop's rules.
        what: a remedy, ``answer`` (a person answers) or ``follow_up``.
        now: an aware moment.

    Raises:
        KeyError: there is no such promise.
    """
    return _after(policy, _term(policy, what), now)


def person_due(policy: Policy, reason: str, now: datetime) -> datetime:
    """When a person answers at the latest a case handed over for `reason`, in UTC.

    Raises:
        KeyError: no such reason in ``tables/handover_reasons.yml``.
    """
    return _after(policy, person_term(policy, reason), now)


def person_term(policy: Policy, reason: str) -> Term:
    """Who answers a case handed over for `reason`, and within which time."""
    return policy.person_answer[entry("handover_reasons", reason)["urgency"]]


def queue_for(policy: Policy, reason: str, category: str) -> str:
    """The queue of a case handed over: by its reason, else by its category, else the default."""
    queues = policy.queues
    return queues.by_reason.get(reason) or queues.by_category.get(category) or queues.default


def follow_up_due(policy: Policy, remedy: str, remedy_due: datetime) -> datetime:
    """When to ask the customer how they feel, in UTC: so long after the remedy is due, within contact hours (H22)."""
    term = policy.follow_up.get(remedy, policy.follow_up["default"])
    return contact_time(policy, _after(policy, term, remedy_due))


def contact_time(policy: Policy, at: datetime) -> datetime:
    """`at`, or the next moment after it when a customer may be called or written to on our account, in UTC."""
    local = policy.calendar.local(at)
    hours: Period = policy.contact_hours
    minutes = local.hour * 60 + local.minute
    if hours.start <= minutes < hours.end:
        return at.astimezone(timezone.utc)
    day = local if minutes < hours.start else local + timedelta(days=1)
    opens = day.replace(hour=hours.start // 60, minute=hours.start % 60, second=0, microsecond=0)
    return opens.astimezone(timezone.utc)


def make(
    policy: Policy,
    case: Case,
    what: str,
    now: datetime,
    message_id: str | None,
    offer_id: str | None = None,
    *,
    reason: str | None = None,
) -> Promise:
    """A promise, added to `case` (H90).

    Args:
        policy: the shop's rules.
        case: the case it belongs to.
        what: a remedy, ``answer`` or ``follow_up``.
        now: an aware moment.
        message_id: the customer's message that was being answered.
        offer_id: the offer it keeps, if any.
        reason: with ``answer``, the hand-over reason whose urgency sets the time.
    """
    term = person_term(policy, reason) if reason is not None else _term(policy, what)
    promise = Promise(
        what=what,
        owner=term.owner,
        due_at=_after(policy, term, now),
        made_at=now,
        message_id=message_id,
        offer_id=offer_id,
        case_id=case.id,
    )
    case.promises.append(promise)
    return promise


def overdue(promise: Promise, now: datetime) -> bool:
    """Whether it is past its time and neither kept nor renegotiated."""
    return promise.status == "open" and now > promise.due_at


def _term(policy: Policy, what: str) -> Term:
    if what == "answer":
        return policy.person_answer["normal"]
    if what == "follow_up":
        return policy.follow_up["default"]
    if what not in policy.promises:
        raise KeyError(f"policy.yml has no promise {what!r}; it has {', '.join(policy.promises)}, answer, follow_up.")
    return policy.promises[what]


def _after(policy: Policy, term: Term, now: datetime) -> datetime:
    if term.unit == "business_days":
        return business_days_later(policy.calendar, now, term.amount)
    if term.unit == "business_hours":
        return _rounded_in_business_time(policy, business_hours_later(policy.calendar, now, term.amount))
    unit = timedelta(minutes=1) if term.unit == "clock_minutes" else timedelta(hours=1)
    return _rounded(now.astimezone(timezone.utc) + term.amount * unit)


def _rounded(at: datetime) -> datetime:
    """`at`, or the next round clock time after it."""
    past = timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
    return at if not past else at - past + ROUND_TO


def _rounded_in_business_time(policy: Policy, at: datetime) -> datetime:
    """Rounded, unless closing time lies between."""
    just_before = _rounded(at) - timedelta(microseconds=1)
    return _rounded(at) if next_open(policy.calendar, just_before) == just_before else at
