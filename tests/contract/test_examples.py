"""The examples are many, different from each other, and apart from the messages that measure them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from bot.understanding.fold import folded

ROOT = Path(__file__).parents[2]
INTENTS = sorted(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"], key=str)
ENOUGH = {"zh": 120, "en": 100}
TOO_ALIKE = 0.8


class Example(NamedTuple):
    """One message, and where it stands."""

    intent: str
    language: str
    text: str
    key: str


def _key(text: str) -> str:
    return re.sub(r"\s", "", folded(text))


@cache
def examples() -> tuple[Example, ...]:
    found = []
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        language = file.stem.removesuffix("_2").removesuffix("_3").rsplit("_", 1)[1]
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            texts = [line.removeprefix("- ") for line in block["examples"].splitlines()]
            found += [Example(block["intent"], language, text, _key(text)) for text in texts]
    return tuple(found)


def _grams(key: str) -> frozenset[str]:
    return frozenset(key[place : place + 3] for place in range(max(1, len(key) - 2)))


def alike() -> list[tuple[str, str]]:
    """Pairs that share at least ``TOO_ALIKE`` of their runs of three characters after folding."""
    grams = [_grams(example.key) for example in examples()]
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for place, own in enumerate(grams):
        shared = Counter(other for gram in own for other in holders[gram])
        for other, count in shared.items():
            if count / (len(own) + len(grams[other]) - count) >= TOO_ALIKE:
                pairs.append((examples()[other].text, examples()[place].text))
        for gram in own:
            holders[gram].append(place)
    return pairs


@pytest.mark.parametrize("language", ENOUGH)
@pytest.mark.parametrize("intent", [name for name in INTENTS if isinstance(name, str)])
def test_each_intent_has_enough_examples_in_each_language(intent: str, language: str) -> None:
    count = sum(example.intent == intent and example.language == language for example in examples())
    assert count >= ENOUGH[language]


def test_no_message_stands_under_two_intents() -> None:
    intents: dict[str, set[str]] = defaultdict(set)
    for example in examples():
        intents[example.key].add(example.intent)
    assert {key: found for key, found in intents.items() if len(found) > 1} == {}


def test_no_two_examples_are_nearly_the_same() -> None:
    assert alike() == []


@pytest.mark.parametrize("measure", ["development", "heldout"])
def test_no_example_is_a_message_that_measures(measure: str) -> None:
    content = yaml.safe_load((ROOT / "tests" / "nlu" / f"{measure}.yml").read_text(encoding="utf-8"))
    measured = {_key(str(text)) for by_language in content.values() for texts in by_language.values() for text in texts}
    # Only their number is told, so that nobody reads held-out messages by way of a failing test.
    shared = len(measured & {example.key for example in examples()})
    assert shared == 0
