"""The language is told for mixed text, and left open for text that has none."""

from __future__ import annotations

import pytest

from bot.understanding.language import detect_language

CLEAR = [
    ("你好", "zh"),
    ("我的 iPhone 坏了", "zh"),
    ("screen 有两条 line", "zh"),
    ("妳好嗎", "zh"),
    ("tuikuan", "zh"),
    ("my parcel is late", "en"),
    ("refund", "en"),
    ("where is my 快递", "en"),
    ("no way", "en"),
    ("hi", "en"),
    ("ok", "en"),
    ("yes", "en"),
    ("no", "en"),
    ("thanks 🙏", "en"),
    ("ok谢谢", "zh"),
    ("ok好", "zh"),
]
OPEN = [
    "",
    "12345678901",
    "😡😡",
    "8",
    "👌",
    "app",
    "AM26110342",
    "tom@example.com",
    "????",
    "asdfgh",
    "ありがとう",
]


@pytest.mark.parametrize(("text", "language"), CLEAR)
def test_the_language_is_told(text: str, language: str) -> None:
    found = detect_language(text)
    assert (found.value, found.clear) == (language, True)


@pytest.mark.parametrize("text", OPEN)
def test_the_language_is_left_open(text: str) -> None:
    assert not detect_language(text).clear
