"""The guard as a whole: spans, stability, suggestions, speed, and the rules' own examples."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording.facts import facts_of
from bot.wording.guard import check
from bot.wording.rules import RULE_IDS, load_rules
from bot.wording.suggest import is_traditional
from tests.unit.wording.zh_examples import forbidden

_WORDS = [
    "你", "您", "应该", "我们", "不会", "从没", "弄错", "，", "。", " ", "\u200b", "😀", "you ", "should ", "«", "<b>",
    "&nbsp;", "{a}", "《", "》", "“", "”", "·", "不可能", "激动", "ni ", "yinggai ",
]  # fmt: skip
_TEXT = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=30).map("".join))


def test_every_example_of_every_rule_holds() -> None:
    load_rules(check=True)


def test_chinese_has_all_fifteen_rules() -> None:
    assert {rule.id for rule in load_rules().rules if rule.language == "zh"} == set(RULE_IDS)


@settings(max_examples=400, deadline=None)
@given(_TEXT, st.sampled_from(["bot", "agent"]))
def test_any_text_gives_a_stable_verdict_with_spans_inside(text: str, speaker: str) -> None:
    verdict = check(text, speaker=speaker)  # type: ignore[arg-type]
    assert verdict == check(text, speaker=speaker)  # type: ignore[arg-type]
    for hit in verdict.hits:
        assert 0 <= hit.start < hit.end <= len(text)
        assert 1 <= len(hit.suggestions) <= 3


@pytest.mark.parametrize(("rule", "text"), forbidden())
def test_suggestions_pass_the_guard_and_keep_every_fact(rule: str, text: str) -> None:
    told = text.rstrip("。") + "，订单AM26110301的¥1,299.00退款11月25日18:00前处理"
    for hit in check(told).hits:
        for line in hit.suggestions:
            assert check(line, speaker="bot").verdict == "pass", line
            for fact in ("AM26110301", "¥1,299.00", "11月25日18:00前"):
                assert fact in line or set(text) & set("，？！"), line


def test_suggestions_answer_traditional_with_traditional() -> None:
    hit = check("您應該先看說明").hits[0]
    assert is_traditional(hit.suggestions[0])


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("您的订单AM26110301应该明天15:00前到", ("AM26110301", "明天15:00前")),
        ("退款¥1,299.00会在3-5个工作日内到账", ("¥1,299.00", "3-5个工作日内")),
        ("{nickname}，请看https://shop.example/a?b=1", ("{nickname}", "https://shop.example/a?b=1")),
        ("Refund of $30 by Friday for order AM26110301", ("$30", "by Friday", "AM26110301")),
    ],
)
def test_facts_are_found_as_they_stand(sentence: str, facts: tuple[str, ...]) -> None:
    assert facts_of(sentence) == facts


@pytest.mark.parametrize(
    "unit", ["你 ", "你应该先", "a", "y-o-", "，", "不", "您不", "<b", "“你", "我们", "《", "http://a"]
)
def test_ten_thousand_characters_of_anything_are_judged(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    assert all(0 <= hit.start < hit.end <= len(text) for hit in check(text).hits)
