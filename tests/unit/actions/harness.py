"""One action on a made-up tracker: events, lines and records in three lines."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions.base
import actions.follow_up
from actions.base import CaseAction
from tests.unit.usecases.harness import Talk

INTERPRETED = {
    "message_id": "m-1",
    "text": "耳机左边没有声音",
    "intent": {"name": "complain", "confidence": 0.9},
    "language": {"value": "zh", "clear": True},
    "metadata": {},
}


def tracker(*, form: str = "", slots: dict[str, Any] | None = None, talk: str = "talk-1", **message: Any) -> Tracker:
    """Rasa's tracker with the latest message given."""
    loop = {"name": form} if form else {}
    return Tracker(
        sender_id=talk,
        slots=slots or {},
        latest_message={**INTERPRETED, **message},
        events=[],
        paused=False,
        followup_action=None,
        active_loop=loop,
        latest_action_name=None,
    )


class Stage:
    """Runs actions on the parts of a talk.

    Attributes:
        talk: the parts, all in memory; what is stored can be read there.
        said: the keys of the lines, or the text of those without one.
        messages: what was said in full.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.talk = Talk()
        self.messages: list[dict[str, Any]] = []
        for module in (actions.base, actions.follow_up):
            patch.setattr(module, "real_workshop", lambda: self.talk.workshop)

    def run(self, action: CaseAction, at: Tracker | None = None) -> list[dict[str, Any]]:
        """Run it; the events it gives back, in whole."""
        dispatcher = CollectingDispatcher()
        events = asyncio.run(action.run(dispatcher, at or tracker(), {}))
        self.messages = dispatcher.messages
        return list(events)

    @property
    def said(self) -> list[str]:
        return [message["response"] or message["text"] for message in self.messages]
