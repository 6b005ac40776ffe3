"""A plain yes or no: what it means is decided by the question that is on the table."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.casework import expectations, facts, steps
from bot.usecases.absorb import earlier_words
from bot.usecases.ask_back import leave_open
from bot.usecases.hand_over import hand_over
from bot.usecases.listen import hand_over_again, listen
from bot.usecases.look_up_order import pick_goods, pick_order
from bot.usecases.open_case import open_case
from bot.usecases.proceed import proceed
from bot.usecases.report_status import report_status
from bot.usecases.settle_offer import accept, decline, refuse_everything
from bot.usecases.turn import Turn
from bot.usecases.withdraw import withdraw, withdraw_now

Verb = Callable[[Turn], None]


def consent(turn: Turn) -> None:
    """The use case of yes and no."""
    yes = turn.heard.intent == "affirm"
    asked = turn.conversation.asked or ""
    if asked.startswith("guess:"):
        _guessed(turn, asked.removeprefix("guess:"), yes)
        return
    verbs = MEANING.get(asked)
    if verbs is None:
        _nothing_asked(turn)
        return
    if turn.case is not None and _picked(turn, asked):
        turn.settle()
        proceed(turn)
        return
    if turn.case is not None and ((asked in ABSORBING and _tells_more(turn)) or _in_words(turn, asked)):
        listen(turn)
        return
    verbs[0 if yes else 1](turn)


def _tells_more(turn: Turn) -> bool:
    return bool(turn.heard.resolutions or turn.heard.first("order_number") or turn.heard.first("phone"))


def _picked(turn: Turn, asked: str) -> bool:
    """Whether the message names one of the orders or articles to choose from; short names look like a yes."""
    return (asked == "goods" and pick_goods(turn)) or (asked == "order_pick" and pick_order(turn))


def _in_words(turn: Turn, asked: str) -> bool:
    """Whether an open question got an answer in words that only faintly looks like a yes or no.

    While facts are being confirmed, "no, the left one" already says what to correct (H13).
    """
    heard = turn.heard
    if asked in ("confirm", "correct") and heard.intent == "deny":
        return facts.weight(PLAIN_NO.sub("", heard.text)) >= SOME_WORDS
    if asked in IN_WORDS and heard.intent == "deny" and HAN.search(heard.text):
        return facts.weight(NOTHING_MORE.sub("", PLAIN_NO.sub("", heard.text))) >= SOME_WORDS
    return asked in IN_WORDS and heard.confidence < SURE and facts.weight(heard.text) >= SOME_WORDS


def _guessed(turn: Turn, intent: str, yes: bool) -> None:
    """The closed question "do you mean …" (H111) was answered."""
    turn.settle()
    if not yes:
        turn.say("utter_unclear__rephrase")
    elif intent == "ask_human":
        hand_over(turn, "asked")
    elif intent == "ask_status":
        report_status(turn)
    elif intent == "withdraw":
        withdraw(turn)
    elif intent == "complain":
        earlier_words(turn)
        _nothing_asked(turn)
    else:
        turn.ask("what", "utter_probe__what")


def _nothing_asked(turn: Turn) -> None:
    if turn.case is None or turn.case.status in ("closed", "withdrawn"):
        turn.ask("what", "utter_greeting__anything_else")
    else:
        proceed(turn)


def _begin(turn: Turn) -> None:
    turn.ask("what", "utter_probe__what")


def _no_hurry(turn: Turn) -> None:
    turn.settle()
    turn.say("utter_greeting__no_hurry")


def _begin_or_go_on(turn: Turn) -> None:
    (proceed if _case_open(turn) else _begin)(turn)


def _nothing_to_tell(turn: Turn) -> None:
    """Before a case, or after one, a no to "what happened" or "anything else" is nothing more than that."""
    (_open if _case_open(turn) else _no_hurry)(turn)


def _case_open(turn: Turn) -> bool:
    return turn.case is not None and turn.case.status == "open"


def _go_on(turn: Turn) -> None:
    turn.ask("listen", "utter_vent__listen")


def _finished_venting(turn: Turn) -> None:
    turn.settle()
    proceed(turn)


def _open(turn: Turn) -> None:
    leave_open(turn, turn.conversation.asked or "")
    proceed(turn)


def _ask_contact(turn: Turn) -> None:
    turn.ask("order_contact", "utter_probe__order_contact")


def _whole_order(turn: Turn) -> None:
    leave_open(turn, "goods")
    proceed(turn)


def _tell_more(turn: Turn) -> None:
    turn.ask("other_detail", "utter_probe__other_detail")


def _as_said(turn: Turn) -> None:
    wanted = expectations.open_ones(turn.the_case())
    expectations.rank(turn.the_case(), [wish.resolution for wish in wanted])
    turn.settle()
    proceed(turn)


def _confirmed(turn: Turn) -> None:
    case = turn.the_case()
    facts.confirm_all(case)
    steps.complete(case, "probe", now=turn.now, message_id=turn.heard.message_id)
    turn.settle()
    proceed(turn)


def _not_right(turn: Turn) -> None:
    turn.ask("correct", "utter_confirm__what_is_wrong")


def _stay(turn: Turn) -> None:
    turn.settle()
    turn.say("utter_withdraw__kept", number=turn.the_case().number)
    if turn.the_case().status == "open":
        proceed(turn)


def _another_matter(turn: Turn) -> None:
    turn.case = None
    turn.conversation.case_id = None
    turn.settle()
    open_case(turn)
    turn.ask("what", "utter_probe__what")


def _person_for_service(turn: Turn) -> None:
    hand_over(turn, "asked")


def _no_person(turn: Turn) -> None:
    turn.settle()
    if _case_open(turn):
        proceed(turn)
    else:
        turn.ask("what", "utter_greeting__anything_else")


MEANING: dict[str, tuple[Verb, Verb]] = {
    "agenda": (_begin, _no_hurry),
    "listen": (_go_on, _finished_venting),
    "what": (_begin_or_go_on, _nothing_to_tell),
    "order": (proceed, _ask_contact),
    "order_contact": (proceed, _open),
    "order_pick": (proceed, _open),
    "goods": (_whole_order, _whole_order),
    "why": (proceed, _open),
    "how": (proceed, _open),
    "sales_person": (proceed, _open),
    "other_reasons": (_tell_more, _open),
    "other_detail": (_tell_more, _open),
    "wanted": (proceed, _open),
    "rank": (_as_said, _as_said),
    "confirm": (_confirmed, _not_right),
    "correct": (_confirmed, _not_right),
    "accept": (accept, decline),
    "opinion": (proceed, refuse_everything),
    "withdraw": (withdraw_now, _stay),
    "same_complaint": (hand_over_again, _another_matter),
    "service_person": (_person_for_service, _no_person),
    "follow_up": (proceed, proceed),
}
"""What yes and no mean to each question (H111)."""

ABSORBING = frozenset(
    {"order", "order_contact", "order_pick", "other_reasons", "wanted", "confirm", "correct", "opinion", "listen"}
)
"""Questions to which "no, and by the way …" brings facts that count more than the no."""

IN_WORDS = frozenset({"what", "why", "how", "sales_person", "other_reasons", "other_detail"})
"""Questions that are answered in words."""

PLAIN_NO = re.compile(
    r"不对|不是|没有|记错|错了|有点|一点|地方|完全|这么回事|那么回事|这样|那样|[不没是对的了吧啊您你我哦呢]"
    r"|\b(?:no|not|nope|something'?s?|that'?s|it'?s|isn'?t|is|it|was|all|at|quite|right|wrong|correct|incorrect|true)\b",
    re.IGNORECASE,
)
"""What a plain no is made of; what is left beside it is the correction."""

HAN = re.compile(r"[\u4e00-\u9fff]")

NOTHING_MORE = re.compile(
    r"别的|其他|其它|就[这那]些?|[这那]些?个?|暂时|目前|满意|清楚?|知道|记得?|方便|补充|需要|麻烦|谢谢|什么|怎么|先|再|都|想|说|用|要|也|还|话"
)
"""What "no, nothing else" is made of besides."""

SURE = 0.8
"""Confidence from which a yes or no to such a question is believed."""

SOME_WORDS = 4
"""Weighted length from which a message is more than a yes or no."""
