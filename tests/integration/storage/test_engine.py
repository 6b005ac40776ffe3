"""Each database is opened so that a commit lasts and waiting ends."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from bot.storage.engine import build_engine
from bot.storage.unit_of_work import SqlUnitOfWork, unit_of_work_factory
from bot.usecases.ports import StorageUnavailable


def test_sqlite_is_safe_against_power_cuts_and_checks_its_keys(sqlite_database_url: str) -> None:
    with build_engine(sqlite_database_url).connect() as connection:
        values = [
            connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        ]
    assert values == ["wal", 2, 5000, 1]


def test_sqlite_takes_the_write_lock_on_entering(sqlite_database_url: str) -> None:
    impatient = build_engine(sqlite_database_url)
    with unit_of_work_factory(sqlite_database_url)():
        with impatient.connect() as connection:
            connection.connection.execute("PRAGMA busy_timeout=0")
        with pytest.raises(StorageUnavailable), SqlUnitOfWork(impatient):
            pass


def test_postgres_gives_a_statement_up_after_five_seconds(postgres_database_url: str) -> None:
    with build_engine(postgres_database_url).connect() as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar_one() == "5s"


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://root@localhost/amends"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="SQLite file or PostgreSQL"):
        build_engine(url)
