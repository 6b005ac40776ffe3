"""A press of one of our own buttons is read as what it says, whatever the model thinks of its words."""

from __future__ import annotations

import pytest
import yaml

from bot.casework.contact import channel_in
from bot.settings import ROOT
from bot.understanding.pressed import pressed_intent
from bot.understanding.resolution import asked_resolutions


def titles() -> list[str]:
    found = set()
    for path in sorted((ROOT / "data/responses").glob("*.yml")):
        responses = yaml.safe_load(path.read_text(encoding="utf-8"))["responses"]
        found |= {
            button["title"] for texts in responses.values() for text in texts for button in text.get("buttons", ())
        }
    return sorted(found)


@pytest.mark.parametrize("title", titles())
def test_every_button_has_one_meaning(title: str) -> None:
    wish, channel = asked_resolutions(title).all, channel_in(title, {})
    assert pressed_intent(title) or wish or channel
    assert not (pressed_intent(title) and wish), f"{title} is an answer and a wish at once"


@pytest.mark.parametrize(
    ("title", "intent"),
    [("我想换个方案", "deny"), ("先不撤回", "deny"), ("是另一件事", "deny"), ("Same thing", "affirm"), ("退款", None)],
)
def test_a_button_means_what_it_says(title: str, intent: str | None) -> None:
    assert pressed_intent(title) == intent
