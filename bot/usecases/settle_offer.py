"""The customer's yes or no to an offer: a yes becomes a promise with a due time, a no is asked about or shelved."""

from __future__ import annotations

from bot.casework import expectations, promises, steps, vocabulary
from bot.casework.case import Expectation, Offer
from bot.usecases.proceed import proceed
from bot.usecases.propose import alternatives, describe
from bot.usecases.turn import Turn


def accept(turn: Turn) -> None:
    """Record the yes (H62, H66), promise what was offered with owner and date (H90), and go on to what is left."""
    offer = _answered(turn, "accepted")
    if offer is None:
        proceed(turn)
        return
    case = turn.the_case()
    for wish in [_wish(turn, offer), *_same_wishes(turn, offer)]:
        wish.status = "agreed"
    promise = promises.make(turn.policy, case, offer.remedy, turn.now, turn.heard.message_id, offer_id=offer.id)
    steps.complete(case, "confirm", now=turn.now, message_id=turn.heard.message_id)
    turn.settle()
    turn.say(
        "utter_agreed__commitment",
        offer=describe(turn, offer),
        due=turn.in_words(promise.due_at),
    )
    proceed(turn)


def decline(turn: Turn, *, ask: bool = True) -> None:
    """Record the no; ask what they would have instead (H19), at the second no shelve and forward it (H64, H65).

    Args:
        ask: False when the message already says what they want instead.
    """
    offer = _answered(turn, "declined")
    case = turn.the_case()
    if offer is not None:
        wish = _wish(turn, offer)
        wish.refusals += 1
        for other in case.expectations:
            if other.status == "open":
                other.refusals = max(other.refusals, wish.refusals)
        if wish.refusals >= turn.policy.limits.refusals:
            _shelve_open(turn)
            turn.settle()
            proceed(turn)
            return
    if ask:
        labels = [vocabulary.label("remedies", other.key, turn.language) for other in alternatives(turn)[:3]]
        turn.ask("opinion", "utter_opinion__ask", *labels)
    else:
        turn.settle()
        proceed(turn)


def refuse_everything(turn: Turn) -> None:
    """Asked for their opinion they said no again: that is the second no."""
    _shelve_open(turn)
    turn.settle()
    proceed(turn)


def _shelve_open(turn: Turn) -> None:
    for wish in turn.the_case().expectations:
        if wish.status == "open":
            wish.status = "shelved"


def _answered(turn: Turn, status: str) -> Offer | None:
    offer = steps.pending_offer(turn.the_case())
    if offer is not None:
        offer.status, offer.answered_by, offer.answered_at = status, turn.heard.message_id, turn.now
    return offer


def _same_wishes(turn: Turn, offer: Offer) -> list[Expectation]:
    """Open wishes the accepted offer meets as well."""
    wanted = expectations.open_ones(turn.the_case())
    return [wish for wish in wanted if vocabulary.entry("resolutions", wish.resolution)["remedy"] == offer.remedy]


def _wish(turn: Turn, offer: Offer) -> Expectation:
    return next(e for e in turn.the_case().expectations if e.id == offer.expectation_id)
