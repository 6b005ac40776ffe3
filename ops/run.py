"""Starts Amends on this machine and keeps it running: database, model, action server, Rasa, and a turn to prove it."""

from __future__ import annotations

import errno
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import httpx

from bot import settings as settings_of
from bot.logging_setup import QUIET_ENVIRONMENT
from bot.settings import MANUAL, ROOT, Settings, SettingsError
from ops import tokens, train, turn
from ops.children import Command, Stopped, Supervisor
from ops.console import OpsError, complain, say, speak_utf8
from ops.migrate import migrate
from ops.tokens import private_directory

START_SECONDS = 240.0  # Rasa needs 20 to 60 s here, longer on a busy machine
ATTEMPT_SECONDS = 2.0  # one attempt of the ready check; short, so that Ctrl-C is served meanwhile


def main() -> int:
    """The command ``python -m ops.run``; status 0 when it was asked to stop, 1 when it could not go on."""
    speak_utf8()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        tokens.ensure_in_demo(ROOT)
        settings = settings_of.load()
        check(settings, ROOT)
        migrate(settings)
        _serve(settings, train.ensure(ROOT))
    except (Stopped, KeyboardInterrupt):
        say("Stopped.")
    except (OpsError, SettingsError) as error:
        return complain(error)
    return 0


def check(settings: Settings, root: Path) -> None:
    """See to what is cheap to see before anything slow begins.

    Raises:
        OpsError: a file is missing or a port is taken.
    """
    for name in ("domain.yml", "config.yml", "endpoints.yml", "credentials.yml"):
        if not (root / name).is_file():
            raise OpsError(f"{name} is missing in {root}; it belongs to the project: get it back with git.")
    if not (root / settings.policy).is_file():
        raise OpsError(f"AMENDS_POLICY names {settings.policy}, and there is no such file ({MANUAL}).")
    if settings.orders.kind == "csv" and not (root / settings.orders.location).is_file():
        raise OpsError(f"AMENDS_ORDERS names {settings.orders.location}, and there is no such file ({MANUAL}).")
    check_port("AMENDS_RASA_PORT", settings.rasa_port)
    check_port("AMENDS_ACTIONS_PORT", settings.actions_port)


def check_port(name: str, port: int) -> None:
    """A port that another program holds is told now, in one sentence, not by a child's traceback later.

    Raises:
        OpsError: the port cannot be had.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            fault = "is already in use" if error.errno == errno.EADDRINUSE else f"cannot be had ({error.strerror})"
            mend = f"stop the program that holds it, or set {name} to another port ({MANUAL})"
            raise OpsError(f"Port {port} {fault}: {mend}.") from error


def commands(settings: Settings, model: Path, root: Path) -> list[Command]:
    """The children: the action server and Rasa, both on loopback."""
    environment = {
        **settings_of.environment(root),
        **settings.as_environment(),
        **QUIET_ENVIRONMENT,
        "PYTHONUNBUFFERED": "1",
        "RASA_TELEMETRY_ENABLED": "false",
        # One worker each: several lose messages, and the place to grow is more processes (docs/configuration.md).
        "SANIC_WORKERS": "1",
        "ACTION_SERVER_SANIC_WORKERS": "1",
        "SANIC_HOST": "127.0.0.1",
        # A turn may call several actions; a lock that runs out meanwhile would lose the turn.
        "TICKET_LOCK_LIFETIME": "300",
        "SQL_POOL_SIZE": "5",
        "SQL_MAX_OVERFLOW": "5",
    }
    rasa = ["run", "--model", str(model), "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    where = ["--port", str(settings.rasa_port), "-i", "127.0.0.1"]
    logs = private_directory(private_directory(root / "var") / "log")
    return [
        Command("The action server", [sys.executable, "-m", "actions"], environment, logs / "actions.log", root),
        Command("Rasa", [sys.executable, "-m", "rasa", *rasa, *where], environment, logs / "rasa.log", root),
    ]


def actions_ready(settings: Settings) -> Callable[[], str]:
    """A check that tells what is missing until the action server answers ``GET /health``, and then nothing."""

    def missing() -> str:
        try:
            address = f"http://127.0.0.1:{settings.actions_port}/health"
            response = httpx.get(address, timeout=ATTEMPT_SECONDS, trust_env=False)
        except httpx.HTTPError as error:
            return f"The action server did not answer on port {settings.actions_port} ({type(error).__name__})"
        fault = f"The action server answered GET /health with status {response.status_code}"
        return "" if response.status_code == 200 else fault

    return missing


def turn_ready(settings: Settings) -> Callable[[], str]:
    """A check that tells what is missing until a real turn is answered: Rasa may be up and answer nothing."""
    sender = f"ready-check-{turn.new_message_id()[:12]}"
    message_id = turn.new_message_id()

    def missing() -> str:
        nonlocal message_id
        try:
            # The same message id while it is only slow: the channel joins the turn that runs already.
            answer = turn.send(settings, sender, "你好", message_id, ATTEMPT_SECONDS)
        except turn.NotAnswering as error:
            return f"Rasa answered no turn ({error})"
        except turn.Refused as error:
            if error.status < 500:
                raise OpsError(f"The ready check was refused ({error}); see var/log/rasa.log.") from error
            message_id = turn.new_message_id()
            return f"Rasa could not take a turn ({error})"
        message_id = turn.new_message_id()
        if answer.failed_actions:
            return f"Actions failed in the ready check ({', '.join(answer.failed_actions)})"
        return "" if answer.replies else "Rasa answered the ready check with nothing"

    return missing


def _serve(settings: Settings, model: Path) -> None:
    supervisor = Supervisor(commands(settings, model, ROOT))
    supervisor.listen()
    try:
        say("Starting (about half a minute) …")
        supervisor.start()
        supervisor.wait_until(actions_ready(settings), START_SECONDS)
        supervisor.wait_until(turn_ready(settings), START_SECONDS)
        say(_welcome(settings))
        supervisor.watch()
    finally:
        supervisor.stop()


def _welcome(settings: Settings) -> str:
    from_file = settings_of.env_file(ROOT / "var" / "secrets.env").get("AMENDS_RASA_TOKEN") == settings.rasa_token
    token = "$(sed -n s/^AMENDS_RASA_TOKEN=//p var/secrets.env)" if from_file else "$AMENDS_RASA_TOKEN"
    return f"""
Amends is ready. 可以开始了。
  Talk to it in another terminal:   make talk
  Or over HTTP, with a new mid for each message:
    curl -s {turn.url(settings)} \\
      -H "Authorization: Bearer {token}" -H "Content-Type: application/json" \\
      -d '{{"mid": "m1", "sender": "me", "text": "我要投诉，收到的杯子是碎的"}}'
  Logs: var/log.   Stop: Ctrl-C.
"""


if __name__ == "__main__":
    sys.exit(main())
