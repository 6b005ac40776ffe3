"""The engine: which rules a text runs into, and where. Candidates by plain search first, grammar afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.wording.fold import Folded, fold_letters
from bot.wording.rules import Case, Exempt, Rule, RuleSet
from bot.wording.shield import protected_spans
from bot.wording.units import Sentence, sentences

_HEAD = 3
"""Letters by which cues are looked up; shorter cues are looked up whole."""


@dataclass(frozen=True)
class Finding:
    """A rule that fired: its span in the original text, and the sentence around it (original span, too)."""

    rule: Rule
    start: int
    end: int
    sentence: tuple[int, int]
    clause: str


class Engine:
    """Runs one rule set over texts; holds no state between them."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        by_cue: dict[str, list[tuple[int, Rule, Case]]] = {}
        number = 0
        for rule in rules.rules:
            for case in rule.cases:
                for cue in case.cues:
                    by_cue.setdefault(cue, []).append((number, rule, case))
                number += 1
        self._by_head: dict[str, list[tuple[str, list[tuple[int, Rule, Case]]]]] = {}
        for cue, cases in by_cue.items():
            self._by_head.setdefault(cue[:_HEAD], []).append((cue, cases))
        self._heads = sorted({len(head) for head in self._by_head})

    def folded(self, text: str, masked: Sequence[tuple[int, int]] = ()) -> Folded:
        """The text as rules see it."""
        return self.rules.bridge.applied(fold_letters(text, masked))

    def find(
        self, text: str, *, speaker: str = "agent", customer_said: Sequence[str] = (), protected: Sequence[str] = ()
    ) -> list[Finding]:
        """All rules that fire, in the order of the text; a rule fires at most once in a sentence."""
        masked = protected_spans(text, customer_said=customer_said, protected=protected)
        folded = self.folded(text, masked)
        findings: list[Finding] = []
        for sentence in sentences(folded.text):
            findings.extend(self._in_sentence(sentence, folded, speaker))
        return sorted(set(findings), key=lambda each: (each.start, each.end, each.rule.id))

    def _candidates(self, text: str) -> dict[int, tuple[Rule, Case]]:
        """The cases whose cue stands in the text: only cues that begin as the text goes on are compared."""
        candidates: dict[int, tuple[Rule, Case]] = {}
        seen: set[str] = set()
        for length in self._heads:
            for place in range(len(text) - length + 1):
                for cue, cases in self._by_head.get(text[place : place + length], ()):
                    if cue not in seen and text.startswith(cue, place):
                        seen.add(cue)
                        for number, rule, case in cases:
                            candidates[number] = (rule, case)
        return candidates

    def _in_sentence(self, sentence: Sentence, folded: Folded, speaker: str) -> list[Finding]:
        candidates = self._candidates(sentence.text)
        fired: set[str] = set()
        findings = []
        for number in sorted(candidates):
            rule, case = candidates[number]
            if rule.id in fired or (case.speaker is not None and case.speaker != speaker):
                continue
            hit = _hit(sentence, rule, case, folded.text)
            if hit is not None:
                fired.add(rule.id)
                findings.append(_finding(rule, sentence, hit, folded))
        return findings


def _hit(sentence: Sentence, rule: Rule, case: Case, text: str) -> tuple[int, int] | None:
    """The first place where the case matches and none of its exceptions holds."""
    for found in case.find.finditer(sentence.text):
        start, end = found.span()
        if start == end:
            continue
        if "hit" in found.groupdict():
            start, end = found.span("hit")
        clause = sentence.clause(start, end)
        exempts = (*rule.unless, *case.unless)
        if any(_holds(each, sentence, (start, end), clause, text) for each in exempts):
            continue
        return start, end
    return None


def _holds(exempt: Exempt, sentence: Sentence, hit: tuple[int, int], clause: tuple[int, int], text: str) -> bool:
    """Whether an exception stands in its stretch: the whole text, the sentence, the clause, or touching the hit."""
    if exempt.within == "text":
        return exempt.pattern.search(text) is not None
    if exempt.within == "sentence":
        return exempt.pattern.search(sentence.text) is not None
    if exempt.within == "clause":
        return exempt.pattern.search(sentence.text, *clause) is not None
    return any(
        found.start() <= hit[1] and found.end() >= hit[0] for found in exempt.pattern.finditer(sentence.text, *clause)
    )


def _finding(rule: Rule, sentence: Sentence, hit: tuple[int, int], folded: Folded) -> Finding:
    start, end = folded.span(sentence.start + hit[0], sentence.start + hit[1])
    whole = folded.span(sentence.start, sentence.start + len(sentence.text))
    left, right = sentence.clause(*hit)
    return Finding(rule, start, end, whole, sentence.text[left:right])
