"""One customer turn through Rasa that loses nothing: logged first, joined when repeated, honest when it failed."""

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import FailSafeTrackerStore

from bot.casework.conversation import Message
from bot.rasa_parts.remote_actions import failed_actions
from bot.usecases.fail_safe import fail_safe, incident_number
from bot.usecases.receive import answer, receive
from bot.usecases.turn import Heard, Reply
from bot.usecases.workshop import Workshop

logger = logging.getLogger(__name__)

CHANNEL = "amends"
EMPTY = "/nlu_fallback"
"""What Rasa is told when a message has no words; only trusted code may speak to it in intents."""


SESSION_ENDS = frozenset({"utter_closing__summary", "utter_withdraw__done"})
"""Lines after which Rasa begins a new session: a turn costs more the longer a session is."""

SESSION_MESSAGES = 400
"""Messages in the log, about 150 turns, after which it does so in any case."""


class Bubbles(CollectingOutputChannel):
    """Collects what the bot says, one entry a bubble; Rasa's own splits a text at empty lines."""

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keep the text as one bubble."""
        self.messages.append({"text": text, "line": _line(kwargs)})

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        """Keep text and button titles; a title is what the customer says by pressing it."""
        titles = [{"title": button["title"]} for button in buttons]
        self.messages.append({"text": text, "line": _line(kwargs), "buttons": titles})


@dataclass
class TurnResult:
    """What the caller of a turn learns."""

    replies: list[dict[str, Any]]
    failed: list[str] = field(default_factory=list)
    replayed: bool = False


class NotStored(Exception):
    """The turn could not be stored: the caller tries again with the same id."""


class Gateway:
    """Takes turns: the same message again joins the running turn or replays its stored answer."""

    def __init__(self, agent: Agent, workshop: Workshop) -> None:
        self.agent = agent
        self.workshop = workshop
        self._running: dict[tuple[str, str], asyncio.Task[TurnResult]] = {}
        _fail_loudly(agent)

    async def turn(self, sender: str, mid: str, text: str) -> TurnResult:
        """Answer message `mid` of conversation `sender`.

        Raises:
            MessageRefused: the message cannot be taken (too long, id reused).
            NotStored: Rasa's tracker could not be read or written; nothing was answered, try again.
        """
        body, answered = await asyncio.to_thread(receive, self.workshop, sender, mid, text)
        if answered:
            return TurnResult([_shown(reply) for reply in answered], replayed=True)
        key = (sender, mid)
        task = self._running.get(key)
        joined = task is not None
        if task is None:
            task = asyncio.get_running_loop().create_task(self._run(sender, mid, body))
            self._running[key] = task
            task.add_done_callback(lambda _: self._running.pop(key, None))
        result = await asyncio.shield(task)
        return TurnResult(result.replies, result.failed, replayed=joined)

    @staticmethod
    def for_rasa(body: str) -> str:
        """Customer words never reach Rasa as a command: a leading slash is shown to it as the full-width one."""
        if not body:
            return EMPTY
        return "／" + body[1:] if body.startswith("/") else body

    async def _run(self, sender: str, mid: str, body: str) -> TurnResult:
        failed: list[str] = []
        failed_actions.set(failed)
        bubbles = Bubbles()
        message = UserMessage(
            self.for_rasa(body),
            bubbles,
            sender,
            input_channel=CHANNEL,
            message_id=mid,
            metadata={"body": body},
        )
        try:
            await self.agent.handle_message(message)
        except Exception as error:
            logger.exception("turn %s of %s was not stored", mid, sender)
            raise NotStored(type(error).__name__) from error
        said = bubbles.messages
        if failed or not said:
            said = said + await self._apologise(sender, mid, body, failed)
        parts = [(bubble["text"], _data(bubble)) for bubble in said]
        stored = await asyncio.to_thread(answer, self.workshop, sender, mid, parts)
        await self._close_session(sender, said, stored)
        return TurnResult([_shown(reply) for reply in stored], failed)

    async def _close_session(self, sender: str, said: list[dict[str, Any]], stored: list[Message]) -> None:
        """Begin a new session where one has ended or grown long; what is known stands in our own record."""
        ended = any(bubble.get("line") in SESSION_ENDS for bubble in said)
        grown = stored[0].seq // SESSION_MESSAGES < stored[-1].seq // SESSION_MESSAGES
        if ended or grown:
            await self.agent.handle_message(UserMessage("/session_start", Bubbles(), sender, input_channel=CHANNEL))

    async def _apologise(self, sender: str, mid: str, body: str, failed: list[str]) -> list[dict[str, Any]]:
        """Nobody is left in silence: an apology with an incident number, and the case goes to a person."""
        number = incident_number()
        logger.error("incident %s: turn %s of %s, failed actions %s", number, mid, sender, failed)
        heard = Heard(conversation_id=sender, message_id=mid, text=body, intent="nlu_fallback", language_clear=False)
        action = failed[0] if failed else "silence"
        reply = await asyncio.to_thread(fail_safe, self.workshop, heard, action, "ActionFailed", number)
        return await self._render(sender, reply)

    async def _render(self, sender: str, reply: Reply) -> list[dict[str, Any]]:
        tracker = await self.agent.tracker_store.get_or_create_tracker(sender)
        language = reply.language
        bubbles = []
        for line in reply.lines:
            said = await self.agent.nlg.generate(line.key, tracker, CHANNEL, language=language, **line.slots)
            if said:
                bubbles.append({"text": said["text"], "line": line.key})
        return bubbles


def _line(given: dict[str, Any]) -> str | None:
    """The key of the line a bubble was made from."""
    line: str | None = (given.get("metadata") or {}).get("line")
    return line


def _data(bubble: dict[str, Any]) -> dict[str, Any] | None:
    """What is kept beside the text: the key of the line, for review, and the buttons."""
    kept = {name: bubble[name] for name in ("line", "buttons") if bubble.get(name)}
    return kept or None


def _shown(reply: Message) -> dict[str, Any]:
    """A stored bubble as the customer's side sees it."""
    buttons = (reply.data or {}).get("buttons")
    return {"text": reply.body, **({"buttons": buttons} if buttons else {})}


def _fail_loudly(agent: Agent) -> None:
    """Rasa falls back to a store in memory when its database fails; here the turn fails and is tried again."""

    def reraise(error: Exception) -> None:
        raise error

    store = agent.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        store._on_tracker_store_error = reraise
