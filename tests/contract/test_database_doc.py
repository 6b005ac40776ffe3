"""The page on the database says what the tables are."""

from __future__ import annotations

from pathlib import Path

from bot.storage.describe import document
from bot.storage.metadata import metadata

PAGE = Path(__file__).parents[2] / "docs/database.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == document(), "run: python -m bot.storage.describe > docs/database.md"


def test_every_table_and_column_says_what_it_holds() -> None:
    described = [*metadata.tables.values(), *(column for table in metadata.tables.values() for column in table.columns)]
    assert [str(item) for item in described if not item.comment] == []
