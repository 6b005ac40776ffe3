"""A surprise is written down under its number, even when nothing else was."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.engine import build_engine
from bot.storage.incidents import incidents
from bot.usecases.ports import Conflict
from tests.builders import an_incident
from tests.integration.storage.keeping import Work, keep


def test_an_incident_is_stored_without_its_talk(database_url: str, work: Work) -> None:
    keep(work, an_incident(message_id=None))
    with build_engine(database_url).connect() as connection:
        row = connection.execute(select(incidents)).one()
    assert (row.number, row.conversation_id, row.message_id) == ("E-7K3M9Q", "talk-1", None)


def test_an_incident_number_is_given_once(any_work: Work) -> None:
    keep(any_work, an_incident())
    with pytest.raises(Conflict):
        keep(any_work, an_incident())
