"""Read an intent in the light of the question on the table: the same words answer different questions differently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.casework import expectations, steps
from bot.casework.told import (
    agrees_with_thanks,
    announces_complaint,
    asks_about_case,
    has_no_order,
    is_question,
    lacks_number,
    leaves_it_to_us,
    says_nothing_more,
    tells_more,
)
from bot.usecases.absorb import SURE, note
from bot.usecases.ask_back import leave_open, leave_to_us
from bot.usecases.listen import listen
from bot.usecases.look_up_order import pick_goods
from bot.usecases.misunderstand import FREE_TEXT, misunderstand
from bot.usecases.proceed import proceed
from bot.usecases.settle_offer import accept
from bot.usecases.turn import Turn

Verb = Callable[[Turn], None]

BESIDE = frozenset(
    {"ask_status", "service_question", "bot_challenge", "praise", "greet", "goodbye", "thank", "withdraw"}
)
"""Intents that rarely answer a question; a weak guess at one of them counts less than the question."""

UNSURE = 0.5
"""Confidence below which the question on the table decides."""

WISHES = frozenset({"wanted", "opinion"})

SETTLING = frozenset({"confirm", "correct", "accept", "opinion"})

ORDER = frozenset({"order", "order_contact", "order_pick"})

MONEY = ("refund", "compensation")

TELLING = {
    "deny": frozenset({"what", "listen", "why", "how", "sales_person", "confirm", "correct"}),
    "affirm": frozenset({"what", "listen", "why", "how", "sales_person", "other_reasons", "other_detail"}),
}
"""Questions to which "no, it is the base that leaks" or "yes, the box was torn too" tells a fact (H4, H13)."""


def verb_meant(turn: Turn, verb: Verb) -> Verb:
    """The use case that fits the message as an answer to the question on the table; else `verb`."""
    heard, asked = turn.heard, turn.conversation.asked or ""
    if turn.case is None:
        return listen if announces_complaint(heard.text) or _begins_with_trouble(turn) else verb
    if turn.case.status != "open":
        return verb
    if asked in WISHES and not heard.resolutions and leaves_it_to_us(heard.text):
        return listen if asked == "opinion" else choose_for_them
    if asked in WISHES and heard.intent in BESIDE and heard.resolutions:
        return listen
    if asked == "goods" and heard.intent in BESIDE and pick_goods(turn):
        return go_on
    if asked in ORDER and has_no_order(heard.text):
        return go_on_without
    if asked == "order" and not heard.first("order_number") and lacks_number(heard.text):
        return ask_for_contact
    if heard.intent in ("thank", "goodbye") and asked == "other_reasons" and says_nothing_more(heard.text):
        return go_on_without
    if heard.intent == "deny" and asked == "accept" and _wants_another(turn):
        return listen
    if heard.intent == "thank" and asked == "accept" and agrees_with_thanks(heard.text):
        return accept
    if heard.intent in BESIDE and heard.confidence < UNSURE and heard.resolutions:
        return listen
    if heard.intent == "praise" and heard.confidence < UNSURE:
        return misunderstand
    if asked in SETTLING and _names_a_sum(turn):
        return listen
    weak = heard.intent in BESIDE and asked in FREE_TEXT and (heard.confidence < UNSURE or _reports(turn))
    if (weak or asked in TELLING.get(heard.intent, ())) and tells_more(heard.text):
        return listen
    return verb


def _begins_with_trouble(turn: Turn) -> bool:
    """Whether a first message tells a trouble although it greets, or asks "where is my parcel"."""
    heard = turn.heard
    greets = heard.intent in ("greet", "bot_challenge") and heard.confidence < UNSURE
    asks = heard.intent == "ask_status" and turn.conversation.asked is None and not asks_about_case(heard.text)
    if not (greets or asks) or not _shows_trouble(turn):
        return False
    turn.heard = replace(heard, intent="complain")
    return True


def _reports(turn: Turn) -> bool:
    """Whether "no news since Monday" answers a question, rather than asks one, although it sounds like the state."""
    heard = turn.heard
    if heard.intent != "ask_status" or not _shows_trouble(turn) or asks_about_case(heard.text):
        return False
    return not is_question(heard.text)


def _shows_trouble(turn: Turn) -> bool:
    return turn.heard.category != "other" and turn.heard.category_confidence >= SURE


def choose_for_them(turn: Turn) -> None:
    """Asked for their wish they leave it to us: the best remedy we may offer is proposed."""
    note(turn, "wanted_solution", turn.heard.text)
    leave_to_us(turn)
    turn.settle()
    proceed(turn)


def go_on(turn: Turn) -> None:
    """The question on the table has its answer."""
    turn.settle()
    proceed(turn)


def ask_for_contact(turn: Turn) -> None:
    """The number is not at hand: the phone or e-mail of the order finds it as well."""
    if turn.heard.first("phone") or turn.heard.first("email"):
        listen(turn)
    else:
        turn.ask("order_contact", "utter_probe__order_contact")


def go_on_without(turn: Turn) -> None:
    """The question on the table has no answer: not asked any longer."""
    leave_open(turn, turn.conversation.asked or "order")
    proceed(turn)


def _wants_another(turn: Turn) -> bool:
    """Whether a no to an offer names what they want instead; the offered thing itself is left out."""
    offer = steps.pending_offer(turn.the_case())
    named = tuple(wish for wish in turn.heard.resolutions if wish != "none" and (not offer or wish != offer.remedy))
    if named:
        turn.heard = replace(turn.heard, resolutions=named)
    return bool(named)


def _names_a_sum(turn: Turn) -> bool:
    """Whether a bare sum belongs to the one wish for money that is open, as in "500 then"."""
    wanted = expectations.open_ones(turn.the_case())
    if turn.heard.amount is None or turn.heard.resolutions or [w.resolution in MONEY for w in wanted] != [True]:
        return False
    turn.heard = replace(turn.heard, resolutions=(wanted[0].resolution,))
    return True
