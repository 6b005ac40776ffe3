"""The words of the trade: statuses, categories, causes and the like, read from ``tables/*.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

TABLES = Path(__file__).parent / "tables"
LANGUAGES = ("zh", "en")


def tables() -> tuple[str, ...]:
    """The names of all tables, in alphabetical order."""
    return tuple(sorted(path.stem for path in TABLES.glob("*.yml")))


def keys(table: str) -> tuple[str, ...]:
    """The keys of `table` in the order of the file, which carries meaning in some tables.

    Raises:
        KeyError: there is no such table.
    """
    return tuple(_read(table))


def entry(table: str, key: str) -> Mapping[str, Any]:
    """Everything the table says of `key`, read-only.

    Raises:
        KeyError: there is no such table or key.
    """
    rows = _read(table)
    if key not in rows:
        raise KeyError(f"tables/{table}.yml has no entry {key!r}; it has {', '.join(rows)}.")
    return rows[key]


def text(table: str, key: str, name: str, language: str) -> str:
    """The text called `name` of an entry, such as its ``reason``, in ``zh`` or ``en``.

    Raises:
        KeyError: no such table, key, text or language.
    """
    found = entry(table, key).get(name)
    if not isinstance(found, Mapping) or language not in found:
        raise KeyError(f"tables/{table}.yml has no text {name!r} in language {language!r} for {key!r}.")
    return str(found[language])


def label(table: str, key: str, language: str) -> str:
    """The name of `key` as people read it, fit to stand inside a sentence.

    Raises:
        KeyError: no such table, key or language.
    """
    return text(table, key, "label", language)


@cache
def _read(table: str) -> Mapping[str, Mapping[str, Any]]:
    path = TABLES / f"{table}.yml"
    if not path.is_file():
        raise KeyError(f"There is no table {table!r}; there are {', '.join(tables())}.")
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return MappingProxyType({key: MappingProxyType(row) for key, row in rows.items()})
