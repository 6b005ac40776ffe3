"""Yes and no."""

from __future__ import annotations

from actions.base import CaseAction
from bot.usecases.consent import consent


class Consent(CaseAction):
    """Read a yes or no by the question on the table."""

    action_name = "action_consent"
    verb = staticmethod(consent)
