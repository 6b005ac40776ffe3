"""Nobody understood that: one closed question or a plea to rephrase, and at the second time in a row a person."""

from __future__ import annotations

from bot.casework import facts
from bot.casework.unclear import is_rubbish
from bot.usecases.absorb import SURE
from bot.usecases.hand_over import hand_over
from bot.usecases.listen import listen
from bot.usecases.proceed import proceed
from bot.usecases.turn import Turn

FREE_TEXT = frozenset(
    {
        "what",
        "listen",
        "why",
        "how",
        "sales_person",
        "other_reasons",
        "other_detail",
        "correct",
        "order",
        "order_contact",
        "order_pick",
        "goods",
        "wanted",
        "opinion",
    }
)
"""Questions whose answer can be any words, so that words nobody can classify are still an answer."""

WORDY = 10
"""Weighted length from which a first message nobody could classify probably tells a complaint."""

GUESSES = frozenset({"complain", "request_resolution", "ask_status", "withdraw", "ask_human"})
"""Intents worth a closed question (H111); each has its ``utter_unclear__guess_…``."""


def misunderstand(turn: Turn) -> None:
    """The use case of messages without a clear intent; takes words as the answer to an open question."""
    heard, conversation = turn.heard, turn.conversation
    rubbish = is_rubbish(heard.text)
    if heard.intent == "nlu_fallback" and not rubbish and (conversation.asked in FREE_TEXT or _tells_of_trouble(turn)):
        conversation.misunderstood = 0
        listen(turn)
        return
    if heard.intent == "out_of_scope" and not rubbish:
        turn.say("utter_unclear__off_topic")
    else:
        conversation.misunderstood += 1
        if conversation.misunderstood >= turn.policy.limits.misunderstandings:
            hand_over(turn, "misunderstood")
            return
        _ask_what_was_meant(turn, rubbish)
    if turn.case is not None and turn.case.status == "open":
        proceed(turn)


def _tells_of_trouble(turn: Turn) -> bool:
    """Whether words without a clear intent show a complaint all the same: its kind, an order, something wanted."""
    heard = turn.heard
    kind = heard.category != "other" and heard.category_confidence >= SURE
    return kind or bool(heard.first("order_number")) or any(wish != "none" for wish in heard.resolutions)


def _ask_what_was_meant(turn: Turn, rubbish: bool) -> None:
    guess = turn.heard.second_intent
    if guess not in GUESSES and facts.weight(turn.heard.text) >= WORDY:
        guess = "complain"
    case_open = turn.case is not None and turn.case.status == "open"
    if not turn.heard.text:
        turn.say("utter_unclear__empty")
    elif not rubbish and not case_open and guess in GUESSES:
        turn.ask(f"guess:{guess}", f"utter_unclear__guess_{guess}")
    else:
        turn.say("utter_unclear__rephrase")
