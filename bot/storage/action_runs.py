"""What each action answered to each message, so that asked again it says the same and does nothing."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, UniqueConstraint, select
from sqlalchemy.orm import Session

from bot.casework.conversation import ActionRun
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import GivenId, Json, UtcDateTime, id_column

action_runs = Table(
    "action_runs",
    metadata,
    id_column(),
    Column("conversation_id", GivenId, nullable=False, comment="The talk it belongs to"),
    Column("message_id", GivenId, nullable=False, comment="The message that was answered"),
    Column("action", String(100), nullable=False, comment="Name of the action"),
    Column("result", Json, nullable=False, comment="What it said and changed"),
    Column("ran_at", UtcDateTime, nullable=False, comment="When it ran, UTC"),
    UniqueConstraint("conversation_id", "message_id", "action"),
    comment="Actions that have run: each at most once for a message of a talk",
)

mapper_registry.map_imperatively(ActionRun, action_runs)


class SqlActionRuns:
    """`bot.usecases.ports.ActionRuns` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, conversation_id: str, message_id: str, action: str) -> ActionRun | None:
        query = select(ActionRun).where(
            action_runs.c.conversation_id == conversation_id,
            action_runs.c.message_id == message_id,
            action_runs.c.action == action,
        )
        found: ActionRun | None = self._session.execute(query).scalar_one_or_none()
        return found

    def add(self, run: ActionRun) -> None:
        self._session.add(run)
