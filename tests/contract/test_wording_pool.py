"""What the guard says of ordinary lines is on file: a change of a rule shows there, and stops few lines wrongly."""

from __future__ import annotations

from functools import cache

import pytest

from tests.wording.pool_verdicts import FILE, as_csv, rows
from tests.wording.sentences import LANGUAGES, pool

GOAL = 1.0
"""Ordinary lines stopped per 1,000: agents switch off a guard that stops more."""


@cache
def found() -> list[list[str]]:
    return rows()


def test_the_verdicts_on_ordinary_lines_are_those_on_file() -> None:
    written = FILE.read_text(encoding="utf-8").splitlines()
    now = as_csv(found()).splitlines()
    texts = {language: pool(language) for language in LANGUAGES}

    def told(mark: str, row: str) -> str:
        language, number, *_ = row.split(",")
        return f"{mark} {row}: {texts[language][int(number) - 1]}"

    changed = [told("-", row) for row in written if row not in set(now)]
    changed += [told("+", row) for row in now if row not in set(written)]
    hint = "look each of these over, then run `python -m tests.wording.pool_verdicts` and commit the file with the rule"
    assert now == written, "\n".join([f"verdicts.csv has changed; {hint}:", *changed])


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_any_ordinary_line_is_stopped(language: str) -> None:
    stopped = [int(row[1]) for row in found() if row[0] == language and row[2] == "block"]
    rate = 1000 * len(stopped) / len(pool(language))
    assert rate <= GOAL, f"{rate:.1f} of 1,000 lines of {language}.txt are stopped, {GOAL} may be: lines {stopped}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_ordinary_lines_are_nudged(language: str) -> None:
    nudged = [int(row[1]) for row in found() if row[0] == language and row[2] == "suggest"]
    assert 1000 * len(nudged) / len(pool(language)) <= 60, f"lines {nudged} of {language}.txt"
