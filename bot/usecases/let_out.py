"""The one door to the customer: every text of the bot is judged here by the guard and against the record."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.casework import facts, promises, when
from bot.casework.case import Case
from bot.casework.conversation import Conversation, WordingVerdict
from bot.usecases.asked_once import AskedOnce
from bot.usecases.authorise import Record, objections
from bot.usecases.hand_over import hand_over, waiting_until
from bot.usecases.look_up_order import order_of
from bot.usecases.ports import UnitOfWork
from bot.usecases.turn import Heard, Turn
from bot.usecases.workshop import Workshop
from bot.wording.claims import find_claims
from bot.wording.guard import check
from bot.wording.safe_lines import safe_line

logger = logging.getLogger(__name__)

Part = tuple[str, dict[str, Any] | None]
"""A bubble: its text, and its data (buttons, the key of its line)."""

UNJUDGED = "guard_failed"
"""The rule that stands for a guard that broke down."""


@dataclass(frozen=True)
class Finding:
    """One rule that fired on a text."""

    rule: str
    level: str
    start: int
    end: int
    version: str


def let_out(
    workshop: Workshop, uow: UnitOfWork, conversation_id: str, message_id: str, parts: Sequence[Part]
) -> list[Part]:
    """The bubbles that may leave; each finding is stored with its rule version.

    A bubble that is stopped, or that the guard could not judge, is never said: one approved line goes out for all
    such bubbles, and the case goes to a person, since the talk cannot go on as it should have (promises 2 and 3).
    """
    conversation = uow.conversations.get(conversation_id)
    if conversation is None:
        raise LookupError(f"there is no conversation {conversation_id}")
    judged = [
        (_with_buttons(text, data), parts[place - 1][0] if place else "") for place, (text, data) in enumerate(parts)
    ]
    if all(_needs_no_record(text, before) for text, before in judged):
        return list(parts)
    turn = _turn(workshop, uow, conversation, message_id)
    heard = [m.body for m in uow.messages.of(conversation_id) if m.author_kind == "customer"]
    allowed: list[Part] = []
    stopped = False
    for place, (text, data) in enumerate(parts):
        whole, before = judged[place]
        found = _judge(turn, whole, before, heard)
        blocked = any(finding.level == "block" for finding in found)
        _store(turn, f"{message_id}.{place}", whole, found, "replaced" if blocked else "sent")
        stopped = stopped or blocked
        if not blocked:
            allowed.append((text, data))
    return [*allowed, _safe_line(turn)] if stopped else allowed


def _with_buttons(text: str, data: dict[str, Any] | None) -> str:
    """A bubble with the titles of its buttons, each on a line of its own: they are said as well."""
    return "\n".join([text, *[button["title"] for button in (data or {}).get("buttons", ())]])


def _needs_no_record(text: str, before: str) -> bool:
    """Whether a text is clean by itself and promises nothing: most are, and the record need not be read for them."""
    try:
        return check(text, speaker="bot", before=before).verdict == "pass" and not find_claims(text)
    except Exception:
        return False  # judged again with the record, where a breakdown is stored


def _turn(workshop: Workshop, uow: UnitOfWork, conversation: Conversation, message_id: str) -> Turn:
    heard = Heard(conversation_id=conversation.id, message_id=message_id, text="", intent="nlu_fallback")
    case = uow.cases.get(conversation.case_id) if conversation.case_id else None
    orders = AskedOnce(workshop.orders)
    return Turn(uow, workshop.policy, orders, workshop.clock.now(), heard, conversation, case)


def _judge(turn: Turn, text: str, before: str, heard: Sequence[str]) -> list[Finding]:
    """What guard and record say of a text after the bubble `before` it; a guard that breaks down stops it."""
    try:
        verdict = check(
            text,
            language=turn.language,
            speaker="bot",
            customer_said=heard,
            protected=[*_own_words(turn.case, turn.language), *_goods(turn)],
            before=before,
        )
        wording = [Finding(hit.rule, hit.level, hit.start, hit.end, verdict.rules_version) for hit in verdict.hits]
        beyond = [
            Finding(objection.rule, objection.level, objection.start, objection.end, verdict.rules_version)
            for objection in objections(text, _record(turn))
        ]
        return wording + beyond
    except Exception:
        logger.exception("the guard failed on an answer to %s", turn.heard.message_id)
        return [Finding(UNJUDGED, "block", 0, len(text), "")]


def _own_words(case: Case | None, language: str) -> list[str]:
    """The customer's own words as they are repeated back, whole and shortened."""
    if case is None:
        return []
    told = [fact.value for fact in case.facts if fact.value != facts.NOTHING]
    told += [wish.words for wish in case.expectations]
    return [words for text in told for words in (text, facts.shortened(text, language)) if words]


def _goods(turn: Turn) -> list[str]:
    """Names of goods and people out of the shop's own books: names may say anything."""
    order = order_of(turn)
    return [] if order is None else [*[line.goods for line in order.lines], order.sales_person, order.customer_name]


def _record(turn: Turn) -> Record:
    answers = [text for answer in turn.policy.service_answers for text in answer.answer.values()]
    own_words = _own_words(turn.case, turn.language)
    return Record(turn.policy, "bot", case=turn.case, said_times=[*answers, *_times(turn)], quoted=own_words)


def _times(turn: Turn) -> list[str]:
    """Every due time on record, in the words it was or would now be told in."""
    case = turn.case
    if case is None:
        return []
    moments = [(promise.due_at, promise.made_at) for promise in case.promises]
    moments += [(handoff.due_at, handoff.queued_at) for handoff in case.handoffs]
    moments += [(follow_up.due_at, follow_up.planned_at) for follow_up in case.follow_ups]
    moments += [(promises.due(turn.policy, o.remedy, o.proposed_at), o.proposed_at) for o in case.offers]
    calendar = turn.policy.calendar
    return [
        when.say_by(calendar, due, at, language)
        for due, made in moments
        for at in (made, turn.now)
        for language in ("zh", "en")
    ]


def _store(turn: Turn, message_id: str, text: str, found: Sequence[Finding], done: str) -> None:
    for finding in found:
        turn.uow.wording_verdicts.add(
            WordingVerdict(
                conversation_id=turn.conversation.id,
                message_id=message_id,
                speaker="bot",
                rule=finding.rule,
                level=finding.level,
                start=finding.start,
                end=finding.end,
                text=text,
                done=done,
                rules_version=finding.version,
                created_at=turn.now,
            )
        )


def _safe_line(turn: Turn) -> Part:
    if turn.case is None or turn.case.status != "waiting_person":
        hand_over(turn, "failure")
    case = turn.the_case()
    due = turn.in_words(waiting_until(case))
    return safe_line("handed_over", turn.language).format(due=due, number=case.number), None
