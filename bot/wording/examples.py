"""Trying the examples and suggestions that every rule file carries."""

from __future__ import annotations

from bot.wording.engine import Engine
from bot.wording.rules import Example, Rule, RuleError, RuleSet


def check_examples(rules: RuleSet) -> None:
    """Try everything the rule files promise.

    Raises:
        RuleError: names file, rule and example of every promise that does not hold, one a line, with the mend.
    """
    broken = broken_examples(rules)
    if broken:
        raise RuleError("\n".join(broken))


def broken_examples(rules: RuleSet) -> list[str]:
    """One line for each example that does not hold; empty when all is well."""
    engine = Engine(rules)
    broken: list[str] = []
    for rule in rules.rules:
        for example in rule.must_fire:
            fired = _fired(engine, example)
            if rule.id not in fired:
                got = ", ".join(sorted(fired)) or "nothing"
                broken.append(
                    f"{rule.file}: {rule.id} must fire on {example.text!r} but {got} fired: "
                    "add a case, or narrow an unless"
                )
        for example in rule.must_pass:
            if rule.id in _fired(engine, example):
                broken.append(
                    f"{rule.file}: {rule.id} must not fire on {example.text!r}: add an unless, or narrow a case"
                )
        broken.extend(_idle(rule, engine))
        broken.extend(_unclean(rule, engine))
    return broken


def _fired(engine: Engine, example: Example) -> set[str]:
    findings = engine.find(
        example.text, speaker=example.speaker, customer_said=example.customer_said, protected=example.protected
    )
    return {finding.rule.id for finding in findings}


def _idle(rule: Rule, engine: Engine) -> list[str]:
    """Cases that no example of the rule reaches."""
    texts = [engine.folded(example.text).text for example in rule.must_fire]
    return [
        f"{rule.file}: {rule.id}: no must_fire example shows the case {number} ({case.note or case.find.pattern[:60]}): add one"
        for number, case in enumerate(rule.cases, 1)
        if not any(case.find.search(text) for text in texts)
    ]


def _unclean(rule: Rule, engine: Engine) -> list[str]:
    broken = []
    for line in rule.suggestions:
        fired = {finding.rule.id for finding in engine.find(line.text, speaker="bot")}
        if fired:
            broken.append(
                f"{rule.file}: {rule.id}: the suggestion {line.text!r} runs into {', '.join(sorted(fired))}: word it otherwise"
            )
    return broken
