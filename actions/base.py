"""The safety ring of every action: whatever goes wrong inside, the customer gets an answer and a person the case."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.hearing import heard_from
from bot.logging_setup import bound
from bot.usecases.fail_safe import fail_safe, incident_number
from bot.usecases.take_turn import take_turn
from bot.usecases.turn import Heard, Reply, Turn
from bot.usecases.workshop import Workshop
from bot.wiring import workshop as real_workshop

logger = logging.getLogger(__name__)

FORM = "follow_up_form"
FORM_SLOTS = ("follow_up__channel", "follow_up__contact", "follow_up__date", "follow_up__tries", "requested_slot")

APOLOGY = {
    "zh": "很抱歉，我们这边出了点问题。您说的话都已经保存，事件编号是 {incident}，同事会看到并接着为您处理。",
    "en": "I'm sorry, something went wrong on our side. What you wrote is kept under incident {incident}, "
    "and a colleague will see it and take over.",
}
"""Said when even the database is out of reach, so that neither record nor prepared line can be had."""


class CaseAction(Action, ABC):
    """An action that answers a message by one use case.

    Attributes:
        action_name: the name in ``domain.yml``.
    """

    action_name: str

    def name(self) -> str:
        """The name in ``domain.yml``."""
        return self.action_name

    @staticmethod
    @abstractmethod
    def verb(turn: Turn) -> None:
        """The use case."""

    def handle(self, workshop: Workshop, heard: Heard, tracker: Tracker) -> Reply:
        """Call the use case inside its frame; an action that needs the form's slots overrides this."""
        return take_turn(workshop, heard, self.action_name, self.verb)

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Answer; on any surprise apologise with an incident number and hand over; only here is everything caught."""
        heard = heard_from(tracker)
        with bound(conversation=heard.conversation_id, message=heard.message_id):
            try:
                reply = await asyncio.to_thread(self.handle, real_workshop(), heard, tracker)
            except Exception as error:
                return await self._surprised(dispatcher, heard, tracker, error)
        return say(dispatcher, reply, tracker)

    async def _surprised(
        self, dispatcher: CollectingDispatcher, heard: Heard, tracker: Tracker, error: Exception
    ) -> list[EventType]:
        number = incident_number()
        kind = type(error).__name__
        logger.exception("incident %s: %s in %s, message %s", number, kind, self.action_name, heard.message_id)
        try:
            reply = await asyncio.to_thread(fail_safe, real_workshop(), heard, self.action_name, kind, number)
        except Exception:
            logger.exception("incident %s could not be recorded", number)
            dispatcher.utter_message(text=APOLOGY.get(heard.language, APOLOGY["zh"]).format(incident=number))
            return leave_form()
        return say(dispatcher, reply, tracker)


def say(dispatcher: CollectingDispatcher, reply: Reply, tracker: Tracker | None) -> list[EventType]:
    """Give the lines to Rasa, which chooses the words, and the events that start or end the follow-up form."""
    for line in reply.lines:
        buttons = [{"title": choice, "payload": choice} for choice in line.choices]
        slots: dict[str, Any] = dict(line.slots)
        dispatcher.utter_message(
            response=line.key, language=reply.language, anger=reply.anger, buttons=buttons, **slots
        )
    events: list[EventType] = [SlotSet("language", reply.language), SlotSet("anger", reply.anger)]
    running = tracker is not None and tracker.active_loop_name == FORM
    if reply.start_form:
        fresh = [] if running else [SlotSet(slot, None) for slot in FORM_SLOTS]
        return events + fresh + [FollowupAction(FORM)]
    return events + (leave_form() if running and not reply.keep_form else [])


def leave_form() -> list[EventType]:
    """End the follow-up form, whatever it was waiting for."""
    return [ActiveLoop(None), *[SlotSet(slot, None) for slot in FORM_SLOTS]]
