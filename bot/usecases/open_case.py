"""Open a case for a complaint: one case per complaint, with a number the customer can quote."""

from __future__ import annotations

import secrets
from datetime import datetime

from bot.casework.case import AngerReading, Case
from bot.usecases.turn import Turn

UNMISTAKABLE = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No I and no O: a number is read out on the phone."""


def case_number(now: datetime) -> str:
    """A number such as ``A261121-7K3M``: the day, then four characters nobody can guess from the last one.

    Args:
        now: the moment where the shop is: its day is the day of the number.
    """
    return f"A{now:%y%m%d}-{''.join(secrets.choice(UNMISTAKABLE) for _ in range(4))}"


def open_case(turn: Turn) -> Case:
    """The open case of this talk; a new one when there is none, or when the last one is over."""
    case = turn.case
    if case is not None and case.status not in ("closed", "withdrawn"):
        return case
    case = Case(
        number=_free_number(turn),
        conversation_id=turn.conversation.id,
        customer_id=turn.conversation.customer_id,
        language=turn.language,
        opened_at=turn.now,
        updated_at=turn.now,
    )
    case.anger.append(AngerReading(level=turn.heard.anger, read_at=turn.now, message_id=turn.heard.message_id))
    turn.uow.cases.add(case)
    turn.conversation.case_id = case.id
    turn.settle()
    turn.case = case
    return case


def _free_number(turn: Turn) -> str:
    while True:
        number = case_number(turn.policy.calendar.local(turn.now))
        if turn.uow.cases.by_number(number) is None:
            return number
