"""Tell what says nothing yet: keyboard rubbish, and the bare announcement of a complaint."""

from __future__ import annotations

import re

LETTERS = re.compile(r"[^\W\d_]")
LATIN_WORD = re.compile(r"[a-z]+")
VOWELS = re.compile(r"[aeiouy]")
ANNOUNCING = re.compile(
    r"你好|您好|投诉|举报|反映|反馈|意见|一下|一件|事情?|情况|问题|你们|商城|另外|必须|[我你要想来得有还再个提件店的吗呢啊吧在]"
    r"|\b(?:hello|hi|hey|i|i'd|want|would|like|need|to|have|make|file|lodge|raise|report|a|an|another|one|complaint|complain"
    r"|about|against|you|your|shop|store|something|problem|issue|please|there|is)\b",
    re.IGNORECASE,
)
"""What "I want to make a complaint" is made of."""


def is_rubbish(text: str) -> bool:
    """Whether a text has no words in it: empty, only signs or digits, one letter over and over, ``asdfgh``."""
    letters = "".join(LETTERS.findall(text.lower()))
    if not letters:
        return True
    if len(letters) >= 3 and len(set(letters)) <= max(1, len(letters) // 4):
        return True
    words = LATIN_WORD.findall(text.lower())
    if "".join(words) != letters:
        return False
    return all(_unspeakable(word) for word in words)


def only_announces(text: str) -> bool:
    """Whether a message says that there is a complaint, and not yet which."""
    return not LETTERS.search(ANNOUNCING.sub("", text))


def _unspeakable(word: str) -> bool:
    return (len(word) > 2 and (not VOWELS.search(word) or bool(re.search(r"[^aeiouy]{5}", word)))) or len(word) == 1
