"""What is known of a complaint: the nine points of H14, every version of each."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Table, Text

from bot.casework.case import Fact
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import UtcDateTime, Word, case_column, evidence_column, id_column, one_of, place_column

facts = Table(
    "facts",
    metadata,
    id_column(),
    case_column(),
    place_column(),
    Column("point", Word, nullable=False, comment="Which of the nine points, a key of tables/facts.yml (H14)"),
    Column("value", Text, nullable=False, comment="What was understood; shown to people (H13)"),
    Column("words", Text, nullable=False, comment="The customer's own words, or the source it was looked up in (H13)"),
    Column("source", Word, nullable=False, comment="customer, order_book, computed or agent (H15)"),
    evidence_column(),
    Column("confirmed", Boolean, nullable=False, comment="The customer said yes when it was repeated back (H13, H114)"),
    Column("current", Boolean, nullable=False, comment="False once a correction replaced it; the old row stays"),
    Column("recorded_at", UtcDateTime, nullable=False, comment="When it was recorded, UTC"),
    one_of("source", ("customer", "order_book", "computed", "agent")),
    comment="Facts of a case with the words they came from (H4, H13, H14); a correction adds a row",
)

mapper_registry.map_imperatively(Fact, facts)
