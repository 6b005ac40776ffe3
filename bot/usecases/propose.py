"""Take responsibility and propose a remedy inside the bot's authority; what cannot be met gets reason and alternative."""

from __future__ import annotations

from bot.casework import authority, promises, remedies, steps, vocabulary, when
from bot.casework.case import Expectation, Offer
from bot.casework.money import Money
from bot.casework.remedies import Situation
from bot.usecases.hand_over import hand_over
from bot.usecases.look_up_order import order_of
from bot.usecases.turn import Turn


class BeyondAuthority(Exception):
    """An offer the speaker may not make (H16); raised before it can be said."""


def propose(turn: Turn, expectation_id: str) -> bool:
    """Answer one wish of the ledger (H52): offer it, hand it to who may decide, or refuse with reason and alternative.

    Returns:
        True when the customer is asked; False when the wish was shelved and the next one is due.

    Raises:
        steps.OutOfOrder: before apology and confirmed facts (H106).
        BeyondAuthority: the rules offered more than the bot may grant.
    """
    case = turn.the_case()
    if not steps.may_propose(case):
        raise steps.OutOfOrder(f"no remedy before apology and facts in case {case.number}")
    steps.complete(case, "probe", now=turn.now, message_id=turn.heard.message_id)
    wish = next(e for e in case.expectations if e.id == expectation_id)
    situation = situation_of(turn)
    answer = remedies.answer_expectation(turn.policy, wish, situation)
    wish.can, wish.reason = answer.can, answer.reason
    declined = {offer.remedy for offer in case.offers if offer.status == "declined"}
    if answer.can == "yes" and answer.remedy not in declined:
        _take_responsibility(turn)
        _offer(turn, wish, answer.remedy, answer.amount)
        return True
    if answer.can == "person":
        _take_responsibility(turn)
        hand_over(turn, "over_authority")
        return True
    return _offer_instead(turn, wish, declined)


def situation_of(turn: Turn) -> Situation:
    """What the rules of remedies need to know of this case."""
    case = turn.the_case()
    return Situation(
        category=case.category,
        order=order_of(turn),
        customer_class=case.customer_class or "small_star",
        today=turn.now.date(),
    )


def alternatives(turn: Turn) -> list[remedies.Remedy]:
    """What else the bot may offer, best for the customer first, without what was declined (H68)."""
    case = turn.the_case()
    declined = {offer.remedy for offer in case.offers if offer.status == "declined"}
    return remedies.alternatives(turn.policy, situation_of(turn), declined)


def describe(turn: Turn, offer: Offer) -> str:
    """An offer in a few words: what, and how much."""
    label = vocabulary.label("remedies", offer.remedy, turn.language)
    return label if offer.amount is None else f"{label} {offer.amount}"


def _take_responsibility(turn: Turn) -> None:
    if not turn.the_case().offers:
        turn.say("utter_solution__responsibility")


def _offer_instead(turn: Turn, wish: Expectation, declined: set[str]) -> bool:
    """Refuse with understanding, reason and alternative (H60, H61, H68); without one, shelve and go on (H64)."""
    others = [other for other in alternatives(turn) if other.kind not in declined]
    if wish.can == "no" and wish.resolution != "other" and wish.refusals == 0:
        turn.say(
            "utter_solution__refuse",
            wish=vocabulary.label("resolutions", wish.resolution, turn.language),
            reason=vocabulary.label("refusals", wish.reason or "not_company_rule", turn.language),
        )
    if not others:
        wish.status = "shelved"
        return False
    _take_responsibility(turn)
    wish.alternative = others[0].kind
    _offer(turn, wish, others[0].kind, others[0].amount)
    return True


def _offer(turn: Turn, wish: Expectation, remedy: str, amount: Money | None) -> None:
    case = turn.the_case()
    request = remedies.request_for(remedy, amount, situation_of(turn))
    if not authority.may(turn.policy, "bot", request):
        raise BeyondAuthority(f"{remedy} {amount} in case {case.number}")
    offer = Offer(
        remedy=remedy,
        role="bot",
        proposed_at=turn.now,
        message_id=turn.heard.message_id,
        expectation_id=wish.id,
        amount_minor=None if amount is None else amount.minor,
        currency=turn.policy.currency if amount is None else amount.currency,
    )
    case.offers.append(offer)
    steps.complete(case, "solution", now=turn.now, message_id=turn.heard.message_id)
    order = order_of(turn)
    turn.ask(
        "accept",
        f"utter_offer__{remedy}",
        offer=describe(turn, offer),
        amount=str(amount or ""),
        goods=order.goods if order else "",
        benefit=remedies.benefit(remedy, turn.language),
        due=when.in_words(promises.due(turn.policy, remedy, turn.now), turn.now, turn.policy, turn.language),
    )
