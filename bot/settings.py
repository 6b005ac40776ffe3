"""The settings of Amends: read from the environment once, typed, and refused with a sentence when they are wrong."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NoReturn
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
MANUAL = "docs/configuration.md"

Mode = Literal["demo", "production"]
MODES: tuple[Mode, ...] = ("demo", "production")

# Every variable there is; docs/configuration.md and .env.example name each (a contract test compares).
VARIABLES = (
    "AMENDS_MODE",
    "AMENDS_DATABASE_URL",
    "AMENDS_TRACKER_URL",
    "AMENDS_ORDERS",
    "AMENDS_POLICY",
    "AMENDS_RASA_PORT",
    "AMENDS_ACTIONS_PORT",
    "AMENDS_RASA_TOKEN",
    "AMENDS_ACTIONS_TOKEN",
    "AMENDS_ACTIONS_URL",
    "AMENDS_ACTION_SECONDS",
)
SECRETS = ("AMENDS_RASA_TOKEN", "AMENDS_ACTIONS_TOKEN")

_PLACEHOLDER = re.compile(
    r"change[-_ ]?(me|this|it)|placeholder|example|your[-_ ]|insecure|password|secret|x{4,}", re.I
)
_TOKEN = re.compile(r"[A-Za-z0-9_.~-]+")
_SHORTEST_TOKEN: dict[Mode, int] = {"demo": 8, "production": 32}


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one sentence for the operator: variable, fault and mend."""


@dataclass(frozen=True)
class OrderSource:
    """Where the shop's orders are read from.

    ``location`` is a CSV file's path (kind ``csv``) or a database URL (kind ``sql``, with the name of its view).
    """

    kind: Literal["csv", "sql"]
    location: str = field(repr=False)
    view: str = ""

    @property
    def spec(self) -> str:
        """The value of AMENDS_ORDERS that means this."""
        return f"{self.kind}:{self.location}" + (f"#{self.view}" if self.kind == "sql" else "")


@dataclass(frozen=True)
class Settings:
    """All settings, checked. URLs and tokens stay out of ``repr``, since they carry secrets."""

    mode: Mode
    database_url: str = field(repr=False)
    tracker_url: str = field(repr=False)
    orders: OrderSource
    policy: Path
    rasa_port: int
    actions_port: int
    rasa_token: str = field(repr=False)
    actions_token: str = field(repr=False)
    actions_url: str
    action_seconds: float

    def as_environment(self) -> dict[str, str]:
        """Every variable with its value, for a child process that reads the same settings again."""
        values = (
            self.mode,
            self.database_url,
            self.tracker_url,
            self.orders.spec,
            str(self.policy),
            str(self.rasa_port),
            str(self.actions_port),
            self.rasa_token,
            self.actions_token,
            self.actions_url,
            f"{self.action_seconds:g}",
        )
        return dict(zip(VARIABLES, values, strict=True))


def load(root: Path = ROOT) -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: a variable is missing or wrong.
    """
    return read(environment(root))


def environment(root: Path = ROOT) -> dict[str, str]:
    """The process's environment over ``.env`` over, in demo mode, the tokens that ``make run`` made."""
    values = {**env_file(root / ".env"), **os.environ}
    if values.get("AMENDS_MODE", "").strip() in ("", "demo"):
        made = {name: value for name, value in env_file(root / "var" / "secrets.env").items() if name in SECRETS}
        values = {**made, **{name: value for name, value in values.items() if value.strip() or name not in made}}
    return values


def env_file(path: Path) -> dict[str, str]:
    """The ``NAME=value`` lines of a file; empty when there is no file.

    Raises:
        SettingsError: a line is neither a comment nor ``NAME=value``.
    """
    if not path.is_file():
        return {}
    values: dict[str, str] = {}
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip().removeprefix("export ").strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name.strip()):
            raise SettingsError(f"{path.name} line {number} is not NAME=value; mend it or put # before it ({MANUAL}).")
        values[name.strip()] = _unquoted(value.strip())
    return values


def read(values: Mapping[str, str]) -> Settings:
    """Settings out of a mapping such as the environment; variables that are empty count as unset.

    Raises:
        SettingsError: a variable is missing or wrong.
    """
    _refuse_unknown(values)
    given = {name: values.get(name, "").strip() for name in VARIABLES}
    mode = _mode(given["AMENDS_MODE"] or "demo")
    rasa_port = _port("AMENDS_RASA_PORT", given["AMENDS_RASA_PORT"] or "5005")
    actions_port = _port("AMENDS_ACTIONS_PORT", given["AMENDS_ACTIONS_PORT"] or "5055")
    if rasa_port == actions_port:
        _refuse("AMENDS_ACTIONS_PORT", f"is {actions_port}, the port of AMENDS_RASA_PORT too", "give each its own port")
    database_url = _database("AMENDS_DATABASE_URL", given["AMENDS_DATABASE_URL"] or "sqlite:///var/amends.db", mode)
    tracker_url = _database("AMENDS_TRACKER_URL", given["AMENDS_TRACKER_URL"] or "sqlite:///var/tracker.db", mode)
    if tracker_url == database_url:
        _refuse("AMENDS_TRACKER_URL", "names the same database as AMENDS_DATABASE_URL", "give Rasa one of its own")
    rasa_token = _token("AMENDS_RASA_TOKEN", given["AMENDS_RASA_TOKEN"], mode)
    actions_token = _token("AMENDS_ACTIONS_TOKEN", given["AMENDS_ACTIONS_TOKEN"], mode)
    if mode == "production" and rasa_token == actions_token:
        _refuse("AMENDS_ACTIONS_TOKEN", "is the same as AMENDS_RASA_TOKEN", "make another one")
    return Settings(
        mode=mode,
        database_url=database_url,
        tracker_url=tracker_url,
        orders=_orders(given["AMENDS_ORDERS"], mode),
        policy=Path(given["AMENDS_POLICY"] or "policy.yml"),
        rasa_port=rasa_port,
        actions_port=actions_port,
        rasa_token=rasa_token,
        actions_token=actions_token,
        actions_url=_actions_url(given["AMENDS_ACTIONS_URL"], actions_port),
        action_seconds=_seconds("AMENDS_ACTION_SECONDS", given["AMENDS_ACTION_SECONDS"] or "8"),
    )


def _refuse(name: str, fault: str, mend: str) -> NoReturn:
    raise SettingsError(f"{name} {fault}; {mend} ({MANUAL}).")


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return re.split(r"\s+#", value, maxsplit=1)[0].strip()


def _refuse_unknown(values: Mapping[str, str]) -> None:
    for name in sorted(values):
        if name.startswith("AMENDS_") and name not in VARIABLES:
            near = difflib.get_close_matches(name, VARIABLES, n=1)
            _refuse(name, "is not a setting of Amends", f"write {near[0]}" if near else "remove it")


def _mode(value: str) -> Mode:
    if value not in MODES:
        _refuse("AMENDS_MODE", f"is {value!r}", "set it to demo or production")
    return value


def _port(name: str, value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 1 <= int(value) <= 65535:
        _refuse(name, f"is {value!r}, which is no port", "set it to a whole number from 1 to 65535")
    return int(value)


def _seconds(name: str, value: str) -> float:
    # Above a minute the lock of the conversation could run out while the action still works.
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]+)?", value) or not 0.5 <= float(value) <= 60:
        _refuse(name, f"is {value!r}", "set it to seconds between 0.5 and 60")
    return float(value)


def _token(name: str, value: str, mode: Mode) -> str:
    if not value:
        mend = "start with `make run`, which makes one" if mode == "demo" else "make one with `openssl rand -hex 32`"
        _refuse(name, "is not set", mend)
    if not _TOKEN.fullmatch(value):
        _refuse(name, "holds characters that do not fit an HTTP header", "use letters, digits and - _ . ~ only")
    if len(value) < _SHORTEST_TOKEN[mode]:
        _refuse(name, f"is shorter than {_SHORTEST_TOKEN[mode]} characters", "make one with `openssl rand -hex 32`")
    if mode == "production" and (_PLACEHOLDER.search(value) or len(set(value)) < 8):
        _refuse(name, "is a placeholder, which anybody could guess", "make one with `openssl rand -hex 32`")
    return value


def _database(name: str, url: str, mode: Mode) -> str:
    if url.startswith("sqlite:"):
        if not re.fullmatch(r"sqlite:///[^?#]+", url) or url.endswith(":memory:"):
            _refuse(name, "names no SQLite file", "write sqlite:///var/amends.db, or four slashes before a full path")
        return url
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("postgresql", "postgresql+psycopg2") and len(parts.path) > 1 and "${" not in url
        password = parts.password or ""
    except ValueError:
        usable, password = False, ""
    if not usable:
        _refuse(name, "is no database URL that Amends knows", "write postgresql://user:password@host:5432/name")
    if mode == "production" and _PLACEHOLDER.search(password):
        _refuse(name, "holds a placeholder for a password", "put the real password there")
    return url


def _orders(value: str, mode: Mode) -> OrderSource:
    name = "AMENDS_ORDERS"
    if not value:
        if mode == "production":
            _refuse(name, "is not set, and the demo shop's orders are for demo mode only", "name the shop's own orders")
        value = "csv:data/shop/orders.csv"
    kind, _, rest = value.partition(":")
    if kind == "csv" and rest:
        return OrderSource("csv", rest)
    location, _, view = rest.rpartition("#")
    if kind != "sql" or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?", view):
        _refuse(name, "names no source of orders", "write csv:path/to/orders.csv or sql:<database URL>#<view>")
    return OrderSource("sql", _database(name, location, mode), view)


def _actions_url(value: str, actions_port: int) -> str:
    name = "AMENDS_ACTIONS_URL"
    if not value:
        return f"http://127.0.0.1:{actions_port}/webhook"
    try:
        parts = urlsplit(value)
        host, port = parts.hostname, parts.port
    except ValueError:
        _refuse(name, "is no URL", "write http://127.0.0.1:5055/webhook or leave it out")
    if parts.scheme not in ("http", "https") or not host or parts.path != "/webhook":
        _refuse(name, f"is {value!r}", "write http://127.0.0.1:5055/webhook or leave it out")
    if host in ("127.0.0.1", "localhost") and port != actions_port:
        _refuse(name, f"does not name port {actions_port} of AMENDS_ACTIONS_PORT", "leave it out or name the same port")
    return value
