"""What was acknowledged stands, whatever dies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.builders import a_conversation
from tests.integration.storage.keeping import keep

ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from bot.storage.unit_of_work import unit_of_work_factory
from tests.builders import a_message
work = unit_of_work_factory(sys.argv[1])
while True:
    with work() as unit:
        message = a_message(seq=unit.messages.last_seq("talk-1") + 1)
        unit.messages.add(message)
        unit.commit()
    print(message.client_id, flush=True)
"""


def test_a_writer_killed_at_any_moment_loses_nothing_it_acknowledged(
    database_url: str, work: Callable[[], Any]
) -> None:
    keep(work, a_conversation())
    acknowledged = []
    for before_the_kill in (1, 7):
        command = [sys.executable, "-c", WRITER, database_url]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            acknowledged += [writer.stdout.readline().strip() for _ in range(before_the_kill)]
            writer.kill()
            acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]
    with work() as unit:
        stored = unit.messages.of("talk-1")
    assert {message.client_id for message in stored} >= set(acknowledged)
    assert len(acknowledged) >= 8
    assert [message.seq for message in stored] == list(range(1, len(stored) + 1))
