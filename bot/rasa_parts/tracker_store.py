"""Rasa's tracker in a database named by one whole URL, and safe to read while it is written."""

from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain


class UrlTrackerStore(SQLTrackerStore):
    """Rasa's SQL store; its own takes the address in pieces, of which an unset one is silently left as it is."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        if not host or "://" not in host:
            # A ValueError stops the start; an AttributeError or ImportError would end in a store in memory.
            raise ValueError("endpoints.yml: tracker_store.url is not a database URL; set AMENDS_TRACKER_URL")
        super().__init__(domain=domain, host=host, event_broker=event_broker, **kwargs)
        if self.engine.dialect.name == "sqlite":
            with self.engine.begin() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")

    @staticmethod
    def get_db_url(dialect: str = "sqlite", host: str | None = None, *args: Any, **kwargs: Any) -> str:
        """The whole URL, as it was given."""
        return host or ""
