"""The database: one module per table, each with its mapping and its queries. Nowhere else is SQL spoken.

Importing this package maps the records of `bot.casework` to their tables, once; they stay plain without it.
"""

from __future__ import annotations

from bot.storage import action_runs, cases, conversations, customers, incidents, messages, wording_verdicts

__all__ = ["action_runs", "cases", "conversations", "customers", "incidents", "messages", "wording_verdicts"]
