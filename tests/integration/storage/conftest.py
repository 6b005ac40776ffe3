"""The same questions put to the databases and to the stand-in that unit tests use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.storage.unit_of_work import unit_of_work_factory
from tests.fakes import FakeUnitOfWork


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def any_work(request: pytest.FixtureRequest) -> Callable[[], Any]:
    """Makes units of work in memory, on SQLite and on PostgreSQL."""
    if request.param == "fake":
        return FakeUnitOfWork()
    return unit_of_work_factory(request.getfixturevalue(f"{request.param}_database_url"))
