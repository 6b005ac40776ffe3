"""Rasa's sentence maker: the variant of ``data/responses/`` that suits language, anger and what was said before."""

import copy
import logging
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.wording.guard import check
from bot.wording.phrasebook import choose
from bot.wording.safe_lines import safe_line

logger = logging.getLogger(__name__)


class VariedNLG(TemplatedNaturalLanguageGenerator):
    """Says a line by its key. Subclass of Rasa's own, since only that one is given new responses with a new model."""

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None) -> None:
        super().__init__(domain.responses if domain else {})

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """The line filled in, or None when it is optional and used up.

        Args:
            kwargs: ``language``, ``anger`` and the places of the line; without the first two (a form's own question)
                the slots of the same names hold.
        """
        slots = tracker.current_slot_values()
        language = kwargs.pop("language", None) or slots.get("language") or "zh"
        told = kwargs.pop("anger", None)
        anger = int((slots.get("anger") or 0) if told is None else told)
        variants = self.responses.get(utter_action, [])
        place = choose(
            variants, language=language, anger=anger, said=_said(tracker, utter_action), seed=tracker.sender_id
        )
        if place is None:
            logger.debug("nothing to say for %s in %s", utter_action, language)
            return None
        response = copy.deepcopy(variants[place])
        response["metadata"] = {"line": utter_action, "variant": place}
        filled: dict[str, Any] = self._fill_response(response, slots, **kwargs)
        filled["text"] = _guarded(filled["text"], language, [str(value) for value in kwargs.values() if value])
        return filled


def _guarded(text: str, language: str, protected: list[str]) -> str:
    """The text, or the approved line when the guard stops it or breaks down; the door judges it once more.

    Here so that every way to the customer is guarded, a developer's ``rasa shell`` too (H6, H7).
    """
    try:
        verdict = check(text, language=language, speaker="bot", protected=protected)
    except Exception:
        logger.exception("the guard failed on a line")
        return safe_line("plain", language)
    if verdict.verdict == "block":
        logger.error("a line was stopped by %s", verdict.hits[0].rule)
        return safe_line("plain", language)
    return text


def _said(tracker: DialogueStateTracker, key: str) -> list[int]:
    """The variants of a line said so far in the conversation, over all its sessions."""
    return [
        event.metadata["metadata"]["variant"]
        for event in tracker.events
        if isinstance(event, BotUttered) and (event.metadata.get("metadata") or {}).get("line") == key
    ]
