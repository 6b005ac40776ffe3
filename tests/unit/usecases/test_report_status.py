"""The true state of a case is told to whom it belongs, and nothing to anybody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.casework.case import Case
from bot.usecases.listen import listen
from bot.usecases.report_status import report_status
from tests.builders import NOW, a_case, a_customer, a_handoff, a_promise
from tests.unit.usecases.harness import Talk, a_case_agreed, a_case_ready_to_propose

FOREIGN = "A261101-AAAA"
PHONE = "13800138001"


def ask(talk: Talk, **signs: Any) -> list[str]:
    return talk.say(report_status, "ask_status", "办得怎么样了", **signs)


def elsewhere(talk: Talk, **changes: Any) -> Case:
    """Another talk's case, of the customer with `PHONE`."""
    customer = a_customer(phone=PHONE, email="li@example.cn", verified=True)
    given = {"number": FOREIGN, "conversation_id": "talk-0", "customer_id": customer.id, "order_number": "AM26110342"}
    case = a_case(**{**given, "status": "waiting_person", "handoffs": [a_handoff(due_at=NOW)], **changes})
    with talk.uow as uow:
        uow.customers.add(customer)
        uow.commit()
    Talk(name="talk-0", beside=talk).given(case)
    return case


def told(talk: Talk) -> str:
    """Everything the latest reply holds."""
    return repr(talk.reply.to_record())


def test_state_and_step_are_told_and_the_case_goes_on(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund"))
    assert ask(talk) == ["utter_status__state", "utter_solution__responsibility", "utter_offer__refund"]
    slots = talk.line("utter_status__state").slots
    assert slots == {"number": talk.case.number, "status": "处理中", "step": "了解情况"}


def test_open_promises_are_told_with_their_dates(talk: Talk) -> None:
    case = a_case_agreed()
    case.promises += [a_promise(what="refund", status="kept"), a_promise(what="answer")]
    talk.given(case)
    ask(talk)
    assert talk.line("utter_status__promises").slots["promises"].splitlines() == [
        "· 换货：今天（11月21日，周六）16:00前"
    ]


def test_who_waits_for_a_person_hears_by_when(talk: Talk) -> None:
    handoff = a_handoff(due_at=NOW + timedelta(hours=2))
    talk.given(a_case(status="waiting_person", handoffs=[handoff]), owner="queue")
    assert ask(talk) == ["utter_status__state", "utter_status__person"]


def test_who_was_left_waiting_hears_a_new_time_and_comes_first(talk: Talk) -> None:
    handoff = a_handoff(reason="no_agreement", due_at=NOW - timedelta(hours=1))
    talk.given(a_case(status="waiting_person", handoffs=[handoff]), owner="queue")
    assert ask(talk) == ["utter_status__state", "utter_status__overdue"]
    assert [(h.reason, h.status) for h in talk.case.handoffs] == [
        ("no_agreement", "cancelled"),
        ("waiting_too_long", "queued"),
    ]


@pytest.mark.parametrize("status", ["closed", "withdrawn"])
def test_a_case_that_is_over_is_told_as_over(talk: Talk, status: str) -> None:
    talk.given(a_case(status=status))
    assert ask(talk) == ["utter_status__over"]


def test_without_a_case_the_number_is_asked_for(talk: Talk) -> None:
    assert ask(talk) == ["utter_status__none"]
    assert talk.asked == "status:"


@pytest.mark.parametrize("named", [{"case_number": FOREIGN}, {"order_number": "AM26110342"}])
def test_a_number_alone_opens_nobody_elses_case(talk: Talk, named: dict[str, str]) -> None:
    elsewhere(talk)
    assert ask(talk, **named) == ["utter_status__not_found"]
    assert FOREIGN not in told(talk)
    assert "waiting" not in told(talk) and "等待" not in told(talk)


def test_a_foreign_case_and_none_at_all_sound_the_same(talk: Talk) -> None:
    elsewhere(talk)
    ask(talk, case_number=FOREIGN)
    foreign = told(talk)
    ask(talk, case_number="A261101-ZZZZ")
    assert told(talk) == foreign


@pytest.mark.parametrize("contact", [{"phone": PHONE}, {"email": "li@example.cn"}])
def test_the_contact_given_for_it_opens_a_case(talk: Talk, contact: dict[str, str]) -> None:
    elsewhere(talk)
    ask(talk, case_number=FOREIGN)
    assert talk.say(listen, "inform", "……", **contact) == ["utter_status__state", "utter_status__person"]


@pytest.mark.parametrize("contact", [{"phone": "13900000000"}, {"email": "other@example.cn"}])
def test_another_contact_opens_nothing(talk: Talk, contact: dict[str, str]) -> None:
    elsewhere(talk)
    ask(talk, case_number=FOREIGN)
    assert talk.say(listen, "inform", "……", **contact) == ["utter_status__not_found"]


def test_naming_somebodys_order_does_not_open_their_other_cases(talk: Talk) -> None:
    elsewhere(talk, order_number="AM26110388", category="delivery")
    talk.complain()
    assert ask(talk, case_number=FOREIGN) == ["utter_status__not_found"]
    assert ask(talk, order_number="AM26110388") == ["utter_status__not_found"]


def test_a_customer_without_email_is_not_opened_by_an_empty_one(talk: Talk) -> None:
    case = elsewhere(talk)
    with talk.uow as uow:
        uow.customers.get(case.customer_id or "").email = ""  # type: ignore[union-attr]
        uow.commit()
    assert ask(talk, case_number=FOREIGN, phone="1") == ["utter_status__not_found"]


def test_an_earlier_case_of_this_very_talk_is_told(talk: Talk) -> None:
    talk.given(a_case(number="A261121-BBBB", status="open"))
    with talk.uow as uow:
        uow.cases.add(a_case(number=FOREIGN, status="closed"))
        uow.commit()
    assert ask(talk, case_number=FOREIGN) == ["utter_status__over"]


def test_a_number_in_small_letters_is_the_same_number(talk: Talk) -> None:
    talk.given(a_case(status="closed"))
    assert ask(talk, case_number=talk.case.number.lower()) == ["utter_status__over"]


def test_status_is_told_with_the_shops_system_down(talk: Talk) -> None:
    talk.complain()
    talk.orders.broken = True
    assert "utter_status__state" in ask(talk)
