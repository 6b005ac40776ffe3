"""What calls for a person is found in both languages, and what only looks like it is left alone."""

from __future__ import annotations

import pytest

from bot.casework.policy import Policy
from bot.casework.triage import Finding, triage

HARM = [
    ("充电器冒烟了，差点着火", "safety"),
    ("孩子吃了以后上吐下泻，送医院了", "safety"),
    ("插上电就电了一下，手都麻了，漏电！", "safety"),
    ("我真的不想活了", "safety"),
    ("用了面霜以后满脸过敏红肿", "safety"),
    ("玻璃杯炸裂，手被划伤流血", "safety"),
    ("The heater caught fire last night", "safety"),
    ("My son was taken to hospital with an allergic reaction", "safety"),
    ("It gave me an electric shock", "safety"),
    ("There is a BURNING SMELL coming out of it", "safety"),
    ("被电到了，手发麻", "safety"),
    ("My toddler swallowed a loose button", "safety"),
    ("i got a rash from this cream", "safety"),
    ("再不解决我就打12315投诉", "threat"),
    ("我要找律师起诉你们", "threat"),
    ("我会曝光你们，找记者！", "threat"),
    ("那就法院见", "threat"),
    ("我要告您们", "threat"),
    ("发到小红书让大家看看", "threat"),
    ("My lawyer will contact you", "threat"),
    ("I'm going to sue.", "threat"),
    ("I will report this to Trading Standards", "threat"),
    ("I'll go to the press", "threat"),
    ("I am calling the police", "threat"),
    ("转人工", "asked"),
    ("人工！", "asked"),
    ("我要找你们经理", "asked"),
    ("能不能转接人工客服", "asked"),
    ("不要机器人，转人工", "asked"),
    ("我特别想找人工", "asked"),
    ("为什么不给我转人工", "asked"),
    ("别废话了，叫你们领导来", "asked"),
    ("I want to speak to a human", "asked"),
    ("human please", "asked"),
    ("Agent!!", "asked"),
    ("Let me talk to your manager", "asked"),
    ("I don't want to talk to a bot", "asked"),
    ("No, I want a real person", "asked"),
    ("Why don't you put me through to someone", "asked"),
]
INNOCENT = [
    "我买的媒体播放器坏了",
    "相机曝光过度怎么办",
    "烟雾报警器一直响",
    "你们的广告你们自己看",
    "漏电保护插座发错颜色了",
    "买的是防烫伤手套",
    "我肺都炸了",
    "等得我气炸了",
    "幸好没有受伤",
    "没过敏，就是味道不喜欢",
    "请寄到医院旁边的菜鸟驿站",
    "你们清仓大出血，我买贵了",
    "不用转人工，你告诉我就行",
    "不需要找人工，谢谢",
    "先不转人工了",
    "人工智能音箱没反应",
    "你们人工客服态度很差",
    "店长骂了我",
    "这个真人秀很好看",
    "手工费里的人工费太高",
    "订单号DD20123153没收到",
    "总价12345元，多收了我的钱",
    "我不想找律师",
    "I have a burning question about my order",
    "My fire TV stick never arrived",
    "That was a smoking hot deal",
    "It adds insult to injury",
    "It was a rash decision to buy it",
    "The rash guard is the wrong size",
    "the voltage regulator is missing from the box",
    "My name is Sue and my parcel is late",
    "the media player does not work",
    "I bought a police costume in size M",
    "the issue is still there",
    "I pursue a hobby",
    "No need to talk to a person, thanks",
    "I don't need a human agent, just tell me the status",
    "your manager was rude to me",
    "treat me like a human being",
    "You put me through so much trouble",
    "The chocolate melted in the van",
    "The machine swallowed the card",
    "I bought these for standing in court shoes all day",
    "充电到了一半就停了",
    "被电话骚扰了三次",
    "I was treated badly by the agent in the shop",
    "the courtesy phone was broken",
    "nobody was injured, it only broke",
    "",
    "😡😡",
    "1",
]


@pytest.mark.parametrize(("text", "reason"), HARM)
def test_what_calls_for_a_person_is_found_with_its_words(text: str, reason: str, policy: Policy) -> None:
    findings = triage(text, {}, 0, policy)
    assert reason in [finding.reason for finding in findings]
    assert all(finding.words for finding in findings)


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_like_it_is_left_alone(text: str, policy: Policy) -> None:
    assert triage(text, {}, 0, policy) == []


@pytest.mark.parametrize(
    ("wide", "reason"), [("打１２３１５", "threat"), ("ＬＡＷＹＥＲ", "threat"), ("轉人工 转人工", "asked")]
)
def test_width_and_case_make_no_difference(wide: str, reason: str, policy: Policy) -> None:
    assert [finding.reason for finding in triage(wide, {}, 0, policy)] == [reason]


def test_the_flags_count_without_words(policy: Policy) -> None:
    flags = {"asks_human": True, "threat": True, "safety": True}
    assert triage("", flags, 0, policy) == [Finding("safety"), Finding("threat"), Finding("asked")]


@pytest.mark.parametrize(
    ("anger", "insult", "furious"),
    [(0, False, False), (1, True, False), (2, False, False), (2, True, True), (3, False, True), (3, True, True)],
)
def test_fury_is_level_three_or_an_insult_at_level_two(anger: int, insult: bool, furious: bool, policy: Policy) -> None:
    assert triage("", {"insult": insult}, anger, policy) == ([Finding("furious")] if furious else [])


def test_the_most_urgent_comes_first(policy: Policy) -> None:
    findings = triage("转人工！我要找律师，孩子都送医院了", {}, 3, policy)
    assert [finding.reason for finding in findings] == ["safety", "threat", "furious", "asked"]
