"""What the customer hears when they write while a person is awaited: it is kept, and when an answer comes."""

from __future__ import annotations

from bot.usecases.absorb import absorb
from bot.usecases.hand_over import renew_when_overdue, waiting_until
from bot.usecases.turn import Turn

TELLS = frozenset({"complain", "vent", "inform", "request_resolution"})
FINDS_ORDER = ("order_number", "phone", "email")


def while_waiting(turn: Turn) -> None:
    """Keep what was said with the case (H4) and say by when a person answers; never silence."""
    case = turn.the_case()
    heard = turn.heard
    if heard.intent in TELLS or heard.resolutions or any(heard.first(kind) for kind in FINDS_ORDER):
        absorb(turn)
        if turn.heard.anger >= 2 or turn.heard.intent == "vent":
            turn.say("utter_vent__empathy")
    if not renew_when_overdue(turn):
        turn.say("utter_hand_over__noted", number=case.number, due=turn.in_words(waiting_until(case)))
