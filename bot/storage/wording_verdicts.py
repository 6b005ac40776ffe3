"""What the wording guard said of texts on their way to customers, with what was done about it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, String, Table, Text, select
from sqlalchemy.orm import Session

from bot.casework.conversation import WordingVerdict
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import GivenId, UtcDateTime, id_column

wording_verdicts = Table(
    "wording_verdicts",
    metadata,
    id_column(),
    # Not a foreign key: a text that was stopped never entered the log.
    Column("conversation_id", GivenId, nullable=False, index=True, comment="The talk"),
    Column("message_id", String(80), nullable=False, comment="The id the text has, or would have had, in the log"),
    Column("speaker", String(20), nullable=False, comment="bot, agent or lead"),
    Column("rule", String(60), nullable=False, index=True, comment="The rule that fired (H6, H7, H16, H38, H88)"),
    Column("level", String(10), nullable=False, comment="block or suggest"),
    Column("start", Integer, nullable=False, comment="Where in the text it begins"),
    Column("end", Integer, nullable=False, comment="Where it ends"),
    Column("text", Text, nullable=False, comment="What was to be said"),
    Column("done", String(20), nullable=False, comment="replaced, sent, stopped or overridden"),
    Column("why", Text, nullable=False, comment="An agent's reason for overriding; empty otherwise"),
    Column("rules_version", String(64), nullable=False, comment="The rule set that judged"),
    Column("created_at", UtcDateTime, nullable=False, index=True, comment="When, UTC"),
    CheckConstraint("level IN ('block', 'suggest')", name="level"),
    CheckConstraint("done IN ('replaced', 'sent', 'stopped', 'overridden')", name="done"),
    comment="Verdicts of the wording guard that are not a plain pass",
)

mapper_registry.map_imperatively(WordingVerdict, wording_verdicts)


class SqlWordingVerdicts:
    """`bot.usecases.ports.WordingVerdicts` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, conversation_id: str) -> list[WordingVerdict]:
        query = (
            select(WordingVerdict)
            .where(wording_verdicts.c.conversation_id == conversation_id)
            .order_by(wording_verdicts.c.created_at)
        )
        return list(self._session.execute(query).scalars())

    def add(self, verdict: WordingVerdict) -> None:
        self._session.add(verdict)
