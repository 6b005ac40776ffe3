"""The guard's command line: JSON lines in and out, linting of files, bad input."""

from __future__ import annotations

import io
import json
from pathlib import Path

from bot.wording.command import main


def _answers(*lines: str) -> list[dict[str, object]]:
    sink = io.StringIO()
    assert main(["check"], io.StringIO("\n".join(lines) + "\n"), sink) == 0
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def test_each_line_gets_a_verdict() -> None:
    first, second = _answers('{"text": "您弄错了"}', '{"text": "您好", "lang": "zh", "speaker": "bot"}')
    assert first["verdict"] == "block"
    hit = first["hits"][0]  # type: ignore[index]
    assert (hit["rule"], hit["level"], hit["start"], hit["end"]) == ("F6_you_are_wrong", "block", 1, 4)
    assert set(hit["reasons"]) == {"zh", "en"}
    assert hit["reason"] == hit["reasons"]["zh"]
    assert hit["suggestions"]
    assert second["verdict"] == "pass"


def test_bad_lines_are_told_and_the_rest_goes_on() -> None:
    lines = [
        "{",
        "[1]",
        '{"text": 5}',
        '{"text": "a", "speaker": "x"}',
        '{"text": "a", "customer_said": 3}',
        '{"text": ""}',
    ]
    answers = _answers(*lines)
    assert [answer.get("line") for answer in answers] == [1, 2, 3, 4, 5, None]
    assert answers[5]["verdict"] == "pass"


def test_lint_names_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "lines.yml"
    file.write_text("a:\n  - text: 您好\n  - text: 您弄错了\n", encoding="utf-8")
    sink = io.StringIO()
    assert main(["lint", str(file)], None, sink) == 1
    assert f"{file}:3: block F6_you_are_wrong" in sink.getvalue()


def test_unreadable_files_are_told(tmp_path: Path) -> None:
    sink = io.StringIO()
    assert main(["lint", str(tmp_path / "none.txt")], None, sink) == 1
    assert "none.txt" in sink.getvalue()


def test_a_wrong_call_is_told() -> None:
    assert main([]) == 2
    assert main(["lint"]) == 2


def test_lint_reads_below_one_key_and_lets_soft_findings_pass(tmp_path: Path) -> None:
    file = tmp_path / "rules.yml"
    file.write_text("words: [您弄错了]\nanswers:\n  - 这个目前无法处理。\n", encoding="utf-8")
    sink = io.StringIO()
    assert main(["lint", f"{file}#answers"], None, sink) == 0
    assert f"{file}:3: suggest S2_negation" in sink.getvalue()
    assert "F6" not in sink.getvalue()


def test_a_key_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = tmp_path / "rules.yml"
    file.write_text("words: [您好]\n", encoding="utf-8")
    sink = io.StringIO()
    assert main(["lint", f"{file}#answers"], None, sink) == 1
    assert "there is no key answers" in sink.getvalue()
