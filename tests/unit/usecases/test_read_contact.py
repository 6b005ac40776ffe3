"""The answers of the follow-up form are read, and anything else makes the form step back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.usecases.read_contact import SOMETHING_ELSE, Contact, read_contact
from tests.builders import a_customer
from tests.unit.usecases.harness import Talk, heard


def read(
    talk: Talk, text: str, *, intent: str = "inform", channel: str | None = None, tries: int = 0, **signs: Any
) -> Contact:
    return read_contact(talk.workshop, heard(intent, text, **signs), channel, tries)


def known(talk: Talk, **changes: Any) -> Talk:
    """A talk whose customer is in the archive."""
    customer = a_customer(**{"verified": True, "email": "", **changes})
    with talk.uow as uow:
        uow.customers.add(customer)
        uow.commit()
    talk.given(customer_id=customer.id)
    return talk


@pytest.mark.parametrize(
    ("text", "signs", "channel", "contact"),
    [
        ("就在这里", {}, "chat", "-"),
        ("不用了", {}, "none", "-"),
        ("电话吧", {}, "phone", None),
        ("13800138001", {"phone": "13800138001"}, "phone", "13800138001"),
        ("by e-mail", {}, "email", None),
        ("li@example.cn", {"email": "li@example.cn"}, "email", "li@example.cn"),
        ("寄信", {}, "letter", None),
        ("寄信到上海市静安区明灯路88号", {}, "letter", "上海市静安区明灯路88号"),
    ],
)
def test_channel_and_contact_are_read_from_one_answer(
    talk: Talk, text: str, signs: dict[str, str], channel: str, contact: str | None
) -> None:
    found = read(talk, text, **signs)
    assert (found.channel, found.contact, found.interrupted, found.reply.lines) == (channel, contact, False, [])


def test_a_plain_no_means_no_call_back(talk: Talk) -> None:
    assert read(talk, "算了", intent="deny").channel == "none"


def test_a_no_to_the_contact_does_not_take_the_channel_back(talk: Talk) -> None:
    assert read(talk, "嗯", intent="deny", channel="phone").channel == "phone"


@pytest.mark.parametrize(
    ("channel", "changes", "contact"),
    [
        ("phone", {}, "13800138001"),
        ("phone", {"verified": False}, None),
        ("email", {}, None),
        ("email", {"email": "li@example.cn"}, "li@example.cn"),
        ("letter", {}, None),
    ],
)
def test_a_contact_the_shop_knows_is_not_asked_for(
    talk: Talk, channel: str, changes: dict[str, Any], contact: str | None
) -> None:
    word = {"phone": "电话", "email": "邮件", "letter": "寄信"}[channel]
    assert read(known(talk, **changes), word).contact == contact


def test_another_channel_named_later_counts(talk: Talk) -> None:
    found = read(talk, "还是发邮件吧 li@example.cn", channel="phone", email="li@example.cn")
    assert (found.channel, found.contact) == ("email", "li@example.cn")


@pytest.mark.parametrize(
    ("text", "channel", "line"),
    [("随便", None, "utter_follow_up__bad_channel"), ("138", "phone", "utter_follow_up__bad_contact")],
)
def test_what_cannot_be_used_is_asked_for_again(talk: Talk, text: str, channel: str | None, line: str) -> None:
    found = read(talk, text, channel=channel)
    assert ([said.key for said in found.reply.lines], found.contact) == ([line], None)


@pytest.mark.parametrize(("text", "channel"), [("随便", None), ("138", "phone")])
def test_after_two_tries_the_talk_itself_is_the_way(talk: Talk, text: str, channel: str | None) -> None:
    found = read(talk, text, channel=channel, tries=2)
    assert (found.channel, found.contact, found.reply.lines) == ("chat", "-", [])


@pytest.mark.parametrize("intent", sorted(SOMETHING_ELSE))
def test_something_else_interrupts_the_form(talk: Talk, intent: str) -> None:
    assert read(talk, "……", intent=intent).interrupted
    assert read(talk, "……", intent=intent, channel="phone").interrupted


@pytest.mark.parametrize("intent", sorted(SOMETHING_ELSE))
def test_a_message_that_names_a_channel_is_an_answer_whatever_it_looks_like(talk: Talk, intent: str) -> None:
    assert read(talk, "打电话", intent=intent).channel == "phone"


def test_an_address_is_an_answer_whatever_it_looks_like(talk: Talk) -> None:
    found = read(talk, "上海市静安区明灯路88号", intent="complain", channel="letter")
    assert (found.contact, found.interrupted) == ("上海市静安区明灯路88号", False)


@pytest.mark.parametrize(
    "signs", [{"flags": {"asks_human": True}}, {"flags": {"threat": True}}, {"flags": {"safety": True}}, {"anger": 3}]
)
def test_what_calls_for_a_person_interrupts_even_with_a_channel(talk: Talk, signs: dict[str, Any]) -> None:
    assert read(talk, "打电话", **signs).interrupted


def test_a_wished_day_is_kept(talk: Talk) -> None:
    assert read(talk, "周三打电话", date="2026-11-25").date == "2026-11-25"
    assert read(talk, "打电话").date is None


def test_a_plea_carries_language_and_anger(talk: Talk) -> None:
    found = read(talk, "whatever", language="en", anger=2)
    assert (found.reply.language, found.reply.anger) == ("en", 2)
