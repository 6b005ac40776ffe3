"""What arrives and what leaves stands in the log once, whatever is sent again."""

from __future__ import annotations

import pytest

from bot.usecases.receive import LONGEST_MESSAGE, MessageRefused, answer, clean, receive
from tests.unit.usecases.harness import Talk


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  耳机坏了 \n", "耳机坏了"),
        ("第一行\n第二行\t完", "第一行\n第二行\t完"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("零\u200b宽\ufeff", "零宽"),
        ("半\ud800个", "半个"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("/restart", "/restart"),
        ("\x00\x00", ""),
        ("", ""),
        ("a\r\nb", "a\nb"),
    ],
)
def test_text_is_cleaned_of_what_cannot_be_seen(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_the_longest_message_is_taken_and_one_more_character_refused() -> None:
    assert len(clean("长" * LONGEST_MESSAGE)) == LONGEST_MESSAGE
    with pytest.raises(MessageRefused) as refused:
        clean("长" * (LONGEST_MESSAGE + 1))
    assert (refused.value.code, refused.value.status) == ("message_too_long", 413)


def test_what_is_cut_away_does_not_count() -> None:
    assert len(clean(" " * 50 + "长" * LONGEST_MESSAGE + "\x00" * 50)) == LONGEST_MESSAGE


def test_a_refused_message_leaves_no_talk_behind(talk: Talk) -> None:
    with pytest.raises(MessageRefused):
        receive(talk.workshop, "talk-1", "m-1", "长" * (LONGEST_MESSAGE + 1))
    assert talk.uow.stored.conversations == []


def test_messages_are_numbered_without_holes(talk: Talk) -> None:
    receive(talk.workshop, "talk-1", "m-1", "一")
    answer(talk.workshop, "talk-1", "m-1", [("二", None), ("三", None)])
    receive(talk.workshop, "talk-1", "m-2", "四")
    receive(talk.workshop, "talk-2", "m-1", "别处")
    assert [(m.conversation_id, m.seq, m.body) for m in talk.uow.stored.messages] == [
        ("talk-1", 1, "一"),
        ("talk-1", 2, "二"),
        ("talk-1", 3, "三"),
        ("talk-1", 4, "四"),
        ("talk-2", 1, "别处"),
    ]


def test_the_same_message_again_stands_once_and_brings_its_answer(talk: Talk) -> None:
    assert receive(talk.workshop, "talk-1", "m-1", "一") == ("一", [])
    answer(talk.workshop, "talk-1", "m-1", [("二", None)])
    body, answered = receive(talk.workshop, "talk-1", "m-1", " 一 ")
    assert (body, [message.body for message in answered]) == ("一", ["二"])
    assert len(talk.uow.stored.messages) == 2


def test_a_known_id_with_another_text_is_refused(talk: Talk) -> None:
    receive(talk.workshop, "talk-1", "m-1", "一")
    with pytest.raises(MessageRefused) as refused:
        receive(talk.workshop, "talk-1", "m-1", "二")
    assert (refused.value.code, refused.value.status) == ("message_id_reused", 409)
    assert [message.body for message in talk.uow.stored.messages] == ["一"]


def test_an_answer_holds_its_parts_in_order_with_their_buttons(talk: Talk) -> None:
    receive(talk.workshop, "talk-1", "m-1", "一")
    buttons = {"buttons": [{"title": "退款"}]}
    parts = answer(talk.workshop, "talk-1", "m-1", [("二", None), ("三", buttons)])
    assert [(p.client_id, p.author_kind, p.in_reply_to, p.part, p.data) for p in parts] == [
        ("m-1.0", "bot", "m-1", 0, None),
        ("m-1.1", "bot", "m-1", 1, buttons),
    ]


def test_answered_already_the_first_answer_stands(talk: Talk) -> None:
    receive(talk.workshop, "talk-1", "m-1", "一")
    answer(talk.workshop, "talk-1", "m-1", [("二", None)])
    again = answer(talk.workshop, "talk-1", "m-1", [("另一个", None)])
    assert [message.body for message in again] == ["二"]
    assert len(talk.uow.stored.messages) == 2


def test_an_empty_answer_writes_nothing(talk: Talk) -> None:
    receive(talk.workshop, "talk-1", "m-1", "一")
    assert answer(talk.workshop, "talk-1", "m-1", []) == []
