"""Remedies put to customers, and inside whose authority each lies (H16)."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from bot.casework.case import Offer
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import (
    GivenId,
    Id,
    UtcDateTime,
    Word,
    case_column,
    evidence_column,
    id_column,
    not_negative,
    one_of,
    place_column,
    reference,
)

offers = Table(
    "offers",
    metadata,
    id_column(),
    case_column(),
    place_column(),
    Column("remedy", Word, nullable=False, comment="What is offered, a key of tables/remedies.yml (H18)"),
    Column("role", Word, nullable=False, comment="The least role that may grant it (H16)"),
    evidence_column(),
    Column("expectation_id", Id, reference("expectations.id"), comment="The wish it answers (H53), if any"),
    Column("amount_minor", Integer, comment="Money in it, in minor units (fen, cents)"),
    Column("currency", String(3), nullable=False, comment="ISO 4217 code of that money"),
    Column("status", Word, nullable=False, comment="proposed, accepted, declined, approved or withdrawn (H62)"),
    Column("answered_by", GivenId, comment="client_id of the customer's message that accepted or declined (H62)"),
    Column("proposed_at", UtcDateTime, nullable=False, comment="When it was proposed, UTC"),
    Column("answered_at", UtcDateTime, comment="When the customer answered, UTC"),
    one_of("status", ("proposed", "accepted", "declined", "approved", "withdrawn")),
    not_negative("amount_minor"),
    comment="Offers of a case (H16 to H20, H62)",
)

mapper_registry.map_imperatively(Offer, offers)
