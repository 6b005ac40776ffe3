"""Put what arrives and what leaves into the message log, each once, whatever is sent again."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.casework.conversation import Conversation, Message
from bot.usecases.let_out import let_out
from bot.usecases.ports import UnitOfWork
from bot.usecases.workshop import Workshop

LONGEST_MESSAGE = 2000
"""Characters of one customer message; longer ones are refused with a sentence that says what to do."""


class MessageRefused(Exception):
    """A message that cannot be taken as it is.

    Attributes:
        code: stable name of the reason, a key of the channel's error table.
        status: the HTTP status that fits.
    """

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and invisible marks that turn text round.

    Raises:
        MessageRefused: longer than `LONGEST_MESSAGE`.
    """
    kept = "".join(c for c in text if c in "\n\t\u200d" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    kept = kept.strip()
    if len(kept) > LONGEST_MESSAGE:
        raise MessageRefused("message_too_long", 413)
    return kept


def find_conversation(uow: UnitOfWork, conversation_id: str, now: datetime) -> Conversation:
    """The talk with this id, begun when it is new."""
    conversation = uow.conversations.get(conversation_id)
    if conversation is None:
        conversation = Conversation(id=conversation_id, started_at=now, last_at=now)
        uow.conversations.add(conversation)
    return conversation


def append(
    uow: UnitOfWork,
    conversation_id: str,
    *,
    client_id: str,
    author_kind: str,
    body: str,
    now: datetime,
    in_reply_to: str | None = None,
    part: int | None = None,
    data: dict[str, Any] | None = None,
) -> Message:
    """Add a message at the end of the log; the same `client_id` again returns the row that is there.

    Raises:
        MessageRefused: the id is known with another text.
    """
    known = uow.messages.by_client_id(conversation_id, client_id)
    if known is not None:
        if known.body != body:
            raise MessageRefused("message_id_reused", 409)
        return known
    message = Message(
        conversation_id=conversation_id,
        seq=uow.messages.last_seq(conversation_id) + 1,
        client_id=client_id,
        author_kind=author_kind,
        body=body,
        created_at=now,
        in_reply_to=in_reply_to,
        part=part,
        data=data,
    )
    uow.messages.add(message)
    return message


def receive(workshop: Workshop, conversation_id: str, message_id: str, text: str) -> tuple[str, list[Message]]:
    """Log a customer's message before anything is done with it.

    Returns:
        The cleaned text, and the answer it already got (empty when it has none).

    Raises:
        MessageRefused: too long, or the id belongs to another text.
    """
    body = clean(text)
    with workshop.begin() as uow:
        now = workshop.clock.now()
        find_conversation(uow, conversation_id, now)
        append(uow, conversation_id, client_id=message_id, author_kind="customer", body=body, now=now)
        answered = uow.messages.replies_to(conversation_id, message_id)
        uow.commit()
    return body, answered


def answer(
    workshop: Workshop, conversation_id: str, message_id: str, parts: Sequence[tuple[str, dict[str, Any] | None]]
) -> list[Message]:
    """Log the whole answer to a message in one transaction; answered already, the first answer stands.

    Args:
        parts: text and data (buttons) of each bubble, in order.
    """
    with workshop.begin() as uow:
        earlier = uow.messages.replies_to(conversation_id, message_id)
        if earlier:
            return earlier
        now = workshop.clock.now()
        allowed = let_out(workshop, uow, conversation_id, message_id, parts)
        replies = [
            append(
                uow,
                conversation_id,
                client_id=f"{message_id}.{part}",
                author_kind="bot",
                body=body,
                now=now,
                in_reply_to=message_id,
                part=part,
                data=data,
            )
            for part, (body, data) in enumerate(allowed)
        ]
        uow.commit()
    return replies
