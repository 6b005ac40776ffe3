"""Complaints, venting, facts and wishes."""

from __future__ import annotations

from actions.base import CaseAction
from bot.usecases.listen import listen


class Listen(CaseAction):
    """Hear what the customer tells and take the case a move further."""

    action_name = "action_listen_to_customer"
    verb = staticmethod(listen)
