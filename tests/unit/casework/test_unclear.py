"""Rubbish is told from words in both languages."""

from __future__ import annotations

import pytest

from bot.casework.unclear import is_rubbish


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "???",
        "。。。",
        "12345",
        "😡😡😡",
        "_",
        "asdfgh",
        "qwrtp",
        "sdfgh jklzx",
        "aaaaaa",
        "啊啊啊啊啊啊",
        "x",
        "hhhh",
    ],
)
def test_what_has_no_words_is_rubbish(text: str) -> None:
    assert is_rubbish(text)


@pytest.mark.parametrize(
    "text",
    [
        "好",
        "耳机坏了",
        "no",
        "ok",
        "It broke",
        "why",
        "rhythm",
        "左边没声音!!!",
        "AM26110342 坏了",
        "哈哈",
        "Ärger",
        "мне",
    ],
)
def test_words_are_not_rubbish(text: str) -> None:
    assert not is_rubbish(text)
