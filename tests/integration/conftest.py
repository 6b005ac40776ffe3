"""A fresh database for each test, on both kinds that the project supports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from bot.storage.migrate import upgrade
from bot.storage.unit_of_work import SqlUnitOfWork, unit_of_work_factory
from tests.postgres import postgres_url  # noqa: F401  (a fixture)

BOTH = ["sqlite", "postgres"]


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that does not stand yet."""
    return f"sqlite:///{tmp_path}/amends.db"


@pytest.fixture
def empty_postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a PostgreSQL database without tables, dropped afterwards."""
    server = request.getfixturevalue("postgres_url")
    name = f"test_{uuid4().hex}"
    run_on(server, f"CREATE DATABASE {name}")
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    run_on(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_database_url(empty_sqlite_url: str) -> str:
    """The address of a SQLite database with all tables and no rows."""
    upgrade(empty_sqlite_url)
    return empty_sqlite_url


@pytest.fixture
def postgres_database_url(empty_postgres_url: str) -> str:
    """The address of a PostgreSQL database with all tables and no rows."""
    upgrade(empty_postgres_url)
    return empty_postgres_url


@pytest.fixture(params=BOTH)
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database without tables."""
    return str(request.getfixturevalue(f"empty_{request.param}_url"))


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with all tables and no rows."""
    return str(request.getfixturevalue(f"{request.param}_database_url"))


@pytest.fixture
def work(database_url: str) -> Callable[[], SqlUnitOfWork]:
    """Makes units of work: ``with work() as unit:``."""
    return unit_of_work_factory(database_url)


def run_on(server: str, statement: str) -> None:
    engine = create_engine(server, future=True, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
