"""The follow-up form: its answers are read here, and when it is full the follow-up is planned."""

from __future__ import annotations

import asyncio
from functools import partial

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.base import CaseAction, say
from actions.hearing import heard_from
from bot.usecases.follow_up import plan_follow_up
from bot.usecases.read_contact import Contact, read_contact
from bot.usecases.take_turn import take_turn
from bot.usecases.turn import Heard, Reply, Turn
from bot.usecases.workshop import Workshop
from bot.wiring import workshop as real_workshop


class ValidateFollowUpForm(CaseAction):
    """Fill the form's slots from the latest message; with none filled, Rasa lets other rules answer."""

    action_name = "validate_follow_up_form"
    verb = staticmethod(lambda turn: None)

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Read the answer inside the same safety ring as every action."""
        heard = heard_from(tracker)
        if not tracker.get_slot("requested_slot"):
            return []
        channel = tracker.get_slot("follow_up__channel")
        tries = int(tracker.get_slot("follow_up__tries") or 0)
        try:
            found = await asyncio.to_thread(read_contact, real_workshop(), heard, channel, tries)
        except Exception as error:
            return await self._surprised(dispatcher, heard, tracker, error)
        return [] if found.interrupted else _filled(dispatcher, tracker, found, tries)


def _filled(dispatcher: CollectingDispatcher, tracker: Tracker, found: Contact, tries: int) -> list[EventType]:
    if found.reply.lines:
        found.reply.language = tracker.get_slot("language") or found.reply.language
        found.reply.keep_form = True
        say(dispatcher, found.reply, tracker)
        tries += 1
    slots: list[EventType] = [
        SlotSet("follow_up__channel", found.channel),
        SlotSet("follow_up__contact", found.contact),
        SlotSet("follow_up__tries", tries),
    ]
    return slots + ([SlotSet("follow_up__date", found.date)] if found.date else [])


class PlanFollowUp(CaseAction):
    """The form is full: plan the follow-up and close the case."""

    action_name = "action_plan_follow_up"
    verb = staticmethod(lambda turn: None)

    def handle(self, workshop: Workshop, heard: Heard, tracker: Tracker) -> Reply:
        """Call the use case with what the form gathered."""
        plan = partial(
            _plan,
            channel=tracker.get_slot("follow_up__channel") or "chat",
            contact=tracker.get_slot("follow_up__contact") or "",
            date=tracker.get_slot("follow_up__date") or "",
        )
        return take_turn(workshop, heard, self.action_name, plan)


def _plan(turn: Turn, channel: str, contact: str, date: str) -> None:
    plan_follow_up(turn, channel, contact.strip("-"), date)
