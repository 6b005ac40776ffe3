"""A stage for each test."""

from __future__ import annotations

import pytest

from tests.unit.actions.harness import Stage


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    return Stage(monkeypatch)
