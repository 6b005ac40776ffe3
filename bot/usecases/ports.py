"""The doors to the outside that use cases need; ``bot.storage`` implements them, ``tests/fakes.py`` stands in."""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import Protocol

from bot.casework.case import Case
from bot.casework.conversation import ActionRun, Conversation, Customer, Incident, Message, WordingVerdict
from bot.casework.orders import Order


class Conversations(Protocol):
    """Conversations by their id."""

    def get(self, conversation_id: str) -> Conversation | None: ...
    def add(self, conversation: Conversation) -> None: ...


class Messages(Protocol):
    """The message log of each conversation."""

    def by_client_id(self, conversation_id: str, client_id: str) -> Message | None: ...
    def replies_to(self, conversation_id: str, client_id: str) -> list[Message]:
        """The parts of the answer to a message, in order; empty when it has none yet."""
        ...

    def last_seq(self, conversation_id: str) -> int: ...
    def of(self, conversation_id: str, *, after_seq: int = 0, limit: int = 500) -> list[Message]: ...
    def add(self, message: Message) -> None: ...


class Cases(Protocol):
    """Cases with everything that belongs to them."""

    def get(self, case_id: str) -> Case | None: ...
    def by_number(self, number: str) -> Case | None: ...
    def of_conversation(self, conversation_id: str) -> list[Case]:
        """Oldest first."""
        ...

    def of_order(self, order_number: str) -> list[Case]:
        """Oldest first."""
        ...

    def add(self, case: Case) -> None: ...


class Customers(Protocol):
    """The customer archive (H46)."""

    def get(self, customer_id: str) -> Customer | None: ...
    def by_contact(self, *, phone: str = "", email: str = "") -> Customer | None: ...
    def add(self, customer: Customer) -> None: ...


class ActionRuns(Protocol):
    """What each action answered to each message: the idempotency key is (talk, message, action)."""

    def get(self, conversation_id: str, message_id: str, action: str) -> ActionRun | None: ...
    def add(self, run: ActionRun) -> None: ...


class Incidents(Protocol):
    """Surprises, by number."""

    def add(self, incident: Incident) -> None: ...


class WordingVerdicts(Protocol):
    """What the guard said of outgoing texts; one row for each rule that fired."""

    def of(self, conversation_id: str) -> list[WordingVerdict]:
        """Oldest first."""
        ...

    def add(self, verdict: WordingVerdict) -> None: ...


class UnitOfWork(Protocol):
    """One transaction: leaving the block without `commit` undoes everything.

    Entering begins at once with the write lock on SQLite (``BEGIN IMMEDIATE``).

    Raises:
        Conflict: on leaving, when a row broke a rule, such as an id that stands already.
        StorageUnavailable: on entering or leaving, when the database did not answer.
    """

    conversations: Conversations
    messages: Messages
    cases: Cases
    customers: Customers
    action_runs: ActionRuns
    incidents: Incidents
    wording_verdicts: WordingVerdicts

    def __enter__(self) -> UnitOfWork: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...


class Conflict(Exception):
    """A unit of work broke a rule of the database: most often someone else wrote the same message or answer first."""


class StorageUnavailable(Exception):
    """The database did not answer, or not in time; nothing of this unit of work was stored."""


class OrderBook(Protocol):
    """The shop's orders: by number, or all of a customer's by phone or e-mail, newest first.

    Raises:
        OrderBookUnavailable: the shop's system did not answer; the talk goes on without it.
    """

    def by_number(self, number: str) -> Order | None: ...
    def by_contact(self, *, phone: str = "", email: str = "") -> list[Order]: ...


class OrderBookUnavailable(Exception):
    """The shop's order system did not answer."""


class Clock(Protocol):
    """The present moment, in UTC and aware of it."""

    def now(self) -> datetime: ...
