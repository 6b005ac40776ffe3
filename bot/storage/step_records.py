"""Which of the six steps was done, when, and which message shows it (H1)."""

from __future__ import annotations

from sqlalchemy import Column, Table

from bot.casework.case import StepRecord
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import UtcDateTime, Word, case_column, evidence_column, id_column, place_column

step_records = Table(
    "step_records",
    metadata,
    id_column(),
    case_column(),
    place_column(),
    Column("step", Word, nullable=False, comment="A key of tables/steps.yml (H1)"),
    evidence_column(),
    Column("done_at", UtcDateTime, nullable=False, comment="When it was done, UTC"),
    comment="Steps of a case that were done, with their evidence (H1)",
)

mapper_registry.map_imperatively(StepRecord, step_records)
