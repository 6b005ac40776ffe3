"""Asking for the other language is heard; mentioning it in a complaint is not asking."""

from __future__ import annotations

import pytest

from bot.casework.speaking import language_asked_for
from bot.casework.told import only_announces


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("算了还是说中文吧", "zh"),
        ("能用英语聊吗", "en"),
        ("can we continue in English?", "en"),
        ("Please switch to Chinese", "zh"),
        ("the manual is only in English", None),
        ("我买的耳机坏了", None),
    ],
)
def test_the_language_asked_for(text: str, language: str | None) -> None:
    assert language_asked_for(text) == language


@pytest.mark.parametrize("text", ["我要投诉", "你好，我想投诉一件事", "I'd like to make a complaint"])
def test_an_announcement_tells_nothing_yet(text: str) -> None:
    assert only_announces(text)


@pytest.mark.parametrize("text", ["我要投诉快递", "耳机坏了", "I want to complain about a leaking kettle"])
def test_a_complaint_is_more_than_its_announcement(text: str) -> None:
    assert not only_announces(text)
