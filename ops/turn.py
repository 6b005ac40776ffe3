"""One turn through the assistant's channel, as the ready check and the terminal chat send it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import httpx

from bot.settings import Settings


class NotAnswering(Exception):
    """Nothing answered: no connection, or too slow. The same message id may be sent again."""


class Refused(Exception):
    """The channel answered with an error; ``status``, ``code`` and the texts for the customer are kept.

    Attributes:
        messages: by language, ``zh`` and ``en``.
    """

    def __init__(self, status: int, code: str, messages: dict[str, str]) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.messages = status, code, messages


@dataclass(frozen=True)
class Reply:
    """One reply of the assistant; a button's title is what the customer sends when choosing it."""

    text: str
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """The answer to one message."""

    replies: tuple[Reply, ...]
    failed_actions: tuple[str, ...] = ()


def url(settings: Settings) -> str:
    """Where the channel takes turns."""
    return f"http://127.0.0.1:{settings.rasa_port}/webhooks/amends/turn"


def new_message_id() -> str:
    """A message id nobody used before."""
    return uuid.uuid4().hex


def send(settings: Settings, sender: str, text: str, message_id: str, seconds: float = 60.0) -> Turn:
    """Send one message and wait for its answer; sending the same message id again repeats or joins the answer.

    Raises:
        NotAnswering: no answer within ``seconds``.
        Refused: the channel answered with an error.
    """
    try:
        # Loopback only: a proxy named in the environment has no part in this.
        response = httpx.post(
            url(settings),
            json={"mid": message_id, "sender": sender, "text": text},
            headers={"Authorization": f"Bearer {settings.rasa_token}"},
            timeout=seconds,
            trust_env=False,
        )
    except httpx.HTTPError as error:
        raise NotAnswering(type(error).__name__) from error
    return _turn(response)


def _turn(response: httpx.Response) -> Turn:
    try:
        body = response.json()
        if response.status_code == 200 and body["ok"]:
            replies = tuple(
                Reply(str(reply["text"]), tuple(str(button["title"]) for button in reply.get("buttons", ())))
                for reply in body["replies"]
            )
            return Turn(replies, tuple(body.get("failed_actions", ())))
        error = body["error"]
        raise Refused(response.status_code, str(error["code"]), dict(error.get("message", {})))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(response.status_code, "unexpected_answer", {}) from None
