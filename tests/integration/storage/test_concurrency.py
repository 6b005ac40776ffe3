"""Many writers at once lose nothing and leave no hole in the log."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.builders import a_conversation, a_message
from tests.integration.storage.keeping import Work, keep

WRITERS = 6
EACH = 5


def test_concurrent_writers_of_one_talk_lose_no_row(work: Work) -> None:
    keep(work, a_conversation())

    def write(_writer: int) -> None:
        for _ in range(EACH):
            with work() as unit:
                unit.conversations.get("talk-1").epoch += 1
                unit.messages.add(a_message(seq=unit.messages.last_seq("talk-1") + 1))
                unit.commit()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    with work() as unit:
        assert [m.seq for m in unit.messages.of("talk-1")] == list(range(1, WRITERS * EACH + 1))
        assert unit.conversations.get("talk-1").epoch == WRITERS * EACH
