"""The ledger of what the customer wants: noted, ranked by the customer, answered, agreed or shelved (H52 to H68)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.casework.case import Case, Expectation
from bot.casework.money import Money


def open_ones(case: Case) -> list[Expectation]:
    """What is still to be settled: the customer's own ranking first, then in the order it was said (H55)."""
    wanted = [e for e in case.expectations if e.status == "open"]
    return sorted(wanted, key=lambda e: e.rank if e.rank is not None else 99)


def note(
    case: Case, resolution: str, *, words: str, amount: Money | None, now: datetime, message_id: str | None
) -> Expectation:
    """Put down a wish; said again it is the same wish, with the newer amount."""
    for wish in open_ones(case):
        if wish.resolution == resolution:
            if amount is not None:
                wish.amount_minor, wish.currency = amount.minor, amount.currency
            return wish
    wish = Expectation(resolution=resolution, words=words, recorded_at=now, message_id=message_id)
    if amount is not None:
        wish.amount_minor, wish.currency = amount.minor, amount.currency
    case.expectations.append(wish)
    return wish


def needs_ranking(case: Case) -> bool:
    """Whether several wishes are open and the customer has not said which matters most (H57)."""
    wanted = open_ones(case)
    return len(wanted) > 1 and all(wish.rank is None for wish in wanted)


def rank(case: Case, first: Sequence[str]) -> None:
    """Write down the customer's ranking: the resolutions in `first`, most important first, then the rest as said."""
    wanted = open_ones(case)
    places = {resolution: place for place, resolution in enumerate(first)}
    ordered = sorted(wanted, key=lambda wish: places.get(wish.resolution, len(places)))
    for place, wish in enumerate(ordered, start=1):
        wish.rank = place


def drop_others(case: Case, resolutions: Sequence[str]) -> None:
    """The customer changed their mind: open wishes they did not repeat are dropped, the record keeps them."""
    for wish in open_ones(case):
        if wish.resolution not in resolutions:
            wish.status = "dropped"
