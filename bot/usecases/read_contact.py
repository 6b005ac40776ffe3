"""Read the answers of the follow-up form: how, where and on which day to ask how the customer feels (H22)."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.casework.contact import NONE, channel_in, contact_in
from bot.usecases.turn import Heard, Reply
from bot.usecases.workshop import Workshop

SOMETHING_ELSE = frozenset(
    {
        "ask_human",
        "threaten",
        "withdraw",
        "ask_status",
        "bot_challenge",
        "service_question",
        "complain",
        "vent",
        "request_resolution",
        "praise",
        "greet",
        "goodbye",
    }
)
"""Intents that interrupt the form when the message names no channel and no contact."""

URGENT = ("asks_human", "threat", "safety")


@dataclass
class Contact:
    """What the form knows: None where nothing is known yet.

    Attributes:
        interrupted: the message is about something else; the form steps back for it.
        reply: what to say when an answer could not be used.
    """

    channel: str | None = None
    contact: str | None = None
    date: str | None = None
    interrupted: bool = False
    reply: Reply = field(default_factory=Reply)


def read_contact(workshop: Workshop, heard: Heard, channel: str | None, tries: int) -> Contact:
    """Read one answer.

    Args:
        channel: the one settled before, None while it is being asked.
        tries: answers so far that could not be used; after two the talk itself is the way to reach them.
    """
    found = Contact(date=heard.first("date") or None)
    found.reply.language, found.reply.anger = heard.language, heard.anger
    if any(heard.flags.get(flag) for flag in URGENT) or heard.anger >= 3:
        found.interrupted = True
        return found
    named = channel_in(heard.text, heard.entities)
    if heard.intent == "deny" and channel is None and named is None:
        named = NONE
    if named is None and heard.intent in SOMETHING_ELSE and channel != "letter":
        found.interrupted = True
        return found
    found.channel = named or channel
    if found.channel is None:
        _not_understood(found, "utter_follow_up__bad_channel", tries)
        return found
    _settle_contact(workshop, heard, found, channel, tries)
    return found


def _settle_contact(workshop: Workshop, heard: Heard, found: Contact, asked_for: str | None, tries: int) -> None:
    """The address for the channel: from the message, else the one the shop knows; never asked when it is known."""
    channel = found.channel or ""
    if channel in (NONE, "chat"):
        found.contact = "-"
        return
    found.contact = contact_in(channel, heard.text, heard.entities) or _known(workshop, heard, channel) or None
    if found.contact is None and asked_for == channel:
        _not_understood(found, "utter_follow_up__bad_contact", tries)


def _known(workshop: Workshop, heard: Heard, channel: str) -> str:
    with workshop.begin() as uow:
        conversation = uow.conversations.get(heard.conversation_id)
        customer = uow.customers.get(conversation.customer_id or "") if conversation else None
    if customer is None or not customer.verified:
        return ""
    return {"phone": customer.phone, "email": customer.email}.get(channel, "")


def _not_understood(found: Contact, line: str, tries: int) -> None:
    if tries >= 2:
        found.channel, found.contact = "chat", "-"
    else:
        found.reply.say(line)
