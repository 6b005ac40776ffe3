"""Turn Rasa's latest message into what use cases read; whatever is missing has a harmless default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

from bot.usecases.turn import Heard

UNCLEAR = ("nlu_fallback", "out_of_scope")


def heard_from(tracker: Tracker) -> Heard:
    """What was understood of the latest message; the words themselves come from the channel, as they were typed."""
    message = tracker.latest_message
    intent = message.get("intent") or {}
    language = message.get("language") or {}
    category = message.get("category") or {}
    return Heard(
        conversation_id=tracker.sender_id,
        message_id=str(message.get("message_id") or ""),
        text=_words(message),
        intent=intent.get("name") or "nlu_fallback",
        confidence=float(intent.get("confidence") or 0.0),
        language=language.get("value") or tracker.get_slot("language") or "zh",
        language_clear=bool(language.get("clear", False)),
        anger=int((message.get("anger") or {}).get("value") or 0),
        category=category.get("value") or "other",
        category_confidence=float(category.get("confidence") or 0.0),
        resolutions=_resolutions(message.get("resolution") or {}),
        flags=dict(message.get("flags") or {}),
        entities=_entities(message.get("entities") or []),
        second_intent=_second(message.get("intent_ranking") or []),
    )


def _words(message: Mapping[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    return str(metadata.get("body", message.get("text") or ""))


def _resolutions(resolution: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(resolution.get("all") or ())


def _entities(found: list[Mapping[str, Any]]) -> dict[str, tuple[Any, ...]]:
    kinds = {entity["entity"] for entity in found}
    return {kind: tuple(e["value"] for e in found if e["entity"] == kind) for kind in kinds}


def _second(ranking: list[Mapping[str, Any]]) -> str:
    """The best intent that is not the fallback itself: what a closed question asks for (H111)."""
    return next((str(entry["name"]) for entry in ranking if entry["name"] not in UNCLEAR), "")
