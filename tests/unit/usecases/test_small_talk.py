"""What is beside the matter is answered kindly, and an open case goes on where it stands."""

from __future__ import annotations

import pytest

from bot.usecases.small_talk import answer_service_question, goodbye, greet, praise, tell_who_i_am, thank
from bot.usecases.take_turn import Verb
from tests.builders import a_case
from tests.unit.usecases.harness import Talk, the_policy

FIRST_LINE: dict[str, tuple[Verb, str]] = {
    "thank": (thank, "utter_smalltalk__thanks"),
    "praise": (praise, "utter_smalltalk__praise"),
    "bot_challenge": (tell_who_i_am, "utter_smalltalk__bot"),
}


@pytest.mark.parametrize(("language", "shop"), [("zh", "明灯商城"), ("en", "Lantern Store")])
def test_a_greeting_opens_with_the_agenda(talk: Talk, language: str, shop: str) -> None:
    assert talk.say(greet, "greet", "hi", language=language) == ["utter_greeting__agenda"]
    assert talk.reply.lines[0].slots["shop"] == shop
    assert talk.asked == "agenda"


def test_a_greeting_within_a_case_goes_on_with_it(talk: Talk) -> None:
    talk.complain()
    assert talk.say(greet, "greet", "你好") == ["utter_greeting__again", "utter_probe__other_reasons"]


def test_a_greeting_after_a_case_begins_anew(talk: Talk) -> None:
    talk.given(a_case(status="closed"))
    assert talk.say(greet, "greet", "你好") == ["utter_greeting__agenda"]


@pytest.mark.parametrize("intent", FIRST_LINE)
def test_kind_words_open_no_case(talk: Talk, intent: str) -> None:
    verb, line = FIRST_LINE[intent]
    assert talk.say(verb, intent) == [line]
    assert talk.uow.stored.cases == []


@pytest.mark.parametrize("intent", FIRST_LINE)
def test_kind_words_within_a_case_lead_back_to_it(talk: Talk, intent: str) -> None:
    verb, line = FIRST_LINE[intent]
    talk.complain()
    assert talk.say(verb, intent) == [line, "utter_probe__other_reasons"]


def test_a_thank_you_is_no_yes_to_an_offer(talk: Talk) -> None:
    talk.to_offer("refund")
    assert talk.say(thank, "thank", "谢谢") == ["utter_smalltalk__thanks", "utter_offer__still"]
    assert talk.case.offers[0].status == "proposed"


def test_a_goodbye_leaves_an_open_case_open(talk: Talk) -> None:
    talk.complain()
    assert talk.say(goodbye, "goodbye", "再见") == ["utter_smalltalk__goodbye_open"]
    assert talk.reply.lines[0].slots["number"] == talk.case.number
    assert talk.case.status == "open"


def test_a_goodbye_without_a_case_is_a_goodbye(talk: Talk) -> None:
    assert talk.say(goodbye, "goodbye", "再见") == ["utter_smalltalk__goodbye"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("subject", [answer.key for answer in the_policy().service_answers])
def test_every_word_the_shop_configured_brings_an_answer(subject: str, language: str) -> None:
    configured = next(answer for answer in the_policy().service_answers if answer.key == subject)
    for word in configured.words[language]:
        talk = Talk()
        assert talk.say(answer_service_question, "service_question", word.upper(), language=language) == [
            "utter_service__answer"
        ], word


def test_the_answer_is_the_shops_own_in_the_language_of_the_talk(talk: Talk) -> None:
    invoice = next(answer for answer in the_policy().service_answers if answer.key == "invoice")
    talk.say(answer_service_question, "service_question", "Can I have an invoice?", language="en")
    assert talk.reply.lines[0].slots["answer"] == invoice.answer["en"]


def test_an_answered_question_leads_back_to_the_case(talk: Talk) -> None:
    talk.complain()
    said = talk.say(answer_service_question, "service_question", "发票怎么开")
    assert said == ["utter_service__answer", "utter_probe__other_reasons"]


def test_for_what_is_not_configured_a_person_is_offered(talk: Talk) -> None:
    assert talk.say(answer_service_question, "service_question", "你们招人吗") == ["utter_service__ask_person"]
    assert talk.asked == "service_person"
