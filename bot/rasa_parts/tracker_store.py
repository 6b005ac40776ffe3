"""Rasa's tracker in a database named by one whole URL, and safe to read while it is written."""

from typing import Any, Optional, Text

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain


class UrlTrackerStore(SQLTrackerStore):
    """Rasa's SQL store; its own takes the address in pieces, of which an unset one is silently left as it is."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: Optional[Text] = None,
        event_broker: Optional[EventBroker] = None,
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
    def get_db_url(dialect: Text = "sqlite", host: Optional[Text] = None, *args: Any, **kwargs: Any) -> Text:
        """The whole URL, as it was given."""
        return host or ""
