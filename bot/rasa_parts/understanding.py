"""Rasa component that writes language, anger, category, wishes and flags into each message."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.anger import measure_anger
from bot.understanding.category import categorise
from bot.understanding.flags import raise_flags
from bot.understanding.language import detect_language
from bot.understanding.resolution import asked_resolutions


def read_signs(text: str) -> dict[str, Any]:
    """The parse keys of a message beside Rasa's own, as plain JSON values."""
    language, anger, category = (
        detect_language(text),
        measure_anger(text),
        categorise(text),
    )
    resolution = asked_resolutions(text)
    return {
        "language": {
            "value": language.value,
            "confidence": language.confidence,
            "clear": language.clear,
        },
        "anger": {
            "value": anger.value,
            "confidence": anger.confidence,
            "reasons": list(anger.reasons),
        },
        "category": {"value": category.value, "confidence": category.confidence},
        "resolution": {
            "value": resolution.value,
            "confidence": resolution.confidence,
            "all": list(resolution.all),
        },
        "flags": dict(vars(raise_flags(text))),
    }


# Registered as an extractor: Rasa leaves untrained extractors out of the training run, and nothing learns from signs.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SignReader(GraphComponent):
    """Adds ``language``, ``anger``, ``category``, ``resolution`` and ``flags`` to the parse output."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SignReader":
        """Create the component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read the signs of each message."""
        for message in messages:
            for key, value in read_signs(message.get(TEXT) or "").items():
                message.set(key, value, add_to_output=True)
        return messages
