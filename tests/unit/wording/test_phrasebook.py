"""A line is said in the right language, gently enough, and never in the words just used."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from bot.wording.phrasebook import choose


def variant(language: str = "zh", **about: Any) -> dict[str, Any]:
    return {"text": "…", "metadata": {"language": language, **about}}


def chosen(
    variants: list[dict[str, Any]],
    *,
    language: str = "zh",
    anger: int = 0,
    said: tuple[int, ...] = (),
    seed: str = "talk-1",
) -> int | None:
    return choose(variants, language=language, anger=anger, said=said, seed=seed)


THREE = [variant(), variant(), variant()]


@pytest.mark.parametrize(("language", "place"), [("zh", 1), ("en", 0)])
def test_a_line_is_said_in_the_language_of_the_talk(language: str, place: int) -> None:
    assert chosen([variant("en"), variant("zh")], language=language) == place


def test_a_line_without_words_in_the_language_is_not_said() -> None:
    assert chosen([variant("en")]) is None
    assert chosen([]) is None
    assert chosen([{"text": "…"}, {"text": "…", "metadata": None}]) is None


@pytest.mark.parametrize(("anger", "place"), [(0, 0), (1, 0), (2, 1), (3, 1)])
def test_words_made_for_this_anger_come_first(anger: int, place: int) -> None:
    assert chosen([variant(), variant(anger=[2, 3])], anger=anger) == place


def test_words_made_for_this_anger_once_said_leave_room_for_general_ones() -> None:
    assert chosen([variant(), variant(anger=[2, 3])], anger=3, said=(1,)) == 0


def test_words_for_another_anger_are_never_said() -> None:
    assert chosen([variant(anger=[3])], anger=0) is None


@pytest.mark.parametrize("seed", ["talk-1", "talk-2", "talk-3", ""])
def test_nothing_is_said_twice_while_something_is_fresh(seed: str) -> None:
    said: list[int] = []
    for _ in THREE:
        said.append(chosen(THREE, said=tuple(said), seed=seed) or 0)
    assert sorted(said) == [0, 1, 2]


def test_all_said_the_one_said_longest_ago_comes_again() -> None:
    assert chosen(THREE, said=(2, 0, 1)) == 2
    assert chosen(THREE, said=(2, 0, 1, 2)) == 0


def test_words_just_said_do_not_come_again_at_once() -> None:
    said: list[int] = []
    for _ in range(12):
        said.append(chosen(THREE, said=tuple(said)) or 0)
    assert all(before != after for before, after in pairwise(said))


def test_an_optional_line_falls_silent_when_its_words_are_used_up() -> None:
    empathy = [variant(optional=True), variant(optional=True)]
    assert chosen(empathy, said=(0,)) == 1
    assert chosen(empathy, said=(0, 1)) is None


def test_the_same_talk_begins_with_the_same_words() -> None:
    assert len({chosen(THREE) for _ in range(5)}) == 1


def test_talks_begin_with_different_words() -> None:
    assert {chosen(THREE, seed=f"talk-{number}") for number in range(30)} == {0, 1, 2}


def test_words_of_the_other_language_do_not_count_as_fresh() -> None:
    variants = [variant("zh"), variant("en"), variant("zh")]
    assert {chosen(variants, said=(0,)), chosen(variants, said=(0, 2, 0))} == {2}
