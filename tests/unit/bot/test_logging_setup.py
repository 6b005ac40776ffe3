"""Logs carry ids; once a customer may have spoken, no library brings their words into a log."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest

from bot import logging_setup

WORDS = "我的手机号是13800138000"


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """A process's logs from a fresh start, with a handler that a library put there."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    root, factory = logging.getLogger(), logging.getLogRecordFactory()
    monkeypatch.setattr(root, "handlers", [handler])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(logging_setup, "_sealed", threading.Event())
    level = root.level
    root.setLevel(logging.DEBUG)
    logging_setup.set_up_logging("actions")
    yield out
    logging.captureWarnings(False)
    logging.setLogRecordFactory(factory)
    root.setLevel(level)


def test_ids_of_the_turn_stand_on_every_line(printed: io.StringIO) -> None:
    log = logging_setup.get_logger("bot.usecases.answer")
    with logging_setup.bound(conversation="c1", message="m1"), logging_setup.bound(case="A261121-7K3M"):
        log.info("turn_answered", seconds=0.25, count=3)
    log.info("idle")
    assert printed.getvalue().splitlines() == [
        "INFO bot.usecases.answer turn_answered conversation=c1 message=m1 case=A261121-7K3M seconds=0.250 count=3",
        "INFO bot.usecases.answer idle",
    ]


def test_our_own_logger_cannot_print_prose(printed: io.StringIO) -> None:
    log = logging_setup.get_logger("actions.open_case")
    log.warning("odd_value", value=WORDS, other="my phone is broken")
    log.error(WORDS)
    assert printed.getvalue() == "WARNING actions.open_case odd_value value=? other=?\nERROR actions.open_case ?\n"


def test_an_error_is_told_by_types_and_places_only(printed: io.StringIO) -> None:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as inner:
            raise ValueError(WORDS) from inner
    except ValueError as error:
        logging_setup.get_logger("actions.base").error("action_failed", error, incident="I-1")
    line = printed.getvalue()
    assert "incident=I-1 error=ValueError (bot/test_logging_setup.py:" in line
    assert "from KeyError" in line
    assert WORDS not in line


def test_faults_at_start_are_told_in_full(printed: io.StringIO) -> None:
    logging.getLogger("rasa.core.agent").error("Could not load model from %s", "models/x.tar.gz")
    assert "Could not load model from models/x.tar.gz" in printed.getvalue()


def test_a_librarys_line_is_reduced_once_a_customer_may_have_spoken(printed: io.StringIO) -> None:
    with logging_setup.bound(conversation="c1"):
        pass
    logger = logging.getLogger("rasa.core.processor")
    logger.setLevel(logging.DEBUG)
    logger.debug("Received user message '%s'", WORDS)
    logger.warning(f"slot values: {WORDS}")
    logger.error(json.dumps({"user_message": WORDS, "event": "processor.message.parse"}, ensure_ascii=False))
    try:
        raise RuntimeError(f"[parameters: {WORDS}]")
    except RuntimeError as error:
        logger.exception("save failed")
        logger.error(error)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(WORDS, stacklevel=1)
    text = printed.getvalue()
    assert WORDS not in text
    assert "13800138000" not in text
    assert "ERROR rasa.core.processor processor.message.parse" in text
    assert text.count("error=RuntimeError (bot/test_logging_setup.py:") == 2


def test_a_crash_prints_no_message_once_sealed(printed: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    logging_setup.seal()
    error = ValueError(WORDS)
    sys.excepthook(ValueError, error, None)
    assert capsys.readouterr().err == "stopped by error=ValueError\n"
