"""Column types that behave alike on SQLite and PostgreSQL, and the columns that many tables share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, DateTime, ForeignKey, Integer, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

# NULL means "nothing"; the JSON word null is never written. Replace a value to change it: a change inside is not seen.
Json = JSON(none_as_null=True)
Id = String(32)
GivenId = String(64)
Word = String(40)


class UtcDateTime(TypeDecorator):  # type: ignore[type-arg]
    """A moment: aware of its zone going in, aware and in UTC coming out, on every database.

    Raises:
        ValueError: for a moment without a zone, which could mean any hour.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone: use datetime.now(timezone.utc)")
        moment = value.astimezone(timezone.utc)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)


def id_column() -> Column[Any]:
    """The primary key of a row we name ourselves."""
    return Column("id", Id, primary_key=True, comment="32 hexadecimal digits")


def case_column() -> Column[Any]:
    """The case a row belongs to; the row goes when the case goes."""
    return Column(
        "case_id", Id, reference("cases.id", ondelete="CASCADE"), nullable=False, index=True, comment="The case"
    )


def place_column() -> Column[Any]:
    """Keeps rows of the same moment in the order they were said."""
    return Column("place", Integer, nullable=False, comment="Order among rows of the same moment, from 0")


def evidence_column() -> Column[Any]:
    """The customer's message behind a row; not a foreign key, for work of the system has none."""
    return Column("message_id", GivenId, comment="client_id of the customer's message that is the evidence (H13)")


def reference(target: str, *, ondelete: str | None = None, use_alter: bool = False) -> ForeignKey:
    """A foreign key that is checked at commit, so that use cases may add rows in any order."""
    return ForeignKey(target, ondelete=ondelete, deferrable=True, initially="DEFERRED", use_alter=use_alter)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """Only these words may stand in the column."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def not_negative(column: str) -> CheckConstraint:
    """The column counts or weighs something, from 0 upwards."""
    return CheckConstraint(f"{column} >= 0", name=column)
