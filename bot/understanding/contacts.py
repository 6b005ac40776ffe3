"""Order numbers, case numbers, phone numbers and e-mail addresses in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.spans import Span

# Tolerates "am 2611-0342" and "AM_26110342"; no letter or digit may stand on either side.
_ORDER = re.compile(r"(?<![a-z0-9])([a-z]{2})[ \-_#:.]{0,2}((?:\d[ \-]?){7}\d)(?![0-9])(?![ -]\d)")
_CASE = re.compile(r"(?<![a-z0-9])a[ -]?(\d{6})[ -]?([0-9a-hj-np-z]{4})(?![a-z0-9])")
_EMAIL = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![a-z])")
_MOBILE = re.compile(r"(?<![0-9])(?:\+?(?:00)?86[ -]?)?(1[3-9](?:[ \-]?\d){9})(?![0-9])")
_LANDLINE = re.compile(r"(?<![0-9])(0\d{2,3}[ -]\d{7,8}|400[ -]?\d{3}[ -]?\d{4})(?![0-9])")
_ABROAD = re.compile(r"(?<![0-9])(\+\d{1,3}[ .\-]?(?:\(?\d{1,5}\)?[ .\-]?){2,5}\d{2,4})(?![0-9])")
_NATIONAL = re.compile(r"(?<![0-9\-])(\(?\d{3}\)?[ .\-]\d{3}[ .\-]\d{4}|0\d{3,4}[ ]?\d{3}[ ]?\d{3,4})(?![0-9])")
# Two letters before eight digits that are words of the sentence: "is 20261103".
_NO_PREFIX = frozenset(
    [
        "is",
        "no",
        "on",
        "at",
        "to",
        "in",
        "of",
        "my",
        "it",
        "by",
        "an",
        "as",
        "be",
        "so",
        "do",
        "we",
        "he",
        "me",
        "us",
        "or",
        "if",
        "up",
        "go",
        "the",
        "rs",
    ]
)


def find_contacts(plain: str) -> Iterator[Span]:
    """Yield order numbers (upper case), case numbers, phones (digits, + kept only abroad) and e-mails (lower case)."""
    for match in _ORDER.finditer(plain):
        glued = plain[match.start() + 2].isdigit()
        if glued or match[1] not in _NO_PREFIX:
            yield Span(
                "order_number",
                match.start(),
                match.end(),
                (match[1] + re.sub(r"\D", "", match[2])).upper(),
            )
    for match in _CASE.finditer(plain):
        yield Span("case_number", match.start(), match.end(), f"A{match[1]}-{match[2].upper()}")
    for match in _EMAIL.finditer(plain):
        yield Span("email", match.start(), match.end(), match.group())
    for match in _MOBILE.finditer(plain):
        yield Span("phone", match.start(), match.end(), re.sub(r"\D", "", match[1]))
    for pattern in (_LANDLINE, _ABROAD, _NATIONAL):
        for match in pattern.finditer(plain):
            digits = re.sub(r"\D", "", match.group())
            if 8 <= len(digits) <= 15:
                yield Span(
                    "phone",
                    match.start(),
                    match.end(),
                    ("+" if match.group().startswith("+") else "") + digits,
                )
