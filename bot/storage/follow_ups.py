"""Planned call-backs on how customers feel (H22, H23)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text

from bot.casework.case import FollowUp
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import UtcDateTime, Word, case_column, evidence_column, id_column, one_of, place_column

follow_ups = Table(
    "follow_ups",
    metadata,
    id_column(),
    case_column(),
    place_column(),
    Column("channel", Word, nullable=False, comment="chat, phone, email or letter (H23)"),
    Column("contact", Text, nullable=False, comment="Phone number, e-mail or postal address; empty for chat"),
    evidence_column(),
    Column("status", Word, nullable=False, comment="planned, done or cancelled"),
    Column("outcome", Text, comment="What came of it"),
    Column("feeling", Text, comment="How the customer feels now (H22)"),
    Column("planned_at", UtcDateTime, nullable=False, comment="When it was planned, UTC"),
    Column("due_at", UtcDateTime, nullable=False, comment="When it is due, UTC"),
    one_of("channel", ("chat", "phone", "email", "letter")),
    one_of("status", ("planned", "done", "cancelled")),
    Index("ix_follow_ups_status_due_at", "status", "due_at"),
    comment="Follow-ups of a case (H22, H23, H24)",
)

mapper_registry.map_imperatively(FollowUp, follow_ups)
