"""What the customer hears when they write while a person is awaited: it is kept, and when an answer comes."""

from __future__ import annotations

from bot.usecases.absorb import absorb
from bot.usecases.hand_over import current_handoff
from bot.usecases.turn import Turn


def while_waiting(turn: Turn) -> None:
    """Keep what was said with the case (H4) and say by when a person answers; never silence."""
    case = turn.the_case()
    if turn.heard.intent in ("complain", "vent", "inform", "request_resolution"):
        absorb(turn)
        if turn.heard.anger >= 2 or turn.heard.intent == "vent":
            turn.say("utter_vent__empathy")
    handoff = current_handoff(case)
    due = "" if handoff is None else turn.in_words(handoff.due_at)
    turn.say("utter_hand_over__noted", number=case.number, due=due)
