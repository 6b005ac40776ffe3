"""How a database is opened, so that what was committed stays and nobody waits for ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.pool import QueuePool

POOL_SIZE = 5
POOL_SECONDS = 5


def build_engine(url: str, *, statement_seconds: int | None = 5) -> Engine:
    """An engine for SQLite (a file) or PostgreSQL; nothing is opened yet.

    Args:
        url: ``sqlite:///var/amends.db`` or ``postgresql://…``.
        statement_seconds: PostgreSQL gives a statement up after this long; None for never.

    Raises:
        ValueError: for another kind of database.
    """
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    if kind == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return _sqlite(parsed)
    if kind == "postgresql":
        return _postgresql(parsed, statement_seconds)
    raise ValueError(f"the database must be a SQLite file or PostgreSQL, not {parsed!r}: see docs/database.md")


def sqlite_file(url: str) -> Path | None:
    """The file behind a SQLite address, None for other databases."""
    parsed = make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def _sqlite(url: URL) -> Engine:
    engine = create_engine(
        url,
        future=True,
        poolclass=QueuePool,
        pool_size=POOL_SIZE,
        pool_timeout=POOL_SECONDS,
        connect_args={"check_same_thread": False},
        json_serializer=_json,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _postgresql(url: URL, statement_seconds: int | None) -> Engine:
    options = {} if statement_seconds is None else {"options": f"-c statement_timeout={statement_seconds * 1000}"}
    return create_engine(
        url,
        future=True,
        pool_size=POOL_SIZE,
        pool_timeout=POOL_SECONDS,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5, **options},
        json_serializer=_json,
        hide_parameters=True,
    )


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transactions begin late and commit on their own: switched off, `_begin_immediate` begins.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    # Takes the write lock at once: a transaction that reads first and writes later would fail when another wrote.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
