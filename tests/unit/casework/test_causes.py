"""The cause of a complaint is read from its words, else from its category."""

from __future__ import annotations

import pytest

from bot.casework.causes import cause_of, find_cause
from bot.casework.vocabulary import entry, keys


@pytest.mark.parametrize(
    ("category", "text", "cause"),
    [
        ("delivery", "包裹还没到", "delay"),
        ("delivery", "说好的三天到，答应了又反悔", "broken_word"),
        ("service_attitude", "打了三次电话没人理，一直敷衍我", "not_listening"),
        ("service_attitude", "店员态度恶劣，还翻白眼", "service"),
        ("refund_delay", "退款还没到，一直没解决", "late_remedy"),
        ("after_sales_repair", "客服和维修互相推诿，踢皮球", "delay"),
        ("after_sales_repair", "师傅什么都不懂，太不专业", "incompetence"),
        ("product_quality", "杯子裂了", "goods"),
        ("price_or_billing", "店大欺客，霸王条款", "bullying"),
        ("product_quality", "The zip broke after a day", "goods"),
        ("service_attitude", "Nobody listens and I was fobbed off", "not_listening"),
        ("refund_delay", "You promised a refund and I was lied to", "broken_word"),
        ("after_sales_repair", "I was PASSED AROUND and given the runaround", "delay"),
        ("other", "", "service"),
    ],
)
def test_the_cause_of_a_complaint(category: str, text: str, cause: str) -> None:
    assert cause_of(category, text) == cause


def test_the_words_that_speak_for_it_are_given() -> None:
    assert find_cause("delivery", "说好的三天，答应了").words == ("说好的", "答应了")
    assert find_cause("delivery", "还行").words == ()


@pytest.mark.parametrize("category", keys("categories"))
def test_without_words_the_category_speaks(category: str) -> None:
    assert cause_of(category, "……") == entry("categories", category)["cause"]


@pytest.mark.parametrize("cause", keys("causes"))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_speaks_for_its_cause(cause: str, language: str) -> None:
    for word in entry("causes", cause)["words"][language]:
        assert word in find_cause("other", word).words or cause_of("other", word) != "service", word
