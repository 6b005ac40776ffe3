"""What was promised to customers, by whom and until when (H90)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table

from bot.casework.case import Promise
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import (
    Id,
    UtcDateTime,
    Word,
    case_column,
    evidence_column,
    id_column,
    one_of,
    place_column,
    reference,
)

promises = Table(
    "promises",
    metadata,
    id_column(),
    case_column(),
    place_column(),
    Column("what", Word, nullable=False, comment="A remedy, answer (a person answers) or follow_up (H90)"),
    Column("owner", Word, nullable=False, comment="The role or department that keeps it (H65)"),
    evidence_column(),
    Column("offer_id", Id, reference("offers.id"), comment="The offer it comes from, if any"),
    Column("status", Word, nullable=False, comment="open, kept, broken or renegotiated (H90)"),
    Column("made_at", UtcDateTime, nullable=False, comment="When it was said, UTC"),
    Column("due_at", UtcDateTime, nullable=False, comment="When it is due, UTC (H65)"),
    one_of("status", ("open", "kept", "broken", "renegotiated")),
    Index("ix_promises_status_due_at", "status", "due_at"),
    comment="Promises of a case, each with an owner and a due time (H65, H90)",
)

mapper_registry.map_imperatively(Promise, promises)
