"""The terminal chat against a stand-in channel: what is typed arrives, what is answered is shown."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from ops import talk
from tests.integration.channel_double import Answer, refusal, replies, serving

TOKEN = "token-of-the-talk-tests"


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk, "ROOT", tmp_path)
    monkeypatch.setattr(talk.time, "sleep", lambda _: None)
    monkeypatch.setenv("AMENDS_RASA_TOKEN", TOKEN)
    monkeypatch.setenv("AMENDS_ACTIONS_TOKEN", TOKEN)


def piped(monkeypatch: pytest.MonkeyPatch, port: int, text: str) -> int:
    monkeypatch.setenv("AMENDS_RASA_PORT", str(port))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="ascii", errors="replace"))
    return talk.main([])


def test_lines_arrive_and_replies_are_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer(body: dict[str, Any]) -> Answer:
        return replies(f"收到：{body['text']}", "第二条\n第二行")

    with serving(answer, TOKEN) as channel:
        assert piped(monkeypatch, channel.port, "杯子碎了\n\n  It broke.\n") == 0
    assert [turn["text"] for turn in channel.turns] == ["杯子碎了", "It broke."]
    assert len({turn["mid"] for turn in channel.turns}) == 2
    assert len({turn["sender"] for turn in channel.turns}) == 1
    assert "  收到：杯子碎了\n  第二条\n  第二行\n" in capsys.readouterr().out


def test_the_number_of_a_button_sends_its_title(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(lambda _: replies("要哪种？", buttons=("退款", "换货")), TOKEN) as channel:
        piped(monkeypatch, channel.port, "你好\n2\n3\n1")
    assert [turn["text"] for turn in channel.turns] == ["你好", "换货", "3", "退款"]
    assert "    1) 退款\n    2) 换货\n" in capsys.readouterr().out


def test_a_turn_that_was_not_stored_is_sent_again_under_the_same_id(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([refusal(503, "not_stored"), refusal(503, "not_stored"), replies("好")])
    with serving(lambda _: next(answers), TOKEN) as channel:
        assert piped(monkeypatch, channel.port, "你好\n") == 0
    assert len(channel.turns) == 3
    assert len({turn["mid"] for turn in channel.turns}) == 1


def test_a_refused_message_is_told_in_both_languages_and_the_talk_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([refusal(413, "message_too_long"), replies("好")])
    with serving(lambda _: next(answers), TOKEN) as channel:
        assert piped(monkeypatch, channel.port, "长\n短\n") == 0
    out = capsys.readouterr().out
    assert "[message_too_long] 说得太长了 Too long" in out
    assert out.endswith("  好\n")


def test_nothing_running_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(lambda _: replies("好"), TOKEN) as channel:
        port = channel.port
    assert piped(monkeypatch, port, "你好\n") == 1
    error = capsys.readouterr().err
    assert error.startswith(f"Nothing answers on port {port}")
    assert "make run" in error
    assert error.count("\n") == 1


def test_never_started_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("AMENDS_RASA_TOKEN")
    monkeypatch.setattr("bot.settings.env_file", lambda path: {})  # the tokens an earlier start left are not there
    assert piped(monkeypatch, 5005, "你好\n") == 1
    assert capsys.readouterr().err.startswith("AMENDS_RASA_TOKEN is not set; start with `make run`")


def test_the_same_customer_comes_back_unless_a_new_talk_is_wanted(tmp_path: Path) -> None:
    first = talk.choose_sender(tmp_path, None, new=False)
    assert talk.choose_sender(tmp_path, None, new=False) == first
    second = talk.choose_sender(tmp_path, None, new=True)
    assert second != first
    assert talk.choose_sender(tmp_path, "li-4", new=False) == "li-4"
    assert talk.choose_sender(tmp_path, None, new=False) == "li-4"


@pytest.mark.parametrize("sender", ["", "李四", "a b", "x" * 65])
def test_a_sender_that_the_channel_does_not_take_is_refused(tmp_path: Path, sender: str) -> None:
    with pytest.raises(talk.OpsError, match="--sender takes letters"):
        talk.choose_sender(tmp_path, sender, new=False)
