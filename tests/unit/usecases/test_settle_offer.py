"""A yes becomes a promise with owner and date; a no is asked about, the second one shelved and forwarded."""

from __future__ import annotations

from bot.usecases.consent import consent
from tests.builders import a_step, an_expectation
from tests.unit.usecases.harness import Talk, a_case_ready_to_propose


def test_a_yes_is_a_promise_with_owner_and_date(talk: Talk) -> None:
    talk.to_offer("refund")
    assert talk.yes() == ["utter_agreed__commitment"]
    (promise,) = talk.case.promises
    assert (promise.what, promise.owner, promise.status) == ("refund", "finance", "open")
    assert promise.offer_id == talk.case.offers[0].id
    assert talk.line("utter_agreed__commitment").slots == {"offer": "退款¥299", "due": "11月25日（周三）18:00前"}


def test_the_date_promised_is_the_date_that_was_offered(talk: Talk) -> None:
    talk.to_offer("refund")
    offered = talk.line("utter_offer__refund").slots["due"]
    talk.yes()
    assert talk.line("utter_agreed__commitment").slots["due"] == offered


def test_a_yes_is_on_record_with_its_message(talk: Talk) -> None:
    talk.to_offer("refund")
    talk.yes()
    (offer,) = talk.case.offers
    said = talk.uow.stored.messages[-1].client_id
    assert (offer.status, offer.answered_by, offer.answered_at) == ("accepted", said, talk.clock.now())
    assert [(s.step, s.message_id) for s in talk.case.steps][-1] == ("confirm", said)
    assert talk.case.expectations[0].status == "agreed"


def test_after_the_last_yes_the_form_starts(talk: Talk) -> None:
    talk.to_offer("refund")
    talk.yes()
    assert talk.reply.start_form
    assert talk.asked == "follow_up"


def test_after_a_yes_the_next_wish_is_answered(talk: Talk) -> None:
    talk.given(
        a_case_ready_to_propose(
            expectations=[an_expectation(resolution="apology", rank=2), an_expectation(resolution="refund", rank=1)]
        )
    )
    talk.yes()
    assert talk.yes() == ["utter_agreed__commitment", "utter_offer__apology"]
    assert not talk.reply.start_form


def test_a_no_asks_what_they_would_have_instead(talk: Talk) -> None:
    talk.to_offer("refund")
    assert talk.no() == ["utter_opinion__ask"]
    assert talk.asked == "opinion"
    choices = talk.line("utter_opinion__ask").choices
    assert 0 < len(choices) <= 3
    assert "退款" not in choices
    assert (talk.case.offers[0].status, talk.case.expectations[0].refusals) == ("declined", 1)


def test_the_choices_are_in_the_language_of_the_talk(talk: Talk) -> None:
    talk.given(a_case_ready_to_propose("refund"), language="en")
    talk.say(consent, "affirm", "yes", language="en")
    talk.say(consent, "deny", "no", language="en")
    assert all(choice.isascii() for choice in talk.line("utter_opinion__ask").choices)


def test_the_second_no_shelves_the_wish_and_forwards_it_with_a_date(talk: Talk) -> None:
    talk.to_offer("refund")
    talk.no()
    assert talk.no() == ["utter_hand_over__other", "utter_hand_over__next"]
    assert [wish.status for wish in talk.case.expectations] == ["shelved"]
    assert [(handoff.reason, handoff.status) for handoff in talk.case.handoffs] == [("no_agreement", "queued")]
    assert talk.case.promises[-1].what == "answer"
    assert talk.case.status == "waiting_person"


def test_two_declined_offers_are_enough(talk: Talk) -> None:
    talk.to_offer("refund")
    talk.tell("换货吧", "request_resolution", wishes=("replace",))
    talk.no()
    assert talk.case.handoffs[0].reason == "no_agreement"
    assert [offer.status for offer in talk.case.offers] == ["declined", "declined"]


def test_one_agreed_and_one_refused_goes_to_a_person_with_both_on_record(talk: Talk) -> None:
    talk.given(
        a_case_ready_to_propose(
            expectations=[an_expectation(resolution="apology", rank=1), an_expectation(resolution="refund", rank=2)]
        )
    )
    talk.yes()
    talk.yes()
    talk.no()
    talk.no()
    assert sorted(wish.status for wish in talk.case.expectations) == ["agreed", "shelved"]
    assert [p.what for p in talk.case.promises] == ["apology", "answer"]


def test_a_yes_without_an_offer_goes_on_with_the_case(talk: Talk) -> None:
    case = a_case_ready_to_propose("refund")
    case.steps.append(a_step(step="probe"))
    talk.given(case, asked="accept")
    assert talk.yes() == ["utter_solution__responsibility", "utter_offer__refund"]
    assert talk.case.promises == []
