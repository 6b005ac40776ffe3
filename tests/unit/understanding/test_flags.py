"""Flags are raised by what is meant, not by words that look alike."""

from __future__ import annotations

import pytest

from bot.understanding.flags import Flags, raise_flags

RAISED = {
    "asks_human": [
        "转人工",
        "我要找真人",
        "叫你们经理来",
        "我不想跟机器人说话",
        "麻烦给我接个人工客服",
        "幫我轉真人客服",
        "I want to talk to a real person",
        "get me your manager",
        "human please",
        "stop with this, transfer me to an agent",
        "I don't want to talk to a bot",
        "put me through to someone who can help",
    ],
    "threat": [
        "不退钱我就打12315",
        "我要去消协投诉",
        "等着收律师函",
        "发抖音曝光你们",
        "我要起诉你们",
        "再不處理我就找記者",
        "I'll sue you",
        "I'm calling my lawyer",
        "filing a chargeback",
        "I will report you to trading standards",
        "see you in court",
        "I'm going to leave a one star review",
    ],
    "safety": [
        "充电宝冒烟了",
        "吃完上吐下泻去了医院",
        "手被割破了",
        "用了面膜过敏",
        "热水器漏电",
        "孩子被燙傷了",
        "it caught fire",
        "I got an electric shock",
        "my face swelled up",
        "we got food poisoning",
        "cut my finger",
        "she had an allergic reaction",
    ],
    "insult": [
        "傻逼",
        "他妈的",
        "一群骗子",
        "你们这些废物",
        "you idiots",
        "fuck off",
        "bunch of scammers",
        "這些王八蛋",
    ],
}
QUIET = {
    "asks_human": [
        "不用转人工",
        "客服人员态度差",
        "不需要人工客服",
        "你是真人吗",
        "人工智能吗",
        "经理骂我",
        "no need to transfer me to an agent",
        "the manager was rude to me",
        "are you a real person",
        "有人吗",
        "I already spoke to a person yesterday",
    ],
    "threat": [
        "媒体播放器坏了",
        "照片曝光过度",
        "烟雾报警器一直响",
        "他告诉我没货",
        "广告说防水",
        "我不想投诉到消协",
        "tennis court shoes are broken",
        "the media player is broken",
        "I don't want to sue you",
        "gas regulator leaks",
    ],
    "safety": [
        "我火大",
        "气得我肺都要炸了",
        "炸鸡凉了",
        "优惠券过期了",
        "医院门店的导购",
        "没有人受伤",
        "burning question",
        "fire sale prices were wrong",
        "fire him",
        "I'm sick of this",
        "you make me sick",
        "my coupon expired",
        "the smoke detector has no screws",
    ],
    "insult": [
        "滚筒洗衣机坏了",
        "给孙子买的",
        "他妈妈说不合适",
        "the dumbbell is bent",
        "glass is broken",
        "a class above",
    ],
}


@pytest.mark.parametrize(("flag", "text"), [(flag, text) for flag, texts in RAISED.items() for text in texts])
def test_the_flag_is_raised(flag: str, text: str) -> None:
    assert getattr(raise_flags(text), flag)


@pytest.mark.parametrize(("flag", "text"), [(flag, text) for flag, texts in QUIET.items() for text in texts])
def test_a_look_alike_raises_nothing(flag: str, text: str) -> None:
    assert not getattr(raise_flags(text), flag)


@pytest.mark.parametrize("text", ["", " ", "你好", "hello", "12345678", "😀"])
def test_ordinary_text_raises_no_flag(text: str) -> None:
    assert raise_flags(text) == Flags()
