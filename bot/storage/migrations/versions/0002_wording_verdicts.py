"""Verdicts of the wording guard."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wording_verdicts",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("conversation_id", sa.String(length=64), nullable=False, comment="The talk"),
        sa.Column(
            "message_id",
            sa.String(length=80),
            nullable=False,
            comment="The id the text has, or would have had, in the log",
        ),
        sa.Column("speaker", sa.String(length=20), nullable=False, comment="bot, agent or lead"),
        sa.Column("rule", sa.String(length=60), nullable=False, comment="The rule that fired (H6, H7, H16, H38, H88)"),
        sa.Column("level", sa.String(length=10), nullable=False, comment="block or suggest"),
        sa.Column("start", sa.Integer(), nullable=False, comment="Where in the text it begins"),
        sa.Column("end", sa.Integer(), nullable=False, comment="Where it ends"),
        sa.Column("text", sa.Text(), nullable=False, comment="What was to be said"),
        sa.Column("done", sa.String(length=20), nullable=False, comment="replaced, sent, stopped or overridden"),
        sa.Column("why", sa.Text(), nullable=False, comment="An agent's reason for overriding; empty otherwise"),
        sa.Column("rules_version", sa.String(length=64), nullable=False, comment="The rule set that judged"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, comment="When, UTC"),
        sa.CheckConstraint("level IN ('block', 'suggest')", name=op.f("ck_wording_verdicts_level")),
        sa.CheckConstraint(
            "done IN ('replaced', 'sent', 'stopped', 'overridden')", name=op.f("ck_wording_verdicts_done")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording_verdicts")),
        comment="Verdicts of the wording guard that are not a plain pass",
    )
    for column in ("conversation_id", "created_at", "rule"):
        op.create_index(op.f(f"ix_wording_verdicts_{column}"), "wording_verdicts", [column], unique=False)


def downgrade() -> None:
    op.drop_table("wording_verdicts")
