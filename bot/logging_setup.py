"""Logs that carry ids and never a customer's words, whatever this process's libraries would like to print."""

from __future__ import annotations

import contextlib
import contextvars
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from types import TracebackType

# For child processes: quiet libraries from their very first import, when no code of ours runs yet.
QUIET_ENVIRONMENT = {
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}

# An id or a measure: no spaces, no letters beyond ASCII, short. Anything else is printed as "?".
_SAFE_VALUE = re.compile(r"[A-Za-z0-9_.:/+~-]{1,80}")
_STRUCTLOG_EVENT = re.compile(r"['\"]?event['\"]?\s*[:=]\s*['\"]([a-z0-9_.]+)['\"]")

_ids: contextvars.ContextVar[dict[str, object]] = contextvars.ContextVar("amends_log_ids")
_plain_factory = logging.getLogRecordFactory()
_plain_excepthook = sys.excepthook
_sealed = threading.Event()


class _SafeText(str):
    """Text built by this module out of an event's name and ids; the only text that is printed once sealed."""


class Log:
    """A logger that takes an event's name and ids, and cannot take prose.

    ``log.info("turn_answered", seconds=0.2)`` prints ``turn_answered conversation=c1 message=m1 seconds=0.2`` when
    the ids of the turn were bound with `bound`. A value that does not look like an id is printed as ``?``.
    """

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def debug(self, event: str, **ids: object) -> None:
        """Log an event that matters to developers only."""
        self._write(logging.DEBUG, event, None, ids)

    def info(self, event: str, **ids: object) -> None:
        """Log an ordinary event."""
        self._write(logging.INFO, event, None, ids)

    def warning(self, event: str, error: BaseException | None = None, **ids: object) -> None:
        """Log an event that somebody should look at."""
        self._write(logging.WARNING, event, error, ids)

    def error(self, event: str, error: BaseException | None = None, **ids: object) -> None:
        """Log a failure; of an exception its types and places are printed, not its message."""
        self._write(logging.ERROR, event, error, ids)

    def _write(self, level: int, event: str, error: BaseException | None, ids: dict[str, object]) -> None:
        if self._logger.isEnabledFor(level):
            self._logger.log(level, _SafeText(_line(event, {**_ids.get({}), **ids}) + _where(error)))


def get_logger(name: str) -> Log:
    """The logger of a module: ``log = get_logger(__name__)``."""
    return Log(name)


@contextlib.contextmanager
def bound(**ids: object) -> Iterator[None]:
    """Put ids on every line logged inside the block, and seal the process: from here on customers' words are about."""
    seal()
    token = _ids.set({**_ids.get({}), **ids})
    try:
        yield
    finally:
        _ids.reset(token)


def set_up_logging(process: str, *, level: int = logging.INFO, sealed: bool = False) -> None:
    """Set up this process's logs: one line per event on standard error; calling it again changes nothing more.

    The guarantee sits in the factory of log records, before any handler: Rasa and its libraries put handlers, formats
    and levels of their own in place later, and cannot bring the words back. Until the process is sealed their lines
    pass in full, since faults at start are worth reading and no customer has spoken yet.

    Args:
        process: the name of this process, which stands on each line.
        level: the lowest level of our own lines; lines of libraries begin at WARNING.
        sealed: True where customers' words may be about from the first moment.
    """
    logging.setLogRecordFactory(_record)
    logging.captureWarnings(True)
    sys.excepthook = _excepthook
    root = logging.getLogger()
    if not root.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(f"%(asctime)s {process} %(levelname)s %(name)s %(message)s"))
        root.addHandler(handler)
        root.setLevel(logging.WARNING)
    for name in ("bot", "actions", "ops", "server", "jobs"):
        logging.getLogger(name).setLevel(level)
    if sealed:
        seal()


def seal() -> None:
    """From now on print nothing but ids: a library's line is reduced to where it came from."""
    _sealed.set()


def _record(
    name: str,
    level: int,
    path: str,
    line: int,
    msg: object,
    args: object,
    exc_info: tuple[type[BaseException], BaseException, TracebackType | None] | None,
    func: str | None = None,
    sinfo: str | None = None,
    **extra: object,
) -> logging.LogRecord:
    if _sealed.is_set() and not isinstance(msg, _SafeText):
        error = exc_info[1] if isinstance(exc_info, tuple) else None
        if error is None and isinstance(msg, BaseException):
            error = msg
        event = _STRUCTLOG_EVENT.search(msg) if isinstance(msg, str) else None
        what = event.group(1) if event else "library_message"
        msg = _SafeText(_line(what, {**_ids.get({}), "function": func or "", "line": line}) + _where(error))
        args, exc_info, sinfo = (), None, None
    return _plain_factory(name, level, path, line, msg, args, exc_info, func, sinfo, **extra)


def _line(event: str, ids: dict[str, object]) -> str:
    pairs = (f"{name}={_value(value)}" for name, value in ids.items() if value is not None and value != "")
    return " ".join((event if _SAFE_VALUE.fullmatch(event) else "?", *pairs))


def _value(value: object) -> str:
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    return text if _SAFE_VALUE.fullmatch(text) else "?"


def _where(error: BaseException | None) -> str:
    """The types of an exception and its causes with the innermost places; no message, for messages quote values."""
    parts: list[str] = []
    while error is not None and len(parts) < 5:
        frames = traceback.extract_tb(error.__traceback__)[-4:]
        places = " > ".join(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
        parts.append(f"{type(error).__name__} ({places})" if places else type(error).__name__)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return f" error={' from '.join(parts)}" if parts else ""


def _short(filename: str) -> str:
    return "/".join(filename.replace("\\", "/").split("/")[-2:])


def _excepthook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if _sealed.is_set():
        sys.stderr.write(f"stopped by{_where(error)}\n")
    else:
        _plain_excepthook(kind, error, trace)
