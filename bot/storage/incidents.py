"""Surprises in our own code, under the number that the customer was told."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text
from sqlalchemy.orm import Session

from bot.casework.conversation import Incident
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import GivenId, UtcDateTime, id_column

incidents = Table(
    "incidents",
    metadata,
    id_column(),
    Column("number", String(40), nullable=False, unique=True, comment="What the customer was told"),
    # Not a foreign key: a surprise is written down even when the talk's own row was not.
    Column("conversation_id", GivenId, nullable=False, index=True, comment="The talk"),
    Column("message_id", GivenId, comment="The message that was being answered"),
    Column("action", String(100), nullable=False, comment="Name of the action"),
    Column("error", Text, nullable=False, comment="Kind and place of the error, without customers' words"),
    Column("happened_at", UtcDateTime, nullable=False, index=True, comment="When, UTC"),
    comment="Surprises, each told to the customer with its number",
)

mapper_registry.map_imperatively(Incident, incidents)


class SqlIncidents:
    """`bot.usecases.ports.Incidents` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, incident: Incident) -> None:
        self._session.add(incident)
