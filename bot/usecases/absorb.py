"""Take from a message whatever it tells, so that nothing is asked twice (H4)."""

from __future__ import annotations

from bot.casework import causes, expectations, facts, vocabulary
from bot.casework.case import Case
from bot.usecases.look_up_order import look_up_order, pick_goods, pick_order
from bot.usecases.open_case import open_case
from bot.usecases.turn import Turn

SURE = 0.35
"""Confidence from which a category is believed."""

TELLS_FACTS = frozenset({"complain", "inform"})


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


def _category(turn: Turn, case: Case) -> None:
    heard = turn.heard
    if heard.category != "other" and heard.category_confidence >= SURE and case.category == "other":
        case.category = heard.category
        case.cause = causes.cause_of(heard.category, heard.text)


def _answer_to_question(turn: Turn, case: Case) -> None:
    """Read the message as the answer to the question on the table."""
    asked, text = turn.conversation.asked, turn.heard.text
    if asked == "order_pick" and not turn.heard.first("order_number"):
        pick_order(turn)
    elif asked == "goods":
        pick_goods(turn)
    elif asked == "why":
        note(turn, "why_dissatisfied", text)
    elif asked == "how":
        note(turn, "how_happened", text)
    elif asked == "sales_person":
        note(turn, "sales_person", turn.heard.first("person") or text)
    elif asked in ("other_reasons", "other_detail") and not (turn.heard.resolutions and facts.weight(text) < 12):
        note(turn, "other_reasons", text)


def _what_happened(turn: Turn, case: Case) -> None:
    heard = turn.heard
    if heard.intent == "vent" or heard.first("order_number") == heard.text.upper():
        return
    first = facts.current(case, "what_happened") is None
    if not first or (heard.intent not in TELLS_FACTS and turn.conversation.asked not in ("what", "listen")):
        return
    note(turn, "what_happened", heard.text)
    if case.category != "other":
        label = vocabulary.label("categories", case.category, turn.language)
        note(turn, "why_dissatisfied", label)
    if facts.weight(heard.text) >= facts.DETAILED_COMPLAINT:
        note(turn, "how_happened", heard.text)


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
    if not asked_for:
        return
    for wish in asked_for:
        amount = heard.amount if wish in ("refund", "compensation") else None
        expectations.note(case, wish, words=heard.text, amount=amount, now=turn.now, message_id=heard.message_id)
    labels = [vocabulary.label("resolutions", e.resolution, turn.language) for e in expectations.open_ones(case)]
    facts.record(
        case,
        "wanted_solution",
        "、".join(labels) if turn.language == "zh" else ", ".join(labels),
        words=heard.text,
        source="customer",
        now=turn.now,
        message_id=heard.message_id,
    )
