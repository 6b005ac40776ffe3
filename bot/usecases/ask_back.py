"""Put one probing question; when it was put often enough, go on without its answer."""

from __future__ import annotations

from bot.casework import expectations, facts
from bot.usecases.look_up_order import ask_which_order, give_up, named_in, order_of
from bot.usecases.turn import Turn

PATIENCE = 2
"""How often one question is put before it is left open: a customer is no witness under cross-examination."""

ASKS_FOR_ORDER = frozenset({"utter_order__unknown_number", "utter_order__unknown_contact", "utter_order__pick"})
"""Lines about a search for the order that end in a question themselves."""

POINT_OF = {
    "what": "what_happened",
    "goods": "goods",
    "why": "why_dissatisfied",
    "how": "how_happened",
    "sales_person": "sales_person",
    "other_reasons": "other_reasons",
    "other_detail": "other_reasons",
    "wanted": "wanted_solution",
}
"""Which of the nine points (H14) a question asks for."""


def ask_again_or_skip(turn: Turn, question: str) -> bool:
    """Ask `question`; True when it was put, False when it was given up and the talk can go on."""
    conversation = turn.conversation
    if question == "order" and any(line.key == "utter_order__pick" for line in turn.reply.lines):
        return True  # which of their orders was asked a moment ago
    if question == "order" and conversation.asked in ("order_contact", "order_pick"):
        question = conversation.asked
    if conversation.asked == question and conversation.asked_times >= PATIENCE:
        leave_open(turn, question)
        return False
    said = next((line for line in turn.reply.lines if line.key in ASKS_FOR_ORDER), None)
    if question == "order_pick":
        if not ask_which_order(turn):
            leave_open(turn, question)
            return False
    elif question == "order" and said is not None:
        turn.reply.lines.remove(said)
        turn.reply.lines.append(said)  # it asks for the order already: a question comes last
        turn.put_on_table("order")
    elif question == "how":
        turn.ask("how", f"utter_probe__how_{turn.the_case().category}")
    elif question == "goods":
        order = order_of(turn)
        turn.ask(
            "goods",
            "utter_probe__goods",
            *[named_in(line.goods, turn.language) for line in order.lines] if order else [],
        )
    else:
        turn.ask(question, f"utter_probe__{question}")
    return True


def leave_open(turn: Turn, question: str) -> None:
    """Note that the customer had nothing to say to `question`, in their own words."""
    turn.settle()
    if question in ("order", "order_contact", "order_pick"):
        give_up(turn, words=turn.heard.text)
        return
    order = order_of(turn)
    value = order.goods if question == "goods" and order is not None else facts.NOTHING
    facts.record(
        turn.the_case(),
        POINT_OF[question],
        value,
        words=turn.heard.text,
        source="customer",
        now=turn.now,
        message_id=turn.heard.message_id,
    )
    if question == "wanted":
        leave_to_us(turn)


def leave_to_us(turn: Turn) -> None:
    """The customer leaves the solution to us: the wish ``other`` gets the best remedy we may offer."""
    expectations.note(
        turn.the_case(),
        "other",
        words=turn.heard.text,
        amount=None,
        now=turn.now,
        message_id=turn.heard.message_id,
    )
