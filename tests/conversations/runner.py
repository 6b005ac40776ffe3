"""Play a talk in this process: the trained model, Rasa's own agent, the real actions and a real database."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

import actions.base
import actions.follow_up
from bot.casework.case import Case
from bot.casework.conversation import Conversation
from bot.casework.policy import load_policy
from bot.rasa_parts.gateway import Gateway, TurnResult
from bot.rasa_parts.nlg import VariedNLG
from bot.rasa_parts.remote_actions import tame_remote_actions
from bot.settings import ROOT
from bot.storage.migrate import upgrade
from bot.storage.orders import open_order_book
from bot.storage.unit_of_work import unit_of_work_factory
from bot.usecases.workshop import Workshop
from ops.train import ensure

START = datetime(2026, 11, 20, 2, 0, tzinfo=timezone.utc)
"""A Friday, 10 in the morning where the demo shop is."""


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    moment: datetime = START

    def now(self) -> datetime:
        """The moment it shows."""
        return self.moment

    def wait(self, **time: float) -> None:
        """Move it forward, e.g. ``hours=20``."""
        self.moment += timedelta(**time)


class InProcessActions(EndpointConfig):
    """An action endpoint that runs the actions here instead of calling a server."""

    def __init__(self) -> None:
        super().__init__(url="http://in-process")
        self.executor = ActionExecutor()
        self.executor.register_package("actions")
        self.broken: set[str] = set()

    async def request(self, *args: Any, json: Any = None, **kwargs: Any) -> Any:
        """What Rasa calls; `broken` actions fail like a server that is down."""
        if json["next_action"] in self.broken:
            raise ConnectionError("the action server is down")
        return await self.executor.run(json)


@lru_cache(maxsize=1)
def agent() -> Agent:
    """The agent with the model that fits the data, loaded once."""
    tame_remote_actions(30)
    return Agent.load(str(ensure(ROOT)), generator=VariedNLG(), action_endpoint=InProcessActions())


@lru_cache(maxsize=1)
def loop() -> asyncio.AbstractEventLoop:
    """One event loop for all talks: the agent's locks belong to it."""
    return asyncio.new_event_loop()


@dataclass
class Said:
    """What came back for one message: the texts, the keys of the lines, the buttons."""

    texts: list[str]
    keys: list[str]
    buttons: list[str]
    result: TurnResult

    @property
    def text(self) -> str:
        """All bubbles in one string."""
        return "\n".join(self.texts)


class TrustedGateway(Gateway):
    """Lets a message that is already understood (``/intent{...}``) through to Rasa, as customers never can."""

    @staticmethod
    def for_rasa(body: str) -> str:
        """The body as it is, unless it is empty."""
        return body or Gateway.for_rasa(body)


@dataclass
class Talk:
    """One customer's talk."""

    workshop: Workshop
    clock: SetClock
    sender: str
    trusted: bool = False
    said: list[Said] = field(default_factory=list)
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    def send(self, text: str, message_id: str | None = None) -> Said:
        """Say something and wait for the answer."""
        mid = message_id or f"{self.sender}-{next(self._ids)}"
        gateway = (TrustedGateway if self.trusted else Gateway)(agent(), self.workshop)
        result = loop().run_until_complete(gateway.turn(self.sender, mid, text))
        self.clock.wait(seconds=20)
        keys = self._keys(mid)
        buttons = [b["title"] for reply in result.replies for b in reply.get("buttons", ())]
        self.said.append(Said([reply["text"] for reply in result.replies], keys, buttons, result))
        return self.said[-1]

    def _keys(self, mid: str) -> list[str]:
        """The keys of the lines that answered a message, as the log has them."""
        with self.workshop.begin() as uow:
            return [(reply.data or {})["line"] for reply in uow.messages.replies_to(self.sender, mid)]

    def with_case(self, look: Callable[[Case], Any]) -> Any:
        """Look at the newest case of this talk inside a transaction."""
        with self.workshop.begin() as uow:
            cases = uow.cases.of_conversation(self.sender)
            return look(cases[-1]) if cases else None

    def cases(self) -> int:
        """How many cases this talk has."""
        with self.workshop.begin() as uow:
            return len(uow.cases.of_conversation(self.sender))

    def conversation(self) -> Conversation:
        """The talk's own record."""
        with self.workshop.begin() as uow:
            found = uow.conversations.get(self.sender)
            assert found is not None
            return found


def new_workshop(database_url: str, clock: SetClock) -> Workshop:
    """A workshop on a freshly migrated database, and the actions bound to it."""
    upgrade(database_url)
    workshop = Workshop(
        begin=unit_of_work_factory(database_url),
        policy=load_policy(ROOT / "policy.yml"),
        orders=open_order_book(f"csv:{ROOT / 'data/shop/orders.csv'}"),
        clock=clock,
    )
    bind(workshop)
    return workshop


def bind(workshop: Workshop) -> None:
    """Let the actions of this process use `workshop`."""
    actions.base.real_workshop = lambda: workshop
    actions.follow_up.real_workshop = lambda: workshop


def sqlite_url(folder: Path) -> str:
    """A database file in `folder`."""
    return f"sqlite:///{folder / 'amends.db'}"
