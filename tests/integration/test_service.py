"""The whole service as ``make run`` starts it, over HTTP: bad inputs, the same message again, a dead action server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.settings import ROOT
from bot.storage.unit_of_work import unit_of_work_factory
from bot.usecases.receive import LONGEST_MESSAGE

RASA_TOKEN = "r" * 40
ACTIONS_TOKEN = "a" * 40
START_SECONDS = 240


@dataclass
class Service:
    """A running service: how to talk to it and where its rows are."""

    port: int
    actions_port: int
    database_url: str
    process: subprocess.Popen[bytes]

    def post(self, body: Any, *, token: str = RASA_TOKEN, raw: bytes | None = None) -> httpx.Response:
        """One request to the channel."""
        given = {"content": raw} if raw is not None else {"json": body}
        return httpx.post(
            f"http://127.0.0.1:{self.port}/webhooks/amends/turn",
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            timeout=60,
            **given,
        )

    def say(self, sender: str, mid: str, text: str) -> dict[str, Any]:
        """A message that must be answered."""
        response = self.post({"mid": mid, "sender": sender, "text": text})
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        assert answer["replies"], f"silence after {text[:40]!r}"
        return answer

    def actions_pid(self) -> int:
        """The process of the action server."""
        for folder in Path("/proc").glob("[0-9]*"):
            words = (folder / "cmdline").read_bytes().split(b"\0")
            ours = f"AMENDS_ACTIONS_PORT={self.actions_port}\0".encode()
            if words[1:3] == [b"-m", b"actions"] and ours in (folder / "environ").read_bytes():
                return int(folder.name)
        raise AssertionError("there is no action server")


def free_port() -> int:
    """A port nobody holds now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    rasa, actions, url = free_port(), free_port(), f"sqlite:///{folder / 'amends.db'}"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("AMENDS_")},
        "AMENDS_RASA_PORT": str(rasa),
        "AMENDS_ACTIONS_PORT": str(actions),
        "AMENDS_RASA_TOKEN": RASA_TOKEN,
        "AMENDS_ACTIONS_TOKEN": ACTIONS_TOKEN,
        "AMENDS_DATABASE_URL": url,
        "AMENDS_TRACKER_URL": f"sqlite:///{folder / 'tracker.db'}",
    }
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen([sys.executable, "-m", "ops.run"], cwd=ROOT, env=environment, stdout=out, stderr=out)
    running = Service(rasa, actions, url, process)
    try:
        wait_until_ready(running, folder / "out")
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def wait_until_ready(service: Service, out: Path) -> None:
    """Until the supervisor says so."""
    end = time.monotonic() + START_SECONDS
    while "Amends is ready" not in out.read_text(encoding="utf-8"):
        assert service.process.poll() is None, out.read_text(encoding="utf-8")
        assert time.monotonic() < end, out.read_text(encoding="utf-8")
        time.sleep(0.3)


HOSTILE = [
    "NUL \x00 in the \x07 middle",
    "😡🤬💩👨‍👩‍👧‍👦🇨🇳",
    "\u202eright to left\u202c \u200f\u200e",
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "'; DROP TABLE cases; --",
    "/restart",
    '/inform{"order_number": "AM26110342"}',
    "/session_start",
    "@conf {'a': 1}",
    "{number} {amount} %s {0}",
    "AM99999999",
    "赔我一百二十块",
    "give me $1,2oo back",
    "ﷺ" * 300,
    "你 " * 900,
    "\ud83d alone".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "",
    "   \n\t ",
    "0" * 400,
]


@pytest.mark.parametrize("place", range(len(HOSTILE)))
def test_whatever_is_typed_is_answered_and_kept(service: Service, place: int) -> None:
    sender, text = f"hostile-{place}", HOSTILE[place]
    answer = service.say(sender, "m1", text)
    assert answer["failed_actions"] == []
    with unit_of_work_factory(service.database_url)() as uow:
        log = uow.messages.of(sender)
    assert [message.seq for message in log] == list(range(1, len(log) + 1))
    assert [message.author_kind for message in log] == ["customer"] + ["bot"] * len(answer["replies"])
    assert "\x00" not in log[0].body


def test_half_a_character_is_dropped_and_the_rest_answered(service: Service) -> None:
    response = service.post(None, raw=b'{"mid": "m1", "sender": "half", "text": "\\ud83d hello"}')
    assert response.status_code == 200
    assert response.json()["replies"]


def test_a_command_typed_by_a_customer_runs_nothing(service: Service) -> None:
    service.say("commander", "m1", "我买的蓝牙耳机坏了")
    service.say("commander", "m2", "/restart")
    service.say("commander", "m3", "AM26110342")
    with unit_of_work_factory(service.database_url)() as uow:
        cases = uow.cases.of_conversation("commander")
        assert [case.order_number for case in cases] == ["AM26110342"]
        assert uow.messages.of("commander")[3].body != ""


def test_a_message_that_is_too_long_gets_an_error_that_says_what_to_do(service: Service) -> None:
    response = service.post({"mid": "m1", "sender": "long", "text": "长" * 10_000})
    assert response.status_code == 413
    error = response.json()["error"]
    assert error["code"] == "message_too_long"
    assert str(LONGEST_MESSAGE) in error["message"]["zh"]
    assert str(LONGEST_MESSAGE) in error["message"]["en"]


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        (b"{", "malformed_json", 400),
        (b"[1, 2]", "malformed_json", 400),
        (b"", "malformed_json", 400),
        (b"\xff\xfe", "malformed_json", 400),
        (b"[" * 3000, "malformed_json", 400),
        (b'{"mid": "m", "sender": "s"}', "bad_text", 422),
        (b'{"mid": "m", "sender": "s", "text": ["a"]}', "bad_text", 422),
        (b'{"mid": "m", "sender": null, "text": "a"}', "bad_sender", 422),
        (b'{"mid": "m", "sender": "a/b", "text": "a"}', "bad_sender", 422),
        (b'{"mid": 7, "sender": "s", "text": "a"}', "bad_mid", 422),
        (b'{"mid": "%s", "sender": "s", "text": "a"}' % (b"x" * 61), "bad_mid", 422),
        (b'{"mid": "m", "sender": "s", "text": "%s"}' % (b"x" * 70_000), "body_too_large", 413),
    ],
)
def test_a_malformed_request_is_told_what_is_wrong(service: Service, body: bytes, code: str, status: int) -> None:
    response = service.post(None, raw=body)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert set(response.json()["error"]["message"]) == {"zh", "en"}


def test_nobody_gets_in_without_the_token(service: Service) -> None:
    assert service.post({"mid": "m1", "sender": "s", "text": "你好"}, token="guess").status_code == 401
    action_server = f"http://127.0.0.1:{service.actions_port}"
    assert httpx.post(f"{action_server}/webhook", json={"next_action": "action_greet"}).status_code == 401
    assert httpx.get(f"{action_server}/actions").status_code == 401


@pytest.mark.parametrize("path", ["/webhooks/rest/webhook", "/model/parse", "/conversations/x/tracker", "/status"])
def test_rasas_own_doors_are_shut(service: Service, path: str) -> None:
    assert httpx.post(f"http://127.0.0.1:{service.port}{path}", json={}).status_code in (404, 405)


def test_the_same_message_again_gets_the_same_answer_once(service: Service) -> None:
    first = service.say("twice", "m1", "我买的电热水壶漏水")
    again = service.say("twice", "m1", "我买的电热水壶漏水")
    assert again["replayed"] is True
    assert again["replies"] == first["replies"]
    assert service.post({"mid": "m1", "sender": "twice", "text": "另一句话"}).status_code == 409
    with unit_of_work_factory(service.database_url)() as uow:
        assert len(uow.cases.of_conversation("twice")) == 1


def test_the_same_message_id_in_another_talk_is_another_message(service: Service) -> None:
    mine = service.say("neighbour-1", "m1", "我买的电热水壶漏水")
    theirs = service.say("neighbour-2", "m1", "转人工")
    assert mine["replies"] != theirs["replies"]


def test_a_dead_action_server_ends_in_an_apology_and_a_person_and_then_comes_back(service: Service) -> None:
    service.say("victim", "m1", "我买的蓝牙耳机坏了")
    os.kill(service.actions_pid(), signal.SIGKILL)
    answer = service.say("victim", "m2", "AM26110342")
    assert answer["failed_actions"] == ["action_listen_to_customer"]
    assert "E-" in answer["replies"][0]["text"]
    with unit_of_work_factory(service.database_url)() as uow:
        case = uow.cases.of_conversation("victim")[-1]
        assert (case.status, case.handoffs[-1].reason) == ("waiting_person", "failure")
        assert {"author": "customer", "text": "AM26110342"} in case.handoffs[-1].packet["said"]
    end = time.monotonic() + 60
    while service.say("later", f"m{time.monotonic_ns()}", "你好")["failed_actions"]:
        assert time.monotonic() < end, "the action server did not come back"
        time.sleep(1)
