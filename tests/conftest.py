"""What all tests share."""

from __future__ import annotations

import os

# Before anything imports SQLAlchemy: calls that go away in 2.0 warn, and a warning from our code is an error.
os.environ["SQLALCHEMY_WARN_20"] = "1"

from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]
