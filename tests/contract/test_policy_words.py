"""The words of policy.yml do what they are there for: each fires by itself, and each innocent phrase stays silent."""

from __future__ import annotations

import pytest

from bot.casework.folding import fold, found
from bot.casework.policy_parts import ServiceAnswer
from bot.casework.triage import triage
from bot.casework.vocabulary import LANGUAGES
from tests.contract.golden.tables import shop_policy
from tests.contract.test_vocabulary_tables import FORBIDDEN

POLICY = shop_policy()
PHRASES = [
    (reason, kind, phrase)
    for reason, rule in POLICY.escalation.items()
    for kind, words in (("words", rule.words), ("alone", rule.alone), ("innocent", rule.innocent))
    for language in LANGUAGES
    for phrase in words[language]
]


@pytest.mark.parametrize(("reason", "kind", "phrase"), PHRASES)
def test_a_word_fires_by_itself_and_an_innocent_phrase_does_not(reason: str, kind: str, phrase: str) -> None:
    fired = reason in [finding.reason for finding in triage(phrase, {}, 0, POLICY)]
    assert fired is (kind != "innocent")


@pytest.mark.parametrize(("reason", "kind", "phrase"), [row for row in PHRASES if row[1] == "innocent"])
def test_an_innocent_phrase_is_there_for_a_reason(reason: str, kind: str, phrase: str) -> None:
    words = [word for language in LANGUAGES for word in POLICY.escalation[reason].words[language]]
    assert found(words, fold(phrase))


@pytest.mark.parametrize("answer", POLICY.service_answers, ids=lambda answer: answer.key)
def test_an_ordinary_question_has_words_and_a_clean_answer_in_both_languages(answer: ServiceAnswer) -> None:
    for language in LANGUAGES:
        assert answer.words[language]
        assert not FORBIDDEN.search(answer.answer[language])


def test_no_word_names_two_ordinary_questions() -> None:
    words = [fold(word) for one in POLICY.service_answers for language in LANGUAGES for word in one.words[language]]
    assert len(words) == len(set(words))
