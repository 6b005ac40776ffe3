"""Every entry of every table can be read, and what is not there is refused with a sentence."""

from __future__ import annotations

import pytest

from bot.casework import vocabulary


def test_a_label_is_read_in_both_languages() -> None:
    assert vocabulary.label("remedies", "refund", "zh") == "退款"
    assert vocabulary.label("remedies", "refund", "en") == "a refund"


@pytest.mark.parametrize(
    ("table", "key", "language", "sentence"),
    [
        ("remedys", "refund", "zh", "There is no table 'remedys'"),
        ("remedies", "refnd", "zh", "has no entry 'refnd'"),
        ("remedies", "refund", "fr", "in language 'fr'"),
    ],
)
def test_what_is_not_there_is_refused_with_a_sentence(table: str, key: str, language: str, sentence: str) -> None:
    with pytest.raises(KeyError, match=sentence):
        vocabulary.label(table, key, language)


def test_an_entry_is_read_only() -> None:
    with pytest.raises(TypeError):
        vocabulary.entry("steps", "vent")["next"] = []  # type: ignore[index]
