"""Our own buttons come back as their titles: what they mean is known, not guessed."""

from __future__ import annotations

from functools import lru_cache

from bot.understanding.fold import folded
from bot.understanding.lexicon import load


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    return {folded(title).strip(): intent for intent, titles in load("pressed").items() for title in titles}


def pressed_intent(text: str) -> str | None:
    """The intent of a button whose title is this whole message; None for anything else."""
    return _meanings().get(folded(text).strip())
