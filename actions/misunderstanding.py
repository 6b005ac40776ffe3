"""Messages nobody could make sense of."""

from __future__ import annotations

from actions.base import CaseAction
from bot.usecases.misunderstand import misunderstand


class Misunderstand(CaseAction):
    """Ask what was meant, then call a person."""

    action_name = "action_misunderstand"
    verb = staticmethod(misunderstand)
