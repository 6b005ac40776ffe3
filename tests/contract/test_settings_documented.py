"""Settings, make targets and dependencies are documented where people look for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import settings

ROOT = settings.ROOT


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_manual_has_a_row_for_each_setting_and_no_other() -> None:
    rows = re.findall(r"^\| `(AMENDS_\w+)` \|", text("docs/configuration.md"), flags=re.MULTILINE)
    assert tuple(rows) == settings.VARIABLES


def test_the_example_file_names_each_setting_and_no_other() -> None:
    assert set(re.findall(r"^#?(AMENDS_\w+)=", text(".env.example"), flags=re.MULTILINE)) == set(settings.VARIABLES)


def test_the_example_file_holds_no_secret() -> None:
    for name in settings.SECRETS:
        assert re.search(rf"^#?{name}=$", text(".env.example"), flags=re.MULTILINE)


def test_the_example_file_can_be_used_as_it_is() -> None:
    assert settings.env_file(ROOT / ".env.example") == {}


def test_the_defaults_in_the_manual_are_the_real_ones() -> None:
    real = settings.read(dict.fromkeys(settings.SECRETS, "a-token-for-the-test")).as_environment()
    for name, default in re.findall(r"^\| `(AMENDS_\w+)` \| `([^`<]+)`", text("docs/configuration.md"), flags=re.M):
        assert real[name] == default


def sources() -> list[Path]:
    return [file for folder in ("bot", "actions", "ops") for file in sorted((ROOT / folder).rglob("*.py"))]


def test_only_settings_read_the_environment() -> None:
    readers = [file for file in sources() if re.search(r"\bos\.(environ|getenv)\b", file.read_text(encoding="utf-8"))]
    assert readers == [ROOT / "bot" / "settings.py"]


def test_every_variable_of_ours_that_is_named_anywhere_is_a_setting() -> None:
    configuration = [ROOT / name for name in ("endpoints.yml", "credentials.yml") if (ROOT / name).is_file()]
    for file in [*sources(), *configuration]:
        assert set(re.findall(r"\bAMENDS_[A-Z_]+\b", file.read_text(encoding="utf-8"))) <= set(settings.VARIABLES), file


def targets() -> list[str]:
    return re.findall(r"^([a-z]+):.*## ", text("Makefile"), flags=re.MULTILINE)


@pytest.mark.parametrize("target", targets())
def test_each_make_target_is_explained_to_contributors(target: str) -> None:
    assert f"| `make {target}` |" in text("CONTRIBUTING.md")


def test_ci_runs_the_test_command_of_the_manual() -> None:
    assert text(".ci/run").rstrip().endswith("exec make test")


def test_each_direct_dependency_has_its_reason() -> None:
    named = re.findall(r'^    "([A-Za-z0-9_-]+(?:\[mypy\])?)', text("pyproject.toml"), flags=re.MULTILINE)
    dependencies = [name for name in named if name not in ("error", "ignore")]
    assert len(dependencies) > 10
    for name in dependencies:
        assert f"| `{name}`" in text("docs/dependencies.md"), name
