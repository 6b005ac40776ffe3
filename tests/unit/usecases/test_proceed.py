"""The record says what comes next; each move puts a question, plans, or hands over."""

from __future__ import annotations

import pytest

from bot.usecases.proceed import proceed
from tests.builders import a_follow_up, a_step, an_expectation, an_offer
from tests.unit.usecases.harness import Talk, a_case_agreed, a_case_ready_to_propose


def unconfirmed(**changes: object) -> object:
    case = a_case_ready_to_propose("refund", **changes)
    for fact in case.facts:
        fact.confirmed = False
    return case


def test_what_was_understood_is_repeated_back_in_short(talk: Talk) -> None:
    case = unconfirmed()
    story = next(fact for fact in case.facts if fact.point == "what_happened")  # type: ignore[attr-defined]
    story.value = "很长的故事\n" * 40
    talk.given(case)  # type: ignore[arg-type]
    assert talk.say(proceed, "inform") == ["utter_confirm__repeat_back"]
    lines = talk.line("utter_confirm__repeat_back").slots["points"].splitlines()
    assert lines[0] == "· 涉及的商品：蓝牙耳机 Air 2（Bluetooth earphones）"
    assert all(len(line) < 80 for line in lines)
    assert any(line.endswith("…") for line in lines)


def test_what_is_repeated_back_is_labelled_in_the_language_of_the_talk(talk: Talk) -> None:
    talk.given(unconfirmed(), language="en")  # type: ignore[arg-type]
    talk.say(proceed, "inform", language="en")
    points = talk.line("utter_confirm__repeat_back").slots["points"]
    assert "：" not in points
    assert ": other_reasons" in points


def test_nothing_said_is_not_repeated_back(talk: Talk) -> None:
    case = unconfirmed()
    for fact in case.facts:  # type: ignore[attr-defined]
        if fact.point == "other_reasons":
            fact.value = "-"
    talk.given(case)  # type: ignore[arg-type]
    talk.say(proceed, "inform")
    assert "-" not in talk.line("utter_confirm__repeat_back").slots["points"]


def test_how_reasonable_a_customer_is_is_computed_and_never_asked_or_told(talk: Talk) -> None:
    talk.given(unconfirmed())  # type: ignore[arg-type]
    talk.say(proceed, "inform")
    assert talk.fact("reasonable") in ("reasonable", "strained", "unreasonable")
    assert "reasonable" not in talk.line("utter_confirm__repeat_back").slots["points"]


def test_after_the_third_no_to_what_is_repeated_back_a_person_takes_over(talk: Talk) -> None:
    talk.given(unconfirmed(), asked="confirm", asked_times=3)  # type: ignore[arg-type]
    talk.say(proceed, "inform")
    assert talk.case.handoffs[0].reason == "misunderstood"


@pytest.mark.parametrize(("language", "wishes"), [("zh", "退款、道歉"), ("en", "a refund, an apology")])
def test_several_wishes_are_put_to_the_customer_to_rank(talk: Talk, language: str, wishes: str) -> None:
    talk.given(a_case_ready_to_propose("refund", "apology"), language=language)
    assert talk.say(proceed, "inform", language=language) == ["utter_solution__rank"]
    line = talk.line("utter_solution__rank")
    assert line.slots["wishes"] == wishes
    assert len(line.choices) == 2


def test_a_ranking_is_asked_for_twice_at_most(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund", "apology"), asked="rank", asked_times=2)
    assert talk.say(proceed, "inform")[-1] == "utter_offer__refund"


def with_offer(**changes: object) -> object:
    case = a_case_ready_to_propose("refund", **changes)
    case.steps += [a_step(step="probe"), a_step(step="solution")]
    case.offers = [an_offer(remedy="refund", amount_minor=29900, expectation_id=case.expectations[0].id)]
    return case


def test_an_unanswered_offer_is_recalled_with_its_amount(talk: Talk) -> None:
    talk.given(with_offer(), asked="accept", asked_times=1)  # type: ignore[arg-type]
    assert talk.say(proceed, "inform") == ["utter_offer__still"]
    assert talk.line("utter_offer__still").slots["offer"] == "退款¥299"


def test_an_offer_left_unanswered_too_often_becomes_a_question_for_their_opinion(talk: Talk) -> None:
    talk.given(with_offer(), asked="accept", asked_times=3)  # type: ignore[arg-type]
    assert talk.say(proceed, "inform") == ["utter_opinion__ask"]


def test_shelved_wishes_go_to_a_person(talk: Talk) -> None:
    case = a_case_ready_to_propose("refund")
    case.expectations[0].status = "shelved"
    talk.given(case)
    assert talk.say(proceed, "inform") == ["utter_hand_over__other", "utter_hand_over__next"]
    assert (talk.case.handoffs[0].reason, talk.case.step) == ("no_agreement", "shelved")


def test_all_agreed_the_form_starts(talk: Talk) -> None:
    talk.given(a_case_agreed())
    assert talk.say(proceed, "inform") == []
    assert (talk.reply.start_form, talk.reply.keep_form, talk.asked) == (True, True, "follow_up")


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("closed", "utter_closing__already"),
        ("withdrawn", "utter_closing__already"),
    ],
)
def test_after_the_end_it_is_said_that_it_is_over(talk: Talk, status: str, line: str) -> None:
    talk.given(a_case_ready_to_propose("refund", status=status))
    assert talk.say(proceed, "inform") == [line]


def test_with_everything_done_there_is_still_a_line(talk: Talk) -> None:
    talk.given(a_case_agreed(follow_ups=[a_follow_up()]))
    assert talk.say(proceed, "inform")


def test_a_wish_nobody_can_settle_does_not_go_round_in_circles(talk: Talk) -> None:
    case = a_case_ready_to_propose("refund")
    case.expectations += [an_expectation(resolution="none", rank=2)]
    talk.given(case)
    assert talk.say(proceed, "inform")
