"""Puts records into a database in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.casework.case import Case
from bot.casework.conversation import ActionRun, Conversation, Customer, Incident, Message, WordingVerdict

Work = Callable[[], Any]

PLACES = {
    Conversation: "conversations",
    Message: "messages",
    Case: "cases",
    Customer: "customers",
    ActionRun: "action_runs",
    Incident: "incidents",
    WordingVerdict: "wording_verdicts",
}


def keep(work: Work, *records: Any) -> None:
    """Stores records in one unit of work."""
    with work() as unit:
        for record in records:
            getattr(unit, PLACES[type(record)]).add(record)
        unit.commit()
