"""The migrations build exactly what the tables say, on both databases, in one line of descent."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.engine import Engine

from bot.storage.engine import build_engine
from bot.storage.metadata import metadata
from bot.storage.migrate import SCRIPTS, config, upgrade


def test_migrations_and_tables_agree(database_url: str) -> None:
    engine = build_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrations_and_tables_agree_on_what_values_are_allowed(database_url: str) -> None:
    migrated = build_engine(database_url)
    expected = rules(migrated)
    assert len(expected) == len(metadata.tables)
    with migrated.begin() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
    assert rules(migrated) == expected
    assert any(checks for checks, _keys in expected.values())


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    assert set(inspect(build_engine(database_url)).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_upgrading_makes_the_folder_of_a_sqlite_file(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path}/var/deep/amends.db")
    assert (tmp_path / "var/deep/amends.db").exists()
    assert (tmp_path / "var/deep").stat().st_mode & 0o077 == 0


def test_there_is_one_head_and_files_are_numbered_in_order() -> None:
    scripts = ScriptDirectory.from_config(config())
    assert len(scripts.get_heads()) == 1
    names = sorted(path.name for path in (SCRIPTS / "versions").glob("*.py"))
    line = [revision.revision for revision in scripts.walk_revisions()][::-1]
    assert line == [f"{number:04d}" for number in range(1, len(line) + 1)]
    assert [name[:4] for name in names] == line
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+\.py", name) for name in names)


def test_the_last_step_can_be_taken_back(database_url: str) -> None:
    engine = build_engine(database_url)
    with engine.begin() as connection:
        made = config()
        made.attributes["connection"] = connection
        command.downgrade(made, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]


def rules(engine: Engine) -> dict[str, Any]:
    """The checks and foreign keys of each table, as the database itself tells them."""
    seen = inspect(engine)
    return {
        table: (
            sorted((check["name"], check["sqltext"]) for check in seen.get_check_constraints(table)),
            sorted((key["name"], key["referred_table"], str(key["options"])) for key in seen.get_foreign_keys(table)),
        )
        for table in metadata.tables
    }
