"""The supervisor with real, tiny children: it restarts what dies, gives up in time, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ops.children import Command, Stopped, Supervisor, trim
from ops.console import OpsError


def command(directory: Path, script: str, name: str = "The child") -> Command:
    log = directory / f"{name}.log"
    return Command(name, ["/bin/sh", "-c", script], dict(os.environ), log, directory)


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


def written_pid(path: Path) -> int:
    assert until(lambda: path.is_file() and path.read_text().endswith("\n")), f"{path.name} was never written"
    return int(path.read_text())


def stop_once(supervisor: Supervisor, condition: Callable[[], bool]) -> None:
    """Watch until the condition holds, then ask to stop as a signal would."""

    def ask() -> None:
        until(condition)
        supervisor._ask_to_stop(signal.SIGTERM, None)

    asker = threading.Thread(target=ask)
    asker.start()
    with pytest.raises(Stopped):
        supervisor.watch()
    asker.join()


@pytest.fixture
def supervised() -> Iterator[list[Supervisor]]:
    """Supervisors a test makes; all are stopped after it."""
    made: list[Supervisor] = []
    yield made
    for supervisor in made:
        supervisor.stop()


def test_stop_ends_children_and_what_they_started(tmp_path: Path, supervised: list[Supervisor]) -> None:
    script = "sleep 60 & echo $! > grandchild; echo $$ > child; wait"
    supervisor = Supervisor([command(tmp_path, script)])
    supervised.append(supervisor)
    supervisor.start()
    pids = [written_pid(tmp_path / "child"), written_pid(tmp_path / "grandchild")]
    assert all(alive(pid) for pid in pids)
    supervisor.stop()
    assert until(lambda: not any(alive(pid) for pid in pids), 2)


def test_a_child_that_ignores_the_polite_signal_is_ended_hard(tmp_path: Path, supervised: list[Supervisor]) -> None:
    supervisor = Supervisor(
        [command(tmp_path, "trap '' TERM; echo $$ > child; while :; do sleep 1; done")], patience=0.3
    )
    supervised.append(supervisor)
    supervisor.start()
    pid = written_pid(tmp_path / "child")
    begun = time.monotonic()
    supervisor.stop()
    assert time.monotonic() - begun < 3
    assert until(lambda: not alive(pid), 2)


def test_a_child_that_dies_is_started_again(
    tmp_path: Path, supervised: list[Supervisor], capsys: pytest.CaptureFixture[str]
) -> None:
    supervisor = Supervisor([command(tmp_path, "echo started >> starts; exec sleep 60")], first_delay=0.05)
    supervised.append(supervisor)
    supervisor.start()
    starts = tmp_path / "starts"
    assert until(starts.is_file)
    child = supervisor._children[0].process
    assert child is not None
    child.kill()
    stop_once(supervisor, lambda: starts.read_text().count("started") == 2)
    assert starts.read_text().count("started") == 2
    assert "The child ended with signal 9; it starts again in 0 s (1 of 5)" in capsys.readouterr().out


def test_a_child_that_keeps_dying_is_given_up_with_one_sentence(tmp_path: Path, supervised: list[Supervisor]) -> None:
    other = command(tmp_path, "echo $$ > other; exec sleep 60", "Another")
    supervisor = Supervisor(
        [command(tmp_path, "echo again >> starts; echo broken; exit 4"), other], restarts=3, first_delay=0.01
    )
    supervised.append(supervisor)
    supervisor.start()
    with pytest.raises(OpsError, match=r"(?s)^The child died 4 times within 5 minutes, last with status 4.*broken"):
        supervisor.watch()
    assert (tmp_path / "starts").read_text().count("again") == 4
    pid = written_pid(tmp_path / "other")
    supervisor.stop()
    assert until(lambda: not alive(pid), 2)


def test_deaths_long_ago_do_not_count(tmp_path: Path, supervised: list[Supervisor]) -> None:
    script = "echo again >> starts; exec sleep 0.15"
    supervisor = Supervisor([command(tmp_path, script)], restarts=1, window=0.2, first_delay=0.01)
    supervised.append(supervisor)
    supervisor.start()
    starts = tmp_path / "starts"
    stop_once(supervisor, lambda: starts.is_file() and starts.read_text().count("again") >= 4)


def test_a_child_that_ends_while_starting_is_told_with_its_last_lines(
    tmp_path: Path, supervised: list[Supervisor]
) -> None:
    supervisor = Supervisor([command(tmp_path, "echo no such policy; exit 7")])
    supervised.append(supervisor)
    supervisor.start()
    with pytest.raises(OpsError, match=r"(?s)^The child ended with status 7 while starting; .*no such policy"):
        supervisor.wait_until(lambda: "It is not ready", 20)


def test_a_start_that_takes_too_long_is_told_with_what_is_missing(tmp_path: Path, supervised: list[Supervisor]) -> None:
    supervisor = Supervisor([command(tmp_path, "echo still loading; exec sleep 60")])
    supervised.append(supervisor)
    supervisor.start()
    with pytest.raises(OpsError, match=r"(?s)^No turn was answered, for 1 seconds; .*still loading"):
        supervisor.wait_until(lambda: "No turn was answered", 1.0)


def test_a_program_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    missing = Command("Rasa", ["/no/such/python"], {}, tmp_path / "rasa.log", tmp_path)
    with pytest.raises(OpsError, match=r"^Rasa could not be started: No such file or directory \(/no/such/python\)\.$"):
        Supervisor([missing]).start()


def test_children_do_not_outlive_a_supervisor_that_is_killed_hard(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, time\n"
        "from ops.children import Command, Supervisor\n"
        f"here = pathlib.Path({str(tmp_path)!r})\n"
        "argv = ['/bin/sh', '-c', 'echo $$ > child; exec sleep 60']\n"
        "Supervisor([Command('x', argv, dict(os.environ), here / 'x.log', here)]).start()\n"
        "time.sleep(60)\n"
    )
    supervisor = subprocess.Popen([sys.executable, "-c", code])
    pid = written_pid(tmp_path / "child")
    supervisor.kill()
    supervisor.wait()
    assert until(lambda: not alive(pid), 3)


def test_a_large_log_is_moved_aside_while_it_stays_open(tmp_path: Path) -> None:
    log = tmp_path / "rasa.log"
    with log.open("ab", buffering=0) as child:
        child.write(b"old\n" * 100)
        trim(log, limit=1000)
        assert log.read_bytes() == b"old\n" * 100
        trim(log, limit=100)
        child.write(b"new\n")
    assert log.read_bytes() == b"new\n"
    assert (tmp_path / "rasa.log.1").read_bytes() == b"old\n" * 100
