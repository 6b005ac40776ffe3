"""The customer takes the complaint back: asked once whether they are sure, then closed with its reason."""

from __future__ import annotations

from bot.casework import vocabulary
from bot.usecases.listen import listen
from bot.usecases.turn import Turn

SURE = 0.9
"""Confidence from which taking back is believed where there is nothing to take back."""


def withdraw(turn: Turn) -> None:
    """Ask for a clear yes before anything is closed; without an open case there is nothing to take back."""
    case = turn.case
    if case is None or case.status in ("closed", "withdrawn"):
        if turn.heard.category != "other" and turn.heard.confidence < SURE:
            listen(turn)  # "never mind, let me start again: my kettle leaks"
        else:
            turn.say("utter_withdraw__nothing")
        return
    if turn.heard.resolutions:  # "never mind the exchange, I'd rather have my money back"
        listen(turn)
        return
    if turn.conversation.asked == "withdraw":
        withdraw_now(turn)
        return
    turn.ask("withdraw", "utter_withdraw__sure", number=case.number)


def withdraw_now(turn: Turn) -> None:
    """Close the case as withdrawn, with the message as evidence and the way back as recourse (promise 5)."""
    case = turn.the_case()
    case.status = case.step = "withdrawn"
    case.closed_at, case.close_reason = turn.now, "withdrawn"
    case.close_message_id = turn.heard.message_id
    case.recourse = vocabulary.text("close_reasons", "withdrawn", "recourse", turn.language)
    for offer in case.offers:
        if offer.status == "proposed":
            offer.status = "withdrawn"
    for handoff in case.handoffs:
        if handoff.status == "queued":
            handoff.status = "cancelled"
    for promise in case.promises:
        if promise.what == "answer" and promise.status == "open":
            promise.status = "renegotiated"
    turn.conversation.owner = "bot"
    turn.conversation.epoch += 1
    turn.settle()
    turn.say("utter_withdraw__done", number=case.number)
