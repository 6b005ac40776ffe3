"""A fresh talk for each test."""

from __future__ import annotations

import pytest

from tests.unit.usecases.harness import Talk


@pytest.fixture
def talk() -> Talk:
    return Talk()
