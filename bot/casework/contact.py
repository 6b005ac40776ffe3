"""Read how a customer wants to be contacted: the channel they name and the address that belongs to it (H23)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

NONE = "none"
"""They want no call back."""

WORDS: dict[str, re.Pattern[str]] = {
    NONE: re.compile(r"不用|不需要|不必|别联系|免了|\bno\b|\bdon'?t\b|\bnot? need|\bnever mind", re.IGNORECASE),
    "email": re.compile(r"邮件|邮箱|电邮|e-?mail|\bmail me\b", re.IGNORECASE),
    "letter": re.compile(r"信函|书信|寄信|写信|平信|挂号|\bletter|\bpost\b|by post", re.IGNORECASE),
    "phone": re.compile(r"电话|手机|打给我|来电|致电|phone|\bcall\b|\bring\b|mobile|tel", re.IGNORECASE),
    "chat": re.compile(r"留言|这里|在线|聊天|微信|消息|窗口|\bhere\b|\bchat\b|message|online", re.IGNORECASE),
}
"""Which words name which channel; the first that fits counts, "none" only when no other does."""

LETTER_TO = re.compile(
    r"^(?:(?:请|麻烦)?(?:寄信|写信|信函|书信|平信|挂号信?)吧?|(?:by |a )?(?:letter|post))"
    r"[\s，,：:。.]*(?:寄?到|给|to\b)?\s*",
    re.IGNORECASE,
)
"""What may stand before an address that is given together with the wish for a letter."""

PLACE = re.compile(r"\d|[路街号村镇乡区县市弄巷]")
"""What hardly any postal address is without."""

UNWANTED = re.compile(
    r"(?:不用|不要|不想|不需要|不必|别|免)(?:再|给我)?(?:打|发|寄|写|用|接)?(?:电话|邮件|邮箱|信函|信|短信|消息)"
    r"|\b(?:no|not|don'?t|do not|never)\b(?: \w+){0,3}? (?:call(?:s|ed)?|phone|e-?mails?|letters?|post|messages?)\b",
    re.IGNORECASE,
)
"""A channel they rule out; another one may be named beside it."""

SHORTEST_ADDRESS = 6
"""Characters of a postal address below which something is missing."""


def channel_in(text: str, entities: Mapping[str, tuple[Any, ...]]) -> str | None:
    """The channel a message names, by word or by giving a number or address; None when it names none."""
    wanted = UNWANTED.sub(" ", text)
    for channel, pattern in WORDS.items():
        if channel != NONE and pattern.search(wanted):
            return channel
    if entities.get("phone"):
        return "phone"
    if entities.get("email"):
        return "email"
    return NONE if wanted != text or WORDS[NONE].search(text) else None


def contact_in(channel: str, text: str, entities: Mapping[str, tuple[Any, ...]]) -> str | None:
    """The contact for `channel` in a message, or None when it holds none that could be right."""
    if channel in ("phone", "email"):
        values = entities.get(channel, ())
        return str(values[0]) if values else None
    if channel == "letter":
        address = LETTER_TO.sub("", " ".join(text.split()))
        whole = len(address) >= SHORTEST_ADDRESS and not channel_alone(address)
        place = PLACE.search(address) or ("," in address and not WORDS["letter"].search(text))
        return address if whole and place else None
    return ""


def channel_alone(text: str) -> bool:
    """Whether a text only names a channel, like "写信吧"."""
    rest = text
    for pattern in WORDS.values():
        rest = pattern.sub("", rest)
    return len(re.sub(r"[\s吧好的请用。.!！]|please|by|an?\b", "", rest)) < SHORTEST_ADDRESS
