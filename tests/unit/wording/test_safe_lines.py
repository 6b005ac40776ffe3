"""The approved lines: there in both languages, clean under the guard, promising only what is on record."""

from __future__ import annotations

from string import Formatter

import pytest

from bot.wording.claims import find_claims
from bot.wording.guard import check
from bot.wording.safe_lines import safe_line

PLACES = {"handed_over": ["due", "number"], "plain": []}
DUE = {"zh": "今天16:30前", "en": "by 4:30 pm today"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", PLACES)
def test_a_line_has_exactly_the_places_its_caller_fills(kind: str, language: str) -> None:
    assert [place for _, place, _, _ in Formatter().parse(safe_line(kind, language)) if place] == PLACES[kind]


@pytest.mark.parametrize("speaker", ["bot", "agent"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", PLACES)
def test_a_line_passes_the_guard_filled_and_unfilled(kind: str, language: str, speaker: str) -> None:
    line = safe_line(kind, language)
    filled = line.format(due=DUE[language], number="A261121-7K3M")
    for text in (line, filled):
        assert check(text, language=language, speaker=speaker).verdict == "pass"  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", PLACES)
def test_a_line_promises_nothing_but_the_time_it_is_given(kind: str, language: str) -> None:
    assert find_claims(safe_line(kind, language).format(due="□", number="□")) == []


@pytest.mark.parametrize(("kind", "language"), [("none", "zh"), ("plain", "fr")])
def test_an_unknown_line_is_an_error(kind: str, language: str) -> None:
    with pytest.raises(KeyError):
        safe_line(kind, language)
