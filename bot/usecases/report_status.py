"""Tell the true state of a case: its step, what was promised and by when, never more than the record holds."""

from __future__ import annotations

from bot.casework import vocabulary
from bot.casework.case import Case, Promise
from bot.usecases.hand_over import renew_when_overdue, waiting_until
from bot.usecases.proceed import proceed
from bot.usecases.turn import Turn

ABOUT = "status:"
"""The question "which contact did you give for case …", followed by the number."""


def report_status(turn: Turn) -> None:
    """Answer "how is my complaint": this talk's case, or another one of the same customer by case or order number."""
    number = _number_meant(turn)
    case = turn.case if not number or (turn.case and turn.case.number == number) else _theirs(turn, number)
    if case is not None:
        _tell(turn, case)
        if case is turn.case and case.status == "open":
            proceed(turn)
    elif number:
        turn.ask(f"{ABOUT}{number}", "utter_status__not_found")
    else:
        turn.ask(ABOUT, "utter_status__none")


def _number_meant(turn: Turn) -> str:
    """The case number they name, or the one of the order they name, or the one that was being asked about."""
    named = turn.heard.first("case_number").upper()
    if named:
        return named
    order = turn.heard.first("order_number")
    if order and (turn.case is None or turn.case.order_number != order):
        of_order = turn.uow.cases.of_order(order)
        return of_order[-1].number if of_order else order
    asked = turn.conversation.asked or ""
    return asked.removeprefix(ABOUT) if asked.startswith(ABOUT) else ""


def _theirs(turn: Turn, number: str) -> Case | None:
    """A case of this very talk or this very customer; a number alone opens nobody else's case (H131).

    In a new talk the phone number or e-mail of the case's customer shows who they are.
    """
    case = turn.uow.cases.by_number(number)
    if case is None:
        return None
    if case.conversation_id == turn.conversation.id:
        return case
    customer = turn.uow.customers.get(case.customer_id or "")
    if customer is None:
        return None
    given = {turn.heard.first("phone"), turn.heard.first("email")} - {""}
    if given & {customer.phone, customer.email}:
        turn.conversation.customer_id = customer.id
    return case if turn.conversation.customer_id == customer.id else None


def _tell(turn: Turn, case: Case) -> None:
    over = case.status in ("closed", "withdrawn")
    turn.say(
        "utter_status__over" if over else "utter_status__state",
        number=case.number,
        status=vocabulary.label("statuses", case.status, turn.language),
        step=vocabulary.label("steps", case.step, turn.language),
    )
    if case.status == "waiting_person" and not (case is turn.case and renew_when_overdue(turn)):
        turn.say("utter_status__person", due=turn.in_words(waiting_until(case)))
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
