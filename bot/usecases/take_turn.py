"""The frame around every message: find the talk and its case, let a person be called, then do the verb."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.casework import triage
from bot.casework.case import AngerReading
from bot.casework.conversation import ActionRun, Conversation
from bot.casework.speaking import language_asked_for
from bot.casework.told import asks_about_case, is_question, says_enough
from bot.usecases.asked_once import AskedOnce
from bot.usecases.hand_over import hand_over, is_more_urgent
from bot.usecases.in_context import verb_meant
from bot.usecases.ports import UnitOfWork
from bot.usecases.proceed import proceed
from bot.usecases.receive import append, find_conversation
from bot.usecases.turn import Heard, Reply, Turn
from bot.usecases.while_waiting import while_waiting
from bot.usecases.workshop import Workshop

Verb = Callable[[Turn], None]

AWAY = timedelta(hours=12)
"""After this long a customer is welcomed back and told where the talk stands."""

ALSO_WHILE_WAITING = frozenset({"ask_status", "withdraw", "service_question", "bot_challenge"})
"""Intents whose own verb answers also while a person is awaited."""


ANGRY = 2
"""From here on a message to one who waits is heard as anger, whatever question it seems to ask."""

UNCLEAR = frozenset({"nlu_fallback", "out_of_scope"})
"""Intents that may be a misunderstanding; any other message ends a row of them."""


def take_turn(workshop: Workshop, heard: Heard, action: str, verb: Verb) -> Reply:
    """Answer one customer message inside one transaction; the same message and action again only says it again.

    A message that shows a reason to call a person is not given to `verb`: the case goes to the queue in this turn,
    whatever the talk was about (promise 4: a person can always be reached).

    Returns:
        What is to be said; never empty.
    """
    with workshop.begin() as uow:
        # The talk first: reading it takes its lock, so that the same message twice at once waits here.
        conversation = find_conversation(uow, heard.conversation_id, workshop.clock.now())
        earlier = uow.action_runs.get(conversation.id, heard.message_id, action)
        if earlier is not None:
            return Reply.from_record(earlier.result)
        turn = _open(workshop, uow, heard, conversation)
        if not _call_person(turn):
            _answer(turn, verb)
        turn.conversation.last_at = turn.now
        if turn.case is not None:
            turn.case.updated_at = turn.now
        reply = turn.finish()
        uow.action_runs.add(
            ActionRun(
                conversation_id=conversation.id,
                message_id=heard.message_id,
                action=action,
                result=reply.to_record(),
                ran_at=turn.now,
            )
        )
        uow.commit()
        return reply


def _open(workshop: Workshop, uow: UnitOfWork, heard: Heard, conversation: Conversation) -> Turn:
    now = workshop.clock.now()
    known = uow.messages.by_client_id(conversation.id, heard.message_id)
    first_words = known is None or known.seq == 1
    append(
        uow,
        conversation.id,
        client_id=heard.message_id,
        author_kind="customer",
        body=heard.text,
        now=now,
    )
    if heard.intent not in UNCLEAR:
        conversation.misunderstood = 0
    if first_words or (heard.language_clear and says_enough(heard.text)):
        conversation.language = heard.language
    conversation.language = _asked_language(heard) or conversation.language
    case = uow.cases.get(conversation.case_id) if conversation.case_id else None
    turn = Turn(uow, workshop.policy, AskedOnce(workshop.orders), now, heard, conversation, case)
    if case is not None:
        case.language = conversation.language
        case.anger.append(AngerReading(level=heard.anger, read_at=now, message_id=heard.message_id))
    return turn


def _call_person(turn: Turn) -> bool:
    """Hand the case over when this message asks for it; True when that was done."""
    heard = turn.heard
    findings = triage.triage(heard.text, heard.flags, heard.anger, turn.policy)
    reasons = [finding.reason for finding in findings]
    if heard.intent == "ask_human" and "asked" not in reasons:
        reasons.append("asked")
    if heard.intent == "threaten" and "threat" not in reasons:
        reasons.append("threat")
    for reason in reasons:
        if turn.case is None or turn.case.status != "waiting_person" or is_more_urgent(turn.case, reason):
            hand_over(turn, reason)
            return True
    return False


def _answer(turn: Turn, verb: Verb) -> None:
    waiting = turn.case is not None and turn.case.status == "waiting_person"
    if waiting and not _has_own_answer(turn):
        turn.settle()
        while_waiting(turn)
        return
    if turn.case is not None and turn.case.status == "open" and turn.now - turn.conversation.last_at > AWAY:
        turn.say("utter_session__welcome_back", number=turn.case.number)
    if _asked_language(turn.heard) and turn.case is not None and turn.case.status == "open":
        proceed(turn)
        return
    if _has_talked_long(turn):
        turn.ask("service_person", "utter_session__offer_person")
        return
    verb_meant(turn, verb)(turn)


def _has_own_answer(turn: Turn) -> bool:
    """Whether a message is answered by its own verb although a person is awaited; a report is kept, not answered."""
    heard = turn.heard
    if turn.conversation.asked == "withdraw" and heard.intent in ("affirm", "deny"):
        return True
    if heard.intent == "ask_status" and not (is_question(heard.text) or asks_about_case(heard.text)):
        return False
    return heard.intent in ALSO_WHILE_WAITING and heard.anger < ANGRY


def _has_talked_long(turn: Turn) -> bool:
    """Whether the case has taken so many messages that a person may serve better; asked once in so many."""
    case = turn.case
    return case is not None and case.status == "open" and len(case.anger) % turn.policy.limits.turns == 0


def _asked_language(heard: Heard) -> str | None:
    """The language they ask to go on in; a complaint that mentions one asks for nothing."""
    if heard.intent in ("complain", "vent") or heard.category != "other":
        return None
    return language_asked_for(heard.text)
