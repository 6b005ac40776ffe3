"""Writes docs/database.md from the tables themselves: ``python -m bot.storage.describe > docs/database.md``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Table, UniqueConstraint
from sqlalchemy.dialects.postgresql.base import PGDialect

import bot.storage  # noqa: F401  (registers every table)
from bot.storage.metadata import metadata

POSTGRES: Any = PGDialect()

HEAD = """# The database

<!-- Written by `python -m bot.storage.describe > docs/database.md`: change the tables' comments, not this file. -->

Everything that Amends knows of talks and complaints. Two databases are supported, by `AMENDS_DATABASE_URL`:

- SQLite, one file: `sqlite:///var/amends.db`. Written through a log and synchronised at each commit, so that what was
  committed outlives a power cut; one writer at a time, others wait up to five seconds. Keep the file on a local disk,
  and take copies with `sqlite3 var/amends.db ".backup copy.db"`, never with `cp` while it is in use.
- PostgreSQL: `postgresql://user:password@host/name`. A statement that takes longer than five seconds is given up.

`python -m bot.storage.migrate` makes the tables and brings old ones up to date: all or nothing, and safe to run twice.
Rasa's own tracker lives in another database (`AMENDS_TRACKER_URL`) and is not described here.

Moments are in UTC. Money is in whole minor units (fen, cents) beside its currency. Words such as a status are keys of
`bot/casework/tables/`. H1 to H138 are the rows of the handbook. Foreign keys are checked at commit.
"""


def document() -> str:
    """The whole page."""
    tables = sorted(metadata.tables.values(), key=lambda table: table.name)
    contents = "\n".join(f"- [{table.name}](#{table.name}): {table.comment}" for table in tables)
    return "\n".join([HEAD, contents, "", *(_section(table) for table in tables)])


def _section(table: Table) -> str:
    rows = [f"| `{c.name}` | {_type(c)} | {'may be empty' if c.nullable else ''} | {_says(c)} |" for c in table.columns]
    heading = [f"## {table.name}", "", f"{table.comment}.", "", "| Column | Type | | Holds |", "|---|---|---|---|"]
    return "\n".join([*heading, *rows, "", *_rules(table), ""])


def _type(column: Column[Any]) -> str:
    # As PostgreSQL calls it; SQLite keeps moments and JSON as text.
    return str(column.type.compile(POSTGRES)).lower()


def _says(column: Column[Any]) -> str:
    targets = [f"→ {key.target_fullname}" for key in column.foreign_keys]
    return "; ".join([str(column.comment), *targets])


def _rules(table: Table) -> list[str]:
    unique = [_names(rule) for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    checks = [f"`{rule.sqltext}`" for rule in table.constraints if isinstance(rule, CheckConstraint)]
    indexes = [_names(index) for index in table.indexes]
    found = {"Once only": unique, "Allowed": checks, "Indexes": indexes}
    return [f"- {name}: {'; '.join(sorted(values))}" for name, values in found.items() if values]


def _names(rule: UniqueConstraint | Index) -> str:
    return ", ".join(f"`{column.name}`" for column in rule.columns)


if __name__ == "__main__":
    print(document(), end="")
