"""The one place that joins the parts: settings, database, policy, orders and clock into a workshop for use cases."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import lru_cache

from bot.casework.policy import load_policy
from bot.settings import Settings, load
from bot.storage.orders import open_order_book
from bot.storage.unit_of_work import unit_of_work_factory
from bot.usecases.workshop import Workshop


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(timezone.utc)


def build_workshop(settings: Settings) -> Workshop:
    """The real parts, from settings.

    Raises:
        PolicyError, OrderFileError: with the file, the line and the mend.
    """
    return Workshop(
        begin=unit_of_work_factory(settings.database_url),
        policy=load_policy(settings.policy),
        orders=open_order_book(settings.orders.spec),
        clock=SystemClock(),
    )


@lru_cache(maxsize=1)
def workshop() -> Workshop:
    """The workshop of this process, made at first use."""
    return build_workshop(load())
