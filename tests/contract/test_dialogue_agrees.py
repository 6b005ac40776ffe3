"""Names agree across the files: actions, lines, intents, endpoints; and each line can be said to everyone."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Action

import actions
from bot.casework import vocabulary
from bot.wording.phrasebook import choose

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RESPONSES: list[tuple[str, str, list[dict[str, Any]]]] = [
    (file.stem, key, variants)
    for file in sorted((ROOT / "data/responses").glob("*.yml"))
    for key, variants in yaml.safe_load(file.read_text(encoding="utf-8"))["responses"].items()
]
CODE = "\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "bot/usecases").glob("*.py")))
PLACE = re.compile(r"\{(\w+)\}")
FAMILIES = {
    "utter_offer__": vocabulary.keys("remedies"),
    "utter_probe__how_": vocabulary.keys("categories"),
    "utter_hand_over__": (
        "asked",
        "threat",
        "safety",
        "crisis",
        "furious",
        "over_authority",
        "misunderstood",
        "second_complaint",
        "failure",
        "other",
    ),
    "utter_unclear__guess_": ("complain", "request_resolution", "ask_status", "withdraw", "ask_human"),
    "utter_probe__": (
        "what",
        "order",
        "order_contact",
        "why",
        "sales_person",
        "other_reasons",
        "other_detail",
        "wanted",
    ),
}
"""Lines whose key is put together in the code."""


def action_classes() -> list[type[Action]]:
    """Every action the server would register."""
    found = []
    for _, name, _ in pkgutil.iter_modules(actions.__path__):
        if name == "__main__":
            continue
        module = importlib.import_module(f"actions.{name}")
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Action) and not inspect.isabstract(kind) and kind.__module__ == module.__name__:
                found.append(kind)
    return found


def keys_in_code() -> set[str]:
    """Every line the use cases can say."""
    plain = set(re.findall(r'"(utter_\w+?)"', CODE))
    built = {family + ending for family, endings in FAMILIES.items() for ending in endings}
    return (
        {key for key in plain if not key.endswith("_")}
        | built
        | {f"utter_ask_{slot}" for slot in DOMAIN["forms"]["follow_up_form"]["required_slots"]}
    )


def test_actions_in_code_are_the_actions_of_the_domain() -> None:
    names = [kind().name() for kind in action_classes()]
    assert sorted(names) == sorted(DOMAIN["actions"])


def test_every_action_is_reached_by_a_rule_or_a_form() -> None:
    rules = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "data/rules").glob("*.yml"))
    for name in DOMAIN["actions"]:
        assert name in rules or name == "validate_follow_up_form"


def test_every_intent_has_one_rule() -> None:
    rules = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "data/rules").glob("*.yml"))
    for intent in DOMAIN["intents"]:
        assert len(re.findall(rf"intent: {intent}\b", rules)) == 1, intent


def test_each_line_is_written_once() -> None:
    assert [key for key, times in Counter(key for _, key, _ in RESPONSES).items() if times > 1] == []


def test_each_line_is_said_somewhere_and_each_said_line_is_written() -> None:
    assert {key for _, key, _ in RESPONSES} == keys_in_code()


@pytest.mark.parametrize(
    ("subject", "key", "variants"), RESPONSES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_line_can_be_said_in_both_languages_at_every_anger(subject: str, key: str, variants: list[Any]) -> None:
    for language in vocabulary.LANGUAGES:
        for anger in range(4):
            first = choose(variants, language=language, anger=anger, said=[], seed="a")
            assert first is not None, f"{key} in {language} at anger {anger}"
            second = choose(variants, language=language, anger=anger, said=[first], seed="a")
            assert second not in (None, first), f"{key} in {language} at anger {anger} has one variant only"


@pytest.mark.parametrize(
    ("subject", "key", "variants"), RESPONSES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_place_of_a_line_is_filled_by_the_code(subject: str, key: str, variants: list[Any]) -> None:
    places = {place for variant in variants for place in PLACE.findall(variant["text"])}
    for place in places:
        assert re.search(rf"\b{place}=", CODE), f"nothing fills {{{place}}} of {key}"


@pytest.mark.parametrize(
    ("subject", "key", "variants"), RESPONSES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_button_says_what_it_sends(subject: str, key: str, variants: list[Any]) -> None:
    for variant in variants:
        for button in variant.get("buttons", []):
            assert button["title"] == button["payload"]
            assert not button["payload"].startswith("/")


@pytest.mark.parametrize("name", ["tracker_store.UrlTrackerStore", "nlg.VariedNLG", "channel.AmendsInput"])
def test_the_classes_named_for_rasa_load(name: str) -> None:
    wiring = (ROOT / "endpoints.yml").read_text(encoding="utf-8") + (ROOT / "credentials.yml").read_text(
        encoding="utf-8"
    )
    assert f"bot.rasa_parts.{name}" in wiring
    module, kind = f"bot.rasa_parts.{name}".rsplit(".", 1)
    assert inspect.isclass(getattr(importlib.import_module(module), kind))


def test_every_component_of_the_pipeline_loads() -> None:
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    for part in pipeline:
        if part["name"].startswith("bot."):
            module, kind = part["name"].rsplit(".", 1)
            assert inspect.isclass(getattr(importlib.import_module(module), kind))


def test_no_open_channel_of_rasa_is_enabled() -> None:
    channels = yaml.safe_load((ROOT / "credentials.yml").read_text(encoding="utf-8"))
    assert set(channels) == {"bot.rasa_parts.channel.AmendsInput"}


def test_nothing_under_data_is_taken_for_a_test() -> None:
    assert list((ROOT / "data").rglob("test_*.yml")) == []
