"""Ordinary questions that are no complaint."""

from __future__ import annotations

from actions.base import CaseAction
from bot.usecases.small_talk import answer_service_question


class AnswerServiceQuestion(CaseAction):
    """Answer with what the shop configured."""

    action_name = "action_answer_service_question"
    verb = staticmethod(answer_service_question)
