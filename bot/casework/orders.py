"""What the shop knows of an order; looked up, never asked when it can be found (H15, H46)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.casework.money import Money


@dataclass(frozen=True)
class OrderLine:
    """One article of an order; `price` is for the whole line."""

    goods: str
    quantity: int
    price: Money


@dataclass(frozen=True)
class Order:
    """One order of the shop.

    Attributes:
        number: the shop's own order number, upper case.
        delivery_state: a key of ``tables/delivery_states.yml``.
        sales_person: the shop assistant of H14, empty when there was none.
    """

    number: str
    customer_name: str
    phone: str
    email: str
    ordered_on: date
    lines: tuple[OrderLine, ...]
    delivery_state: str
    delivered_on: date | None = None
    sales_person: str = ""

    @property
    def total(self) -> Money:
        """What the customer paid for all lines."""
        return Money(sum(line.price.minor for line in self.lines), self.lines[0].price.currency)

    @property
    def goods(self) -> str:
        """The names of all lines, for repeating back (H13)."""
        return "、".join(line.goods for line in self.lines)

    def age_days(self, today: date) -> int:
        """Days since the goods arrived, or since the order when they have not."""
        return max(0, (today - (self.delivered_on or self.ordered_on)).days)
