"""The customer asked for a person: given at once, never argued away (promise 4)."""

from __future__ import annotations

from bot.usecases.hand_over import hand_over
from bot.usecases.turn import Turn


def call_person(turn: Turn) -> None:
    """Hand over. `take_turn` has done so already for a clear request; this is for one it could not tell apart."""
    hand_over(turn, "threat" if turn.heard.intent == "threaten" else "asked")
