"""The demonstration shop's policy, shared by all tests of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.casework.policy import Policy, load_policy

POLICY_FILE = Path(__file__).parents[3] / "policy.yml"


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy(POLICY_FILE)
