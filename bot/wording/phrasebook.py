"""Choose how a line is said: by language, by anger, and never the words that were just used."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

Variant = Mapping[str, Any]
"""One entry of ``data/responses/``: its text, buttons, and in ``metadata`` its language, anger levels, optional."""


def choose(variants: Sequence[Variant], *, language: str, anger: int, said: Sequence[int], seed: str) -> int | None:
    """The place of the variant to say now.

    The angrier the customer, the gentler (H78): variants written for this level come first. One that was not said
    yet goes before one that was; conversations differ in where they begin.

    Args:
        said: places of the variants of this line already said in the conversation, oldest first.
        seed: the conversation's id.

    Returns:
        None when nothing fits, or when the line is optional and all its words were used: empathy is never canned.
    """
    fitting = [place for place, variant in enumerate(variants) if _suits(variant, language, anger)]
    if not fitting:
        return None
    fresh = [place for place in fitting if place not in said]
    if not fresh:
        if _about(variants[fitting[0]]).get("optional"):
            return None
        return min(fitting, key=lambda place: _last(said, place))
    made_for_it = [place for place in fresh if "anger" in _about(variants[place])]
    pool = made_for_it or fresh
    return pool[zlib.crc32(seed.encode()) % len(pool)]


def _suits(variant: Variant, language: str, anger: int) -> bool:
    about = _about(variant)
    return about.get("language") == language and anger in about.get("anger", (0, 1, 2, 3))


def _about(variant: Variant) -> Mapping[str, Any]:
    about: Mapping[str, Any] = variant.get("metadata") or {}
    return about


def _last(said: Sequence[int], place: int) -> int:
    return len(said) - 1 - list(reversed(said)).index(place)
