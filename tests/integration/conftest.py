"""A fresh database for each test, on both kinds that the project supports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage.migrate import upgrade
from bot.storage.unit_of_work import SqlUnitOfWork, unit_of_work_factory

BOTH = ["sqlite", "postgres"]


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that does not stand yet."""
    return f"sqlite:///{tmp_path}/amends.db"


@pytest.fixture
def sqlite_database_url(empty_sqlite_url: str) -> str:
    """The address of a SQLite database with all tables and no rows."""
    upgrade(empty_sqlite_url)
    return empty_sqlite_url


@pytest.fixture
def postgres_database_url(postgres_url: str) -> str:
    """The address of a PostgreSQL database with all tables and no rows."""
    upgrade(postgres_url)
    return postgres_url


@pytest.fixture(params=["empty_sqlite_url", "postgres_url"], ids=BOTH)
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database without tables."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture(params=["sqlite_database_url", "postgres_database_url"], ids=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with all tables and no rows."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def work(database_url: str) -> Callable[[], SqlUnitOfWork]:
    """Makes units of work: ``with work() as unit:``."""
    return unit_of_work_factory(database_url)
