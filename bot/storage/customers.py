"""The customer archive (H46)."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table, Text, or_, select
from sqlalchemy.orm import Session

from bot.casework.conversation import Customer
from bot.storage.contacts import plain_email, plain_phone
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.types import UtcDateTime, id_column, one_of

customers = Table(
    "customers",
    metadata,
    id_column(),
    Column("name", Text, nullable=False, comment="How to address them (H37); empty when unknown"),
    Column("phone", Text, nullable=False, index=True, comment="Digits, without +86; empty when unknown"),
    Column("email", Text, nullable=False, index=True, comment="Lower case; empty when unknown"),
    Column("language", String(2), nullable=False, comment="zh or en"),
    Column("verified", Boolean, nullable=False, comment="The contact was matched with an order of the shop"),
    Column("created_at", UtcDateTime, nullable=False, comment="When the card was made, UTC"),
    one_of("language", ("zh", "en")),
    comment="Archive cards of customers (H46)",
)

mapper_registry.map_imperatively(Customer, customers)


class SqlCustomers:
    """`bot.usecases.ports.Customers` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, customer_id: str) -> Customer | None:
        query = select(Customer).where(customers.c.id == customer_id)
        found: Customer | None = self._session.execute(query).scalar_one_or_none()
        return found

    def by_contact(self, *, phone: str = "", email: str = "") -> Customer | None:
        """The card with this phone or this e-mail; a verified one first, then the oldest."""
        wanted = ((customers.c.phone, plain_phone(phone)), (customers.c.email, plain_email(email)))
        given = [column == value for column, value in wanted if value]
        if not given:
            return None
        order = (customers.c.verified.desc(), customers.c.created_at, customers.c.id)
        query = select(Customer).where(or_(*given)).order_by(*order).limit(1)
        found: Customer | None = self._session.execute(query).scalar_one_or_none()
        return found

    def add(self, customer: Customer) -> None:
        self._session.add(customer)
