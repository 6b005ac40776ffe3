"""What the page about the guard shows is what the guard does."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bot.wording.guard import check
from bot.wording.rules import RULE_IDS, RULES, load_rules

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/wording.md").read_text(encoding="utf-8")
FAMILIES = re.findall(r"^\| `(F\d\w+)` \| (.+) · (.+) \| (.+) · (.+) \|$", PAGE, flags=re.MULTILINE)


def test_every_family_is_shown_with_its_sentences() -> None:
    assert [row[0] for row in FAMILIES] == [rule for rule in RULE_IDS if rule.startswith("F")]


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row[0])
def test_what_is_shown_as_stopped_is_stopped_and_the_rest_passes(row: tuple[str, ...]) -> None:
    rule, *sentences = row
    for text in sentences[:2]:
        assert rule in {hit.rule for hit in check(text).hits if hit.level == "block"}, text
    for text in sentences[2:]:
        assert check(text).verdict == "pass", text


def test_the_rule_file_shown_can_be_used(tmp_path: Path) -> None:
    shown = next(block for block in re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL))
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    (folder / "zh" / "F7_calm_down.yml").write_text(shown, encoding="utf-8")
    load_rules(check=True, folder=folder)


def test_every_rule_is_named() -> None:
    assert [rule for rule in RULE_IDS if f"`{rule}`" not in PAGE] == []
