"""Give a case to a person: queued with reason and packet, and the customer told what happens next and when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.casework import promises, vocabulary
from bot.casework.case import Case, Handoff
from bot.casework.packet import build_packet
from bot.usecases.absorb import absorb
from bot.usecases.look_up_order import granted_before, order_of
from bot.usecases.open_case import open_case
from bot.usecases.turn import Turn

OWN_LINE = frozenset(
    {"asked", "threat", "safety", "crisis", "furious", "over_authority", "misunderstood", "second_complaint", "failure"}
)
"""Reasons with an opening line of their own; the others use the general one."""


def is_more_urgent(case: Case, reason: str) -> bool:
    """Whether `reason` must be answered sooner than the one the case already waits with."""
    waiting = current_handoff(case)
    return waiting is None or _rank(reason) < _rank(waiting.reason)


def current_handoff(case: Case) -> Handoff | None:
    """The hand-over that is still waiting for a person, or with one."""
    return next((h for h in reversed(case.handoffs) if h.status in ("queued", "claimed")), None)


def waiting_until(case: Case) -> datetime:
    """By when a person answers: what the customer was told."""
    handoff = current_handoff(case)
    return case.updated_at if handoff is None else handoff.due_at


def renew_when_overdue(turn: Turn) -> bool:
    """Nobody came in time: own it, put the case before the others, and say the new time (H90). True when it was so."""
    handoff = current_handoff(turn.the_case())
    if handoff is None or handoff.status != "queued" or handoff.due_at >= turn.now:
        return False
    reason = handoff.reason if _rank(handoff.reason) < _rank("waiting_too_long") else "waiting_too_long"
    due = promises.person_due(turn.policy, reason, turn.now)
    turn.say("utter_status__overdue", due=turn.in_words(due))
    _queue(turn, turn.the_case(), reason)
    return True


def _rank(reason: str) -> int:
    return vocabulary.keys("urgencies").index(vocabulary.entry("handover_reasons", reason)["urgency"])


def hand_over(turn: Turn, reason: str) -> None:
    """Queue the case of this talk for a person (H65, H89); a talk without a case gets one.

    Args:
        reason: a key of ``tables/handover_reasons.yml``. A customer who asked is never argued with.
    """
    case = open_case(turn)
    if reason != "failure":
        _keep_words(turn, case)
    due = _queue(turn, case, reason)
    case.status = "waiting_person"
    case.step = "shelved" if reason == "no_agreement" else "with_person"
    turn.conversation.owner = "queue"
    turn.conversation.epoch += 1
    turn.settle()
    line = reason if reason in OWN_LINE else "other"
    told = vocabulary.text("handover_reasons", reason, "told", turn.language)
    turn.say(f"utter_hand_over__{line}", number=case.number, told=told)
    turn.say("utter_hand_over__next", number=case.number, due=turn.in_words(due))


def _queue(turn: Turn, case: Case, reason: str) -> datetime:
    """Put the case into the queue; an earlier place in it, and the time told for it, no longer hold."""
    due = promises.person_due(turn.policy, reason, turn.now)
    for earlier in case.handoffs:
        if earlier.status == "queued":
            earlier.status = "cancelled"
    case.handoffs.append(
        Handoff(
            reason=reason,
            queue=promises.queue_for(turn.policy, reason, case.category),
            packet=_packet(turn, case, reason),
            queued_at=turn.now,
            due_at=due,
            message_id=turn.heard.message_id,
        )
    )
    for promise in case.promises:
        if promise.what == "answer" and promise.status == "open":
            promise.status = "renegotiated"
    promises.make(turn.policy, case, "answer", turn.now, turn.heard.message_id, reason=reason)
    return due


def _keep_words(turn: Turn, case: Case) -> None:
    """What the customer just said stays with the case, also when it never came to questions."""
    if not case.facts and turn.heard.intent not in ("ask_human", "nlu_fallback", "out_of_scope"):
        absorb(turn)


def _packet(turn: Turn, case: Case, reason: str) -> dict[str, Any]:
    """The packet; after a failure only the words, since whatever failed could fail here again."""
    transcript = [(message.author_kind, message.body) for message in turn.uow.messages.of(turn.conversation.id)]
    if reason == "failure":
        said = [{"author": author, "text": body} for author, body in transcript]
        return {"number": case.number, "reason": reason, "said": said}
    return build_packet(
        case,
        reason=reason,
        policy=turn.policy,
        order=order_of(turn),
        transcript=transcript,
        now=turn.now,
        granted=granted_before(turn),
    )
