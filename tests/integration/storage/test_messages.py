"""The message log: sent twice, stored once; answered twice, stored once."""

from __future__ import annotations

import pytest

from bot.usecases.ports import Conflict
from tests.builders import a_conversation, a_message, a_reply
from tests.integration.storage.keeping import Work, keep


def test_a_message_comes_back_as_it_was(any_work: Work) -> None:
    buttons = {"buttons": [{"title": "是的 👍"}, {"title": "不是"}]}
    keep(any_work, a_conversation(), a_message(client_id="c1", body="左边没声音 😤\n第二行", data=buttons))
    with any_work() as unit:
        message = unit.messages.by_client_id("talk-1", "c1")
    assert (message.body, message.data, message.part) == ("左边没声音 😤\n第二行", buttons, None)


def test_a_message_without_data_has_none(any_work: Work) -> None:
    keep(any_work, a_conversation(), a_message(client_id="c1"))
    with any_work() as unit:
        assert unit.messages.by_client_id("talk-1", "c1").data is None


def test_the_same_client_id_is_refused_within_a_talk(any_work: Work) -> None:
    keep(any_work, a_conversation(), a_message(seq=1, client_id="c1"))
    with pytest.raises(Conflict):
        keep(any_work, a_message(seq=2, client_id="c1"))


def test_the_same_client_id_may_stand_in_two_talks(any_work: Work) -> None:
    other = a_conversation(id="talk-2")
    keep(
        any_work,
        a_conversation(),
        a_message(client_id="c1"),
        other,
        a_message(client_id="c1", conversation_id="talk-2"),
    )
    with any_work() as unit:
        assert unit.messages.by_client_id("talk-2", "c1").conversation_id == "talk-2"
        assert unit.messages.by_client_id("talk-3", "c1") is None


def test_the_same_place_in_a_talk_is_refused(any_work: Work) -> None:
    keep(any_work, a_conversation(), a_message(seq=1))
    with pytest.raises(Conflict):
        keep(any_work, a_message(seq=1))


def test_a_second_answer_to_a_message_is_refused(any_work: Work) -> None:
    question = a_message(client_id="c1")
    keep(any_work, a_conversation(), question, a_reply(question))
    with pytest.raises(Conflict):
        keep(any_work, a_reply(question, seq=3))


def test_the_parts_of_an_answer_come_in_order(any_work: Work) -> None:
    question = a_message(client_id="c1")
    keep(any_work, a_conversation(), question, a_reply(question, seq=3, part=1), a_reply(question, seq=2, part=0))
    with any_work() as unit:
        assert [reply.part for reply in unit.messages.replies_to("talk-1", "c1")] == [0, 1]
        assert unit.messages.replies_to("talk-1", "c2") == []


def test_many_messages_that_answer_nothing_may_stand(any_work: Work) -> None:
    keep(any_work, a_conversation(), *(a_message(seq=seq) for seq in range(1, 4)))
    with any_work() as unit:
        assert unit.messages.last_seq("talk-1") == 3


def test_the_log_is_read_on_from_a_place(any_work: Work) -> None:
    keep(any_work, a_conversation(), *(a_message(seq=seq) for seq in (3, 1, 2, 4)))
    keep(any_work, a_conversation(id="talk-2"), a_message(conversation_id="talk-2"))
    with any_work() as unit:
        assert [m.seq for m in unit.messages.of("talk-1")] == [1, 2, 3, 4]
        assert [m.seq for m in unit.messages.of("talk-1", after_seq=1, limit=2)] == [2, 3]
        assert unit.messages.last_seq("talk-1") == 4
        assert unit.messages.last_seq("talk-9") == 0


def test_an_answer_without_its_part_is_refused(work: Work) -> None:
    with pytest.raises(Conflict):
        keep(work, a_conversation(), a_message(in_reply_to="c1", part=None))


def test_an_unknown_author_is_refused(work: Work) -> None:
    with pytest.raises(Conflict):
        keep(work, a_conversation(), a_message(author_kind="robot"))
