"""Tokens of demo mode: random, made once, for the owner's eyes only."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.settings import SECRETS, VARIABLES, env_file, load
from ops import tokens


def test_tokens_are_made_once_and_kept(tmp_path: Path) -> None:
    first = env_file(tokens.ensure(tmp_path))
    assert set(first) == set(SECRETS)
    assert len(set(first.values())) == len(SECRETS)
    assert all(len(token) == 64 for token in first.values())
    assert env_file(tokens.ensure(tmp_path)) == first


def test_only_the_owner_may_read_them(tmp_path: Path) -> None:
    path = tokens.ensure(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    assert stat.S_IMODE(tokens.ensure(tmp_path).stat().st_mode) == 0o600


def test_a_half_file_is_completed(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secrets.env").write_text("AMENDS_RASA_TOKEN=kept-as-it-is\n")
    made = env_file(tokens.ensure(tmp_path))
    assert made["AMENDS_RASA_TOKEN"] == "kept-as-it-is"
    assert len(made["AMENDS_ACTIONS_TOKEN"]) == 64


def test_production_gets_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_MODE", "production")
    tokens.ensure_in_demo(tmp_path)
    assert not (tmp_path / "var").exists()


def test_demo_mode_starts_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    tokens.ensure_in_demo(tmp_path)
    assert len(load(tmp_path).rasa_token) == 64
