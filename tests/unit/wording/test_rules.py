"""Rule files: what is wrong with one is said with file, rule, example and mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.wording.rules import RULES, RuleError, load_rules


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "rules"
    shutil.copytree(RULES, copy)
    return copy


def _change(folder: Path, old: str, new: str) -> None:
    file = folder / "zh" / "F6_you_are_wrong.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("must_fire:\n", "must_fire:\n  - 今天天气很好\n", "must fire on '今天天气很好'"),
        ("must_pass:\n", "must_pass:\n  - 您弄错了\n", "must not fire on '您弄错了'"),
        (
            "suggestions:\n",
            "suggestions:\n  - {scene: x, text: 您弄错了, keeps: nothing}\n",
            "the suggestion '您弄错了'",
        ),
        ("cases:\n", "cases:\n  - find: 天涯海角\n", "shows the case 1"),
        ("level: block", "level: shout", "level must be"),
        ("cases:\n", "cases:\n  - find: '(('\n", "no regular expression"),
        ("cases:\n", "cases:\n  - find: '{nobody}'\n", "no word list"),
        ("cases:\n", "cases:\n  - find: '.{1,3}'\n", "no fixed word"),
    ],
)
def test_a_broken_rule_is_told_with_its_file(folder: Path, old: str, new: str, told: str) -> None:
    _change(folder, old, new)
    with pytest.raises(RuleError, match=r"F6_you_are_wrong\.yml") as caught:
        load_rules(check=True, folder=folder)
    assert told in str(caught.value)


def test_the_version_changes_with_any_rule(folder: Path) -> None:
    before = load_rules(folder=folder).version
    _change(folder, "level: block", "level: block ")
    load_rules.cache_clear()
    assert load_rules(folder=folder).version != before
