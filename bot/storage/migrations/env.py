"""Alembic's entry: runs migrations on the connection that `bot.storage.migrate` hands over."""

from __future__ import annotations

from alembic import context

import bot.storage  # noqa: F401  (registers every table)
from bot.storage.metadata import metadata

connection = context.config.attributes.get("connection")
if connection is None:
    raise RuntimeError("run migrations by: python -m bot.storage.migrate")

context.configure(connection=connection, target_metadata=metadata, compare_type=True, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
