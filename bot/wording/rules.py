"""The rules as data: reading the YAML files, filling in their word lists, compiling the patterns once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.wording.bridge import Bridge, Spellings
from bot.wording.cues import cues_of

RULES = Path(__file__).with_name("rules")
LANGUAGES = ("zh", "en")
RULE_IDS = (
    "F1_you_dont_understand",
    "F2_you_are_confused",
    "F3_you_should",
    "F4_we_never",
    "F5_we_cannot_possibly",
    "F6_you_are_wrong",
    "F7_calm_down",
    "F8_dont_shout",
    "F9_we_will_not",
    "S1_command",
    "S2_negation",
    "S3_but",
    "S4_overpromise",
    "S5_blame",
    "S6_argue",
)
_MACRO = re.compile(r"\{([a-z_]+)\}")
_WITHIN = ("touch", "clause", "sentence", "text")


class RuleError(ValueError):
    """A rule file that cannot be used; says which file, which rule, which example, and how to mend it."""


@dataclass(frozen=True)
class Exempt:
    """An exception of a case: when it is found within the stretch named, the case does not fire."""

    pattern: re.Pattern[str]
    within: str


@dataclass(frozen=True)
class Case:
    """One pattern of a rule, and where its exceptions are looked for."""

    find: re.Pattern[str]
    unless: tuple[Exempt, ...]
    cues: frozenset[str]
    speaker: str | None
    note: str


@dataclass(frozen=True)
class Suggestion:
    """A whole sentence to say instead; ``[facts]`` in it stands for the facts of the sentence it replaces."""

    scene: str
    text: str
    keeps: str
    when: re.Pattern[str] | None


@dataclass(frozen=True)
class Example:
    """A sentence that shows what a rule fires on, or passes."""

    text: str
    speaker: str = "agent"
    customer_said: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule in one language, as its file says."""

    id: str
    language: str
    level: str
    bot_level: str
    reason: Mapping[str, str]
    cases: tuple[Case, ...]
    unless: tuple[Exempt, ...]
    must_fire: tuple[Example, ...]
    must_pass: tuple[Example, ...]
    suggestions: tuple[Suggestion, ...]
    file: str


@dataclass(frozen=True)
class RuleSet:
    """All rules of both languages with their spellings and a version that changes when any file changes."""

    rules: tuple[Rule, ...]
    bridge: Bridge
    version: str

    def suggestions(self, rule_id: str, language: str) -> tuple[Suggestion, ...]:
        """The suggestions of a rule in one language."""
        return tuple(
            line for rule in self.rules if rule.id == rule_id and rule.language == language for line in rule.suggestions
        )


@lru_cache(maxsize=4)
def load_rules(check: bool = False, folder: Path = RULES) -> RuleSet:
    """Read and compile all rules.

    Args:
        check: also try every example and suggestion of every rule (tests, ``lint`` and the start of processes do).

    Raises:
        RuleError: a file is malformed, or (with ``check``) an example does not hold.
    """
    digest = hashlib.sha256()
    rules: list[Rule] = []
    spellings: dict[str, Spellings] = {}
    for language in LANGUAGES:
        words: Mapping[str, Any] = {}
        for file in sorted(
            (folder / language).glob("*.yml"), key=lambda each: (not each.name.startswith("_"), each.name)
        ):
            digest.update(file.name.encode() + file.read_bytes())
            content = _content(file)
            if file.name == "_words.yml":
                words = _macros(content, file)
            elif file.name == "_spellings.yml":
                spellings[language] = _spellings(content, file)
            else:
                rules.append(_rule(content, language, words, file))
    bridge = Bridge(spellings.get("zh", Spellings()), spellings.get("en", Spellings()))
    loaded = RuleSet(tuple(rules), bridge, digest.hexdigest()[:12])
    if check:
        from bot.wording.examples import check_examples

        check_examples(loaded)
    return loaded


def _content(file: Path) -> Mapping[str, Any]:
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  (a safe loader, written in C where there is one)
    except yaml.YAMLError as error:
        raise RuleError(f"{file}: not readable as YAML: {error}") from error
    if not isinstance(content, dict):
        raise RuleError(f"{file}: must be a mapping with id, level, reason, cases …")
    return content


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _macros(content: Mapping[str, Any], file: Path) -> dict[str, str]:
    """Word lists may use those above them; a list is an alternative of its items, longest first."""
    filled: dict[str, str] = {}
    for name, value in content.items():
        if isinstance(value, list):
            value = "|".join(sorted((str(item) for item in value), key=len, reverse=True))
        filled[name] = "(?:" + _fill(str(value), filled, f"{file}: word list {name}") + ")"
    return filled


def _fill(pattern: str, macros: Mapping[str, str], where: str) -> str:
    def put(found: re.Match[str]) -> str:
        if found.group(1) not in macros:
            raise RuleError(f"{where}: {found.group()} is no word list; add it to _words.yml or mend its name")
        return macros[found.group(1)]

    return _MACRO.sub(put, pattern)


def _spellings(content: Mapping[str, Any], file: Path) -> Spellings:
    unknown = set(content) - {"words", "leaning", "typos", "pinyin"}
    if unknown:
        raise RuleError(f"{file}: unknown entries {sorted(unknown)}; allowed are words, leaning, typos, pinyin")
    typos = {str(wrong): str(right) for wrong, right in (content.get("typos") or {}).items()}
    words = {str(word) for word in content.get("words") or ()}
    words |= set(typos) if file.parent.name == "zh" else set()
    return Spellings(
        frozenset(words),
        frozenset(str(word) for word in content.get("leaning") or ()),
        typos,
        {str(sound): str(word) for sound, word in (content.get("pinyin") or {}).items()},
    )


def _rule(content: Mapping[str, Any], language: str, words: Mapping[str, str], file: Path) -> Rule:
    where = f"{file}"
    rule_id = content.get("id")
    if rule_id not in RULE_IDS or file.stem != rule_id:
        raise RuleError(f"{where}: id must be one of the fifteen rule ids and the name of the file, not {rule_id!r}")
    level = content.get("level")
    if level not in ("block", "suggest"):
        raise RuleError(f"{where}: level must be block or suggest, not {level!r}")
    reason = content.get("reason")
    if not isinstance(reason, dict) or not all(str(reason.get(each, "")).strip() for each in LANGUAGES):
        raise RuleError(f"{where}: reason needs one line in zh and one in en")
    cases = content.get("cases") or []
    if not cases:
        raise RuleError(f"{where}: a rule needs at least one case")
    return Rule(
        id=rule_id,
        language=language,
        level=level,
        bot_level=str(content.get("bot_level", level)),
        reason={each: str(reason[each]) for each in LANGUAGES},
        cases=tuple(_case(case, words, f"{where}: case {number}") for number, case in enumerate(cases, 1)),
        unless=_exempts(content.get("unless"), "touch", words, f"{where}: unless"),
        must_fire=_examples(content.get("must_fire"), f"{where}: must_fire"),
        must_pass=_examples(content.get("must_pass"), f"{where}: must_pass"),
        suggestions=_suggestions(content.get("suggestions"), words, f"{where}: suggestions"),
        file=str(file),
    )


def _case(case: Mapping[str, Any], words: Mapping[str, str], where: str) -> Case:
    unknown = set(case) - {"find", "unless", "within", "speaker", "note"}
    if unknown or "find" not in case:
        raise RuleError(
            f"{where}: needs find, and knows only find, unless, within, speaker, note; not {sorted(unknown)}"
        )
    within = str(case.get("within", "clause"))
    if within not in _WITHIN:
        raise RuleError(f"{where}: within must be one of {', '.join(_WITHIN)}")
    find = _pattern(str(case["find"]), words, where)
    cues = cues_of(find.pattern)
    if not cues:
        raise RuleError(f"{where}: the pattern has no fixed word; give it at least one that must stand in the text")
    exempts = _exempts(case.get("unless"), within, words, where)
    return Case(find, exempts, cues, case.get("speaker"), str(case.get("note", "")))


def _exempts(entries: Any, within: str, words: Mapping[str, str], where: str) -> tuple[Exempt, ...]:
    """Each entry is a pattern, or a mapping from the stretch it is looked for in to a pattern."""
    exempts = []
    for entry in entries or ():
        for stretch, pattern in entry.items() if isinstance(entry, dict) else ((within, entry),):
            if stretch not in _WITHIN:
                raise RuleError(f"{where}: an unless is looked for within {', '.join(_WITHIN)}, not {stretch!r}")
            exempts.append(Exempt(_pattern(str(pattern), words, where), stretch))
    return tuple(exempts)


def _pattern(pattern: str, words: Mapping[str, str], where: str) -> re.Pattern[str]:
    try:
        return re.compile(_fill(pattern, words, where))
    except re.error as error:
        raise RuleError(f"{where}: {pattern!r} is no regular expression: {error}") from error


def _examples(examples: Any, where: str) -> tuple[Example, ...]:
    if not isinstance(examples, list) or len(examples) < 3:
        raise RuleError(f"{where}: at least three examples are needed")
    return tuple(_example(each, where) for each in examples)


def _example(example: Any, where: str) -> Example:
    if isinstance(example, str):
        return Example(example)
    if not isinstance(example, dict) or not isinstance(example.get("text"), str):
        raise RuleError(f"{where}: an example is a text, or a mapping with text, not {example!r}")
    return Example(
        example["text"],
        str(example.get("speaker", "agent")),
        tuple(example.get("customer_said") or ()),
        tuple(example.get("protected") or ()),
    )


def _suggestions(lines: Any, words: Mapping[str, str], where: str) -> tuple[Suggestion, ...]:
    if not isinstance(lines, Sequence) or not lines:
        raise RuleError(f"{where}: at least one suggestion is needed")
    made = []
    for line in lines:
        if not isinstance(line, dict) or set(line) - {"scene", "text", "keeps", "when"} or "text" not in line:
            raise RuleError(f"{where}: a suggestion has scene, text, keeps and maybe when, not {line!r}")
        keeps = str(line.get("keeps", "nothing"))
        if (keeps == "facts") != ("[facts]" in line["text"]):
            raise RuleError(f"{where}: {line['text']!r} must hold [facts] exactly when it keeps facts")
        when = _pattern(str(line["when"]), words, where) if "when" in line else None
        made.append(Suggestion(str(line.get("scene", "any")), str(line["text"]), keeps, when))
    return tuple(made)
