"""The command line of the guard: check JSON lines, lint files, explain one text."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import yaml

from bot.wording.engine import Engine
from bot.wording.guard import Guard, Hit, default_guard
from bot.wording.rules import RuleError, load_rules

_USAGE = """usage: python -m bot.wording check < messages.jsonl    judge JSON lines {"text", "lang"?, "speaker"?, "customer_said"?}
       python -m bot.wording lint FILE…               judge texts (.txt, .md: line by line; .yml: every string;
                                                      FILE.yml#KEY: every string below one key)
       python -m bot.wording explain TEXT…            show what the guard sees in one text"""

_MARK = "\ufeff"
"""Some editors begin a file with it."""
_STRAY = re.compile("[\udc80-\udcff]")
"""How bytes that are not UTF-8 are read."""


def main(arguments: Sequence[str], source: TextIO | None = None, sink: TextIO | None = None) -> int:
    """Run one command.

    Returns:
        0 when all is well (``check``: all lines were read, each has its verdict or its error), 1 when ``lint`` found
        a text that would be stopped or a file it cannot read (soft findings are shown only), 2 when the call is wrong.
    """
    command = arguments[0] if arguments else ""
    if sink is None:
        sink = _utf8(sys.stdout)
    if command == "check" and len(arguments) == 1:
        return _check(source or _utf8(sys.stdin), sink)
    if command == "lint" and len(arguments) > 1:
        return _lint(arguments[1:], sink)
    if command == "explain" and len(arguments) > 1:
        return _explain(" ".join(arguments[1:]), sink)
    print(_USAGE, file=sys.stderr)
    return 2


def _utf8(stream: TextIO) -> TextIO:
    """The stream as UTF-8 whatever the terminal's locale: a byte that is none neither ends the reading nor the writing."""
    if isinstance(stream, io.TextIOWrapper):
        reading = stream.readable()
        stream.reconfigure(encoding="utf-8", errors="surrogateescape" if reading else "backslashreplace")
    return stream


def _check(source: TextIO, sink: TextIO) -> int:
    guard = default_guard()
    for number, line in enumerate(source, 1):
        line = line.lstrip(_MARK) if number == 1 else line
        if not line.strip():
            continue
        print(json.dumps(_answer(guard, line, number), ensure_ascii=False), file=sink, flush=True)
    return 0


def _answer(guard: Guard, line: str, number: int) -> dict[str, Any]:
    try:
        if _STRAY.search(line):
            raise ValueError("the line is not UTF-8")
        return _judged(guard, json.loads(line))
    except (ValueError, TypeError, RecursionError) as error:
        return {"error": str(error) or type(error).__name__, "line": number}


def _judged(guard: Guard, asked: Any) -> dict[str, Any]:
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise ValueError('a line must be an object with a "text"')
    speaker = asked.get("speaker") or "agent"
    if speaker not in ("bot", "agent"):
        raise ValueError('speaker must be "bot" or "agent"')
    language = asked.get("lang") or asked.get("language")
    if language not in (None, "zh", "en"):
        raise ValueError('lang must be "zh" or "en"')
    verdict = guard.check(
        asked["text"],
        language=language,
        speaker="bot" if speaker == "bot" else "agent",
        customer_said=_strings(asked, "customer_said"),
        protected=_strings(asked, "protected"),
        before=_string(asked, "before"),
    )
    told = {"id": asked["id"]} if "id" in asked else {}
    return {
        **told,
        "verdict": verdict.verdict,
        "hits": [_told(hit) for hit in verdict.hits],
        "rules_version": verdict.rules_version,
    }


def _string(asked: Mapping[str, Any], name: str) -> str:
    value = asked.get(name) or ""
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text")
    return value


def _strings(asked: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = asked.get(name) or ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"{name} must be a list of texts")
    return tuple(value)


def _told(hit: Hit) -> dict[str, Any]:
    return {
        "rule": hit.rule,
        "level": hit.level,
        "start": hit.start,
        "end": hit.end,
        "reason": hit.reason[hit.language],
        "reasons": dict(hit.reason),
        "suggestions": list(hit.suggestions),
    }


def _lint(names: Sequence[str], sink: TextIO) -> int:
    try:
        guard = Guard(Engine(load_rules(check=True)))
    except RuleError as error:
        print(error, file=sink)
        return 1
    wrong = 0
    for name in names:
        file, _, key = name.partition("#")
        try:
            texts = list(_texts(Path(file), key))
        except (OSError, ValueError, yaml.YAMLError) as error:
            wrong += 1
            print(f"{name}: cannot be read: {error}", file=sink)
            continue
        for number, text in texts:
            for hit in guard.check(text, speaker="bot").hits:
                wrong += hit.level == "block"
                _show(f"{file}:{number}", text, hit, sink)
    return 1 if wrong else 0


def _show(where: str, text: str, hit: Hit, sink: TextIO) -> None:
    print(f"{where}: {hit.level} {hit.rule}: {text[hit.start : hit.end]!r}: {hit.reason['en']}", file=sink)
    for line in hit.suggestions[:1]:
        print(f"    → {line}", file=sink)


def _texts(file: Path, key: str) -> Iterator[tuple[int, str]]:
    """Line number and text of each line of a text, or of each string value of a YAML file, or below one key of it.

    Raises:
        ValueError: the file has no such key, or is not UTF-8.
    """
    content = file.read_text(encoding="utf-8")
    if file.suffix in (".yml", ".yaml"):
        for document in yaml.compose_all(content, Loader=yaml.SafeLoader):
            yield from _scalars(_below(document, key) if key else document)
    elif key:
        raise ValueError("only YAML files have keys")
    else:
        yield from ((number, line) for number, line in enumerate(content.splitlines(), 1) if line.strip())


def _below(document: Any, key: str) -> Any:
    entries = document.value if isinstance(document, yaml.MappingNode) else []
    for name, value in entries:
        if name.value == key:
            return value
    raise ValueError(f"there is no key {key}")


def _scalars(node: Any) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.ScalarNode):
        if node.tag.endswith(":str"):
            yield node.start_mark.line + 1, str(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)


def _explain(text: str, sink: TextIO) -> int:
    guard = default_guard()
    print(f"read as: {guard.engine.folded(text).text}", file=sink)
    for speaker in ("agent", "bot"):
        verdict = guard.check(text, speaker="bot" if speaker == "bot" else "agent")
        print(f"{speaker}: {verdict.verdict}", file=sink)
        for hit in verdict.hits:
            print(f"  {hit.level} {hit.rule} [{hit.start}:{hit.end}] {text[hit.start : hit.end]!r}", file=sink)
            print(f"    {hit.reason['zh']} / {hit.reason['en']}", file=sink)
            for line in hit.suggestions:
                print(f"    → {line}", file=sink)
    return 0
