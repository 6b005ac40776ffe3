"""Taking a complaint back."""

from __future__ import annotations

from actions.base import CaseAction
from bot.usecases.withdraw import withdraw


class Withdraw(CaseAction):
    """Ask whether they are sure, then withdraw."""

    action_name = "action_withdraw"
    verb = staticmethod(withdraw)
