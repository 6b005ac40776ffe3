"""The command line as a process: whatever is fed to it, each line gets its answer and the rest goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
FORBIDDEN = '{"text": "您弄错了"}'.encode()


def run(command: str, fed: bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot.wording", command],
        input=fed,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def answers(*lines: bytes, end: bytes = b"\n", **environment: str) -> list[dict[str, Any]]:
    done = run("check", end.join(lines), **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_each_bad_line_is_an_error_with_its_number_and_the_rest_goes_on() -> None:
    bad = [
        b"{",
        b"[1]",
        b"null",
        b'"text"',
        b"{}",
        b'{"text": null}',
        b'{"text": 5}',
        b'{"text": "a", "lang": "fr"}',
        b'{"text": "a", "speaker": 1}',
        b'{"text": "a", "customer_said": [1]}',
        b'{"text": "a", "before": 1}',
        b'{"text": "\xff\xfe"}',
        b"\xc3(",
        b"\x00",
        b"[" * 5000,
    ]
    told = answers(*bad, FORBIDDEN)
    assert [answer["line"] for answer in told[:-1]] == list(range(1, len(bad) + 1))
    assert all(set(answer) == {"error", "line"} and answer["error"] for answer in told[:-1])
    assert told[-1]["verdict"] == "block"


def test_empty_lines_are_passed_over_and_counted() -> None:
    first, second = answers(b"", FORBIDDEN, b"   ", b"", b"{")
    assert (first["verdict"], second["line"]) == ("block", 5)


def test_a_very_long_line_is_judged() -> None:
    text = "麻烦您看一下，谢谢。" * 2_000 + "您弄错了"
    (told,) = answers(json.dumps({"text": text}, ensure_ascii=False).encode())
    assert [(hit["rule"], hit["start"]) for hit in told["hits"]] == [("F6_you_are_wrong", 20_001)]


def test_files_of_other_systems_are_read() -> None:
    told = answers(b"\xef\xbb\xbf" + FORBIDDEN, FORBIDDEN, end=b"\r\n")
    assert [answer["verdict"] for answer in told] == ["block", "block"]


def test_half_a_character_in_a_text_or_an_id_comes_back_as_it_was() -> None:
    (told,) = answers(b'{"id": "\\ud83d", "text": "\\ud83d\xe6\x82\xa8\xe5\xbc\x84\xe9\x94\x99\xe4\xba\x86"}')
    assert (told["id"], told["verdict"]) == ("\ud83d", "block")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "gbk"}])
def test_the_terminals_locale_does_not_matter(locale: dict[str, str]) -> None:
    (told,) = answers(FORBIDDEN, **locale)
    assert told["verdict"] == "block"
    assert told["hits"][0]["suggestions"][0].startswith("我")


def test_a_wrong_call_ends_with_two_and_shows_the_usage() -> None:
    done = run("chek", b"")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage: python -m bot.wording check" in done.stderr
