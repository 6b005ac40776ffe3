"""Settings: read once, typed, and refused with a sentence that names the variable and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.settings import OrderSource, SettingsError

TOKENS = {
    "AMENDS_RASA_TOKEN": "2b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da5",
    "AMENDS_ACTIONS_TOKEN": "6bc1bee22e409f96e93d7e117393172aad2d7e90b1c2f3a4",
}
PRODUCTION = {**TOKENS, "AMENDS_MODE": "production", "AMENDS_ORDERS": "csv:/srv/orders.csv"}


def refusal(values: dict[str, str]) -> str:
    with pytest.raises(SettingsError) as caught:
        settings.read(values)
    return str(caught.value)


def test_demo_mode_needs_nothing_but_tokens() -> None:
    read = settings.read(TOKENS)
    assert (read.mode, read.rasa_port, read.actions_port, read.action_seconds) == ("demo", 5005, 5055, 8.0)
    assert read.database_url == "sqlite:///var/amends.db"
    assert read.tracker_url == "sqlite:///var/tracker.db"
    assert read.orders == OrderSource("csv", "data/shop/orders.csv")
    assert read.policy == Path("policy.yml")
    assert read.actions_url == "http://127.0.0.1:5055/webhook"


def test_the_actions_url_follows_the_port() -> None:
    assert settings.read({**TOKENS, "AMENDS_ACTIONS_PORT": "6001"}).actions_url == "http://127.0.0.1:6001/webhook"


def test_a_child_reads_the_same_settings_again() -> None:
    orders = "sql:postgresql://shop:a%23b@db/shop#public.orders_view"
    read = settings.read({**PRODUCTION, "AMENDS_ORDERS": orders, "AMENDS_ACTION_SECONDS": "2.5"})
    assert settings.read(read.as_environment()) == read
    assert set(read.as_environment()) == set(settings.VARIABLES)


def test_secrets_stay_out_of_the_printed_form() -> None:
    read = settings.read({**PRODUCTION, "AMENDS_DATABASE_URL": "postgresql://amends:hunter22@db/amends"})
    assert not any(secret in repr(read) for secret in (*TOKENS.values(), "hunter22"))


def test_empty_counts_as_unset() -> None:
    assert settings.read({**TOKENS, "AMENDS_RASA_PORT": " "}).rasa_port == 5005


@pytest.mark.parametrize(
    ("values", "variable", "part"),
    [
        ({"AMENDS_MODE": "prod"}, "AMENDS_MODE", "demo or production"),
        ({"AMENDS_RASA_PORT": "http"}, "AMENDS_RASA_PORT", "1 to 65535"),
        ({"AMENDS_RASA_PORT": "70000"}, "AMENDS_RASA_PORT", "1 to 65535"),
        ({"AMENDS_RASA_PORT": "5055"}, "AMENDS_ACTIONS_PORT", "each its own port"),
        ({"AMENDS_ACTION_SECONDS": "soon"}, "AMENDS_ACTION_SECONDS", "between 0.5 and 60"),
        ({"AMENDS_ACTION_SECONDS": "300"}, "AMENDS_ACTION_SECONDS", "between 0.5 and 60"),
        ({"AMENDS_DATABASE_URL": "postgres://a@b/c"}, "AMENDS_DATABASE_URL", "postgresql://"),
        ({"AMENDS_DATABASE_URL": "postgresql://a@b"}, "AMENDS_DATABASE_URL", "postgresql://"),
        ({"AMENDS_DATABASE_URL": "postgresql://a@[b/c"}, "AMENDS_DATABASE_URL", "postgresql://"),
        ({"AMENDS_DATABASE_URL": "sqlite://"}, "AMENDS_DATABASE_URL", "sqlite:///"),
        ({"AMENDS_TRACKER_URL": "sqlite:///:memory:"}, "AMENDS_TRACKER_URL", "sqlite:///"),
        ({"AMENDS_TRACKER_URL": "sqlite:///var/amends.db"}, "AMENDS_TRACKER_URL", "one of its own"),
        ({"AMENDS_ORDERS": "orders.csv"}, "AMENDS_ORDERS", "csv:"),
        ({"AMENDS_ORDERS": "sql:postgresql://a@b/c"}, "AMENDS_ORDERS", "#<view>"),
        ({"AMENDS_ORDERS": "sql:postgresql://a@b/c#x; drop"}, "AMENDS_ORDERS", "#<view>"),
        ({"AMENDS_ACTIONS_URL": "127.0.0.1:5055"}, "AMENDS_ACTIONS_URL", "/webhook"),
        ({"AMENDS_ACTIONS_URL": "http://h:port/webhook"}, "AMENDS_ACTIONS_URL", "/webhook"),
        ({"AMENDS_ACTIONS_URL": "http://127.0.0.1:6000/webhook"}, "AMENDS_ACTIONS_URL", "port 5055"),
        ({"AMENDS_RASA_TOKEN": "has a space in it"}, "AMENDS_RASA_TOKEN", "letters, digits"),
        ({"AMENDS_RASA_TOKEN": ""}, "AMENDS_RASA_TOKEN", "make run"),
        ({"AMENDS_RASA_PROT": "1"}, "AMENDS_RASA_PROT", "write AMENDS_RASA_PORT"),
    ],
)
def test_a_wrong_value_is_refused_with_one_sentence(values: dict[str, str], variable: str, part: str) -> None:
    sentence = refusal({**TOKENS, **values})
    assert sentence.startswith(variable)
    assert part in sentence
    assert "docs/configuration.md" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("values", "variable"),
    [
        ({"AMENDS_RASA_TOKEN": ""}, "AMENDS_RASA_TOKEN"),
        ({"AMENDS_RASA_TOKEN": "changeme" * 5}, "AMENDS_RASA_TOKEN"),
        ({"AMENDS_ACTIONS_TOKEN": "your-token-goes-here-please-replace-it"}, "AMENDS_ACTIONS_TOKEN"),
        ({"AMENDS_ACTIONS_TOKEN": "0" * 40}, "AMENDS_ACTIONS_TOKEN"),
        ({"AMENDS_ACTIONS_TOKEN": "9f86d081884c7d65"}, "AMENDS_ACTIONS_TOKEN"),
        ({"AMENDS_ACTIONS_TOKEN": TOKENS["AMENDS_RASA_TOKEN"]}, "AMENDS_ACTIONS_TOKEN"),
        ({"AMENDS_DATABASE_URL": "postgresql://amends:changeme@db/amends"}, "AMENDS_DATABASE_URL"),
        ({"AMENDS_ORDERS": ""}, "AMENDS_ORDERS"),
    ],
)
def test_production_refuses_what_demo_mode_may_have(values: dict[str, str], variable: str) -> None:
    sentence = refusal({**PRODUCTION, **values})
    assert sentence.startswith(variable)
    assert not any(value and value in sentence for value in values.values() if "TOKEN" in variable)


def test_production_takes_real_values() -> None:
    assert settings.read(PRODUCTION).mode == "production"


def test_the_environment_goes_before_the_file_and_the_file_before_the_made_tokens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in settings.VARIABLES:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secrets.env").write_text(
        "# made\nAMENDS_RASA_TOKEN=made-token-1\nAMENDS_ACTIONS_TOKEN=made-token-2\nAMENDS_RASA_PORT=1\n"
    )
    (tmp_path / ".env").write_text(
        "export AMENDS_RASA_PORT=6005  # ours\nAMENDS_ACTIONS_PORT='6055'\nAMENDS_RASA_TOKEN=\n"
    )
    monkeypatch.setenv("AMENDS_ACTIONS_PORT", "7055")
    read = settings.load(tmp_path)
    assert (read.rasa_port, read.actions_port) == (6005, 7055)
    assert (read.rasa_token, read.actions_token) == ("made-token-1", "made-token-2")


def test_production_does_not_see_the_tokens_of_demo_mode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings.VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AMENDS_MODE", "production")
    monkeypatch.setenv("AMENDS_ORDERS", "csv:x.csv")
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secrets.env").write_text("".join(f"{name}={value}\n" for name, value in TOKENS.items()))
    with pytest.raises(SettingsError, match="AMENDS_RASA_TOKEN is not set"):
        settings.load(tmp_path)


def test_a_line_that_is_no_setting_is_named_by_its_number(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("A=1\nthis is prose\n")
    with pytest.raises(SettingsError, match=r"\.env line 2"):
        settings.env_file(tmp_path / ".env")
