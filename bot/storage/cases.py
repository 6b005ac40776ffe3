"""Complaints, each with everything that belongs to it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, String, Table, Text, select
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import Session, relationship

from bot.casework.case import (
    AngerReading,
    Case,
    Expectation,
    Fact,
    FollowUp,
    Handoff,
    Offer,
    Promise,
    StepRecord,
)
from bot.storage.anger_readings import anger_readings
from bot.storage.expectations import expectations
from bot.storage.facts import facts
from bot.storage.follow_ups import follow_ups
from bot.storage.handoffs import handoffs
from bot.storage.metadata import mapper_registry, metadata
from bot.storage.offers import offers
from bot.storage.promises import promises
from bot.storage.step_records import step_records
from bot.storage.types import GivenId, Id, UtcDateTime, Word, id_column, one_of, reference

cases = Table(
    "cases",
    metadata,
    id_column(),
    Column("number", String(20), nullable=False, unique=True, comment="What the customer is told, e.g. A261121-7K3M"),
    Column("conversation_id", GivenId, reference("conversations.id"), nullable=False, comment="Where it was said"),
    Column("customer_id", Id, reference("customers.id"), index=True, comment="The archive card (H46), once known"),
    Column("language", String(2), nullable=False, comment="zh or en"),
    Column("status", Word, nullable=False, comment="A key of tables/statuses.yml"),
    Column("step", Word, nullable=False, comment="A key of tables/steps.yml (H1)"),
    Column("category", Word, nullable=False, comment="A key of tables/categories.yml (H29)"),
    Column("cause", Word, comment="A key of tables/causes.yml (H25)"),
    Column("order_number", Word, index=True, comment="The order complained about (H15)"),
    Column("customer_class", Word, comment="A key of tables/customer_classes.yml (H47)"),
    Column("opened_at", UtcDateTime, nullable=False, comment="When it was opened, UTC"),
    Column("updated_at", UtcDateTime, nullable=False, comment="When it was last changed, UTC"),
    Column("closed_at", UtcDateTime, comment="When it was closed, UTC"),
    Column("close_reason", Word, comment="The customer's yes or another key of tables/close_reasons.yml (H62, H66)"),
    Column("close_message_id", GivenId, comment="client_id of the message that is the evidence for it (H62)"),
    Column("recourse", Text, comment="Where the customer may turn next, when it closed without a yes"),
    one_of("language", ("zh", "en")),
    Index("ix_cases_conversation_id_opened_at", "conversation_id", "opened_at"),
    Index("ix_cases_status_updated_at", "status", "updated_at"),
    comment="Complaints, one row each (H1)",
)


def children(kind: type, table: Table, moment: str) -> Any:
    """A list of the case, oldest first, loaded with it and gone with it."""
    return relationship(
        kind,
        order_by=(table.c[moment], table.c.place),
        collection_class=ordering_list("place"),
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="selectin",
    )


mapper_registry.map_imperatively(
    Case,
    cases,
    properties={
        "facts": children(Fact, facts, "recorded_at"),
        "expectations": children(Expectation, expectations, "recorded_at"),
        "offers": children(Offer, offers, "proposed_at"),
        "promises": children(Promise, promises, "made_at"),
        "handoffs": children(Handoff, handoffs, "queued_at"),
        "follow_ups": children(FollowUp, follow_ups, "planned_at"),
        "steps": children(StepRecord, step_records, "done_at"),
        "anger": children(AngerReading, anger_readings, "read_at"),
    },
)


class SqlCases:
    """`bot.usecases.ports.Cases` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, case_id: str) -> Case | None:
        return self._one(cases.c.id == case_id)

    def by_number(self, number: str) -> Case | None:
        return self._one(cases.c.number == number)

    def of_conversation(self, conversation_id: str) -> list[Case]:
        return self._oldest_first(cases.c.conversation_id == conversation_id)

    def of_order(self, order_number: str) -> list[Case]:
        return self._oldest_first(cases.c.order_number == order_number)

    def add(self, case: Case) -> None:
        self._session.add(case)

    def _one(self, condition: Any) -> Case | None:
        case: Case | None = self._session.execute(select(Case).where(condition)).scalar_one_or_none()
        return case

    def _oldest_first(self, condition: Any) -> list[Case]:
        query = select(Case).where(condition).order_by(cases.c.opened_at, cases.c.number)
        return list(self._session.execute(query).scalars())
