"""All facts a message names, found by rules and given with their place in the original text."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.understanding.amounts import find_money
from bot.understanding.contacts import find_contacts
from bot.understanding.dates import find_dates
from bot.understanding.fold import fold
from bot.understanding.goods import find_goods
from bot.understanding.people import find_people, find_ratings
from bot.understanding.spans import Span, settle

# Who wins where finds overlap: the stricter the form, the better the rank.
_ORDER = (
    "case_number",
    "order_number",
    "email",
    "phone",
    "money",
    "date",
    "rating",
    "person",
    "goods",
)
_RANKS = {name: rank for rank, name in enumerate(_ORDER)}


def find_entities(text: str, today: date, currency: str = "CNY") -> list[dict[str, Any]]:
    """Find the entities of a message.

    Args:
        today: the day it was written on, where the shop is; relative days count from it.
        currency: what a sum without a currency is in.

    Returns:
        ``entity, start, end, value, text`` each, in order of place; start and end count in ``text`` as given.
    """
    message = fold(text)
    plain = message.text
    spans: list[Span] = [
        *find_contacts(plain), *find_money(plain, currency), *find_dates(plain, today), *find_ratings(plain),
        *find_people(message), *find_goods(plain),
    ]  # fmt: skip
    result = []
    for span in settle(spans, _RANKS):
        start, end = message.span(span.start, span.end)
        result.append(
            {
                "entity": span.entity,
                "start": start,
                "end": end,
                "value": span.value,
                "text": text[start:end],
            }
        )
    return result
