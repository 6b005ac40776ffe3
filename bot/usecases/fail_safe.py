"""When our own code fails: the customer gets an apology with an incident number, and a person gets the case."""

from __future__ import annotations

import secrets

from bot.casework.conversation import Incident
from bot.usecases.hand_over import hand_over, is_more_urgent, waiting_until
from bot.usecases.open_case import UNMISTAKABLE
from bot.usecases.receive import append, find_conversation
from bot.usecases.turn import Heard, Reply, Turn
from bot.usecases.workshop import Workshop


def incident_number() -> str:
    """A number such as ``E-7K3M2X``, told to the customer and written to the log."""
    return "E-" + "".join(secrets.choice(UNMISTAKABLE) for _ in range(6))


def fail_safe(workshop: Workshop, heard: Heard, action: str, error: str, number: str) -> Reply:
    """Keep what was said, queue the case with reason ``failure``, and apologise (pattern: the person gets an answer).

    Args:
        error: the kind of error, never its text: that could hold the customer's words.
    """
    with workshop.begin() as uow:
        now = workshop.clock.now()
        conversation = find_conversation(uow, heard.conversation_id, now)
        said = append(
            uow, conversation.id, client_id=heard.message_id, author_kind="customer", body=heard.text, now=now
        )
        if heard.language_clear or said.seq == 1:
            conversation.language = heard.language
        uow.incidents.add(
            Incident(
                number=number,
                conversation_id=conversation.id,
                message_id=heard.message_id,
                action=action,
                error=error,
                happened_at=now,
            )
        )
        case = uow.cases.get(conversation.case_id) if conversation.case_id else None
        turn = Turn(uow, workshop.policy, workshop.orders, now, heard, conversation, case)
        turn.say("utter_failure__apology", incident=number)
        if case is not None and case.status == "waiting_person" and not is_more_urgent(case, "failure"):
            turn.say("utter_hand_over__noted", number=case.number, due=turn.in_words(waiting_until(case)))
        else:
            hand_over(turn, "failure")
        uow.commit()
        return turn.finish()
