"""Hear what the customer tells: let them vent, pick up what they say, and take the case a move further."""

from __future__ import annotations

import re

from bot.casework import expectations, facts, steps
from bot.casework.case import Case, Offer
from bot.casework.told import only_announces
from bot.usecases.absorb import absorb, earlier_words
from bot.usecases.ask_back import PATIENCE, leave_to_us
from bot.usecases.hand_over import hand_over
from bot.usecases.proceed import proceed
from bot.usecases.report_status import ABOUT, report_status
from bot.usecases.settle_offer import accept, decline
from bot.usecases.turn import Turn

ALSO = re.compile(r"还要|也要|再(?:加|赔|给)|另外|同时|外加|加上|\b(?:also|plus|as well|on top|and)\b", re.IGNORECASE)
"""A wish named with one of these joins the earlier ones; without, it replaces them when plans are being changed."""

ADDS = re.compile(r"也|还有|另外|而且|同时|\b(?:also|too|as well|besides)\b", re.IGNORECASE)
"""Words that add to what was told instead of correcting it."""

FIRST = re.compile(r"先(?!生)|首先|优先|最重要|\b(?:first|most|priority)\b", re.IGNORECASE)
"""Words that say which of several wishes comes first."""

CHANGED_MIND = re.compile(
    r"改主意|改变主意|想了想|先别|算了|不.{0,4}了.{0,2}[，,还改].{0,6}[要想是退换修赔]"
    r"|changed? my mind|\binstead\b|\brather\b",
    re.IGNORECASE,
)
"""Words that take an earlier wish back, at whatever step."""

CHANGING_PLANS = frozenset({"confirm", "correct", "opinion", "accept"})

PARTICULARS = ("order_number", "phone", "email", "person")
"""A message that names one of these corrects that, not what happened."""


def listen(turn: Turn) -> None:
    """The use case of complaints, venting, facts and wishes, at whatever step the case is."""
    if _asks_after_case(turn):
        report_status(turn)
        return
    if _perhaps_the_same_again(turn):
        return
    _wish_changed(turn)
    if turn.conversation.asked in ("accept", "opinion") and _answers_offer(turn):
        return
    _correct(turn)
    if turn.conversation.asked == "guess:complain":
        earlier_words(turn)
        turn.conversation.asked = "what"  # what they say now goes on with it
    absorb(turn)
    case = turn.the_case()
    if not case.facts and not case.expectations and only_announces(turn.heard.text):
        turn.ask("what", "utter_probe__what")
        return
    if _complained_before(turn, case):
        hand_over(turn, "second_complaint")
        return
    if not steps.done(case, "vent"):
        if _still_venting(turn):
            turn.ask("listen", "utter_vent__listen")
            return
        turn.say("utter_vent__empathy")
    elif turn.heard.intent == "vent":
        turn.say("utter_vent__empathy")
    _rank(turn)
    proceed(turn)


def _asks_after_case(turn: Turn) -> bool:
    """Whether this answers "which case do you mean"; a new complaint does not."""
    heard = turn.heard
    named = heard.first("case_number") or heard.first("phone") or heard.first("email")
    return (turn.conversation.asked or "").startswith(ABOUT) and bool(named) and heard.intent != "complain"


def _perhaps_the_same_again(turn: Turn) -> bool:
    """After a case is over, ask whether a new complaint is the same thing; another order is another thing."""
    case, heard = turn.case, turn.heard
    if case is None or case.status not in ("closed", "withdrawn"):
        return False
    number = heard.first("order_number")
    if number and number != case.order_number:
        return False
    if turn.conversation.asked == "same_complaint":
        hand_over_again(turn)
        return True
    turn.ask("same_complaint", "utter_session__same_complaint", number=case.number)
    return True


def hand_over_again(turn: Turn) -> None:
    """The same thing a second time: the old case is taken up again and goes to a person."""
    case = turn.the_case()
    case.status, case.closed_at = "open", None
    hand_over(turn, "second_complaint")


def _still_venting(turn: Turn) -> bool:
    """H3: let them finish. One who already named order or wish wants action, not another "please go on"."""
    heard, conversation = turn.heard, turn.conversation
    if heard.resolutions or heard.first("order_number"):
        return False
    times = conversation.asked_times if conversation.asked == "listen" else 0
    if heard.intent == "vent":
        return times < PATIENCE
    return heard.anger >= 2 and times == 0 and facts.weight(heard.text) < facts.DETAILED_COMPLAINT


def _wish_changed(turn: Turn) -> None:
    """While plans are being settled, a newly named wish replaces the earlier ones unless they say "also".

    The thing that is offered, named, is a yes and no new wish.
    """
    heard, case = turn.heard, turn.case
    if case is None or not heard.resolutions:
        return
    if turn.conversation.asked not in CHANGING_PLANS and not CHANGED_MIND.search(heard.text):
        return
    if _ranks(turn, case):
        return
    offer = steps.pending_offer(case)
    taken = offer.remedy if offer is not None and _takes(turn, offer) else "none"
    refused = 0
    if taken == "none" and not ALSO.search(heard.text):
        refused = max((wish.refusals for wish in expectations.open_ones(case)), default=0)
        expectations.drop_others(case, heard.resolutions)
    for resolution in heard.resolutions:
        if resolution not in ("none", taken):
            wish = expectations.note(
                case,
                resolution,
                words=heard.text,
                amount=heard.amount,
                now=turn.now,
                message_id=heard.message_id,
            )
            wish.refusals = max(wish.refusals, refused)


def _ranks(turn: Turn, case: Case) -> bool:
    """Whether "the refund first" only puts open wishes in their order (H55); the others stay."""
    wanted = [wish.resolution for wish in expectations.open_ones(case)]
    named = turn.heard.resolutions
    if not FIRST.search(turn.heard.text) or not set(named) < set(wanted):
        return False
    expectations.rank(case, named)
    return True


def _takes(turn: Turn, offer: Offer) -> bool:
    """Whether what is offered is named, and not with a larger sum."""
    named = turn.heard.amount
    more = named is not None and offer.amount is not None and named.minor > offer.amount.minor
    return offer.remedy in turn.heard.resolutions and not more


def _answers_offer(turn: Turn) -> bool:
    """Read a wish named while an offer stands: the offered thing is a yes, another thing or the same again a no."""
    case, wanted = turn.the_case(), turn.heard.resolutions
    offer = steps.pending_offer(case)
    if offer is not None:
        if _takes(turn, offer):
            accept(turn)
            return True
        if wanted:
            decline(turn, ask=False)
            return True
        return False
    open_wishes = expectations.open_ones(case)
    if not wanted and open_wishes:
        expectations.drop_others(case, [])
        leave_to_us(turn)
        expectations.open_ones(case)[0].refusals = open_wishes[0].refusals
        turn.settle()
        proceed(turn)
        return True
    turn.settle()
    return False


def _correct(turn: Turn) -> None:
    """While facts are being confirmed, what they say replaces what we had understood (H13)."""
    heard, case = turn.heard, turn.case
    if case is None or turn.conversation.asked not in ("confirm", "correct") or heard.intent == "vent":
        return
    if heard.resolutions or any(heard.first(kind) for kind in PARTICULARS):
        return
    told = facts.value(case, "what_happened")
    # "no, the left one" and "the box is torn too" say little by themselves: they stand before what was told,
    # where they are seen when it is repeated back in few words
    beside = ADDS.search(heard.text) or 2 * facts.weight(heard.text) < facts.weight(told)
    facts.replace(
        case,
        "what_happened",
        f"{heard.text} / {told}" if beside else heard.text,
        words=heard.text,
        source="customer",
        now=turn.now,
        message_id=heard.message_id,
    )


def _complained_before(turn: Turn, case: Case) -> bool:
    """Whether this order already has another case that was not withdrawn (a second complaint about the same thing)."""
    if case.order_number is None or case.handoffs:
        return False
    others = [c for c in turn.uow.cases.of_order(case.order_number) if c.id != case.id]
    return any(other.status != "withdrawn" and other.category == case.category for other in others)


def _rank(turn: Turn) -> None:
    """Read the answer to "which matters most"."""
    if turn.conversation.asked == "rank" and turn.heard.resolutions:
        expectations.rank(turn.the_case(), turn.heard.resolutions)
        turn.settle()
