"""The message log: the single source of truth of who said what."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text, UniqueConstraint, func, select
from sqlalchemy.orm import Session

from bot.casework.conversation import Message
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import GivenId, Json, UtcDateTime, Word, id_column, not_negative, one_of, reference

messages = Table(
    "messages",
    metadata,
    id_column(),
    Column("conversation_id", GivenId, reference("conversations.id"), nullable=False, comment="The talk"),
    Column("seq", Integer, nullable=False, comment="Rises by one within a talk, from 1, without holes"),
    Column("client_id", GivenId, nullable=False, comment="The sender's own id of the message: sent twice, stored once"),
    Column("author_kind", Word, nullable=False, comment="customer, bot, agent or system"),
    Column("author", Text, nullable=False, comment="The agent's name; empty for others"),
    Column("kind", Word, nullable=False, comment="text, or what else the row shows"),
    Column("body", Text, nullable=False, comment="The words"),
    Column("in_reply_to", GivenId, comment="client_id of the customer's message this answers"),
    Column("part", Integer, comment="Which part of that answer, from 0: answered twice, stored once"),
    Column("data", Json, comment="Buttons and the like"),
    Column("created_at", UtcDateTime, nullable=False, comment="When it was written, UTC"),
    UniqueConstraint("conversation_id", "client_id"),
    UniqueConstraint("conversation_id", "seq"),
    UniqueConstraint("conversation_id", "in_reply_to", "part"),
    one_of("author_kind", ("customer", "bot", "agent", "system")),
    CheckConstraint("seq >= 1", name="seq"),
    not_negative("part"),
    CheckConstraint("in_reply_to IS NULL OR part IS NOT NULL", name="answer"),
    comment="Every message of every talk (H13)",
)

mapper_registry.map_imperatively(Message, messages)


class SqlMessages:
    """`bot.usecases.ports.Messages` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_client_id(self, conversation_id: str, client_id: str) -> Message | None:
        query = select(Message).where(messages.c.conversation_id == conversation_id, messages.c.client_id == client_id)
        found: Message | None = self._session.execute(query).scalar_one_or_none()
        return found

    def replies_to(self, conversation_id: str, client_id: str) -> list[Message]:
        query = (
            select(Message)
            .where(messages.c.conversation_id == conversation_id, messages.c.in_reply_to == client_id)
            .order_by(messages.c.part)
        )
        return list(self._session.execute(query).scalars())

    def last_seq(self, conversation_id: str) -> int:
        # A query for a number alone, unlike one for records, does not look at what was added a moment ago.
        self._session.flush()
        query = select(func.max(messages.c.seq)).where(messages.c.conversation_id == conversation_id)
        return self._session.execute(query).scalar_one() or 0

    def of(self, conversation_id: str, *, after_seq: int = 0, limit: int = 500) -> list[Message]:
        query = (
            select(Message)
            .where(messages.c.conversation_id == conversation_id, messages.c.seq > after_seq)
            .order_by(messages.c.seq)
            .limit(limit)
        )
        return list(self._session.execute(query).scalars())

    def add(self, message: Message) -> None:
        self._session.add(message)
