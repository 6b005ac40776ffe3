"""Tell the true state of a case: its step, what was promised and by when, never more than the record holds."""

from __future__ import annotations

from bot.casework import vocabulary
from bot.casework.case import Case, Promise
from bot.usecases.hand_over import current_handoff
from bot.usecases.proceed import proceed
from bot.usecases.turn import Turn


def report_status(turn: Turn) -> None:
    """Answer "how is my complaint": this talk's case, or another one of the same customer by its number."""
    number = turn.heard.first("case_number").upper()
    case = turn.case if not number or (turn.case and turn.case.number == number) else _theirs(turn, number)
    if case is None:
        turn.say("utter_status__not_found" if number else "utter_status__none")
        return
    _tell(turn, case)
    if case is turn.case and case.status == "open":
        proceed(turn)


def _theirs(turn: Turn, number: str) -> Case | None:
    """A case of this very talk or this very customer; a number alone opens nobody else's case (H131)."""
    case = turn.uow.cases.by_number(number)
    if case is None:
        return None
    same_talk = case.conversation_id == turn.conversation.id
    known = turn.conversation.customer_id
    return case if same_talk or (known is not None and case.customer_id == known) else None


def _tell(turn: Turn, case: Case) -> None:
    turn.say(
        "utter_status__state",
        number=case.number,
        status=vocabulary.label("statuses", case.status, turn.language),
        step=vocabulary.label("steps", case.step, turn.language),
    )
    handoff = current_handoff(case)
    if case.status == "waiting_person" and handoff is not None:
        key = "utter_status__overdue" if handoff.due_at < turn.now else "utter_status__person"
        turn.say(key, due=turn.in_words(handoff.due_at))
    promised = [p for p in case.promises if p.status == "open" and p.what != "answer"]
    if promised:
        turn.say("utter_status__promises", promises=_listed(turn, promised))


def _listed(turn: Turn, promised: list[Promise]) -> str:
    mark = "：" if turn.language == "zh" else ": "
    return "\n".join(
        f"· {_name(promise.what, turn.language)}{mark}{turn.in_words(promise.due_at)}" for promise in promised
    )


def _name(what: str, language: str) -> str:
    table = "remedies" if what in vocabulary.keys("remedies") else "other_promises"
    return vocabulary.label(table, what, language)
