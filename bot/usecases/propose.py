"""Propose a remedy inside the bot's authority; what cannot be met gets understanding, reason and alternative."""

from __future__ import annotations

from bot.casework import authority, customers, promises, remedies, steps, vocabulary
from bot.casework.case import Expectation, Offer
from bot.casework.remedies import Remedy, Situation
from bot.usecases.hand_over import hand_over
from bot.usecases.look_up_order import goods_of, granted_before, line_of, named_in, order_of, shop_day
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
    if wish.resolution == "other":
        return _offer_instead(turn, wish, alternatives(turn))
    answer = remedies.answer_expectation(turn.policy, wish, situation_of(turn), declined=_declined(turn))
    wish.can, wish.reason = answer.can, answer.reason
    if answer.can == "yes" and answer.remedy is not None and answer.remedy not in _declined(turn):
        _offer(turn, wish, Remedy(answer.remedy, answer.amount))
        return True
    if answer.can == "person":
        _take_responsibility(turn)
        hand_over(turn, "over_authority")
        return True
    if answer.can == "no" and wish.refusals == 0:
        _refuse(turn, wish)
    return _offer_instead(turn, wish, [answer.alternative] if answer.alternative else alternatives(turn))


def situation_of(turn: Turn) -> Situation:
    """What the rules of remedies need to know of this case."""
    case, order = turn.the_case(), order_of(turn)
    return Situation(
        category=case.category,
        order=order,
        customer_class=case.customer_class or customers.classify([], shop_day(turn), turn.policy),
        today=shop_day(turn),
        line=line_of(turn, order),
        granted=granted_before(turn),
    )


def alternatives(turn: Turn) -> list[Remedy]:
    """What else the bot may offer, best for the customer first, without what was declined (H68)."""
    return remedies.alternatives(turn.policy, situation_of(turn), declined=_declined(turn))


def describe(turn: Turn, offer: Offer) -> str:
    """An offer in a few words: what, and how much."""
    label = vocabulary.label("remedies", offer.remedy, turn.language)
    if offer.amount is None:
        return label
    return f"{label}{offer.amount}" if turn.language == "zh" else f"{label} of {offer.amount}"


def _declined(turn: Turn) -> set[str]:
    return {offer.remedy for offer in turn.the_case().offers if offer.status == "declined"}


def _take_responsibility(turn: Turn) -> None:
    if not turn.the_case().offers:
        turn.say("utter_solution__responsibility")


def _refuse(turn: Turn, wish: Expectation) -> None:
    """A refusal carries understanding and reason; the alternative follows in the next line (H60, H61, H68)."""
    turn.say(
        "utter_solution__refuse",
        wish=vocabulary.label("resolutions", wish.resolution, turn.language),
        reason=vocabulary.text("refusals", wish.reason or "not_company_rule", "reason", turn.language),
    )


def _offer_instead(turn: Turn, wish: Expectation, others: list[Remedy]) -> bool:
    """Offer the best of `others`; without any, shelve the wish and go on (H64)."""
    if not others:
        wish.status = "shelved"
        return False
    wish.alternative = others[0].key
    _offer(turn, wish, others[0])
    return True


def _offer(turn: Turn, wish: Expectation, remedy: Remedy) -> None:
    case, situation = turn.the_case(), situation_of(turn)
    if not authority.may(turn.policy, "bot", remedies.request_for(remedy, situation)):
        raise BeyondAuthority(f"{remedy.key} {remedy.amount} in case {case.number}")
    _take_responsibility(turn)
    offer = Offer(
        remedy=remedy.key,
        role="bot",
        proposed_at=turn.now,
        message_id=turn.heard.message_id,
        expectation_id=wish.id,
        amount_minor=None if remedy.amount is None else remedy.amount.minor,
        currency=turn.policy.currency if remedy.amount is None else remedy.amount.currency,
    )
    case.offers.append(offer)
    steps.complete(case, "solution", now=turn.now, message_id=turn.heard.message_id)
    turn.ask(
        "accept",
        f"utter_offer__{remedy.key}",
        offer=describe(turn, offer),
        amount=str(remedy.amount or ""),
        goods=named_in(goods_of(turn), turn.language),
        benefit=remedies.benefit(remedy.key, turn.language),
        due=turn.in_words(promises.due(turn.policy, remedy.key, turn.now)),
    )
