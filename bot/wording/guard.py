"""The guard itself: one call that judges a text before it reaches a customer, and says what to say instead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.wording.engine import Engine, Finding
from bot.wording.rules import load_rules
from bot.wording.suggest import Suggester

Speaker = Literal["bot", "agent"]
MOST_SOFT = 2
"""Soft hits told per message; more of them help nobody."""
_TAIL = 80
_SHORT = 8
"""Longer bubbles than this stand for themselves: a phrase is split into at least one short piece."""
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Hit:
    """A rule that fired on ``text[start:end]`` of the original text."""

    rule: str
    level: Literal["block", "suggest"]
    start: int
    end: int
    reason: Mapping[str, str]
    suggestions: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class Verdict:
    """``block`` when a hard rule fired, ``suggest`` when only soft ones did, else ``pass``."""

    verdict: Literal["pass", "suggest", "block"]
    hits: tuple[Hit, ...]
    rules_version: str


class Guard:
    """Judges texts by one rule set."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._suggester = Suggester(engine)

    def check(
        self,
        text: str,
        *,
        language: str | None = None,
        speaker: Speaker = "agent",
        customer_said: Sequence[str] = (),
        protected: Sequence[str] = (),
        before: str = "",
    ) -> Verdict:
        """See :func:`check`."""
        findings = self.engine.find(text, speaker=speaker, customer_said=customer_said, protected=protected)
        if before and text:
            findings = sorted(
                {*findings, *self._across(before, text, speaker, customer_said, protected)}, key=lambda each: each.start
            )
        if not findings:
            return Verdict("pass", (), self.engine.rules.version)
        hard: list[Finding] = []
        soft: list[Finding] = []
        for finding in findings:
            (hard if _level(finding, speaker) == "block" else soft).append(finding)
        soft = [each for each in soft if not any(each.sentence == other.sentence for other in hard)]
        told = [*hard, *_capped(soft)]
        told.sort(key=lambda each: (each.start, each.end))
        hits = tuple(self._hit(each, text, speaker, language, protected) for each in told)
        verdict: Literal["suggest", "block"] = "block" if hard else "suggest"
        return Verdict(verdict, hits, self.engine.rules.version)

    def _across(
        self, before: str, text: str, speaker: Speaker, customer_said: Sequence[str], protected: Sequence[str]
    ) -> list[Finding]:
        """What two bubbles say only together: a phrase begun in the last words of one and ended in the next."""
        tail = re.split(r"[。！？!?;；\n]", before)[-1][-_TAIL:]
        if not tail or (len(tail) > _SHORT and len(text) > _SHORT):
            return []
        alone = {each.rule.id for each in self.engine.find(text, speaker=speaker, protected=protected)}
        alone |= {each.rule.id for each in self.engine.find(tail, speaker=speaker, protected=protected)}
        joined = self.engine.find(tail + text, speaker=speaker, customer_said=customer_said, protected=protected)
        return [
            Finding(each.rule, max(0, each.start - len(tail)), each.end - len(tail), (0, len(text)), each.clause)
            for each in joined
            if each.sentence[0] < len(tail) < each.end and each.rule.level == "block" and each.rule.id not in alone
        ]

    def _hit(
        self, finding: Finding, text: str, speaker: Speaker, language: str | None, protected: Sequence[str]
    ) -> Hit:
        spoken = _language(text[slice(*finding.sentence)], finding.rule.language, language)
        lines = self._suggester.lines(finding, text, spoken, protected)
        level = _level(finding, speaker)
        return Hit(finding.rule.id, level, finding.start, finding.end, finding.rule.reason, lines, spoken)


def _language(sentence: str, rule: str, talk: str | None) -> str:
    """The language to answer in: the sentence's script; a mixed one follows the talk, pinyin follows the rule."""
    if not _HAN.search(sentence):
        return rule
    return "en" if rule == "en" and talk == "en" else "zh"


def _level(finding: Finding, speaker: str) -> Literal["block", "suggest"]:
    level = finding.rule.bot_level if speaker == "bot" else finding.rule.level
    return "block" if level == "block" else "suggest"


def _capped(soft: list[Finding]) -> list[Finding]:
    told: list[Finding] = []
    for finding in soft:
        if len(told) < MOST_SOFT and all(finding.rule.id != other.rule.id for other in told):
            told.append(finding)
    return told


@lru_cache(maxsize=1)
def default_guard() -> Guard:
    """The guard with the rules that ship with the project, loaded on first use."""
    return Guard(Engine(load_rules()))


def check(
    text: str,
    *,
    language: str | None = None,
    speaker: Speaker = "agent",
    customer_said: Sequence[str] = (),
    protected: Sequence[str] = (),
    before: str = "",
) -> Verdict:
    """Judge a text that is about to reach a customer (H6, H7, H38, H42, H80, H88).

    Args:
        text: the whole message, Chinese, English or both.
        language: "zh" or "en": the language of the talk, for texts whose script does not tell.
        speaker: "bot" (argument and blame block, too) or "agent" (only the nine families do).
        customer_said: the customer's earlier messages: quotations of them are not judged.
        protected: values put into slots (nickname, product), not judged either.
        before: the same speaker's message before this one; a phrase split over both is found as well.

    Returns:
        The verdict with spans in ``text`` as given, in order.
    """
    return default_guard().check(
        text, language=language, speaker=speaker, customer_said=customer_said, protected=protected, before=before
    )
