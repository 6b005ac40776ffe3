"""The six steps in their order (H1), and what comes next in a case: the rule that bot and agents both obey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.casework import expectations, facts
from bot.casework.case import Case, Offer, StepRecord

ORDER = ("vent", "apology", "probe", "solution", "confirm", "follow_up", "closed")


class OutOfOrder(Exception):
    """A step was tried before the ones it builds on (H106)."""


@dataclass(frozen=True)
class Move:
    """What the shop's side does next.

    Attributes:
        kind: ``listen``, ``apologise``, ``ask``, ``confirm_facts``, ``rank``, ``propose``, ``await_answer``,
            ``plan_follow_up``, ``forward``, ``close``, ``wait`` or ``over``.
        subject: the question for ``ask``, the expectation's id for ``propose``.
    """

    kind: str
    subject: str = ""


def done(case: Case, step: str) -> bool:
    """Whether `step` is on record."""
    return any(record.step == step for record in case.steps)


def complete(case: Case, step: str, *, now: datetime, message_id: str | None) -> None:
    """Put a step on record with the message that shows it; a second time changes nothing.

    Raises:
        OutOfOrder: an earlier step is missing.
    """
    if done(case, step):
        return
    missing = [earlier for earlier in ORDER[: ORDER.index(step)] if not done(case, earlier)]
    if missing:
        raise OutOfOrder(f"step {step} before {', '.join(missing)} in case {case.number}")
    case.steps.append(StepRecord(step=step, done_at=now, message_id=message_id))
    case.step = ORDER[ORDER.index(step) + 1] if step != "closed" else "closed"


def pending_offer(case: Case) -> Offer | None:
    """The offer the customer has not answered yet."""
    return next((offer for offer in reversed(case.offers) if offer.status == "proposed"), None)


def may_propose(case: Case) -> bool:
    """No remedy before apology and confirmed facts (H106)."""
    return done(case, "apology") and facts.missing_question(case) is None and facts.all_confirmed(case)


def next_move(case: Case) -> Move:
    """What comes next, from the record alone."""
    if case.status in ("closed", "withdrawn"):
        return Move("over")
    if case.status == "waiting_person":
        return Move("wait")
    if not done(case, "vent"):
        return Move("listen")
    if not done(case, "apology"):
        return Move("apologise")
    question = facts.missing_question(case)
    if question is not None:
        return Move("ask", question)
    if not facts.all_confirmed(case):
        return Move("confirm_facts")
    return _towards_agreement(case)


def _towards_agreement(case: Case) -> Move:
    if pending_offer(case) is not None:
        return Move("await_answer")
    if expectations.needs_ranking(case):
        return Move("rank")
    wanted = expectations.open_ones(case)
    if wanted:
        return Move("propose", wanted[0].id)
    if any(wish.status == "shelved" for wish in case.expectations):
        return Move("forward")
    if not case.follow_ups:
        return Move("plan_follow_up")
    return Move("close")
