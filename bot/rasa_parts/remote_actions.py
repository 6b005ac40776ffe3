"""How Rasa calls our actions, made safe and light: the only place where Rasa's own code is changed."""

import asyncio
import contextvars
from functools import lru_cache
from typing import Any

from jsonschema import Draft7Validator
from rasa import __version__ as rasa_version
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

failed_actions: contextvars.ContextVar[list[str] | None] = contextvars.ContextVar("failed_actions", default=None)
"""Where the turn that is running notes which of its actions failed."""


def tame_remote_actions(seconds: float) -> None:
    """Change `RemoteAction` for this process; called again, only the time limit changes.

    - Each call has its own time limit, and the turn learns which action failed: Rasa waits 300 s and tells nobody.
    - The action server gets what actions read (latest message, slots, loop), not every event of the session, which
      grows with the talk.
    - The schema of an answer is prepared once; Rasa prepares it for every call, which takes longer than the action.
    """
    original = getattr(RemoteAction, "run_without_limit", RemoteAction.run)

    async def run(self: RemoteAction, *args: Any, **kwargs: Any) -> Any:
        try:
            return await asyncio.wait_for(original(self, *args, **kwargs), seconds)
        except ActionExecutionRejection:
            raise
        except Exception:
            noted = failed_actions.get()
            if noted is not None:
                noted.append(self.name())
            raise

    RemoteAction.run_without_limit = original
    RemoteAction.run = run
    RemoteAction._action_call_format = _call
    RemoteAction._validate_action_result = _check


def _call(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    return {
        "next_action": self.name(),
        "sender_id": tracker.sender_id,
        "tracker": tracker.current_state(EventVerbosity.NONE),
        "version": rasa_version,
    }


def _check(self: RemoteAction, result: dict[str, Any]) -> bool:
    _validator().validate(result)
    return True


@lru_cache(maxsize=1)
def _validator() -> Draft7Validator:
    return Draft7Validator(RemoteAction.action_response_format_spec())
