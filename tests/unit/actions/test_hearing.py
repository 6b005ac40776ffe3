"""What Rasa understood becomes what use cases read; whatever is missing has a harmless default."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.hearing import heard_from
from bot.casework.money import Money
from bot.usecases.turn import Heard
from tests.unit.actions.harness import tracker


def bare(message: dict[str, Any], **slots: Any) -> Tracker:
    return Tracker("talk-1", slots, message, [], False, None, {}, None)


NOTHING_KNOWN = Heard(
    conversation_id="talk-1",
    message_id="",
    text="",
    intent="nlu_fallback",
    confidence=0.0,
    language="zh",
    language_clear=False,
)


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"intent": None, "language": None, "anger": None, "category": None, "resolution": None, "flags": None},
        {"intent": {}, "language": {}, "anger": {}, "category": {}, "resolution": {}, "entities": []},
        {"intent": {"name": None, "confidence": None}, "anger": {"value": None}, "metadata": None, "text": None},
        {"entities": None, "intent_ranking": None, "resolution": {"all": None}},
    ],
)
def test_what_is_missing_has_a_harmless_default(message: dict[str, Any]) -> None:
    assert heard_from(bare(message)) == NOTHING_KNOWN


def test_everything_understood_arrives() -> None:
    heard = heard_from(
        tracker(
            text="I want ¥30 for AM26110342",
            intent={"name": "request_resolution", "confidence": 0.8},
            language={"value": "en", "confidence": 0.9, "clear": True},
            anger={"value": 2, "confidence": 0.7, "reasons": []},
            category={"value": "delivery", "confidence": 0.6},
            resolution={"value": "compensation", "confidence": 0.9, "all": ["compensation", "apology"]},
            flags={"asks_human": True, "threat": False},
            entities=[
                {"entity": "order_number", "value": "AM26110342"},
                {"entity": "money", "value": {"minor": 3000, "currency": "CNY"}},
            ],
            intent_ranking=[{"name": "request_resolution"}, {"name": "complain"}],
        )
    )
    assert heard == Heard(
        conversation_id="talk-1",
        message_id="m-1",
        text="I want ¥30 for AM26110342",
        intent="request_resolution",
        confidence=0.8,
        language="en",
        language_clear=True,
        anger=2,
        category="delivery",
        category_confidence=0.6,
        resolutions=("compensation", "apology"),
        flags={"asks_human": True, "threat": False},
        entities={"order_number": ("AM26110342",), "money": ({"minor": 3000, "currency": "CNY"},)},
        second_intent="request_resolution",
    )
    assert heard.amount == Money(3000)


def test_the_words_are_the_ones_that_were_typed() -> None:
    assert heard_from(tracker(text=" /restart", metadata={"body": "/restart"})).text == "/restart"
    assert heard_from(tracker(text="…", metadata={"body": ""})).text == ""


def test_without_a_language_the_talk_keeps_its_own() -> None:
    assert heard_from(bare({}, language="en")).language == "en"


def test_several_of_a_kind_stay_in_the_order_of_mention() -> None:
    entities = [{"entity": "goods", "value": "耳机"}, {"entity": "date", "value": "2026-11-20"}]
    heard = heard_from(tracker(entities=[*entities, {"entity": "goods", "value": "音箱"}]))
    assert heard.entities == {"goods": ("耳机", "音箱"), "date": ("2026-11-20",)}
    assert heard.first("goods") == "耳机"
    assert heard.first("phone") == ""


@pytest.mark.parametrize(
    ("ranking", "second"),
    [
        (["nlu_fallback", "complain", "greet"], "complain"),
        (["nlu_fallback", "out_of_scope", "ask_status"], "ask_status"),
        (["nlu_fallback"], ""),
        ([], ""),
    ],
)
def test_a_closed_question_asks_for_the_best_real_guess(ranking: list[str], second: str) -> None:
    assert heard_from(tracker(intent_ranking=[{"name": name} for name in ranking])).second_intent == second
