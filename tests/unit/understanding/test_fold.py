"""Folding gives one spelling and keeps the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.fold import fold, folded

PAIRS = [
    ("１３８ＡＢＣ", "138abc"),
    ("退費，妳們", "退费,你们"),
    ("看著", "看着"),
    ("著名", "著名"),
    ("re\u200bfund\u0000", "refund"),
    ("don’t", "don't"),
    ("￥９９", "¥99"),
    ("HELLO", "hello"),
]


@pytest.mark.parametrize(("text", "plain"), PAIRS)
def test_folding(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text(max_size=60))
def test_every_folded_place_has_an_origin_inside_the_text(text: str) -> None:
    result = fold(text)
    assert len(result.text) == len(result.origins)
    assert all(0 <= place < len(text) for place in result.origins)
    assert list(result.origins) == sorted(result.origins)
