"""Both processes that see customers' words set their logs up and seal them before the first word can come in."""

from __future__ import annotations

from bot.settings import ROOT


def test_rasas_process_is_sealed_by_the_channel() -> None:
    channel = (ROOT / "bot" / "rasa_parts" / "channel.py").read_text(encoding="utf-8")
    assert 'set_up_logging("rasa")' in channel
    assert "with bound(conversation=" in channel


def test_the_action_server_is_sealed_before_it_serves() -> None:
    main = (ROOT / "actions" / "__main__.py").read_text(encoding="utf-8")
    assert main.index('set_up_logging("actions")') < main.index("seal()") < main.index("app.run(")
