"""Imports point inward: rules know no framework, use cases know no database, and only one place joins the parts."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OURS: dict[str, set[str]] = {
    "bot.casework": set(),
    "bot.wording": set(),
    "bot.understanding": set(),
    "bot.usecases": {"bot.casework", "bot.wording"},
    "bot.storage": {"bot.casework", "bot.usecases", "bot.settings"},
    "bot.rasa_parts": {
        "bot.casework",
        "bot.wording",
        "bot.understanding",
        "bot.usecases",
        "bot.wiring",
        "bot.settings",
        "bot.logging_setup",
    },
    "actions": {"bot.casework", "bot.usecases", "bot.wiring", "bot.settings", "bot.logging_setup"},
}
"""Which of our rooms a room may import, beside itself; rooms that are not named may import any."""

ONLY_IN: dict[str, tuple[str, ...]] = {
    "rasa": ("bot.rasa_parts",),
    "rasa_sdk": ("actions",),
    "sqlalchemy": ("bot.storage",),
    "alembic": ("bot.storage",),
    "sanic": ("bot.rasa_parts", "actions"),
    "spacy": ("bot.understanding", "bot.wording", "bot.rasa_parts"),
}
"""Libraries that only these rooms may import."""

CASEWORK_LIBRARIES = {"yaml"}
"""All that casework may import beside the standard library and itself."""


def modules() -> list[tuple[str, Path]]:
    """Dotted name and file of each of our modules."""
    files = [file for room in ("bot", "actions", "ops") for file in sorted((ROOT / room).rglob("*.py"))]
    return [(".".join(file.relative_to(ROOT).with_suffix("").parts), file) for file in files]


def imported(file: Path) -> set[str]:
    """Dotted names of everything a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def within(name: str, room: str) -> bool:
    """Whether a dotted name is `room` or lies in it."""
    return name == room or name.startswith(room + ".")


@pytest.mark.parametrize(("module", "file"), modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_module_imports_only_what_its_room_may(module: str, file: Path) -> None:
    room = next((name for name in OURS if within(module, name)), None)
    for name in imported(file):
        for library, rooms in ONLY_IN.items():
            allowed = any(within(module, place) for place in rooms)
            assert not within(name, library) or allowed, f"{module} imports {name}"
        if room and (within(name, "bot") or within(name, "actions") or within(name, "ops")):
            allowed = any(within(name, other) for other in OURS[room] | {room})
            assert allowed, f"{module} imports {name}, which {room} may not"


def test_casework_needs_the_standard_library_alone() -> None:
    import sys

    for module, file in modules():
        if within(module, "bot.casework"):
            outside = {name.split(".")[0] for name in imported(file)} - set(sys.stdlib_module_names) - {"bot"}
            assert outside <= CASEWORK_LIBRARIES, f"{module} imports {outside}"
