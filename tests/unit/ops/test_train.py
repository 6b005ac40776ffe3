"""The model's name follows what it is made from; only the last few models are kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ops import train
from ops.console import OpsError


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "domain.yml": "intents: [greet]",
        "config.yml": "language: zh",
        "requirements.lock": "rasa==3.6.21",
        "data/nlu/greet.yml": "nlu: []",
        "data/rules/greet.yml": "rules: []",
        "data/stories/greet.yml": "stories: []",
        "data/responses/greet.yml": "responses: {}",
        "data/shop/orders.csv": "number",
        "bot/rasa_parts/channel.py": "",
        "bot/understanding/anger.py": "",
        "bot/settings.py": "",
        "policy.yml": "",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "domain.yml",
        "config.yml",
        "requirements.lock",
        "data/nlu/greet.yml",
        "data/rules/greet.yml",
        "data/stories/greet.yml",
        "data/responses/greet.yml",
        "bot/rasa_parts/channel.py",
        "bot/understanding/anger.py",
    ],
)
def test_whatever_the_model_is_made_from_changes_its_name(project: Path, name: str) -> None:
    before = train.fingerprint(project)
    (project / name).write_text("changed")
    assert train.fingerprint(project) != before


def test_a_renamed_and_a_new_file_change_it_too(project: Path) -> None:
    before = train.fingerprint(project)
    (project / "data/nlu/greet.yml").rename(project / "data/nlu/hello.yml")
    renamed = train.fingerprint(project)
    (project / "data/nlu/more.yml").write_text("")
    assert len({before, renamed, train.fingerprint(project)}) == 3


def test_nothing_else_changes_it(project: Path) -> None:
    before = train.fingerprint(project)
    for name in ("data/shop/orders.csv", "bot/settings.py", "policy.yml", "bot/understanding/__pycache__/a.pyc"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("changed")
    (project / "data/nlu/.greet.yml.swp").write_text("an editor's file")
    os.utime(project / "domain.yml", (0, 0))
    assert train.fingerprint(project) == before
    assert train.model_path(project) == project / "models" / f"amends-{before}.tar.gz"
    assert len(before) == 12


def test_a_model_that_fits_is_not_trained_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = train.model_path(project)
    model.parent.mkdir()
    model.write_bytes(b"a model")
    monkeypatch.setattr(train, "_train", lambda *_: pytest.fail("trained although a model fits"))
    assert train.ensure(project) == model


def test_the_models_used_last_are_kept(project: Path) -> None:
    current = train.model_path(project)
    current.parent.mkdir()
    for age, name in enumerate(["amends-a.tar.gz", "amends-b.tar.gz", "amends-c.tar.gz", "other.tar.gz"], start=1):
        (current.parent / name).write_bytes(b"")
        os.utime(current.parent / name, (age * 1000, age * 1000))
    current.write_bytes(b"")
    os.utime(current, (0, 0))
    train.ensure(project)
    names = {path.name for path in current.parent.glob("*.tar.gz")}
    assert names == {current.name, "amends-c.tar.gz", "amends-b.tar.gz", "other.tar.gz"}


def test_a_missing_domain_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OpsError, match=r"^domain\.yml is missing"):
        train.ensure(tmp_path)


def test_a_training_that_fails_leaves_no_model_and_quotes_its_log(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    false_python = project / "python"
    false_python.write_text("#!/bin/sh\necho \"Starting to train component 'Jieba'.\"\necho 'bad domain'\nexit 3\n")
    false_python.chmod(0o755)
    monkeypatch.setattr(train.sys, "executable", str(false_python))
    with pytest.raises(OpsError, match=r"(?s)^Training failed; .*train\.log:.*bad domain"):
        train.ensure(project)
    assert not [path for path in (project / "models").iterdir() if path.name != ".lock"]
