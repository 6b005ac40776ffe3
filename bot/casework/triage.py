"""Danger, threats, fury and the wish for a person, read from one message: why a person is needed at once (H77, H89)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.casework.folding import fold, spans
from bot.casework.policy_parts import Escalation, Policy
from bot.casework.vocabulary import LANGUAGES, entry, keys

FLAGS = {"crisis": "", "safety": "safety", "threat": "threat", "asked": "asks_human"}
"""The flag of the understanding that stands for each reason; for some there are only words."""

FURIOUS = 3

FILLERS = re.compile(r"(?:再|去|找|帮我|给我|麻烦|\b(?:the|to|a)\b|\s)+$", re.ASCII)
"""Words that may stand between a negation and what it cancels."""

NO_NEGATIONS = ("特别", "分别", "个别", "要不要", "能不能不要")
"""Words that only end like a negation."""


@dataclass(frozen=True)
class Finding:
    """A key of ``tables/handover_reasons.yml`` and the words that say so; no words: a flag or the anger says so."""

    reason: str
    words: tuple[str, ...] = ()


def triage(text: str, flags: Mapping[str, bool], anger: int, policy: Policy) -> list[Finding]:
    """Why this message calls for a person, the most urgent reason first; empty when nothing does.

    Args:
        text: the customer's message.
        flags: of the understanding: ``asks_human``, ``threat``, ``safety``, ``insult``; missing ones are False.
        anger: 0 to 3 (H78). An insult at level 2 counts as fury.
        policy: the shop's words.
    """
    folded = fold(text)
    findings = []
    for reason, flag in FLAGS.items():
        words = _harmful(policy.escalation[reason], folded)
        if words or flags.get(flag, False):
            findings.append(Finding(reason, words))
    if anger >= FURIOUS or (anger == FURIOUS - 1 and flags.get("insult", False)):
        findings.append(Finding("furious"))
    return sorted(findings, key=lambda finding: _urgency(finding.reason))


def _urgency(reason: str) -> tuple[int, int]:
    urgency = entry("handover_reasons", reason)["urgency"]
    return keys("urgencies").index(urgency), keys("handover_reasons").index(reason)


def _harmful(rule: Escalation, folded: str) -> tuple[str, ...]:
    """The words found clear of every innocent phrase and not cancelled by a negation directly before them."""
    innocent = [span for language in LANGUAGES for span in spans(rule.innocent[language], folded)]
    words = []
    for start, end in sorted({span for language in LANGUAGES for span in spans(rule.words[language], folded)}):
        harmless = any(begin < end and start < finish for begin, finish in innocent)
        if not harmless and not _negated(rule, folded[:start]):
            words.append(folded[start:end])
    return tuple(dict.fromkeys(words)) or _alone(rule, folded)


def _alone(rule: Escalation, folded: str) -> tuple[str, ...]:
    """The whole message, punctuation aside, when it is one of the words that count alone."""
    bare = "".join(sign for sign in folded if sign.isalnum() or sign == " ").strip()
    return (bare,) if any(bare == fold(word) for language in LANGUAGES for word in rule.alone[language]) else ()


def _negated(rule: Escalation, before: str) -> bool:
    """Whether the text `before` a word ends with a negation, small fillers aside."""
    stem = FILLERS.sub("", before)
    if stem.endswith(NO_NEGATIONS):
        return False
    negations = (fold(word) for language in LANGUAGES for word in rule.negations[language])
    return any(re.search(rf"(?<![a-z]){re.escape(word)}$", stem) for word in negations)
