"""Check what a text promises against the case's record and the speaker's authority (H16, H88, H90)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.casework import authority, remedies
from bot.casework.case import Case, Offer
from bot.casework.money import Money
from bot.casework.policy_parts import ROLES, Policy
from bot.casework.remedies import Remedy, Situation
from bot.wording.claims import Claim, find_claims

NOT_RECORDED = {
    "zh": "这里许下了记录里没有的承诺；先把它作为方案提出，得到授权后再说。",
    "en": "This promises something that is not on record; make it an offer first, and say it once it is granted.",
}
BEYOND = {
    "zh": "这超出了您的权限，需要有权限的同事先批准。",
    "en": "This is beyond your authority; a colleague who has it must approve it first.",
}
NOBODY = {
    "zh": "店里没有人可以承诺这一点；请说明原因并给出可行的方案。",
    "en": "Nobody in the shop may promise this; give the reason and what can be done instead.",
}
GUARANTEED = {
    "zh": "结果还没有发生，保证会变成新的不满；请说努力、时间和条件。",
    "en": "The outcome is not certain yet, and a guarantee becomes a new grievance; say effort, time and condition.",
}
NO_DATE = {
    "zh": "这个时间没有记录在案；先记下承诺和时间，再告诉顾客。",
    "en": "This time is not on record; record the promise and its time first, then say it.",
}


QUOTED = "□"
"""Stands for a letter that is not ours, so that places in the text stay what they are."""


@dataclass(frozen=True)
class Objection:
    """A claim the speaker may not make as it stands.

    Attributes:
        rule: ``A1_remedy``, ``A2_guarantee`` or ``A3_deadline``.
        level: ``block`` or ``suggest``.
        reason: why, in both languages.
    """

    rule: str
    level: str
    start: int
    end: int
    reason: dict[str, str]


@dataclass(frozen=True)
class Record:
    """What a text is held against.

    Attributes:
        situation: what the rules of remedies need; None without a case.
        speaker: a role of the policy: ``bot``, ``agent`` or ``lead``. The bot may say only what is on record; a person
            may also say what they may grant, and is asked to record it.
        said_times: due times on record, in the words they are told in.
        quoted: the customer's own words as they are repeated back: they promise nothing.
    """

    policy: Policy
    speaker: str
    case: Case | None = None
    situation: Situation | None = None
    said_times: Sequence[str] = ()
    quoted: Sequence[str] = ()


def objections(text: str, record: Record) -> list[Objection]:
    """What in `text` goes beyond the record or the speaker's authority, in order."""
    ours = text
    for words in sorted(record.quoted, key=len, reverse=True):
        ours = ours.replace(words, QUOTED * len(words))
    judge = {"remedy": _remedy, "guarantee": _guarantee, "deadline": _deadline}
    found = [judge[claim.kind](claim, text, record) for claim in find_claims(ours)]
    return [objection for objection in found if objection is not None]


def _remedy(claim: Claim, text: str, record: Record) -> Objection | None:
    if record.case is not None and any(_covers(offer, claim) for offer in record.case.offers):
        return None
    if record.speaker == "bot" or record.situation is None:
        return _objection("A1_remedy", "block", claim, NOT_RECORDED)
    amount = None if claim.minor is None else Money(claim.minor, record.policy.currency)
    request = remedies.request_for(Remedy(claim.remedy, amount), record.situation)
    verdict = authority.decide(record.policy, request)
    if verdict.role is None:
        return _objection("A1_remedy", "block", claim, NOBODY)
    if ROLES.index(verdict.role) > ROLES.index(record.speaker):
        return _objection("A1_remedy", "block", claim, BEYOND)
    return _objection("A1_remedy", "suggest", claim, NOT_RECORDED)


def _covers(offer: Offer, claim: Claim) -> bool:
    """Whether an offer on record is what the claim says, up to its sum."""
    standing = offer.status in ("proposed", "accepted", "approved") and offer.remedy == claim.remedy
    return standing and (claim.minor is None or (offer.amount_minor is not None and claim.minor <= offer.amount_minor))


def _guarantee(claim: Claim, text: str, record: Record) -> Objection:
    return _objection("A2_guarantee", "block" if record.speaker == "bot" else "suggest", claim, GUARANTEED)


def _deadline(claim: Claim, text: str, record: Record) -> Objection | None:
    if any(_overlaps(text, claim, words) for words in record.said_times if words):
        return None
    return _objection("A3_deadline", "block" if record.speaker == "bot" else "suggest", claim, NO_DATE)


def _overlaps(text: str, claim: Claim, words: str) -> bool:
    """Whether `words` stand in `text` where the claim was found."""
    at = text.find(words)
    while at >= 0:
        if at < claim.end and claim.start < at + len(words):
            return True
        at = text.find(words, at + 1)
    return False


def _objection(rule: str, level: str, claim: Claim, reason: dict[str, str]) -> Objection:
    return Objection(rule, level, claim.start, claim.end, reason)
