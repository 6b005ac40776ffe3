"""Brings the database of cases to the newest schema."""

from __future__ import annotations

import sys
from urllib.parse import urlsplit

from bot import settings as settings_of
from bot.settings import ROOT, Settings, SettingsError
from ops import tokens
from ops.console import OpsError, complain, say


def migrate(settings: Settings) -> None:
    """Run the migrations that are still missing.

    Raises:
        OpsError: the database cannot be reached or changed.
    """
    from bot.storage.migrate import upgrade  # only here: the other commands start without SQLAlchemy

    try:
        upgrade(settings.database_url)
    except Exception as error:  # whatever the driver raises is the same trouble for the operator
        reason = next(iter(str(error).strip().splitlines()), "no reason given")
        where = _without_secrets(settings.database_url)
        raise OpsError(
            f"The database {where} could not be brought to the newest schema ({type(error).__name__}: {reason[:300]}); "
            "see AMENDS_DATABASE_URL in docs/configuration.md."
        ) from error


def main() -> int:
    """The command ``python -m ops.migrate``."""
    try:
        tokens.ensure_in_demo(ROOT)
        migrate(settings_of.load())
    except (OpsError, SettingsError) as error:
        return complain(error)
    say("The database has the newest schema.")
    return 0


def _without_secrets(url: str) -> str:
    parts = urlsplit(url)
    return url if parts.password is None else url.replace(f":{parts.password}@", ":…@")


if __name__ == "__main__":
    sys.exit(main())
