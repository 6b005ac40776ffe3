"""Rasa component around the intent model: trains, stores, loads it and ranks the intents of each message."""

import hashlib
from pathlib import Path
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import understanding
from bot.understanding.flags import raise_flags
from bot.understanding.intent_model import IntentModel
from bot.understanding.pressed import pressed_intent

_FILE = "intents.joblib"
_RANKING = "intent_ranking"
_CERTAIN = 0.95


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Names the intent of a message; a lexicon may overrule the model where it is certain."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        """Keep the settings and the place to store the model."""
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``strength``: inverse of regularisation; ``ranking_length``: how many intents are named."""
        return {"strength": 40.0, "ranking_length": 10}

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["sklearn", "joblib"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "IntentClassifier":
        """Create an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """The state of the rules the model was trained with: when they change, Rasa must not reuse an old model."""
        digest = hashlib.sha256()
        for path in sorted(Path(str(understanding.__file__)).parent.rglob("*")):
            if path.suffix in {".py", ".yml"}:
                digest.update(path.read_bytes())
        return digest.hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on all examples with an intent and store it."""
        examples = [example for example in training_data.intent_examples if example.get(INTENT) and example.get(TEXT)]
        self._model = IntentModel.train(
            [example.get(TEXT) for example in examples],
            [example.get(INTENT) for example in examples],
            float(self._config["strength"]),
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / _FILE, compress=1)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "IntentClassifier":
        """Load the stored model; a model that cannot be read is an error, never an untrained classifier."""
        with model_storage.read_from(resource) as folder:
            model = joblib.load(folder / _FILE)
        return cls(config, model_storage, resource, model)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data alone: no later component learns from the prediction."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Write intent and ranking into each message."""
        for message in messages:
            ranking = self._rank(message.get(TEXT) or "")[: int(self._config["ranking_length"])]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(_RANKING, ranking, add_to_output=True)
        return messages

    def _rank(self, text: str) -> list[dict[str, Any]]:
        if self._model is None:
            raise RuntimeError("The intent classifier has no model: train first.")
        if not text.strip():
            return [{INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}]
        chances = dict(self._model.rank(text))
        certain = certain_intent(text)
        if certain in chances:
            rest = 1.0 - chances[certain] or 1.0
            chances = {name: chance * (1.0 - _CERTAIN) / rest for name, chance in chances.items()} | {certain: _CERTAIN}
        ranked = sorted(chances.items(), key=lambda item: -item[1])
        return [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: chance} for name, chance in ranked]


def certain_intent(text: str) -> str | None:
    """The intent a lexicon is certain of: no wish for a person is missed (promise 4), no button guessed at."""
    return "ask_human" if raise_flags(text).asks_human else pressed_intent(text)
