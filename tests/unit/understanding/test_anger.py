"""Anger is a level, read from words, marks, capitals, repetition and threats."""

from __future__ import annotations

import pytest

from bot.understanding.anger import measure_anger

LEVELS = [
    ("收到的杯子碎了一个", 0),
    ("你好，请问怎么退货", 0),
    ("不生气，就是想换个杯子", 0),
    ("垃圾桶的盖子坏了", 0),
    ("麻烦您帮我看看", 0),
    ("申请退款二十天了，钱还没有到账", 0),
    ("客服一直叫我等，等了两个礼拜都没有人回复我", 0),
    ("有点失望", 1),
    ("不太满意", 1),
    ("这破手机用了两天就坏了", 1),
    ("你们什么破店", 2),
    ("气死我了！！！", 2),
    ("太差劲了！！！", 2),
    ("火冒三丈", 3),
    ("我快被你们气死了，骗子公司，垃圾服务，再也不来了！！！", 3),
    ("怎么还没到", 1),
    ("太过分了，气死我了", 2),
    ("再不处理我就打12315", 2),
    ("你们這些騙子！！！", 3),
    ("他妈的什么垃圾东西", 3),
    ("The cup arrived broken", 0),
    ("I'm not angry, just want a new cup", 0),
    ("I made a mistake with the size", 0),
    ("I've been waiting three weeks for the refund", 0),
    ("I'm a bit disappointed", 1),
    ("this is annoying", 1),
    ("MY ORDER IS STILL NOT HERE", 1),
    ("terrible service!!!", 2),
    ("I am furious", 3),
    ("see you in court you thieving bastards", 3),
    ("this is ridiculous and unacceptable", 2),
    ("I will sue you", 2),
    ("fuck you, scammers", 3),
    ("THIS IS ABSOLUTELY DISGUSTING!!!", 3),
]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_the_level_of_anger(text: str, level: int) -> None:
    assert measure_anger(text).value == level


def test_marks_alone_are_no_anger() -> None:
    assert measure_anger("谢谢！！！").value == 0


def test_repetition_and_marks_make_it_worse() -> None:
    assert measure_anger("第三次坏了，太差了！！！").value > measure_anger("太差了").value


def test_the_reasons_are_named() -> None:
    assert "threat" in measure_anger("不退钱法院见").reasons
    assert "capitals" in measure_anger("WHERE IS MY ORDER").reasons
