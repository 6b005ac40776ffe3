"""How a customer wants to be contacted is read from their words, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from bot.casework import vocabulary
from bot.casework.contact import NONE, WORDS, channel_alone, channel_in, contact_in


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("打电话给我吧", "phone"),
        ("手机", "phone"),
        ("Call me please", "phone"),
        ("by telephone", "phone"),
        ("发邮件", "email"),
        ("E-mail is fine", "email"),
        ("email", "email"),
        ("寄信给我", "letter"),
        ("a letter please", "letter"),
        ("by post", "letter"),
        ("就在这里留言", "chat"),
        ("here is fine", "chat"),
        ("in this chat", "chat"),
        ("不用了，谢谢", NONE),
        ("别联系我", NONE),
        ("No, thanks", NONE),
        ("I don't want that", NONE),
        ("never mind", NONE),
        ("随便", None),
        ("whatever", None),
        ("", None),
    ],
)
def test_the_channel_is_read_from_words(text: str, channel: str | None) -> None:
    assert channel_in(text, {}) == channel


@pytest.mark.parametrize(
    ("entities", "channel"),
    [
        ({"phone": ("13800138001",)}, "phone"),
        ({"email": ("li@example.cn",)}, "email"),
        ({"phone": (), "email": ()}, None),
    ],
)
def test_a_number_or_address_names_its_channel(entities: dict[str, tuple[Any, ...]], channel: str | None) -> None:
    assert channel_in("……", entities) == channel


@pytest.mark.parametrize("channel", vocabulary.keys("channels"))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_channel_is_known_by_its_label(channel: str, language: str) -> None:
    assert channel_in(vocabulary.label("channels", channel, language), {}) == channel


def test_every_channel_of_the_table_has_its_words() -> None:
    assert set(WORDS) == {NONE, *vocabulary.keys("channels")}


@pytest.mark.parametrize(
    ("channel", "text", "entities", "contact"),
    [
        ("phone", "13800138001", {"phone": ("13800138001",)}, "13800138001"),
        ("phone", "电话", {}, None),
        ("phone", "li@example.cn", {"email": ("li@example.cn",)}, None),
        ("email", "li@example.cn", {"email": ("li@example.cn",)}, "li@example.cn"),
        ("email", "邮件", {}, None),
        ("letter", "上海市静安区明灯路88号", {}, "上海市静安区明灯路88号"),
        ("letter", "12 Oak Street,\n Leeds", {}, "12 Oak Street, Leeds"),
        ("letter", "上海", {}, None),
        ("letter", "写信吧", {}, None),
        ("letter", "a letter please", {}, None),
        ("chat", "这里", {}, ""),
    ],
)
def test_the_contact_belongs_to_the_channel(
    channel: str, text: str, entities: dict[str, tuple[Any, ...]], contact: str | None
) -> None:
    assert contact_in(channel, text, entities) == contact


@pytest.mark.parametrize(
    ("text", "alone"),
    [("写信吧", True), ("请用信函。", True), ("by letter please", True), ("寄信到上海市静安区明灯路88号", False)],
)
def test_a_channel_alone_is_no_address(text: str, alone: bool) -> None:
    assert channel_alone(text) is alone
