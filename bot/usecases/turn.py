"""One customer message on its way through: what was heard, the records it touches, and what will be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from bot.casework import when
from bot.casework.case import Case
from bot.casework.conversation import Conversation
from bot.casework.money import Money
from bot.casework.policy_parts import Policy
from bot.usecases.ports import OrderBook, UnitOfWork


@dataclass(frozen=True)
class Heard:
    """What understanding made of one message.

    Attributes:
        message_id: unique per message; the key of idempotency and the evidence of every record.
        language_clear: False for numbers, emoji and the like: the talk then keeps its language.
        anger: 0 calm, 1 annoyed, 2 angry, 3 furious.
        resolutions: what they ask for, in the order of mention.
        flags: ``asks_human``, ``threat``, ``safety``, ``insult``.
        entities: values by kind, in the order of mention.
        second_intent: the runner-up, for a closed question when the first guess is weak (H111).
    """

    conversation_id: str
    message_id: str
    text: str
    intent: str = "out_of_scope"
    confidence: float = 1.0
    language: str = "zh"
    language_clear: bool = True
    anger: int = 0
    category: str = "other"
    category_confidence: float = 0.0
    resolutions: tuple[str, ...] = ()
    flags: Mapping[str, bool] = field(default_factory=dict)
    entities: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    second_intent: str = ""

    def first(self, entity: str) -> str:
        """The first value of a kind of entity as text, or empty."""
        values = self.entities.get(entity, ())
        return str(values[0]) if values else ""

    @property
    def amount(self) -> Money | None:
        """The first sum of money they named."""
        values = self.entities.get("money", ())
        return Money(int(values[0]["minor"]), str(values[0]["currency"])) if values else None


@dataclass(frozen=True)
class Line:
    """A sentence to say: its key in ``data/responses/`` and what fills its places."""

    key: str
    slots: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


@dataclass
class Reply:
    """What goes back.

    Attributes:
        language: of the talk, for the choice of words.
        anger: of the customer, likewise (H78).
        start_form: the follow-up form starts, or its open question is put again.
        keep_form: a running follow-up form goes on.
    """

    lines: list[Line] = field(default_factory=list)
    language: str = "zh"
    anger: int = 0
    start_form: bool = False
    keep_form: bool = False

    def to_record(self) -> dict[str, Any]:
        """The reply as plain data, to be said again line for line when the same message comes again."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Reply:
        """The reply that `to_record` wrote."""
        lines = [Line(line["key"], line["slots"], tuple(line["choices"])) for line in record["lines"]]
        return cls(**{**record, "lines": lines})

    def say(self, key: str, *choices: str, **slots: str) -> None:
        """Add a line once; the same line twice in one reply would be an echo."""
        if all(line.key != key for line in self.lines):
            self.lines.append(Line(key, slots, choices))


@dataclass
class Turn:
    """All that a use case needs for one message; nothing in it outlives the transaction."""

    uow: UnitOfWork
    policy: Policy
    orders: OrderBook
    now: datetime
    heard: Heard
    conversation: Conversation
    case: Case | None = None
    reply: Reply = field(default_factory=Reply)

    @property
    def language(self) -> str:
        """The language this talk is in."""
        return self.conversation.language

    def the_case(self) -> Case:
        """The case being talked about.

        Raises:
            LookupError: there is none; a use case that needs one was called too early.
        """
        if self.case is None:
            raise LookupError(f"conversation {self.conversation.id} has no case")
        return self.case

    def say(self, key: str, *choices: str, **slots: str) -> None:
        """Add a line to the reply."""
        self.reply.say(key, *choices, **slots)

    def ask(self, question: str, key: str, *choices: str, **slots: str) -> None:
        """Put a question on the table and say it."""
        self.put_on_table(question)
        self.say(key, *choices, **slots)

    def put_on_table(self, question: str) -> None:
        """What the customer says next is read as the answer to `question`."""
        again = self.conversation.asked == question
        self.conversation.asked_times = self.conversation.asked_times + 1 if again else 1
        self.conversation.asked = question

    def in_words(self, moment: datetime) -> str:
        """A due time as the customer reads it."""
        return when.say_by(self.policy.calendar, moment, self.now, self.language)

    def finish(self) -> Reply:
        """The reply with what the choice of words needs."""
        self.reply.language, self.reply.anger = self.conversation.language, self.heard.anger
        self.reply.keep_form = self.conversation.asked == "follow_up"
        return self.reply

    def settle(self) -> None:
        """The question on the table is answered."""
        self.conversation.asked = None
        self.conversation.asked_times = 0
