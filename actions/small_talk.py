"""Greetings, thanks, goodbyes, praise, and who is speaking."""

from __future__ import annotations

from actions.base import CaseAction
from bot.usecases.small_talk import goodbye, greet, praise, tell_who_i_am, thank


class Greet(CaseAction):
    """Open with the agenda."""

    action_name = "action_greet"
    verb = staticmethod(greet)


class Thank(CaseAction):
    """Take thanks."""

    action_name = "action_thank"
    verb = staticmethod(thank)


class Goodbye(CaseAction):
    """Let the customer go."""

    action_name = "action_goodbye"
    verb = staticmethod(goodbye)


class Praise(CaseAction):
    """Pass praise on."""

    action_name = "action_praise"
    verb = staticmethod(praise)


class TellWhoIAm(CaseAction):
    """Say that this is an assistant."""

    action_name = "action_tell_who_i_am"
    verb = staticmethod(tell_who_i_am)
