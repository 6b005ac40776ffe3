"""What yes and no mean is decided by the question on the table; each of them is answered."""

from __future__ import annotations

import pytest

from bot.casework.case import Case
from bot.usecases.consent import ABSORBING, MEANING, consent
from bot.usecases.misunderstand import GUESSES
from bot.usecases.report_status import ABOUT
from tests.builders import a_case, a_step, an_expectation, an_offer
from tests.unit.usecases.harness import Talk, a_case_agreed, a_case_ready_to_propose

WITHOUT_CASE = ("agenda", "what", "service_person")
"""Questions that are put before anything is known."""

NEEDED = {"what": "what_happened", "order": "customer_kind", "order_contact": "customer_kind", "goods": "goods"}
NEEDED |= {"order_pick": "customer_kind", "why": "why_dissatisfied", "how": "how_happened"}
NEEDED |= {"other_reasons": "other_reasons", "other_detail": "other_reasons", "wanted": "wanted_solution"}


def case_for(asked: str) -> Case:
    """A case in which this question is on the table."""
    if asked == "same_complaint":
        return a_case(status="closed", order_number="AM26110342")
    if asked == "follow_up":
        return a_case_agreed()
    case = a_case_ready_to_propose("refund")
    case.facts = [fact for fact in case.facts if fact.point != NEEDED.get(asked)]
    if asked in ("confirm", "correct"):
        for fact in case.facts:
            fact.confirmed = False
    if asked == "accept":
        case.offers.append(an_offer(expectation_id=case.expectations[0].id, remedy="replace"))
        case.steps += [a_step(step="probe"), a_step(step="solution")]
    if asked == "rank":
        case.expectations.append(an_expectation(resolution="apology"))
    return case


def asked_for(talk: Talk, asked: str, **changes: object) -> Talk:
    case = case_for(asked)
    for name, value in changes.items():
        setattr(case, name, value)
    talk.given(case, asked=asked, asked_times=1)
    return talk


@pytest.mark.parametrize("answer", ["affirm", "deny"])
@pytest.mark.parametrize("asked", sorted(MEANING))
def test_every_yes_and_no_ends_in_a_line_or_a_form(talk: Talk, asked: str, answer: str) -> None:
    said = asked_for(talk, asked).say(consent, answer, "好" if answer == "affirm" else "不")
    assert said or talk.reply.start_form


@pytest.mark.parametrize("answer", ["affirm", "deny"])
@pytest.mark.parametrize(
    "asked", [*sorted(WITHOUT_CASE), *(f"guess:{guess}" for guess in sorted(GUESSES)), ABOUT, None]
)
def test_every_yes_and_no_before_there_is_a_case_is_answered(talk: Talk, asked: str | None, answer: str) -> None:
    talk.given(asked=asked)
    assert talk.say(consent, answer, "……")


@pytest.mark.parametrize("answer", ["affirm", "deny"])
@pytest.mark.parametrize("status", ["closed", "withdrawn"])
@pytest.mark.parametrize("asked", [*sorted(WITHOUT_CASE), "same_complaint", None])
def test_every_yes_and_no_after_a_case_is_answered(talk: Talk, asked: str | None, status: str, answer: str) -> None:
    talk.given(a_case(status=status), asked=asked)
    assert talk.say(consent, answer, "……")


def test_absorbing_questions_have_a_meaning() -> None:
    assert set(MEANING) >= ABSORBING


def test_nothing_more_on_the_heart_is_taken_as_it_is(talk: Talk) -> None:
    talk.given(asked="what")
    assert talk.no() == ["utter_greeting__no_hurry"]
    assert talk.asked is None
    assert talk.uow.stored.cases == []


def test_a_yes_to_what_happened_asks_for_it(talk: Talk) -> None:
    talk.given(asked="what")
    assert talk.yes() == ["utter_probe__what"]


@pytest.mark.parametrize("status", ["closed", "withdrawn"])
def test_after_a_case_nothing_is_added_to_it(talk: Talk, status: str) -> None:
    talk.given(a_case(status=status), asked="what")
    assert talk.no() == ["utter_greeting__no_hurry"]
    assert talk.case.facts == []


def test_the_agenda_accepted_begins_with_what_happened(talk: Talk) -> None:
    talk.given(asked="agenda")
    assert talk.yes() == ["utter_probe__what"]
    assert talk.asked == "what"


def test_a_guess_that_was_right_calls_the_person(talk: Talk) -> None:
    talk.given(asked="guess:ask_human")
    assert talk.yes() == ["utter_hand_over__asked", "utter_hand_over__next"]


def test_a_guess_that_was_wrong_asks_for_other_words(talk: Talk) -> None:
    talk.given(asked="guess:complain")
    assert talk.no() == ["utter_unclear__rephrase"]
    assert talk.asked is None


def test_who_has_finished_venting_gets_apology_and_the_next_question(talk: Talk) -> None:
    talk.tell("气死我了", "vent")
    assert talk.asked == "listen"
    assert "utter_apology__sorry" in talk.no()
    assert talk.asked not in ("listen", None)


def test_who_wants_to_go_on_venting_may(talk: Talk) -> None:
    talk.tell("气死我了", "vent")
    assert talk.yes() == ["utter_vent__listen"]


def test_without_an_order_number_a_phone_number_will_do(talk: Talk) -> None:
    asked_for(talk, "order", order_number=None)
    assert talk.no() == ["utter_probe__order_contact"]
    talk.no()
    assert talk.fact("customer_kind") == "unknown"


@pytest.mark.parametrize("answer", ["affirm", "deny"])
def test_all_the_articles_are_meant(talk: Talk, answer: str) -> None:
    asked_for(talk, "goods").say(consent, answer, "……")
    assert talk.fact("goods") == "蓝牙耳机 Air 2（Bluetooth earphones）"


def test_more_to_tell_is_asked_for(talk: Talk) -> None:
    assert asked_for(talk, "other_reasons").yes() == ["utter_probe__other_detail"]


def test_nothing_more_to_tell_goes_on(talk: Talk) -> None:
    asked_for(talk, "other_reasons").no()
    assert talk.fact("other_reasons") == "-"


@pytest.mark.parametrize("answer", ["affirm", "deny"])
def test_which_matters_most_answered_by_yes_or_no_keeps_the_order_of_mention(talk: Talk, answer: str) -> None:
    asked_for(talk, "rank").say(consent, answer, "都行")
    assert [(wish.resolution, wish.rank) for wish in talk.case.expectations] == [("refund", 1), ("apology", 2)]


def test_what_is_repeated_back_rightly_is_confirmed_and_answered(talk: Talk) -> None:
    assert asked_for(talk, "confirm").yes() == ["utter_solution__responsibility", "utter_offer__refund"]
    assert all(fact.confirmed for fact in talk.case.facts if fact.source == "customer")
    assert "probe" in [record.step for record in talk.case.steps]


def test_what_is_repeated_back_wrongly_is_asked_about(talk: Talk) -> None:
    assert asked_for(talk, "confirm").no() == ["utter_confirm__what_is_wrong"]
    assert talk.asked == "correct"


def test_a_no_that_brings_an_order_number_counts_for_the_number(talk: Talk) -> None:
    asked_for(talk, "confirm", order_number=None)
    said = talk.say(consent, "deny", "不对，订单是AM26110342", order_number="AM26110342")
    assert talk.case.order_number == "AM26110342"
    assert said == ["utter_confirm__repeat_back"]


def test_a_no_that_brings_a_wish_counts_for_the_wish(talk: Talk) -> None:
    asked_for(talk, "confirm").say(consent, "deny", "不对，我要换货", wishes=("replace",))
    assert [(w.resolution, w.status) for w in talk.case.expectations] == [("refund", "dropped"), ("replace", "open")]


@pytest.mark.parametrize(("answer", "status"), [("affirm", "withdrawn"), ("deny", "open")])
def test_taking_it_back_needs_a_clear_yes(talk: Talk, answer: str, status: str) -> None:
    said = asked_for(talk, "withdraw").say(consent, answer, "……")
    assert talk.case.status == status
    assert said[0] == ("utter_withdraw__done" if answer == "affirm" else "utter_withdraw__kept")


def test_the_same_complaint_again_takes_the_old_case_to_a_person(talk: Talk) -> None:
    asked_for(talk, "same_complaint").yes()
    assert len(talk.uow.stored.cases) == 1
    assert [handoff.reason for handoff in talk.case.handoffs] == ["second_complaint"]
    assert talk.case.closed_at is None


def test_another_matter_after_a_case_opens_a_new_one(talk: Talk) -> None:
    assert asked_for(talk, "same_complaint").no() == ["utter_probe__what"]
    assert [case.status for case in talk.uow.stored.cases] == ["closed", "open"]
    assert talk.asked == "what"


@pytest.mark.parametrize(("answer", "people"), [("affirm", 1), ("deny", 0)])
def test_a_person_for_an_ordinary_question_is_offered_not_forced(talk: Talk, answer: str, people: int) -> None:
    talk.given(asked="service_person")
    talk.say(consent, answer, "……")
    assert sum(len(case.handoffs) for case in talk.uow.stored.cases) == people


def test_a_yes_with_nothing_asked_goes_on_with_the_case(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund"))
    assert talk.yes() == ["utter_solution__responsibility", "utter_offer__refund"]


def test_a_yes_with_nothing_asked_and_no_case_asks_what_can_be_done(talk: Talk) -> None:
    assert talk.yes() == ["utter_greeting__anything_else"]
    assert talk.asked == "what"
