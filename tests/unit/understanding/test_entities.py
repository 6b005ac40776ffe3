"""Facts are found in both languages, with their value and their place in the original text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.entities import find_entities

SATURDAY = date(2026, 11, 21)


def values(text: str, entity: str) -> list[Any]:
    return [found["value"] for found in find_entities(text, SATURDAY) if found["entity"] == entity]


FOUND = [
    ("order_number", "订单号 am 2611-0342", "AM26110342"),
    ("order_number", "单号AM26110342谢谢", "AM26110342"),
    ("order_number", "ＡＭ２６１１０３４２", "AM26110342"),
    ("order_number", "order DD26110301.", "DD26110301"),
    ("case_number", "A261121-7K3P怎么样了", "A261121-7K3P"),
    ("case_number", "case a261121-7k3p", "A261121-7K3P"),
    ("phone", "电话138 0013 8000", "13800138000"),
    ("phone", "+8613800138000", "13800138000"),
    ("phone", "１３８００１３８０００", "13800138000"),
    ("phone", "call +44 7911 123456", "+447911123456"),
    ("email", "Tom.B@Example.com", "tom.b@example.com"),
    ("email", "邮箱lily@qq.com谢谢", "lily@qq.com"),
    ("date", "昨天", "2026-11-20"),
    ("date", "上周三", "2026-11-11"),
    ("date", "三天前", "2026-11-18"),
    ("date", "11月3日", "2026-11-03"),
    ("date", "十一月三号", "2026-11-03"),
    ("date", "双十一", "2026-11-11"),
    ("date", "12月25日", "2026-12-25"),
    ("date", "大前天", "2026-11-18"),
    ("date", "last Tuesday", "2026-11-17"),
    ("date", "3 days ago", "2026-11-18"),
    ("date", "Nov 3", "2026-11-03"),
    ("date", "on the 3rd of November", "2026-11-03"),
    ("date", "2026-11-03", "2026-11-03"),
    ("date", "two weeks ago", "2026-11-07"),
    ("date", "day before yesterday", "2026-11-19"),
    ("goods", "我的电饭煲坏了", "电饭煲"),
    ("goods", "買的羽絨服", "羽绒服"),
    ("goods", "买的绣球修枝剪坏了", "绣球修枝剪"),
    ("goods", "my headphones died", "headphones"),
    ("goods", "I bought a garden gnome from you", "garden gnome"),
    ("person", "导购小王态度差", "小王"),
    ("person", "李经理说的", "李经理"),
    ("person", "店员叫张丽", "张丽"),
    ("person", "王女士", "王女士"),
    ("person", "a guy called Tom told me", "Tom"),
    ("person", "an assistant named Lucy", "Lucy"),
    ("person", "I spoke to Sarah", "Sarah"),
    ("rating", "打8分", 8),
    ("rating", "五星好评", 5),
    ("rating", "9", 9),
    ("rating", "7 out of 10", 7),
    ("rating", "1 star", 1),
]
SUMS = [
    ("¥1,299.00", 129900, "CNY"),
    ("一百二十块", 12000, "CNY"),
    ("3百", 30000, "CNY"),
    ("两千三", 230000, "CNY"),
    ("一万二", 1200000, "CNY"),
    ("五块五", 550, "CNY"),
    ("花了399", 39900, "CNY"),
    ("120 bucks", 12000, "USD"),
    ("$45.50", 4550, "USD"),
    ("¥1,2oo", 120000, "CNY"),
    ("£20", 2000, "GBP"),
    ("50元", 5000, "CNY"),
    ("赔我两百", 20000, "CNY"),
    ("it cost me 120", 12000, "CNY"),
]
ABSENT = [
    ("money", "等了三百天"),
    ("money", "一块去的"),
    ("money", "用了三天"),
    ("goods", "包裹丢了"),
    ("goods", "no strings attached"),
    ("order_number", "AM261103421"),
    ("order_number", "XAM26110342"),
    ("phone", "订单AM26110342"),
    ("person", "a reply from the manager"),
    ("rating", "用了三分钟"),
    ("date", "买了两个月"),
    ("goods", "买了两个月"),
]


@pytest.mark.parametrize(("entity", "text", "value"), FOUND)
def test_a_fact_is_found(entity: str, text: str, value: Any) -> None:
    assert values(text, entity) == [value]


@pytest.mark.parametrize(("text", "minor", "currency"), SUMS)
def test_a_sum_is_found_in_minor_units(text: str, minor: int, currency: str) -> None:
    assert values(text, "money") == [{"minor": minor, "currency": currency}]


@pytest.mark.parametrize(("entity", "text"), ABSENT)
def test_a_look_alike_is_no_fact(entity: str, text: str) -> None:
    assert values(text, entity) == []


def test_the_place_counts_in_the_original_text() -> None:
    text = "\u200b訂單ＡＭ２６１１０３４２壞了"
    found = find_entities(text, SATURDAY)[0]
    assert text[found["start"] : found["end"]] == "ＡＭ２６１１０３４２" == found["text"]


def test_several_facts_in_one_message_keep_their_order() -> None:
    found = find_entities("昨天买的电饭煲，订单AM26110342，花了399元，电话13800138000", SATURDAY)
    assert [entity["entity"] for entity in found] == [
        "date",
        "goods",
        "order_number",
        "money",
        "phone",
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="0123456789月日号年天前上周一二三万百千¥$.,-/ aoAM买的叫小王",
        max_size=30,
    )
)
def test_no_text_breaks_the_search_and_spans_never_overlap(text: str) -> None:
    end = 0
    for entity in find_entities(text, SATURDAY):
        assert end <= entity["start"] < entity["end"] <= len(text)
        end = entity["end"]
