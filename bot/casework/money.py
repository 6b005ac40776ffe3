"""Money in whole minor units with its currency: no floating point anywhere."""

from __future__ import annotations

from dataclasses import dataclass

SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}


@dataclass(frozen=True, order=True)
class Money:
    """An amount.

    Attributes:
        minor: whole minor units (fen, cents).
        currency: ISO 4217 code; every currency here has two decimals.
    """

    minor: int
    currency: str = "CNY"

    def __str__(self) -> str:
        """As a customer reads it: ``¥1,299.00``, ``¥120`` when there are no cents."""
        whole, cents = divmod(self.minor, 100)
        digits = f"{whole:,}" if cents == 0 else f"{whole:,}.{cents:02d}"
        return f"{SYMBOLS.get(self.currency, self.currency + ' ')}{digits}"

    def share(self, percent: int) -> Money:
        """`percent` of this amount, rounded down to a whole minor unit."""
        return Money(self.minor * percent // 100, self.currency)
