"""How the complaint stands."""

from __future__ import annotations

from actions.base import CaseAction
from bot.usecases.report_status import report_status


class ReportStatus(CaseAction):
    """Tell the true state of the case."""

    action_name = "action_report_status"
    verb = staticmethod(report_status)
