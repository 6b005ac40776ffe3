"""A wish for a person, and threats: both go to one at once."""

from __future__ import annotations

from actions.base import CaseAction
from bot.usecases.call_person import call_person


class CallPerson(CaseAction):
    """Hand the case over."""

    action_name = "action_call_person"
    verb = staticmethod(call_person)
