"""The intent model learns from few examples, is the same each time and knows rubbish when it sees it."""

from __future__ import annotations

import pytest

from bot.understanding.intent_model import IntentModel, looks_like_rubbish

TEXTS = [
    "你好",
    "您好啊",
    "hello",
    "hi there",
    "我要退款",
    "把钱退给我",
    "refund me",
    "I want my money back",
]
INTENTS = ["greet"] * 4 + ["request_resolution"] * 4


def test_traditional_text_is_understood_from_simplified_examples() -> None:
    assert IntentModel.train(TEXTS, INTENTS).rank("把錢還給我")[0][0] == "request_resolution"


def test_training_twice_gives_the_same_ranking() -> None:
    first, second = (IntentModel.train(TEXTS, INTENTS).rank("refund 谢谢") for _ in range(2))
    assert first == second


def test_the_chances_of_all_intents_sum_to_one() -> None:
    assert sum(chance for _, chance in IntentModel.train(TEXTS, INTENTS).rank("哈哈")) == pytest.approx(1.0)


@pytest.mark.parametrize("text", ["????", "啊啊啊啊", "111111", "dfghjkl", "12 12 12", "@#%"])
def test_rubbish_is_seen(text: str) -> None:
    assert looks_like_rubbish(text)


@pytest.mark.parametrize("text", ["退款", "ok", "8", "refund", "am26110342", "13800138000", "好好好"])
def test_plain_answers_are_no_rubbish(text: str) -> None:
    assert not looks_like_rubbish(text)
