"""Keeps child processes running: starts them in groups of their own, restarts what dies, stops everything."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from ops.console import OpsError, last_lines, say

RESTARTS = 5
WINDOW = 300.0  # seconds in which RESTARTS are allowed
FIRST_DELAY = 1.0  # seconds before the first restart; doubles with each
PATIENCE = 5.0  # seconds between the polite signal and the hard one
LOG_LIMIT = 10_000_000  # bytes after which a log is moved aside
POLL = 0.1

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of <sys/prctl.h>
_LIBC = ctypes.CDLL(None)  # loaded here: between fork and exec little may be done


@dataclass(frozen=True)
class Command:
    """A child as data: what to run, with which environment, and where its output goes."""

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    directory: Path


@dataclass
class _Child:
    command: Command
    process: subprocess.Popen[bytes] | None = None
    starts_at: float | None = None
    deaths: deque[float] = field(default_factory=deque)


class Stopped(Exception):
    """Somebody asked us to stop (Ctrl-C, SIGTERM, a closed terminal)."""


class Supervisor:
    """Runs a list of commands until it is asked to stop or one of them fails for good."""

    def __init__(
        self,
        commands: Sequence[Command],
        *,
        restarts: int = RESTARTS,
        window: float = WINDOW,
        first_delay: float = FIRST_DELAY,
        patience: float = PATIENCE,
    ) -> None:
        self._children = [_Child(command) for command in commands]
        self._restarts, self._window = restarts, window
        self._first_delay, self._patience = first_delay, patience
        self._asked_to_stop = False

    def listen(self) -> None:
        """Take Ctrl-C, SIGTERM and SIGHUP as the wish to stop; the wish is served at the next `pause`."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)

    def start(self) -> None:
        """Start every child.

        Raises:
            OpsError: a program cannot be started at all.
        """
        for child in self._children:
            self._start(child)

    def wait_until(self, missing: Callable[[], str], seconds: float) -> None:
        """Ask what is still missing again and again, while the children live, until the answer is empty.

        Raises:
            OpsError: a child ended meanwhile, or ``seconds`` passed; the sentence quotes the last log lines.
            Stopped: we were asked to stop.
        """
        deadline = time.monotonic() + seconds
        while what := missing():
            for child in self._children:
                if child.process is not None and child.process.poll() is not None:
                    raise OpsError(
                        f"{child.command.name} ended with {_outcome(child.process)} while starting; "
                        f"the last lines of {child.command.log}:\n{last_lines(child.command.log)}"
                    )
            if time.monotonic() > deadline:
                quotes = "\n".join(f"{c.command.log}:\n{last_lines(c.command.log)}" for c in self._children)
                raise OpsError(f"{what}, for {seconds:.0f} seconds; the last lines of the logs:\n{quotes}")
            self.pause(0.3)

    def watch(self) -> None:
        """Restart whatever dies, until we are asked to stop.

        Raises:
            OpsError: a child died more often than allowed.
            Stopped: we were asked to stop.
        """
        next_trim = time.monotonic()
        while True:
            for child in self._children:
                self._look_after(child)
            if time.monotonic() >= next_trim:
                for child in self._children:
                    trim(child.command.log)
                next_trim = time.monotonic() + 60
            self.pause(POLL)

    def pause(self, seconds: float) -> None:
        """Sleep, but not through a wish to stop.

        Raises:
            Stopped: we were asked to stop.
        """
        deadline = time.monotonic() + seconds
        while True:
            if self._asked_to_stop:
                raise Stopped
            left = deadline - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(left, POLL))

    def stop(self) -> None:
        """End every child with all its descendants: politely, then after ``patience`` seconds hard."""
        for child in self._children:
            child.starts_at = None
            _signal(child.process, signal.SIGTERM)
        deadline = time.monotonic() + self._patience
        for child in self._children:
            if child.process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.0, deadline - time.monotonic()))
                # The group, not the process: it may be gone and have left descendants behind.
                _signal(child.process, signal.SIGKILL)
                child.process.wait()

    def _ask_to_stop(self, _number: int, _frame: object) -> None:
        self._asked_to_stop = True

    def _start(self, child: _Child) -> None:
        command = child.command
        command.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        trim(command.log)
        try:
            with command.log.open("ab") as log:
                child.process = _spawn(command, log)
        except OSError as error:
            raise OpsError(f"{command.name} could not be started: {error.strerror} ({command.argv[0]}).") from error
        child.starts_at = None

    def _look_after(self, child: _Child) -> None:
        now = time.monotonic()
        if child.starts_at is not None:
            if now >= child.starts_at:
                self._start(child)
            return
        if child.process is None or child.process.poll() is None:
            return
        outcome = _outcome(child.process)
        _signal(child.process, signal.SIGKILL)  # what it left behind would hold the port
        child.process = None
        child.deaths.append(now)
        while child.deaths and child.deaths[0] < now - self._window:
            child.deaths.popleft()
        count, command = len(child.deaths), child.command
        if count > self._restarts:
            raise OpsError(
                f"{command.name} died {count} times within {self._window / 60:.0f} minutes, last with "
                f"{outcome}, so everything stops; the last lines of {command.log}:\n"
                f"{last_lines(command.log)}"
            )
        delay = self._first_delay * 2 ** (count - 1)
        child.starts_at = now + delay
        say(
            f"{command.name} ended with {outcome}; it starts again in {delay:.0f} s "
            f"({count} of {self._restarts}). Its log: {command.log}"
        )


def trim(log: Path, limit: int = LOG_LIMIT) -> None:
    """Move a log's content aside to ``<name>.1`` once it is larger than ``limit`` bytes, while it stays open."""
    if not log.is_file() or log.stat().st_size <= limit:
        return
    with log.open("rb+") as current, log.with_name(f"{log.name}.1").open("wb") as older:
        while block := current.read(1 << 20):
            older.write(block)
        current.truncate(0)


def _spawn(command: Command, log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        list(command.argv),
        env=dict(command.environment),
        cwd=command.directory,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )


def _die_with_parent() -> None:
    # Even a supervisor that is killed hard leaves no orphan behind to hold the ports.
    _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGTERM)


def _signal(process: subprocess.Popen[bytes] | None, number: int) -> None:
    if process is None:
        return
    # The whole group may be gone already.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _outcome(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    return f"signal {-code}" if code is not None and code < 0 else f"status {code}"
