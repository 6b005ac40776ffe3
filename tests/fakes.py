"""Stand-ins for every port, in memory: they keep the promises of the real ones that use cases rely on."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any

from bot.casework.case import Case
from bot.casework.conversation import ActionRun, Conversation, Customer, Incident, Message, WordingVerdict
from bot.casework.orders import Order
from bot.usecases import ports
from bot.usecases.ports import Conflict, OrderBookUnavailable, StorageUnavailable
from tests.builders import NOW

# The lists of a case, and the moment that each is ordered by.
CHILDREN = {
    "facts": "recorded_at",
    "expectations": "recorded_at",
    "offers": "proposed_at",
    "promises": "made_at",
    "handoffs": "queued_at",
    "follow_ups": "planned_at",
    "steps": "done_at",
    "anger": "read_at",
}


@dataclass
class Rows:
    """Everything stored; one copy is committed, another is being worked on."""

    conversations: list[Conversation] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)
    action_runs: list[ActionRun] = field(default_factory=list)
    wording_verdicts: list[WordingVerdict] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)


class FakeUnitOfWork:
    """`bot.usecases.ports.UnitOfWork`: undone unless committed; the same one is entered again and again.

    Look at what was committed through `stored`. Set `broken` to have the database down.
    """

    conversations: ports.Conversations
    messages: ports.Messages
    cases: ports.Cases
    customers: ports.Customers
    action_runs: ports.ActionRuns
    wording_verdicts: ports.WordingVerdicts
    incidents: ports.Incidents

    def __init__(self) -> None:
        self.stored = Rows()
        self.commits = 0
        self.broken = False
        self._use(Rows())

    def __call__(self) -> FakeUnitOfWork:
        """So that it may be passed where a factory is wanted."""
        return self

    def __enter__(self) -> FakeUnitOfWork:
        if self.broken:
            raise StorageUnavailable("broken for the test")
        self._use(twin(self.stored))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.rollback()

    def commit(self) -> None:
        if self.broken:
            raise StorageUnavailable("broken for the test")
        check(self._rows)
        self.stored = twin(self._rows)
        self.commits += 1

    def rollback(self) -> None:
        self._use(twin(self.stored))

    def _use(self, rows: Rows) -> None:
        self._rows = rows
        self.conversations = FakeConversations(rows)
        self.messages = FakeMessages(rows)
        self.cases = FakeCases(rows)
        self.customers = FakeCustomers(rows)
        self.action_runs = FakeActionRuns(rows)
        self.incidents = FakeIncidents(rows)
        self.wording_verdicts = FakeWordingVerdicts(rows)


class FakeConversations:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows.conversations

    def get(self, conversation_id: str) -> Conversation | None:
        return next((row for row in self._rows if row.id == conversation_id), None)

    def add(self, conversation: Conversation) -> None:
        self._rows.append(conversation)


class FakeMessages:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows.messages

    def by_client_id(self, conversation_id: str, client_id: str) -> Message | None:
        return next((row for row in self.of(conversation_id) if row.client_id == client_id), None)

    def replies_to(self, conversation_id: str, client_id: str) -> list[Message]:
        found = [row for row in self.of(conversation_id) if row.in_reply_to == client_id]
        return sorted(found, key=lambda row: row.part or 0)

    def last_seq(self, conversation_id: str) -> int:
        return max((row.seq for row in self._rows if row.conversation_id == conversation_id), default=0)

    def of(self, conversation_id: str, *, after_seq: int = 0, limit: int = 500) -> list[Message]:
        found = [row for row in self._rows if row.conversation_id == conversation_id and row.seq > after_seq]
        return sorted(found, key=lambda row: row.seq)[:limit]

    def add(self, message: Message) -> None:
        self._rows.append(message)


class FakeCases:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows.cases

    def get(self, case_id: str) -> Case | None:
        return next((row for row in self._rows if row.id == case_id), None)

    def by_number(self, number: str) -> Case | None:
        return next((row for row in self._rows if row.number == number), None)

    def of_conversation(self, conversation_id: str) -> list[Case]:
        return oldest_first(row for row in self._rows if row.conversation_id == conversation_id)

    def of_order(self, order_number: str) -> list[Case]:
        return oldest_first(row for row in self._rows if row.order_number == order_number)

    def add(self, case: Case) -> None:
        self._rows.append(case)


class FakeCustomers:
    """Contacts must be given as they are kept: digits, lower case."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows.customers

    def get(self, customer_id: str) -> Customer | None:
        return next((row for row in self._rows if row.id == customer_id), None)

    def by_contact(self, *, phone: str = "", email: str = "") -> Customer | None:
        found = [row for row in self._rows if (phone and row.phone == phone) or (email and row.email == email)]
        return min(found, key=lambda row: (not row.verified, row.created_at, row.id), default=None)

    def add(self, customer: Customer) -> None:
        self._rows.append(customer)


class FakeActionRuns:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows.action_runs

    def get(self, conversation_id: str, message_id: str, action: str) -> ActionRun | None:
        key = (conversation_id, message_id, action)
        return next((row for row in self._rows if (row.conversation_id, row.message_id, row.action) == key), None)

    def add(self, run: ActionRun) -> None:
        self._rows.append(run)


class FakeWordingVerdicts:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows.wording_verdicts

    def of(self, conversation_id: str) -> list[WordingVerdict]:
        found = [row for row in self._rows if row.conversation_id == conversation_id]
        return sorted(found, key=lambda row: row.created_at)

    def add(self, verdict: WordingVerdict) -> None:
        self._rows.append(verdict)


class FakeIncidents:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows.incidents

    def add(self, incident: Incident) -> None:
        self._rows.append(incident)


class FakeOrderBook:
    """`bot.usecases.ports.OrderBook` of the orders given; set `broken` to have the shop's system down."""

    def __init__(self, *orders: Order) -> None:
        self.orders = list(orders)
        self.broken = False

    def by_number(self, number: str) -> Order | None:
        return next((order for order in self._all() if order.number == number.strip().upper()), None)

    def by_contact(self, *, phone: str = "", email: str = "") -> list[Order]:
        found = [o for o in self._all() if (phone and o.phone == phone) or (email and o.email == email.lower())]
        return sorted(found, key=lambda order: (order.ordered_on, order.number), reverse=True)

    def _all(self) -> list[Order]:
        if self.broken:
            raise OrderBookUnavailable("broken for the test")
        return self.orders


class FixedClock:
    """`bot.usecases.ports.Clock` that stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        """Moves on, e.g. ``forward(hours=2)``."""
        self.moment += timedelta(**by)


def twin(value: Any) -> Any:
    """A copy that shares nothing, made field by field (mapped records hold more than their fields)."""
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{f.name: twin(getattr(value, f.name)) for f in fields(value) if f.init})
    if isinstance(value, list):
        return [twin(item) for item in value]
    return copy.deepcopy(value)


def oldest_first(cases: Any) -> list[Case]:
    return sorted(cases, key=lambda row: (row.opened_at, row.number))


def check(rows: Rows) -> None:
    """The rules of the real database that use cases meet; children learn their case and stand oldest first.

    Raises:
        Conflict: a row breaks one; nothing is stored.
    """
    unique("messages.client_id", ((m.conversation_id, m.client_id) for m in rows.messages))
    unique("messages.seq", ((m.conversation_id, m.seq) for m in rows.messages))
    answers = ((m.conversation_id, m.in_reply_to, m.part) for m in rows.messages if m.in_reply_to is not None)
    unique("messages.part", answers)
    unique("cases.number", (case.number for case in rows.cases))
    unique("action_runs.action", ((run.conversation_id, run.message_id, run.action) for run in rows.action_runs))
    unique("incidents.number", (incident.number for incident in rows.incidents))
    unique("conversations.id", (talk.id for talk in rows.conversations))
    talks = {talk.id for talk in rows.conversations}
    if not {m.conversation_id for m in rows.messages} | {c.conversation_id for c in rows.cases} <= talks:
        raise Conflict("a message or case of a conversation that does not stand")
    for case in rows.cases:
        for name, moment in CHILDREN.items():
            children = getattr(case, name)
            children.sort(key=lambda child: getattr(child, moment))
            for child in children:
                child.case_id = case.id


def unique(rule: str, keys: Any) -> None:
    seen = list(keys)
    if len(seen) != len(set(seen)):
        raise Conflict(rule)
