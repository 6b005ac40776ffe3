"""How often the wording guard is right: ``python -m bench.wording_accuracy`` prints totals, never sentences.

Measured on ``tests/wording/heldout``. Whoever writes rules does not read those files, and this command shows nothing of
them but sums: sentences that shaped a rule say nothing about it any more. ``tests/wording/development`` is for looking.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from bot.wording.guard import Verdict, check
from bot.wording.rules import RULE_IDS
from tests.wording.sentences import LANGUAGES, Labelled, labelled, pool

NAMES = {"zh": "Chinese", "en": "English"}


@dataclass(frozen=True)
class Judged:
    """A labelled sentence and what the guard said."""

    sentence: Labelled
    verdict: Verdict

    @property
    def blocked(self) -> bool:
        """Whether it was stopped."""
        return self.verdict.verdict == "block"

    @property
    def flagged(self) -> bool:
        """Whether it was stopped or nudged."""
        return self.verdict.verdict != "pass"

    @property
    def named(self) -> bool:
        """Whether the rule it breaks is among those told."""
        return self.sentence.rule in {hit.rule for hit in self.verdict.hits}


def judge(kind: str, language: str) -> list[Judged]:
    """Every labelled sentence of a language with its verdict."""
    return [
        Judged(
            each,
            check(
                each.text,
                language=language,
                speaker="bot" if each.speaker == "bot" else "agent",
                customer_said=each.customer_said,
            ),
        )
        for each in labelled(kind, language)
    ]


def share(hits: Iterable[bool]) -> str:
    """So many of so many, and the part they are."""
    counted = list(hits)
    if not counted:
        return "–"
    return f"{sum(counted)}/{len(counted)} ({100 * sum(counted) / len(counted):.1f} %)"


def of(judged: list[Judged], label: str, rule: str = "") -> list[Judged]:
    """The sentences with a label, and maybe of one rule."""
    return [each for each in judged if each.sentence.label == label and (not rule or each.sentence.rule == rule)]


def per_thousand(language: str, verdict: str) -> str:
    """How many of 1,000 ordinary lines get a verdict."""
    lines = pool(language)
    got = sum(check(line, language=language).verdict == verdict for line in lines)
    return f"{1000 * got / len(lines):.1f} ({got} of {len(lines)})"


def table(kind: str) -> list[str]:
    """The lines of the Markdown table."""
    judged = {language: judge(kind, language) for language in LANGUAGES}

    def row(name: str, cells: Iterable[str]) -> str:
        return f"| {name} | {' | '.join(cells)} |"

    def each(name: str, label: str, what: str, rule: str = "") -> str:
        found = (of(judged[language], label, rule) for language in LANGUAGES)
        return row(name, (share(getattr(one, what) for one in group) for group in found))

    hard = [rule for rule in RULE_IDS if rule.startswith("F")]
    soft = [rule for rule in RULE_IDS if rule.startswith("S")]
    right = (
        share(one.named for one in judged[language] if one.flagged and one.sentence.rule) for language in LANGUAGES
    )
    return [
        row("figure", (NAMES[language] for language in LANGUAGES)),
        "|---|---|---|",
        each("forbidden sentences blocked", "forbidden", "blocked"),
        *(each(f"· {rule}", "forbidden", "blocked", rule) for rule in hard),
        each("innocent sentences blocked", "ok", "blocked"),
        each("innocent sentences blocked or nudged", "ok", "flagged"),
        each("soft sentences blocked", "soft", "blocked"),
        each("soft sentences flagged", "soft", "flagged"),
        *(each(f"· {rule}", "soft", "flagged", rule) for rule in soft),
        row("right rule among those told", right),
        row("ordinary lines blocked, per 1,000", (per_thousand(language, "block") for language in LANGUAGES)),
        row("ordinary lines nudged, per 1,000", (per_thousand(language, "suggest") for language in LANGUAGES)),
    ]


def main(arguments: list[str]) -> int:
    """Print the table for the sentences held apart, or for ``development`` when that is asked for."""
    kind = arguments[0] if arguments else "heldout"
    if kind not in ("heldout", "development"):
        print("usage: python -m bench.wording_accuracy [heldout | development]", file=sys.stderr)
        return 2
    print("\n".join(table(kind)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
