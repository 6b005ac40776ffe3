"""What customers want, and what became of it: the ledger of H52 to H68."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, String, Table, Text

from bot.casework.case import Expectation
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import (
    UtcDateTime,
    Word,
    case_column,
    evidence_column,
    id_column,
    not_negative,
    one_of,
    place_column,
)

expectations = Table(
    "expectations",
    metadata,
    id_column(),
    case_column(),
    place_column(),
    Column("resolution", Word, nullable=False, comment="What they want, a key of tables/resolutions.yml (H54)"),
    Column("words", Text, nullable=False, comment="The customer's own words (H13)"),
    evidence_column(),
    Column("amount_minor", Integer, comment="Money they named, in minor units (fen, cents)"),
    Column("currency", String(3), nullable=False, comment="ISO 4217 code of that money"),
    Column("rank", Integer, comment="The customer's own ranking, 1 is most important (H55); empty until they said it"),
    Column("can", Word, nullable=False, comment="Whether it can be met: unknown, yes, person or no (H52, H86)"),
    Column("reason", Word, comment="Why not, a key of tables/refusals.yml (H60)"),
    Column("alternative", Word, comment="The remedy offered instead, a key of tables/remedies.yml (H68)"),
    Column("refusals", Integer, nullable=False, comment="How often the customer declined what was proposed (H64)"),
    Column("status", Word, nullable=False, comment="open, agreed, shelved or dropped (H64, H66)"),
    Column("experience", Integer, comment="Later, how it turned out, 0 to 10 (H83, H124)"),
    Column("recorded_at", UtcDateTime, nullable=False, comment="When it was recorded, UTC"),
    one_of("can", ("unknown", "yes", "person", "no")),
    one_of("status", ("open", "agreed", "shelved", "dropped")),
    CheckConstraint("rank >= 1", name="rank"),
    CheckConstraint("experience BETWEEN 0 AND 10", name="experience"),
    not_negative("amount_minor"),
    not_negative("refusals"),
    comment="Expectations of a case, each with its answer (H52 to H68)",
)

mapper_registry.map_imperatively(Expectation, expectations)
