"""The anger curve of a case (H78)."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Table

from bot.casework.case import AngerReading
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import UtcDateTime, case_column, evidence_column, id_column, place_column

anger_readings = Table(
    "anger_readings",
    metadata,
    id_column(),
    case_column(),
    place_column(),
    Column("level", Integer, nullable=False, comment="0 calm, 1 annoyed, 2 angry, 3 furious (H78)"),
    evidence_column(),
    Column("read_at", UtcDateTime, nullable=False, comment="When it was read, UTC"),
    CheckConstraint("level BETWEEN 0 AND 3", name="level"),
    comment="Points of the anger curve of a case (H77, H78)",
)

mapper_registry.map_imperatively(AngerReading, anger_readings)
