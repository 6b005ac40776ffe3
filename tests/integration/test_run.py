"""``make run`` as a process, with tiny stand-ins for Rasa, action server and migrations: start, trouble, stop."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.settings import ROOT, VARIABLES

SERVER = """
import json, os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(200, {"status": "ok"})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        authorised = self.headers["Authorization"] == "Bearer " + os.environ["AMENDS_RASA_TOKEN"]
        text = open("answer").read() if os.path.exists("answer") else "您好"
        replies = [{"text": text, "buttons": []}] if text else []
        content = {"ok": True, "mid": body["mid"], "replies": replies, "failed_actions": [], "replayed": False}
        refusal = {"ok": False, "error": {"code": "not_authorised", "message": {}}}
        self.answer(200, content) if authorised else self.answer(401, refusal)

    def answer(self, status, content):
        data = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

def serve(name, port):
    with open(name + ".pid", "a") as out:
        out.write(f"{os.getpid()}\\n")
    HTTPServer.allow_reuse_address = True
    HTTPServer(("127.0.0.1", int(port)), Handler).serve_forever()
"""
RASA = """
import pathlib, sys
from stand_in import serve

arguments = sys.argv[1:]
if arguments[0] == "train":
    print("Starting to train component 'Jieba'.", flush=True)
    name = arguments[arguments.index("--fixed-model-name") + 1]
    (pathlib.Path(arguments[arguments.index("--out") + 1]) / (name + ".tar.gz")).write_text("a model")
elif pathlib.Path("broken").exists():
    sys.exit("YamlException: credentials.yml is no YAML")
else:
    assert "--enable-api" not in arguments and arguments[arguments.index("-i") + 1] == "127.0.0.1"
    serve("rasa", arguments[arguments.index("--port") + 1])
"""
ACTIONS = """
import os
from stand_in import serve

serve("actions", os.environ["AMENDS_ACTIONS_PORT"])
"""
MIGRATE = """
import pathlib

def upgrade(url: str) -> None:
    if "nowhere" in url:
        raise OSError("could not translate host name\\nsecond line")
    pathlib.Path("migrated").write_text(url)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose slow parts are stand-ins; what is tested is copied as it is."""
    for folder in ("ops", "bot"):
        (tmp_path / folder).mkdir()
        for file in (ROOT / folder).glob("*.py"):
            shutil.copy(file, tmp_path / folder)
    files = {
        "stand_in.py": SERVER,
        "rasa/__init__.py": "",
        "rasa/__main__.py": RASA,
        "actions/__main__.py": ACTIONS,
        "bot/storage/__init__.py": "",
        "bot/storage/migrate.py": MIGRATE,
        "data/shop/orders.csv": "number\n",
        **dict.fromkeys(("domain.yml", "config.yml", "endpoints.yml", "credentials.yml", "policy.yml"), ""),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


@pytest.fixture
def environment() -> dict[str, str]:
    """A clean environment with two free ports."""
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES and name != "PYTHONPATH"}
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        ports = {"AMENDS_RASA_PORT": str(one.getsockname()[1]), "AMENDS_ACTIONS_PORT": str(two.getsockname()[1])}
    return {**kept, **ports}


@contextmanager
def running(project: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """``python -m ops.run`` in the project; ended with its children whatever the test does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "ops.run"],
        cwd=project,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=15)


def read_until(process: subprocess.Popen[str], part: str) -> str:
    assert process.stdout is not None
    read = ""
    for line in process.stdout:
        read += line
        if part in line:
            return read
    raise AssertionError(f"{part!r} was never said, but:\n{read}\n{process.stderr.read() if process.stderr else ''}")


def failure(project: Path, environment: dict[str, str]) -> str:
    """What is said when the start fails; it must be a sentence with status 1 and without a traceback."""
    with running(project, environment) as process:
        out, err = process.communicate(timeout=30)
    assert process.returncode == 1, out + err
    assert "Traceback" not in out + err
    return err


def pids(project: Path, name: str) -> list[int]:
    return [int(line) for line in (project / f"{name}.pid").read_text().split()]


def gone(pid: int, seconds: float = 3.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def stop(process: subprocess.Popen[str], number: int) -> float:
    begun = time.monotonic()
    process.send_signal(number)
    process.communicate(timeout=15)
    return time.monotonic() - begun


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_starts_says_where_to_talk_and_stops_when_asked(
    project: Path, environment: dict[str, str], number: int
) -> None:
    with running(project, environment) as process:
        said = read_until(process, "Stop: Ctrl-C")
        assert f"http://127.0.0.1:{environment['AMENDS_RASA_PORT']}/webhooks/amends/turn" in said
        assert "make talk" in said
        assert "Jieba" in said, "progress of training is shown"
        assert (project / "migrated").read_text() == "sqlite:///var/amends.db"
        assert (project / "var" / "secrets.env").stat().st_mode & 0o777 == 0o600
        assert stop(process, number) < 10
    assert process.returncode == 0
    assert all(gone(pid) for name in ("rasa", "actions") for pid in pids(project, name))


def test_the_second_start_trains_nothing(project: Path, environment: dict[str, str]) -> None:
    for trains in (True, False):
        with running(project, environment) as process:
            assert ("Training" in read_until(process, "Stop: Ctrl-C")) is trains
            stop(process, signal.SIGINT)


@pytest.mark.parametrize("name", ["rasa", "actions"])
def test_a_child_that_is_killed_comes_back(project: Path, environment: dict[str, str], name: str) -> None:
    with running(project, environment) as process:
        read_until(process, "Stop: Ctrl-C")
        os.kill(pids(project, name)[0], signal.SIGKILL)
        read_until(process, "starts again in 1 s (1 of 5)")
        deadline = time.monotonic() + 10
        while len(pids(project, name)) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(pids(project, name)) == 2
        stop(process, signal.SIGINT)
    assert gone(pids(project, name)[1])


@pytest.mark.parametrize("variable", ["AMENDS_RASA_PORT", "AMENDS_ACTIONS_PORT"])
def test_a_port_in_use_is_one_sentence(project: Path, environment: dict[str, str], variable: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(environment[variable])))
        other.listen()
        sentence = failure(project, environment)
    assert sentence.startswith(f"Port {environment[variable]} is already in use")
    assert variable in sentence
    assert sentence.count("\n") == 1


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ({"AMENDS_RASA_PORT": "many"}, "AMENDS_RASA_PORT is 'many'"),
        ({"AMENDS_MODE": "production"}, "AMENDS_RASA_TOKEN is not set"),
        ({"AMENDS_POLICY": "other.yml"}, "AMENDS_POLICY names other.yml, and there is no such file"),
        ({"AMENDS_ORDERS": "csv:other.csv"}, "AMENDS_ORDERS names other.csv, and there is no such file"),
        (
            {"AMENDS_DATABASE_URL": "postgresql://amends:hunter22@nowhere/x"},
            "The database postgresql://amends:…@nowhere/x could not be brought to the newest schema "
            "(OSError: could not translate host name)",
        ),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    project: Path, environment: dict[str, str], values: dict[str, str], start: str
) -> None:
    sentence = failure(project, {**environment, **values})
    assert sentence.startswith(start)
    assert sentence.count("\n") == 1


def test_a_missing_file_of_the_project_is_one_sentence(project: Path, environment: dict[str, str]) -> None:
    (project / "credentials.yml").unlink()
    assert failure(project, environment).startswith("credentials.yml is missing")


def test_rasa_that_cannot_start_is_told_with_its_last_words(project: Path, environment: dict[str, str]) -> None:
    (project / "broken").touch()
    sentence = failure(project, environment)
    assert sentence.startswith("Rasa ended with status 1 while starting")
    assert "credentials.yml is no YAML" in sentence
    assert all(gone(pid) for pid in pids(project, "actions"))


def test_an_assistant_that_answers_nothing_is_not_called_ready(project: Path, environment: dict[str, str]) -> None:
    (project / "answer").write_text("")
    run = project / "ops" / "run.py"
    run.write_text(run.read_text().replace("START_SECONDS = 240.0", "START_SECONDS = 1.5"))
    assert failure(project, environment).startswith("Rasa answered the ready check with nothing, for 2 seconds")
