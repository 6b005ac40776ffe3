"""Take from a message whatever it tells, so that nothing is asked twice (H4)."""

from __future__ import annotations

import re

from bot.casework import causes, expectations, facts, steps, vocabulary
from bot.casework.case import Case, Expectation
from bot.casework.money import Money
from bot.casework.told import only_announces
from bot.usecases.ask_back import POINT_OF, leave_to_us
from bot.usecases.look_up_order import look_up_order, pick_goods, pick_order
from bot.usecases.open_case import open_case
from bot.usecases.turn import Turn

SURE = 0.35
"""Confidence from which a category is believed."""

CLEARLY = 0.6
"""Confidence from which venting is no answer to a question."""

TELLS_FACTS = frozenset({"complain", "inform"})

OPEN_POINTS = frozenset({"why", "how", "sales_person", "other_reasons", "other_detail"})
"""Questions whose answer is noted in the customer's words."""

SHORT_WISH = 20
"""Weighted length below which a message that asks for something tells nothing besides."""

CLAUSES = re.compile(r"[，,。.；;！!]")
SOME_CLAUSES = 2
"""A wish with so many breaks in it comes with its story."""

SETTLED_ELSEWHERE = OPEN_POINTS | {"confirm", "correct", "accept", "opinion"}
"""Questions to which a further complaint is noted as their own answer, or as a correction."""


def absorb(turn: Turn) -> None:
    """Note facts, order, category, wishes and staff from the message; the open question's answer comes first."""
    case = open_case(turn)
    _category(turn, case)
    _answer_to_question(turn, case)
    _what_happened(turn, case)
    _goods_named(turn, case)
    look_up_order(turn)
    _staff(turn, case)
    _wishes(turn, case)


def note(turn: Turn, point: str, value: str) -> None:
    """Put down a fact in the customer's words."""
    facts.record(
        turn.the_case(),
        point,
        value,
        words=turn.heard.text,
        source="customer",
        now=turn.now,
        message_id=turn.heard.message_id,
    )


def earlier_words(turn: Turn) -> None:
    """A first message was met with a closed question; what it told is taken down now, not asked for again (H4)."""
    case = open_case(turn)
    told = [message for message in turn.uow.messages.of(turn.conversation.id) if message.author_kind == "customer"]
    case = open_case(turn)
    if len(told) < 2:
        return
    earlier = told[-2]
    facts.record(
        case,
        "what_happened",
        earlier.body,
        words=earlier.body,
        source="customer",
        now=turn.now,
        message_id=earlier.client_id,
    )


def _category(turn: Turn, case: Case) -> None:
    heard = turn.heard
    if heard.category != "other" and heard.category_confidence >= SURE and case.category == "other":
        case.category = heard.category
        case.cause = causes.cause_of(heard.category, heard.text)


def _answer_to_question(turn: Turn, case: Case) -> None:
    """Read the message as the answer to the question on the table."""
    asked, text = turn.conversation.asked, turn.heard.text
    names_order = turn.heard.first("order_number") or turn.heard.first("phone") or turn.heard.first("email")
    if asked == "order_pick" and not turn.heard.first("order_number"):
        pick_order(turn)
    elif asked == "goods":
        pick_goods(turn)
    elif turn.heard.intent == "vent" and facts.weight(text) < SHORT_WISH:
        return  # a sigh is heard, not written down as a fact
    elif names_order and facts.weight(text) < SHORT_WISH:
        return  # a number sent later is no answer to what was asked
    elif asked == "how" and turn.heard.intent == "vent" and turn.heard.confidence >= CLEARLY:
        return  # they let off steam: the question is put once more, gently (H3)
    elif asked in OPEN_POINTS and turn.heard.intent == "request_resolution" and facts.weight(text) < SHORT_WISH:
        note(turn, POINT_OF[asked], facts.NOTHING)  # they named their wish instead: not asked again
    elif asked == "sales_person":
        note(turn, "sales_person", turn.heard.first("person") or text)
    elif asked in OPEN_POINTS:
        note(turn, POINT_OF[asked], text)


def _what_happened(turn: Turn, case: Case) -> None:
    heard = turn.heard
    if only_announces(heard.text):
        return
    first = facts.current(case, "what_happened") is None
    if not (_begins_story(turn) if first else _goes_on(turn)):
        return
    note(turn, "what_happened", heard.text)
    if case.category != "other" and facts.current(case, "why_dissatisfied") is None:
        label = vocabulary.label("categories", case.category, turn.language)
        note(turn, "why_dissatisfied", label)
    if first and facts.weight(heard.text) >= facts.DETAILED_COMPLAINT:
        note(turn, "how_happened", heard.text)


def _begins_story(turn: Turn) -> bool:
    """Whether the message tells what happened; one that shows what the complaint is about does, however it is meant."""
    heard = turn.heard
    if heard.category != "other" and heard.category_confidence >= SURE:
        return heard.intent != "vent" or facts.weight(heard.text) >= SHORT_WISH
    story = facts.weight(heard.text) >= SHORT_WISH and len(CLAUSES.findall(heard.text)) >= SOME_CLAUSES
    if story and heard.intent == "request_resolution":
        return True
    return heard.intent in TELLS_FACTS or (turn.conversation.asked in ("what", "listen") and heard.intent != "vent")


def _goes_on(turn: Turn) -> bool:
    """Whether the message adds to what was told; nothing a customer tells is lost (H4)."""
    if turn.conversation.asked in ("what", "listen"):
        return turn.heard.intent in TELLS_FACTS
    return turn.heard.intent == "complain" and turn.conversation.asked not in SETTLED_ELSEWHERE


def _goods_named(turn: Turn, case: Case) -> None:
    goods = turn.heard.first("goods")
    if goods and facts.current(case, "goods") is None and case.order_number is None:
        note(turn, "goods", goods)


def _staff(turn: Turn, case: Case) -> None:
    person = turn.heard.first("person")
    if person and case.category == "service_attitude" and turn.conversation.asked != "sales_person":
        note(turn, "sales_person", person)


def _wishes(turn: Turn, case: Case) -> None:
    """Enter what they want into the ledger (H54, H55); a named sum belongs to the wish it stands beside."""
    heard = turn.heard
    asked_for = [wish for wish in heard.resolutions if wish != "none"]
    if not asked_for and not _in_own_words(turn):
        return
    if not asked_for:
        leave_to_us(turn)
    # A refund is of what was paid: a sum named beside both belongs to the compensation.
    of_money = "compensation" if "compensation" in asked_for else "refund"
    for wish in asked_for:
        amount = heard.amount if wish == of_money else None
        expectations.note(case, wish, words=heard.text, amount=amount, now=turn.now, message_id=heard.message_id)
    labels = [_named(wish, turn.language) for wish in expectations.open_ones(case)]
    wanted = "、".join(labels) if turn.language == "zh" else ", ".join(labels)
    if wanted == facts.value(case, "wanted_solution"):
        return  # nothing new: what was confirmed stays so
    fact = facts.replace(
        case,
        "wanted_solution",
        wanted,
        words=heard.text,
        source="customer",
        now=turn.now,
        message_id=heard.message_id,
    )
    fact.confirmed = steps.done(case, "probe")  # answered with an offer, not repeated back once more


def _in_own_words(turn: Turn) -> bool:
    """Whether "what would you like" was answered with something no list foresees."""
    heard = turn.heard
    told_something_else = heard.first("order_number") or heard.first("phone") or heard.first("email")
    return (
        turn.conversation.asked == "wanted"
        and heard.intent in ("inform", "request_resolution", "nlu_fallback")
        and not told_something_else
    )


def _named(wish: Expectation, language: str) -> str:
    """A wish as it is repeated back: with its sum, and in the customer's words when no list foresees it (H13)."""
    if wish.resolution == "other":
        return wish.words
    label = vocabulary.label("resolutions", wish.resolution, language)
    if wish.amount_minor is None:
        return label
    amount = Money(wish.amount_minor, wish.currency)
    return f"{label}{amount}" if language == "zh" else f"{label} of {amount}"
