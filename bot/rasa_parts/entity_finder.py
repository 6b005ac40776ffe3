"""Rasa component that adds the entities found by rules to each message."""

from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.entities import find_entities


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityFinder(GraphComponent, EntityExtractorMixin):
    """Finds order numbers, phones, e-mails, money, days, goods, names and ratings; relative days count from today."""

    def __init__(self, config: dict[str, Any]) -> None:
        """Keep the settings."""
        self._currency = str(config["currency"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``currency``: what a sum is in when the customer names none."""
        return {"currency": "CNY"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "EntityFinder":
        """Create the component from its settings."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities of each message."""
        for message in messages:
            found = find_entities(message.get(TEXT) or "", date.today(), self._currency)
            entities = list(message.get(ENTITIES) or []) + self.add_extractor_name(found)
            message.set(ENTITIES, entities, add_to_output=True)
        return messages
