"""Where a case goes: each sign of danger x anger x category, and each other reason for a hand-over."""

from __future__ import annotations

from datetime import datetime, timezone
from itertools import product

from bot.casework.policy import Policy
from bot.casework.promises import person_due, person_term, queue_for
from bot.casework.triage import triage
from bot.casework.vocabulary import entry, keys
from bot.casework.when import say_by

SIGNS = {"-": {}, "asks_human": {"asks_human": True}, "threat": {"threat": True}, "safety": {"safety": True}}
BY_RULE = ("failure", "waiting_too_long", "second_complaint", "misunderstood", "over_authority", "no_agreement")
"""Reasons that come from the course of the case, not from one message."""

FRIDAY_MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=timezone.utc)
SATURDAY_NIGHT = datetime(2026, 11, 21, 15, 0, tzinfo=timezone.utc)
HEADER = ["sign", "anger", "category", "reason", "urgency", "queue", "owner", "said Fri 10:00", "said Sat 23:00"]


def rows(policy: Policy) -> list[list[str]]:
    """The whole table; ``bot`` as reason means that the assistant goes on by itself."""
    found: list[list[str]] = [HEADER]
    for (sign, flags), anger, category in product(SIGNS.items(), range(4), keys("categories")):
        findings = triage("", flags, anger, policy)
        if findings:
            found.append([sign, str(anger), category, *_route(policy, findings[0].reason, category)])
        else:
            found.append([sign, str(anger), category, "bot", "", "", "", "", ""])
    for reason, category in product(BY_RULE, keys("categories")):
        found.append(["by rule", "", category, *_route(policy, reason, category)])
    return found


def _route(policy: Policy, reason: str, category: str) -> list[str]:
    said = [
        say_by(policy.calendar, person_due(policy, reason, now), now, "en") for now in (FRIDAY_MORNING, SATURDAY_NIGHT)
    ]
    urgency = str(entry("handover_reasons", reason)["urgency"])
    return [reason, urgency, queue_for(policy, reason, category), person_term(policy, reason).owner, *said]
