"""What is said beside the matter: greetings, thanks, goodbyes, praise, "are you a robot", ordinary questions."""

from __future__ import annotations

from bot.casework.policy_parts import ServiceAnswer
from bot.usecases.listen import listen
from bot.usecases.proceed import proceed
from bot.usecases.turn import Turn

ANSWERED_IN_WORDS = frozenset({"what", "why", "how", "other_reasons", "other_detail"})

SURE = 0.85
"""Confidence from which praise or a question in the middle of a complaint is believed."""


def greet(turn: Turn) -> None:
    """Open with the agenda, its value, and the asking for acceptance (H108); mid-case, go on where it stands."""
    if _case_open(turn):
        turn.say("utter_greeting__again")
        proceed(turn)
        return
    turn.ask("agenda", "utter_greeting__agenda", shop=turn.policy.shop[turn.language])


def thank(turn: Turn) -> None:
    """Take thanks kindly; a thank you is no yes to an offer (H62)."""
    turn.say("utter_smalltalk__thanks")
    _back_to_case(turn)


def goodbye(turn: Turn) -> None:
    """Let the customer go; an open case stays open and can be taken up again at any time."""
    if _case_open(turn):
        turn.say("utter_smalltalk__goodbye_open", number=turn.the_case().number)
    else:
        turn.say("utter_smalltalk__goodbye")


def praise(turn: Turn) -> None:
    """Pass praise on; it opens no case. What only looks a little like praise may be the answer that was asked for."""
    if _perhaps_an_answer(turn):
        listen(turn)
        return
    turn.say("utter_smalltalk__praise")
    _back_to_case(turn)


def tell_who_i_am(turn: Turn) -> None:
    """Say honestly that this is an assistant, and that a person can be called at any time (promise 4)."""
    turn.say("utter_smalltalk__bot")
    _back_to_case(turn)


def answer_service_question(turn: Turn) -> None:
    """Answer an ordinary question with what the shop configured; otherwise offer a person."""
    known = _configured(turn)
    if known is None and _perhaps_an_answer(turn):
        listen(turn)
    elif known is not None:
        turn.say("utter_service__answer", answer=known.answer[turn.language])
        _back_to_case(turn)
    else:
        turn.ask("service_person", "utter_service__ask_person")


def _configured(turn: Turn) -> ServiceAnswer | None:
    text = turn.heard.text.lower()
    hits = [
        (len(word), answer)
        for answer in turn.policy.service_answers
        for words in answer.words.values()
        for word in words
        if word in text
    ]
    return max(hits, key=lambda hit: hit[0])[1] if hits else None


def _perhaps_an_answer(turn: Turn) -> bool:
    """Whether an open question is on the table and the message only looks a little like something else."""
    return _case_open(turn) and turn.conversation.asked in ANSWERED_IN_WORDS and turn.heard.confidence < SURE


def _case_open(turn: Turn) -> bool:
    return turn.case is not None and turn.case.status == "open"


def _back_to_case(turn: Turn) -> None:
    if _case_open(turn):
        proceed(turn)
