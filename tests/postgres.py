"""A real PostgreSQL server for the tests, on a free port with its own directory; without it tests fail, never skip."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

START_SECONDS = 30.0


class PostgresMissing(Exception):
    """PostgreSQL's programs are not on this machine."""


class PostgresServer:
    """A server process with its data; `kill` and `start` again play a crash."""

    def __init__(self, directory: Path) -> None:
        self._initdb, self._postgres = _program("initdb"), _program("postgres")
        self._as_user = _as_user()
        self._data = directory / "data"
        self._log = directory / "postgres.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        self._run(self._initdb, "-D", str(self._data), "-U", "amends", "-A", "trust", "-E", "UTF8", "--no-sync")

    def url(self, database: str) -> str:
        """The URL of a database on this server, as AMENDS_DATABASE_URL takes it."""
        return f"postgresql://amends@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        deadline = time.monotonic() + START_SECONDS
        self._process = self._spawn()
        while not self._answers():
            if time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{self._log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)
            if self._process.poll() is not None:  # a killed server's last processes may hold its memory for a moment
                self._process = self._spawn()

    def _spawn(self) -> subprocess.Popen[bytes]:
        # Data may be lost when the machine dies, not when the server does: enough here, and several times faster.
        options = ["fsync=off", "listen_addresses=127.0.0.1", f"port={self.port}", "unix_socket_directories="]
        arguments = [part for option in options for part in ("-c", option)]
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [*self._as_user, self._postgres, "-D", str(self._data), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self) -> None:
        """Stop at once, closing connections."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """Die as in a crash; `start` recovers."""
        self._end(signal.SIGKILL)

    def create(self, database: str) -> str:
        """Make an empty database; its URL."""
        self._administer(f'CREATE DATABASE "{database}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._administer(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def _administer(self, statement: str) -> None:
        connection = psycopg2.connect(self.url("postgres"))
        try:
            connection.autocommit = True
            connection.cursor().execute(statement)
        finally:
            connection.close()

    def _answers(self) -> bool:
        try:
            psycopg2.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _end(self, number: int) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)
            self._process.wait(20)
            self._process = None

    def _run(self, *command: str) -> None:
        done = subprocess.run([*self._as_user, *command], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One running server for the whole session."""
    directory = Path(tempfile.mkdtemp(prefix="amends-postgres-"))
    try:
        if os.geteuid() == 0:
            owner = _plain_user()
            os.chown(directory, owner.pw_uid, owner.pw_gid)
        server = PostgresServer(directory)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of an empty database that lives as long as the test."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    yield postgres_server.create(name)
    postgres_server.drop(name)


def _program(name: str) -> str:
    newest_first = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    for candidate in (shutil.which(name), *map(str, newest_first)):
        if candidate and os.access(candidate, os.X_OK):
            return candidate
    raise PostgresMissing(f"The tests need PostgreSQL's {name} and found none: run `make postgres`.")


def _plain_user() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise PostgresMissing("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as.")


def _as_user() -> list[str]:
    """What to put before a command: PostgreSQL refuses root, and should not outlive tests that are killed."""
    setpriv = shutil.which("setpriv")
    survive_nobody = [setpriv, "--pdeathsig", "INT"] if setpriv else []
    if os.geteuid() != 0:
        return [*survive_nobody, "--"] if survive_nobody else []
    user = _plain_user()
    if setpriv:
        return [*survive_nobody, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"]
    if runuser := shutil.which("runuser"):
        return [runuser, "-u", user.pw_name, "--"]
    raise PostgresMissing("PostgreSQL refuses to run as root; install setpriv or runuser (package util-linux).")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
