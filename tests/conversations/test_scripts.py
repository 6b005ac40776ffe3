"""Every script under ``tests/conversations/`` is played through the real actions; words and rows must be as it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.casework import facts
from bot.casework.case import Case
from tests.conversations.runner import Said, SetClock, Talk, new_workshop, sqlite_url

HERE = Path(__file__).parent
SCRIPTS = sorted(HERE.glob("*/*.yml"))
LONGEST = 30


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_talk_goes_as_the_script_says(path: Path, tmp_path: Path) -> None:
    script = yaml.safe_load(path.read_text(encoding="utf-8"))
    clock = SetClock()
    workshop = new_workshop(sqlite_url(tmp_path), clock)
    talk = Talk(workshop, clock, sender=f"{path.parent.name}-{path.stem}")
    for line in script["talk"]:
        if "wait" in line:
            clock.wait(**line["wait"])
        else:
            check_answer(talk.send(line["say"]), line)
    check_rows(talk, script.get("rows", {}))


def check_answer(said: Said, line: dict[str, Any]) -> None:
    """The expected lines came in their order, the expected words occur, the unwanted ones do not."""
    assert said.texts, f"silence after {line['say']!r}"
    keys = iter(said.keys)
    for key in line.get("hear", []):
        assert key in keys, f"after {line['say']!r}: {key} not in its place among {said.keys}\n{said.text}"
    for key in line.get("not_hear", []):
        assert key not in said.keys, f"after {line['say']!r}: {key} was said\n{said.text}"
    for words in line.get("words", []):
        assert words in said.text, f"after {line['say']!r}: {words!r} is missing in\n{said.text}"


def check_rows(talk: Talk, rows: dict[str, Any]) -> None:
    """The case stands in the database as the script says."""
    if "cases" in rows:
        assert talk.cases() == rows["cases"]
    talk.with_case(lambda case: check_case(case, rows)) if set(rows) - {"cases"} else None


def check_case(case: Case, rows: dict[str, Any]) -> None:
    """Each named field of the case, its facts, and the rows that belong to it in their order."""
    for name, value in rows.get("case", {}).items():
        assert getattr(case, name) == value, f"case.{name} is {getattr(case, name)!r}"
    for point, words in rows.get("facts", {}).items():
        assert words in facts.value(case, point), f"{point} is {facts.value(case, point)!r}"
    for kind in ("expectations", "offers", "promises", "handoffs", "follow_ups"):
        if kind in rows:
            found = [
                {name: getattr(row, name) for name in wanted} for row, wanted in zip(getattr(case, kind), rows[kind])
            ]
            assert found == rows[kind], f"{kind} are {found}"
            assert len(getattr(case, kind)) == len(rows[kind]), f"{len(getattr(case, kind))} {kind}"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_script_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_there_are_at_least_thirty_scripts_in_each_language() -> None:
    languages = [path.stem.rsplit("_", 1)[-1] for path in SCRIPTS]
    assert languages.count("zh") >= 30 and languages.count("en") >= 30
