"""Brings a database to the newest form: ``python -m bot.storage.migrate``."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from bot.storage.engine import build_engine, sqlite_file

SCRIPTS = Path(__file__).parent / "migrations"
# Any fixed number of our own: two processes that start together upgrade one after the other.
POSTGRES_LOCK = 5_470_271_121


def config() -> Config:
    """What Alembic needs to find the migrations."""
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS))
    return made


def upgrade(url: str) -> None:
    """Applies the migrations that are missing, all or none; does nothing when there are none.

    Args:
        url: as for `bot.storage.engine.build_engine`; the folder of a SQLite file is made, closed to other users.
    """
    file = sqlite_file(url)
    if file is not None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = build_engine(url, statement_seconds=None)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": POSTGRES_LOCK})
            made = config()
            made.attributes["connection"] = connection
            command.upgrade(made, "head")
    finally:
        engine.dispose()


def main() -> None:
    """Upgrades the database of the settings."""
    from bot.settings import load

    upgrade(load().database_url)
    print("The database is up to date.")


if __name__ == "__main__":
    main()
