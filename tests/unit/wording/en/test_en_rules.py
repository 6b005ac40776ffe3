"""English sentences: what the guard stops, what it lets pass, and that small changes of typing change nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.wording.guard import check

_FILES = ("sentences.yml", "more_sentences.yml", "third_sentences.yml", "fourth_sentences.yml")
_READ: list[dict[str, Any]] = [yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8")) for name in _FILES]
FORBIDDEN = [(rule, text) for content in _READ for rule, texts in content["fire"].items() for text in texts]
SOFT = [(rule, text) for content in _READ for rule, texts in content["soft"].items() for text in texts]
TITLES = [text for content in _READ for text in content.get("titles", ())]
INNOCENT = [text for content in _READ for text in content["ok"]]
NINE = (
    "You might not understand",
    "You are confused",
    "You should",
    "We have never",
    "We cannot possibly",
    "You are wrong",
    "Calm down",
    "Don't shout",
    "We will not",
)
SUGGESTED = (
    "I understand how you feel.",
    "I see what you mean.",
    "Yes, anyone would be upset by this.",
    "I'm very sorry that we let you down.",
    "I apologise for the trouble this caused you.",
    "What you say has alerted us, thank you!",
    "Is this solution all right for you?",
)


def _in_word(text: str, change: Callable[[str], str]) -> str:
    words = text.split(" ")
    longest = max(range(len(words)), key=lambda place: len(words[place]) if words[place].isalpha() else 0)
    words[longest] = change(words[longest])
    return " ".join(words)


_CHANGES: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "curly apostrophe": lambda text: text.replace("'", "’"),
    "full width": lambda text: "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text),
    "Cyrillic letters": lambda text: text.replace("o", "о").replace("e", "е").replace("a", "а"),
    "zero-width": lambda text: "\u200b".join(text),
    "emoji after": lambda text: text + " 😊",
    "emoji within": lambda text: text.replace(" ", " 🙂 ", 1),
    "wide gaps": lambda text: text.replace(" ", "  "),
    "dear before": lambda text: "Dear customer, " + text,
    "greeting before": lambda text: "Hello! " + text,
    "innocent after": lambda text: text + " Have a nice day.",
    "markup": lambda text: f"<b>{text}</b>",
    "stars": lambda text: f"**{text}**",
    "quotation marks": lambda text: f'"{text}"',
    "line end": lambda text: text.replace(" ", "\n", 1),
}
_TRICKS: dict[str, Callable[[str], str]] = {
    "hyphens": lambda text: _in_word(text, "-".join),
    "dots": lambda text: _in_word(text, ".".join),
    "gaps": lambda text: _in_word(text, " ".join),
    "digits": lambda text: _in_word(text, lambda word: word.translate(str.maketrans("oieas", "01345"))),
    "no apostrophe": lambda text: text.replace("'", ""),
}


@pytest.mark.parametrize("text", NINE)
def test_the_nine_phrases_are_blocked_word_for_word(text: str) -> None:
    assert check(text).verdict == "block"
    assert check(text + ".").verdict == "block"


@pytest.mark.parametrize("text", SUGGESTED)
def test_the_suggested_phrases_pass(text: str) -> None:
    assert check(text, speaker="bot").verdict == "pass"


@pytest.mark.parametrize(("rule", "text"), FORBIDDEN)
def test_forbidden_sentence_is_blocked(rule: str, text: str) -> None:
    verdict = check(text)
    assert verdict.verdict == "block"
    assert all(0 <= hit.start < hit.end <= len(text) and hit.suggestions for hit in verdict.hits)


def test_the_right_family_is_named() -> None:
    right = sum(any(hit.rule == rule for hit in check(text).hits) for rule, text in FORBIDDEN)
    assert right >= 0.95 * len(FORBIDDEN)


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_sentence_is_not_blocked(text: str) -> None:
    assert check(text).verdict != "block"


@pytest.mark.parametrize("text", TITLES)
def test_a_title_with_its_capitals_is_not_judged(text: str) -> None:
    assert check(text).verdict == "pass"


def test_capitals_alone_make_no_title() -> None:
    assert check("You Should Have Read The Manual.").verdict == "block"
    assert check("Calm Down Now Please.").verdict == "block"


def test_few_innocent_sentences_are_nudged() -> None:
    assert sum(check(text).verdict != "pass" for text in INNOCENT) <= 0.05 * len(INNOCENT)


@pytest.mark.parametrize(("rule", "text"), SOFT)
def test_soft_sentence_is_suggested_about(rule: str, text: str) -> None:
    assert check(text).verdict == "suggest"


@pytest.mark.parametrize("change", _CHANGES)
def test_a_change_of_typing_changes_no_verdict(change: str) -> None:
    changed = _CHANGES[change]
    missed = [text for _, text in FORBIDDEN if check(changed(text)).verdict != "block"]
    blocked = [text for text in INNOCENT if check(changed(text)).verdict == "block"]
    assert (missed, blocked) == ([], [])


@pytest.mark.parametrize("trick", _TRICKS)
def test_few_sentences_slip_through_by_a_trick(trick: str) -> None:
    changed = _TRICKS[trick]
    missed = [text for _, text in FORBIDDEN if check(changed(text)).verdict != "block"]
    assert len(missed) <= 0.06 * len(FORBIDDEN), missed


@pytest.mark.parametrize(
    "text",
    [
        "You shoud have checked it.",
        "Your wrong about that.",
        "You dont undrestand how it works.",
        "That is imposible.",
        "Clam down, please.",
        "Stop shuoting at me.",
        "Youre confusd.",
        "We wont refnud this.",
    ],
)
def test_a_slip_of_typing_is_read_through(text: str) -> None:
    assert check(text).verdict == "block"


@pytest.mark.parametrize(
    ("forbidden", "innocent"),
    [
        ("You should have checked the parcel.", "You should have received the parcel."),
        ("You should pay the postage.", "You should get the postage back."),
        ("You were wrong about the size.", "We were wrong about the size."),
        ("You mixed up the boxes.", "We mixed up the boxes."),
        ("You're not right.", "You're not wrong."),
        ("We won't refund you.", "We won't charge you."),
        ("We have never lost a parcel.", "You have never lost a parcel."),
        ("That is impossible.", "That is not impossible."),
        ("Don't be angry.", "Don't worry."),
        ("Stop shouting.", "I heard him shouting."),
        ("You don't understand it.", "I don't understand it."),
        ("There's no way that's true.", "There's no way you could have known."),
    ],
)
def test_pairs_that_differ_in_a_word(forbidden: str, innocent: str) -> None:
    assert check(forbidden).verdict == "block"
    assert check(innocent).verdict != "block"


def test_quoted_words_need_the_customers_message_as_evidence() -> None:
    text = 'You wrote "your driver told me to calm down", and I am sorry.'
    assert check(text).verdict == "block"
    assert check(text, customer_said=("Your driver told me to calm down!",)).verdict == "pass"


@pytest.mark.parametrize(
    "text",
    ["you " + "just " * 45 + "wrong", "you have " + "been " * 44 + "mixed", "you " + "must have " * 22 + "wrong thing"],
)
def test_words_said_over_and_over_are_judged_to_the_end(text: str) -> None:
    assert check(text).verdict in ("pass", "suggest", "block")
