"""The queue of cases for a person, each with the packet that spares the customer repetition."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table

from bot.casework.case import Handoff
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import Json, UtcDateTime, Word, case_column, evidence_column, id_column, one_of, place_column

handoffs = Table(
    "handoffs",
    metadata,
    id_column(),
    case_column(),
    place_column(),
    Column("reason", Word, nullable=False, comment="Why, a key of tables/handover_reasons.yml (H65, H77, H89)"),
    Column("queue", Word, nullable=False, comment="Which people"),
    Column("packet", Json, nullable=False, comment="All an agent needs so that nothing is asked twice (H4, H15)"),
    evidence_column(),
    Column("status", Word, nullable=False, comment="queued, claimed, returned or cancelled"),
    Column("queued_at", UtcDateTime, nullable=False, comment="When it entered the queue, UTC"),
    Column("due_at", UtcDateTime, nullable=False, comment="When a person answers at the latest, as told, UTC (H65)"),
    one_of("status", ("queued", "claimed", "returned", "cancelled")),
    Index("ix_handoffs_status_due_at", "status", "due_at"),
    comment="Hand-overs of a case to a person (H65, H77)",
)

mapper_registry.map_imperatively(Handoff, handoffs)
