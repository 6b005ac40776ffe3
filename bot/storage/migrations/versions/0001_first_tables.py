"""The first tables: talks, messages, customers, cases and what belongs to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "action_runs",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("conversation_id", sa.String(length=64), nullable=False, comment="The talk it belongs to"),
        sa.Column("message_id", sa.String(length=64), nullable=False, comment="The message that was answered"),
        sa.Column("action", sa.String(length=100), nullable=False, comment="Name of the action"),
        sa.Column("result", sa.JSON(), nullable=False, comment="What it said and changed"),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=False, comment="When it ran, UTC"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_runs")),
        sa.UniqueConstraint(
            "conversation_id", "message_id", "action", name=op.f("uq_action_runs_conversation_id_message_id_action")
        ),
        comment="Actions that have run: each at most once for a message of a talk",
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("name", sa.Text(), nullable=False, comment="How to address them (H37); empty when unknown"),
        sa.Column("phone", sa.Text(), nullable=False, comment="Digits, without +86; empty when unknown"),
        sa.Column("email", sa.Text(), nullable=False, comment="Lower case; empty when unknown"),
        sa.Column("language", sa.String(length=2), nullable=False, comment="zh or en"),
        sa.Column(
            "verified", sa.Boolean(), nullable=False, comment="The contact was matched with an order of the shop"
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, comment="When the card was made, UTC"),
        sa.CheckConstraint("language IN ('zh', 'en')", name=op.f("ck_customers_language")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        comment="Archive cards of customers (H46)",
    )
    op.create_index(op.f("ix_customers_email"), "customers", ["email"], unique=False)
    op.create_index(op.f("ix_customers_phone"), "customers", ["phone"], unique=False)
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("number", sa.String(length=40), nullable=False, comment="What the customer was told"),
        sa.Column("conversation_id", sa.String(length=64), nullable=False, comment="The talk"),
        sa.Column("message_id", sa.String(length=64), nullable=True, comment="The message that was being answered"),
        sa.Column("action", sa.String(length=100), nullable=False, comment="Name of the action"),
        sa.Column("error", sa.Text(), nullable=False, comment="Kind and place of the error, without customers' words"),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False, comment="When, UTC"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sa.UniqueConstraint("number", name=op.f("uq_incidents_number")),
        comment="Surprises, each told to the customer with its number",
    )
    op.create_index(op.f("ix_incidents_conversation_id"), "incidents", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_incidents_happened_at"), "incidents", ["happened_at"], unique=False)
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=64), nullable=False, comment="Given by the server when the talk begins"),
        sa.Column("language", sa.String(length=2), nullable=False, comment="The language being spoken, zh or en"),
        sa.Column("customer_id", sa.String(length=32), nullable=True, comment="The archive card (H46), once known"),
        sa.Column("case_id", sa.String(length=32), nullable=True, comment="The case being talked about"),
        sa.Column("owner", sa.String(length=40), nullable=False, comment="Who answers: bot, queue or agent"),
        sa.Column(
            "epoch",
            sa.Integer(),
            nullable=False,
            comment="Raised with each change of owner; a late reply has an old one",
        ),
        sa.Column(
            "asked",
            sa.String(length=40),
            nullable=True,
            comment="The question on the table, which the next message answers (H14, H62)",
        ),
        sa.Column("asked_times", sa.Integer(), nullable=False, comment="How often that question was put in a row"),
        sa.Column(
            "misunderstood", sa.Integer(), nullable=False, comment="Messages in a row nobody could make sense of"
        ),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False, comment="When it began, UTC"),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False, comment="When the last message came, UTC"),
        sa.CheckConstraint("language IN ('zh', 'en')", name=op.f("ck_conversations_language")),
        sa.CheckConstraint("owner IN ('bot', 'queue', 'agent')", name=op.f("ck_conversations_owner")),
        sa.CheckConstraint("asked_times >= 0", name=op.f("ck_conversations_asked_times")),
        sa.CheckConstraint("epoch >= 0", name=op.f("ck_conversations_epoch")),
        sa.CheckConstraint("misunderstood >= 0", name=op.f("ck_conversations_misunderstood")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_conversations_case_id"),
            initially="DEFERRED",
            deferrable=True,
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_conversations_customer_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        comment="Talks, one row each (H2)",
    )
    op.create_index(op.f("ix_conversations_customer_id"), "conversations", ["customer_id"], unique=False)
    op.create_index(op.f("ix_conversations_last_at"), "conversations", ["last_at"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column(
            "number", sa.String(length=20), nullable=False, comment="What the customer is told, e.g. A261121-7K3M"
        ),
        sa.Column("conversation_id", sa.String(length=64), nullable=False, comment="Where it was said"),
        sa.Column("customer_id", sa.String(length=32), nullable=True, comment="The archive card (H46), once known"),
        sa.Column("language", sa.String(length=2), nullable=False, comment="zh or en"),
        sa.Column("status", sa.String(length=40), nullable=False, comment="A key of tables/statuses.yml"),
        sa.Column("step", sa.String(length=40), nullable=False, comment="A key of tables/steps.yml (H1)"),
        sa.Column("category", sa.String(length=40), nullable=False, comment="A key of tables/categories.yml (H29)"),
        sa.Column("cause", sa.String(length=40), nullable=True, comment="A key of tables/causes.yml (H25)"),
        sa.Column("order_number", sa.String(length=40), nullable=True, comment="The order complained about (H15)"),
        sa.Column(
            "customer_class", sa.String(length=40), nullable=True, comment="A key of tables/customer_classes.yml (H47)"
        ),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False, comment="When it was opened, UTC"),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, comment="When it was last changed, UTC"),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True, comment="When it was closed, UTC"),
        sa.Column(
            "close_reason",
            sa.String(length=40),
            nullable=True,
            comment="The customer's yes or another key of tables/close_reasons.yml (H62, H66)",
        ),
        sa.Column(
            "close_message_id",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the message that is the evidence for it (H62)",
        ),
        sa.Column(
            "recourse",
            sa.Text(),
            nullable=True,
            comment="Where the customer may turn next, when it closed without a yes",
        ),
        sa.CheckConstraint("language IN ('zh', 'en')", name=op.f("ck_cases_language")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_cases_conversation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_cases_customer_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
        comment="Complaints, one row each (H1)",
    )
    op.create_index("ix_cases_conversation_id_opened_at", "cases", ["conversation_id", "opened_at"], unique=False)
    op.create_index(op.f("ix_cases_customer_id"), "cases", ["customer_id"], unique=False)
    op.create_index(op.f("ix_cases_order_number"), "cases", ["order_number"], unique=False)
    op.create_index("ix_cases_status_updated_at", "cases", ["status", "updated_at"], unique=False)
    op.create_table(
        "messages",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("conversation_id", sa.String(length=64), nullable=False, comment="The talk"),
        sa.Column("seq", sa.Integer(), nullable=False, comment="Rises by one within a talk, from 1, without holes"),
        sa.Column(
            "client_id",
            sa.String(length=64),
            nullable=False,
            comment="The sender's own id of the message: sent twice, stored once",
        ),
        sa.Column("author_kind", sa.String(length=40), nullable=False, comment="customer, bot, agent or system"),
        sa.Column("author", sa.Text(), nullable=False, comment="The agent's name; empty for others"),
        sa.Column("kind", sa.String(length=40), nullable=False, comment="text, or what else the row shows"),
        sa.Column("body", sa.Text(), nullable=False, comment="The words"),
        sa.Column(
            "in_reply_to",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message this answers",
        ),
        sa.Column(
            "part",
            sa.Integer(),
            nullable=True,
            comment="Which part of that answer, from 0: answered twice, stored once",
        ),
        sa.Column("data", sa.JSON(), nullable=True, comment="Buttons and the like"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, comment="When it was written, UTC"),
        sa.CheckConstraint(
            "author_kind IN ('customer', 'bot', 'agent', 'system')", name=op.f("ck_messages_author_kind")
        ),
        sa.CheckConstraint("in_reply_to IS NULL OR part IS NOT NULL", name=op.f("ck_messages_answer")),
        sa.CheckConstraint("part >= 0", name=op.f("ck_messages_part")),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_messages_seq")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_messages_conversation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("conversation_id", "client_id", name=op.f("uq_messages_conversation_id_client_id")),
        sa.UniqueConstraint(
            "conversation_id", "in_reply_to", "part", name=op.f("uq_messages_conversation_id_in_reply_to_part")
        ),
        sa.UniqueConstraint("conversation_id", "seq", name=op.f("uq_messages_conversation_id_seq")),
        comment="Every message of every talk (H13)",
    )
    op.create_table(
        "anger_readings",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("case_id", sa.String(length=32), nullable=False, comment="The case"),
        sa.Column("place", sa.Integer(), nullable=False, comment="Order among rows of the same moment, from 0"),
        sa.Column("level", sa.Integer(), nullable=False, comment="0 calm, 1 annoyed, 2 angry, 3 furious (H78)"),
        sa.Column(
            "message_id",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message that is the evidence (H13)",
        ),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False, comment="When it was read, UTC"),
        sa.CheckConstraint("level BETWEEN 0 AND 3", name=op.f("ck_anger_readings_level")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_anger_readings_case_id"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anger_readings")),
        comment="Points of the anger curve of a case (H77, H78)",
    )
    op.create_index(op.f("ix_anger_readings_case_id"), "anger_readings", ["case_id"], unique=False)
    op.create_table(
        "expectations",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("case_id", sa.String(length=32), nullable=False, comment="The case"),
        sa.Column("place", sa.Integer(), nullable=False, comment="Order among rows of the same moment, from 0"),
        sa.Column(
            "resolution",
            sa.String(length=40),
            nullable=False,
            comment="What they want, a key of tables/resolutions.yml (H54)",
        ),
        sa.Column("words", sa.Text(), nullable=False, comment="The customer's own words (H13)"),
        sa.Column(
            "message_id",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message that is the evidence (H13)",
        ),
        sa.Column("amount_minor", sa.Integer(), nullable=True, comment="Money they named, in minor units (fen, cents)"),
        sa.Column("currency", sa.String(length=3), nullable=False, comment="ISO 4217 code of that money"),
        sa.Column(
            "rank",
            sa.Integer(),
            nullable=True,
            comment="The customer's own ranking, 1 is most important (H55); empty until they said it",
        ),
        sa.Column(
            "can",
            sa.String(length=40),
            nullable=False,
            comment="Whether it can be met: unknown, yes, person or no (H52, H86)",
        ),
        sa.Column("reason", sa.String(length=40), nullable=True, comment="Why not, a key of tables/refusals.yml (H60)"),
        sa.Column(
            "alternative",
            sa.String(length=40),
            nullable=True,
            comment="The remedy offered instead, a key of tables/remedies.yml (H68)",
        ),
        sa.Column(
            "refusals", sa.Integer(), nullable=False, comment="How often the customer declined what was proposed (H64)"
        ),
        sa.Column(
            "status", sa.String(length=40), nullable=False, comment="open, agreed, shelved or dropped (H64, H66)"
        ),
        sa.Column("experience", sa.Integer(), nullable=True, comment="Later, how it turned out, 0 to 10 (H83, H124)"),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False, comment="When it was recorded, UTC"),
        sa.CheckConstraint("can IN ('unknown', 'yes', 'person', 'no')", name=op.f("ck_expectations_can")),
        sa.CheckConstraint("status IN ('open', 'agreed', 'shelved', 'dropped')", name=op.f("ck_expectations_status")),
        sa.CheckConstraint("amount_minor >= 0", name=op.f("ck_expectations_amount_minor")),
        sa.CheckConstraint("experience BETWEEN 0 AND 10", name=op.f("ck_expectations_experience")),
        sa.CheckConstraint("rank >= 1", name=op.f("ck_expectations_rank")),
        sa.CheckConstraint("refusals >= 0", name=op.f("ck_expectations_refusals")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_expectations_case_id"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expectations")),
        comment="Expectations of a case, each with its answer (H52 to H68)",
    )
    op.create_index(op.f("ix_expectations_case_id"), "expectations", ["case_id"], unique=False)
    op.create_table(
        "facts",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("case_id", sa.String(length=32), nullable=False, comment="The case"),
        sa.Column("place", sa.Integer(), nullable=False, comment="Order among rows of the same moment, from 0"),
        sa.Column(
            "point",
            sa.String(length=40),
            nullable=False,
            comment="Which of the nine points, a key of tables/facts.yml (H14)",
        ),
        sa.Column("value", sa.Text(), nullable=False, comment="What was understood; shown to people (H13)"),
        sa.Column(
            "words",
            sa.Text(),
            nullable=False,
            comment="The customer's own words, or the source it was looked up in (H13)",
        ),
        sa.Column(
            "source", sa.String(length=40), nullable=False, comment="customer, order_book, computed or agent (H15)"
        ),
        sa.Column(
            "message_id",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message that is the evidence (H13)",
        ),
        sa.Column(
            "confirmed",
            sa.Boolean(),
            nullable=False,
            comment="The customer said yes when it was repeated back (H13, H114)",
        ),
        sa.Column(
            "current", sa.Boolean(), nullable=False, comment="False once a correction replaced it; the old row stays"
        ),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False, comment="When it was recorded, UTC"),
        sa.CheckConstraint("source IN ('customer', 'order_book', 'computed', 'agent')", name=op.f("ck_facts_source")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_facts_case_id"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facts")),
        comment="Facts of a case with the words they came from (H4, H13, H14); a correction adds a row",
    )
    op.create_index(op.f("ix_facts_case_id"), "facts", ["case_id"], unique=False)
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("case_id", sa.String(length=32), nullable=False, comment="The case"),
        sa.Column("place", sa.Integer(), nullable=False, comment="Order among rows of the same moment, from 0"),
        sa.Column("channel", sa.String(length=40), nullable=False, comment="chat, phone, email or letter (H23)"),
        sa.Column(
            "contact", sa.Text(), nullable=False, comment="Phone number, e-mail or postal address; empty for chat"
        ),
        sa.Column(
            "message_id",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message that is the evidence (H13)",
        ),
        sa.Column("status", sa.String(length=40), nullable=False, comment="planned, done or cancelled"),
        sa.Column("outcome", sa.Text(), nullable=True, comment="What came of it"),
        sa.Column("feeling", sa.Text(), nullable=True, comment="How the customer feels now (H22)"),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False, comment="When it was planned, UTC"),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False, comment="When it is due, UTC"),
        sa.CheckConstraint("channel IN ('chat', 'phone', 'email', 'letter')", name=op.f("ck_follow_ups_channel")),
        sa.CheckConstraint("status IN ('planned', 'done', 'cancelled')", name=op.f("ck_follow_ups_status")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_follow_ups_case_id"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
        comment="Follow-ups of a case (H22, H23, H24)",
    )
    op.create_index(op.f("ix_follow_ups_case_id"), "follow_ups", ["case_id"], unique=False)
    op.create_index("ix_follow_ups_status_due_at", "follow_ups", ["status", "due_at"], unique=False)
    op.create_table(
        "handoffs",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("case_id", sa.String(length=32), nullable=False, comment="The case"),
        sa.Column("place", sa.Integer(), nullable=False, comment="Order among rows of the same moment, from 0"),
        sa.Column(
            "reason",
            sa.String(length=40),
            nullable=False,
            comment="Why, a key of tables/handover_reasons.yml (H65, H77, H89)",
        ),
        sa.Column("queue", sa.String(length=40), nullable=False, comment="Which people"),
        sa.Column(
            "packet", sa.JSON(), nullable=False, comment="All an agent needs so that nothing is asked twice (H4, H15)"
        ),
        sa.Column(
            "message_id",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message that is the evidence (H13)",
        ),
        sa.Column("status", sa.String(length=40), nullable=False, comment="queued, claimed, returned or cancelled"),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False, comment="When it entered the queue, UTC"),
        sa.Column(
            "due_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When a person answers at the latest, as told, UTC (H65)",
        ),
        sa.CheckConstraint("status IN ('queued', 'claimed', 'returned', 'cancelled')", name=op.f("ck_handoffs_status")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_handoffs_case_id"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoffs")),
        comment="Hand-overs of a case to a person (H65, H77)",
    )
    op.create_index(op.f("ix_handoffs_case_id"), "handoffs", ["case_id"], unique=False)
    op.create_index("ix_handoffs_status_due_at", "handoffs", ["status", "due_at"], unique=False)
    op.create_table(
        "step_records",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("case_id", sa.String(length=32), nullable=False, comment="The case"),
        sa.Column("place", sa.Integer(), nullable=False, comment="Order among rows of the same moment, from 0"),
        sa.Column("step", sa.String(length=40), nullable=False, comment="A key of tables/steps.yml (H1)"),
        sa.Column(
            "message_id",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message that is the evidence (H13)",
        ),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False, comment="When it was done, UTC"),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_step_records_case_id"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_records")),
        comment="Steps of a case that were done, with their evidence (H1)",
    )
    op.create_index(op.f("ix_step_records_case_id"), "step_records", ["case_id"], unique=False)
    op.create_table(
        "offers",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("case_id", sa.String(length=32), nullable=False, comment="The case"),
        sa.Column("place", sa.Integer(), nullable=False, comment="Order among rows of the same moment, from 0"),
        sa.Column(
            "remedy",
            sa.String(length=40),
            nullable=False,
            comment="What is offered, a key of tables/remedies.yml (H18)",
        ),
        sa.Column("role", sa.String(length=40), nullable=False, comment="The least role that may grant it (H16)"),
        sa.Column(
            "message_id",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message that is the evidence (H13)",
        ),
        sa.Column("expectation_id", sa.String(length=32), nullable=True, comment="The wish it answers (H53), if any"),
        sa.Column("amount_minor", sa.Integer(), nullable=True, comment="Money in it, in minor units (fen, cents)"),
        sa.Column("currency", sa.String(length=3), nullable=False, comment="ISO 4217 code of that money"),
        sa.Column(
            "status",
            sa.String(length=40),
            nullable=False,
            comment="proposed, accepted, declined, approved or withdrawn (H62)",
        ),
        sa.Column(
            "answered_by",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message that accepted or declined (H62)",
        ),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False, comment="When it was proposed, UTC"),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True, comment="When the customer answered, UTC"),
        sa.CheckConstraint(
            "status IN ('proposed', 'accepted', 'declined', 'approved', 'withdrawn')", name=op.f("ck_offers_status")
        ),
        sa.CheckConstraint("amount_minor >= 0", name=op.f("ck_offers_amount_minor")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_offers_case_id"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["expectation_id"],
            ["expectations.id"],
            name=op.f("fk_offers_expectation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        comment="Offers of a case (H16 to H20, H62)",
    )
    op.create_index(op.f("ix_offers_case_id"), "offers", ["case_id"], unique=False)
    op.create_table(
        "promises",
        sa.Column("id", sa.String(length=32), nullable=False, comment="32 hexadecimal digits"),
        sa.Column("case_id", sa.String(length=32), nullable=False, comment="The case"),
        sa.Column("place", sa.Integer(), nullable=False, comment="Order among rows of the same moment, from 0"),
        sa.Column(
            "what",
            sa.String(length=40),
            nullable=False,
            comment="A remedy, answer (a person answers) or follow_up (H90)",
        ),
        sa.Column("owner", sa.String(length=40), nullable=False, comment="The role or department that keeps it (H65)"),
        sa.Column(
            "message_id",
            sa.String(length=64),
            nullable=True,
            comment="client_id of the customer's message that is the evidence (H13)",
        ),
        sa.Column("offer_id", sa.String(length=32), nullable=True, comment="The offer it comes from, if any"),
        sa.Column("status", sa.String(length=40), nullable=False, comment="open, kept, broken or renegotiated (H90)"),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False, comment="When it was said, UTC"),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False, comment="When it is due, UTC (H65)"),
        sa.CheckConstraint("status IN ('open', 'kept', 'broken', 'renegotiated')", name=op.f("ck_promises_status")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_promises_case_id"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["offer_id"], ["offers.id"], name=op.f("fk_promises_offer_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        comment="Promises of a case, each with an owner and a due time (H65, H90)",
    )
    op.create_index(op.f("ix_promises_case_id"), "promises", ["case_id"], unique=False)
    op.create_index("ix_promises_status_due_at", "promises", ["status", "due_at"], unique=False)

    if op.get_bind().dialect.name != "sqlite":
        # Talks and cases point at each other; SQLite takes this key within the table, before the other one stands.
        op.create_foreign_key(
            "fk_conversations_case_id",
            "conversations",
            "cases",
            ["case_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("fk_conversations_case_id", "conversations", type_="foreignkey")
    op.drop_index("ix_promises_status_due_at", table_name="promises")
    op.drop_index(op.f("ix_promises_case_id"), table_name="promises")
    op.drop_table("promises")
    op.drop_index(op.f("ix_offers_case_id"), table_name="offers")
    op.drop_table("offers")
    op.drop_index(op.f("ix_step_records_case_id"), table_name="step_records")
    op.drop_table("step_records")
    op.drop_index("ix_handoffs_status_due_at", table_name="handoffs")
    op.drop_index(op.f("ix_handoffs_case_id"), table_name="handoffs")
    op.drop_table("handoffs")
    op.drop_index("ix_follow_ups_status_due_at", table_name="follow_ups")
    op.drop_index(op.f("ix_follow_ups_case_id"), table_name="follow_ups")
    op.drop_table("follow_ups")
    op.drop_index(op.f("ix_facts_case_id"), table_name="facts")
    op.drop_table("facts")
    op.drop_index(op.f("ix_expectations_case_id"), table_name="expectations")
    op.drop_table("expectations")
    op.drop_index(op.f("ix_anger_readings_case_id"), table_name="anger_readings")
    op.drop_table("anger_readings")
    op.drop_table("messages")
    op.drop_index("ix_cases_status_updated_at", table_name="cases")
    op.drop_index(op.f("ix_cases_order_number"), table_name="cases")
    op.drop_index(op.f("ix_cases_customer_id"), table_name="cases")
    op.drop_index("ix_cases_conversation_id_opened_at", table_name="cases")
    op.drop_table("cases")
    op.drop_index(op.f("ix_conversations_last_at"), table_name="conversations")
    op.drop_index(op.f("ix_conversations_customer_id"), table_name="conversations")
    op.drop_table("conversations")
    op.drop_index(op.f("ix_incidents_happened_at"), table_name="incidents")
    op.drop_index(op.f("ix_incidents_conversation_id"), table_name="incidents")
    op.drop_table("incidents")
    op.drop_index(op.f("ix_customers_phone"), table_name="customers")
    op.drop_index(op.f("ix_customers_email"), table_name="customers")
    op.drop_table("customers")
    op.drop_table("action_runs")
