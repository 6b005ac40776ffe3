"""No text the assistant can say contains a forbidden phrase: each is judged as it stands and with hostile values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.casework import vocabulary
from bot.casework.policy import load_policy
from bot.usecases.authorise import Record, objections
from bot.wording.guard import check

ROOT = Path(__file__).resolve().parents[2]
PLACE = re.compile(r"\{\w+\}")
HOSTILE = ("您应该冷静一点，是您弄错了", "You should calm down, you are wrong", "<b>你别激动</b>", "{number}")
"""What a name, a quotation or a product could hold at worst."""

TOLD_ONLY_TO_STAFF = ("never_say", "no_promise", "reasonable", "causes", "next_sentences")
"""Tables whose texts are read by agents and trainers, or hold the words to look for."""

OFFERS = ("utter_offer__", "utter_agreed__", "utter_closing__summary", "utter_status__promises")
"""Lines that speak of an offer on record; which offer is checked when they are said."""


@dataclass(frozen=True)
class Text:
    """A text with the place where it is written."""

    where: str
    key: str
    text: str
    language: str


def line_of(file: Path, text: str) -> int:
    """The line of a file where a text begins, as far as it can be told."""
    head = text.split("\n")[0][:24]
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if head in line:
            return number
    return 0


def of_file(file: Path, key: str, text: str, language: str) -> Text:
    return Text(f"{file.relative_to(ROOT)}:{line_of(file, text)}", key, text, language)


def responses() -> Iterator[Text]:
    """Every variant and every button."""
    for file in sorted((ROOT / "data/responses").glob("*.yml")):
        for key, variants in yaml.safe_load(file.read_text(encoding="utf-8"))["responses"].items():
            for variant in variants:
                language = variant["metadata"]["language"]
                yield of_file(file, key, variant["text"], language)
                for button in variant.get("buttons", []):
                    yield of_file(file, key, button["title"], language)


def by_language(where: Path, key: str, node: Any) -> Iterator[Text]:
    """Every text below a node that stands under ``zh`` or ``en``."""
    if isinstance(node, dict):
        for name, below in node.items():
            if name in vocabulary.LANGUAGES and isinstance(below, str):
                yield of_file(where, key, below, name)
            else:
                yield from by_language(where, f"{key}.{name}", below)


def tables() -> Iterator[Text]:
    """Labels, reasons, benefits, recourses and answers that stand inside sentences."""
    for name in vocabulary.tables():
        if name not in TOLD_ONLY_TO_STAFF:
            file = vocabulary.TABLES / f"{name}.yml"
            yield from by_language(file, name, yaml.safe_load(file.read_text(encoding="utf-8")))
    policy = ROOT / "policy.yml"
    for answer in yaml.safe_load(policy.read_text(encoding="utf-8"))["service_answers"]:
        yield from by_language(policy, answer["key"], answer["answer"])
    safe = ROOT / "bot/wording/safe_lines.yml"
    yield from by_language(safe, "safe", yaml.safe_load(safe.read_text(encoding="utf-8")))


def errors() -> Iterator[Text]:
    """What is said when something is wrong."""
    from actions.base import APOLOGY
    from bot.rasa_parts.channel import ERRORS

    for code, texts in ERRORS.items():
        for language, text in texts.items():
            yield of_file(ROOT / "bot/rasa_parts/channel.py", code, text, language)
    for language, text in APOLOGY.items():
        yield of_file(ROOT / "actions/base.py", "APOLOGY", text, language)


TEXTS = [*responses(), *tables(), *errors()]
SPOKEN = [text for text in TEXTS if not text.key.startswith("delivery_states")]


def test_every_source_of_texts_was_read() -> None:
    sources = {text.where.split(":")[0].split("/")[0] for text in TEXTS}
    assert sources == {"data", "bot", "policy.yml", "actions"}
    assert len(TEXTS) > 1200


@pytest.mark.parametrize("text", SPOKEN, ids=lambda text: f"{text.where} {text.key}")
def test_a_text_passes_with_its_places_masked_and_with_hostile_values(text: Text) -> None:
    verdict = check(text.text, language=text.language, speaker="bot")
    assert verdict.verdict != "block", f"{text.where}: {[(hit.rule, text.text) for hit in verdict.hits]}"
    if PLACE.search(text.text):
        for value in HOSTILE:
            filled = PLACE.sub(lambda _, said=value: said, text.text)
            verdict = check(filled, language=text.language, speaker="bot", protected=[value])
            assert verdict.verdict != "block", f"{text.where} with {value!r}: {[hit.rule for hit in verdict.hits]}"


@pytest.mark.parametrize("text", list(responses()), ids=lambda text: f"{text.where} {text.key}")
def test_a_line_promises_nothing_that_is_not_on_record(text: Text) -> None:
    if text.key.startswith(OFFERS):
        return
    policy = load_policy(ROOT / "policy.yml")
    said = PLACE.sub("{}", text.text)
    assert objections(said, Record(policy, "bot")) == [], text.where
