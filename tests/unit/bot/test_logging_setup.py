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
    logger = logging.getLogger("bot.usecases.answer")
    with logging_setup.bound(conversation="c1", message="m1"), logging_setup.bound(case="A261121-7K3M"):
        logger.info("turn answered in %.2f s with %d replies", 0.25, 3)
    logger.info("idle")
    assert printed.getvalue().splitlines() == [
        "INFO bot.usecases.answer turn answered in 0.25 s with 3 replies conversation=c1 message=m1 case=A261121-7K3M",
        "INFO bot.usecases.answer idle",
    ]


def test_our_own_lines_print_ids_and_withhold_prose(printed: io.StringIO) -> None:
    logger = logging.getLogger("actions.complaint")
    logger.warning("slot of %s is %s, not %s", "m-1", WORDS, "my phone is broken")
    logger.warning("slot of %(message)s is %(value)s", {"message": "m-1", "value": WORDS})
    logger.warning("odd number %d", WORDS)
    logger.warning("failed actions %s", ["action_propose", WORDS])
    logger.error(ValueError(WORDS))
    assert [line.partition("actions.complaint ")[2] for line in printed.getvalue().splitlines()] == [
        "slot of m-1 is ?, not ?",
        "slot of m-1 is ?",
        "odd number %d",
        "failed actions action_propose,?",
        "? error=ValueError",
    ]


def test_an_error_is_told_by_types_and_places_only(printed: io.StringIO) -> None:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as inner:
            raise ValueError(WORDS) from inner
    except ValueError:
        logging.getLogger("actions.base").exception("action failed, incident %s", "I-1")
    line = printed.getvalue()
    assert "action failed, incident I-1 error=ValueError (bot/test_logging_setup.py:" in line
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
