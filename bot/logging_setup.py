"""Logs that carry ids and never a customer's words, whatever this process's libraries would like to print."""

from __future__ import annotations

import contextlib
import contextvars
import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator, Mapping
from types import TracebackType

# For child processes: quiet libraries from their very first import, when no code of ours runs yet.
QUIET_ENVIRONMENT = {
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}
OURS = ("bot", "actions", "ops", "server", "jobs")

# An id or a measure: no spaces, no letters beyond ASCII, short. Anything else is printed as "?".
_SAFE_VALUE = re.compile(r"[A-Za-z0-9_.:/+~-]{1,80}")
_STRUCTLOG_EVENT = re.compile(r'"event": "([a-z0-9_.]+)"')

_Error = tuple[type[BaseException], BaseException, TracebackType | None]
_ids: contextvars.ContextVar[dict[str, object]] = contextvars.ContextVar("amends_log_ids")
_plain_factory = logging.getLogRecordFactory()
_plain_excepthook = sys.excepthook
_sealed = threading.Event()


@contextlib.contextmanager
def bound(**ids: object) -> Iterator[None]:
    """Put ids on every line logged inside the block, and seal the process: from here on customers' words are about.

    ``with bound(conversation=sender, message=mid): …``
    """
    seal()
    token = _ids.set({**_ids.get({}), **ids})
    try:
        yield
    finally:
        _ids.reset(token)


def set_up_logging(process: str, *, level: int = logging.INFO) -> None:
    """Set up this process's logs: one line per event on standard error; calling it again changes nothing more.

    Our own modules log plainly, ``logger.info("turn %s answered", message_id)``: the template must be a literal (ruff's
    G rules see to it), a value that does not look like an id is printed as ``?``, an exception by types and places.

    Lines of libraries pass in full until the process is sealed, since faults at start are worth reading and no customer
    has spoken yet; then they are reduced to where they came from. This guarantee sits in the factory of log records,
    before any handler: Rasa and its libraries put handlers, formats and levels of their own in place, and cannot bring
    the words back.

    Args:
        process: the name of this process, which stands on each line.
        level: the lowest level of our own lines; lines of libraries begin at WARNING.
    """
    logging.setLogRecordFactory(_record)
    logging.captureWarnings(True)
    # Sanic switches these on again when it is imported, for everybody, whatever the environment says.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    # Jieba tells each start's loading times at DEBUG, through a handler and a level of its own.
    logging.getLogger("jieba").addFilter(_not_chatter)
    sys.excepthook = _excepthook
    root = logging.getLogger()
    if not root.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(f"%(asctime)s {process} %(levelname)s %(name)s %(message)s"))
        root.addHandler(handler)
        root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)


def seal() -> None:
    """From now on reduce every library's line to where it came from; there is no way back."""
    _sealed.set()


def _not_chatter(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING


def _record(
    name: str,
    level: int,
    path: str,
    line: int,
    msg: object,
    args: tuple[object, ...] | Mapping[str, object],
    exc_info: _Error | None,
    func: str | None = None,
    sinfo: str | None = None,
    **extra: object,
) -> logging.LogRecord:
    ours = name.partition(".")[0] in OURS
    if ours or _sealed.is_set():
        error = msg if isinstance(msg, BaseException) else exc_info[1] if isinstance(exc_info, tuple) else None
        text = _ours(msg, args) if ours else _theirs(msg, func, line)
        msg, args, exc_info, sinfo = f"{text}{_pairs(_ids.get({}))}{_where(error)}", (), None, None
    return _plain_factory(name, level, path, line, msg, args, exc_info, func, sinfo, **extra)


def _ours(template: object, args: tuple[object, ...] | Mapping[str, object]) -> str:
    if not isinstance(template, str):
        return "?"
    if isinstance(args, tuple) and len(args) == 1 and isinstance(args[0], Mapping):
        args = args[0]
    try:
        if isinstance(args, Mapping):
            return template % {name: _safe(value) for name, value in args.items()}
        return template % tuple(_safe(value) for value in args) if args else template
    except (TypeError, ValueError, KeyError):
        return template


def _theirs(msg: object, func: str | None, line: int) -> str:
    """The name of the event where the library uses structlog, else the place."""
    event = _STRUCTLOG_EVENT.search(msg) if isinstance(msg, str) and msg.startswith("{") else None
    return event.group(1) if event else f"message withheld ({func or '?'}, line {line})"


def _pairs(ids: Mapping[str, object]) -> str:
    return "".join(f" {name}={_safe(value)}" for name, value in ids.items())


def _safe(value: object) -> object:
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return ",".join(str(_safe(part)) for part in value)
    text = str(value)
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
