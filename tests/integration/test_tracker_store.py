"""Rasa's tracker is kept in the database its URL names, on SQLite and on PostgreSQL, and never silently in memory."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.utils.endpoints import EndpointConfig

from bot.rasa_parts.tracker_store import UrlTrackerStore

KIND = "bot.rasa_parts.tracker_store.UrlTrackerStore"


def keep_and_read(url: str) -> str | None:
    """Store a message through one store and read it through another, as after a restart."""

    async def talk() -> str | None:
        store = TrackerStore.create(EndpointConfig(url, type=KIND), Domain.empty())
        tracker = await store.get_or_create_tracker("talk-1")
        tracker.update(UserUttered("杯子碎了"))
        await store.save(tracker)
        again = TrackerStore.create(EndpointConfig(url, type=KIND), Domain.empty())
        found = await again.retrieve_full_tracker("talk-1")
        return found.latest_message.text if found and found.latest_message else None

    return asyncio.run(talk())


def test_what_was_said_is_there_after_a_restart_on_sqlite(tmp_path: Path) -> None:
    assert keep_and_read(f"sqlite:///{tmp_path / 'tracker.db'}") == "杯子碎了"


def test_what_was_said_is_there_after_a_restart_on_postgresql(postgres_url: str) -> None:
    assert keep_and_read(postgres_url) == "杯子碎了"


def test_no_url_stops_the_start() -> None:
    with pytest.raises(ValueError, match="AMENDS_TRACKER_URL"):
        UrlTrackerStore(domain=Domain.empty(), host=None)
