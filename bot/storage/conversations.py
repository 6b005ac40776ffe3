"""Talks: who speaks, in which language, what was asked last."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, select
from sqlalchemy.orm import Session

from bot.casework.conversation import Conversation
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import GivenId, Id, UtcDateTime, Word, not_negative, one_of, reference

conversations = Table(
    "conversations",
    metadata,
    Column("id", GivenId, primary_key=True, comment="Given by the server when the talk begins"),
    Column("language", String(2), nullable=False, comment="The language being spoken, zh or en"),
    Column("customer_id", Id, reference("customers.id"), index=True, comment="The archive card (H46), once known"),
    # Talk and case point at each other: this end is added when both tables stand.
    Column("case_id", Id, reference("cases.id", use_alter=True), comment="The case being talked about"),
    Column("owner", Word, nullable=False, comment="Who answers: bot, queue or agent"),
    Column("epoch", Integer, nullable=False, comment="Raised with each change of owner; a late reply has an old one"),
    Column("asked", Word, comment="The question on the table, which the next message answers (H14, H62)"),
    Column("asked_times", Integer, nullable=False, comment="How often that question was put in a row"),
    Column("misunderstood", Integer, nullable=False, comment="Messages in a row nobody could make sense of"),
    Column("started_at", UtcDateTime, nullable=False, comment="When it began, UTC"),
    Column("last_at", UtcDateTime, nullable=False, index=True, comment="When the last message came, UTC"),
    one_of("language", ("zh", "en")),
    one_of("owner", ("bot", "queue", "agent")),
    not_negative("epoch"),
    not_negative("asked_times"),
    not_negative("misunderstood"),
    comment="Talks, one row each (H2)",
)

mapper_registry.map_imperatively(Conversation, conversations)


class SqlConversations:
    """`bot.usecases.ports.Conversations` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, conversation_id: str) -> Conversation | None:
        """The talk, kept from other writers until the unit of work ends.

        PostgreSQL lets many write at once; the lock on this row keeps turns of one talk one after the other, as
        SQLite's single writer does anyway.
        """
        query = select(Conversation).where(conversations.c.id == conversation_id).with_for_update()
        found: Conversation | None = self._session.execute(query).scalar_one_or_none()
        return found

    def add(self, conversation: Conversation) -> None:
        self._session.add(conversation)
