"""A customer who asks to go on in the other language."""

from __future__ import annotations

import re

from bot.casework.vocabulary import LANGUAGES

ASKED = {
    "zh": re.compile(
        r"[说讲用换](?:回|成|个)?(?:中文|汉语|普通话|国语)"
        r"|(?:speak|switch to|continue in|talk in|use|reply in) chinese",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"[说讲用换](?:回|成|个)?(?:英文|英语)|(?:speak|switch to|continue in|talk in|use|reply in) english",
        re.IGNORECASE,
    ),
}
"""Words that name the language to go on in."""

SHORT = 40
"""Characters above which the language is only mentioned, as in a complaint about a manual."""


def language_asked_for(text: str) -> str | None:
    """The language a short message asks to speak, or None."""
    if len(text) > SHORT:
        return None
    return next((language for language in LANGUAGES if ASKED[language].search(text)), None)
