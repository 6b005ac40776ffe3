"""A found entity and how overlapping finds are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Span:
    """One find on the folded text, half-open; ``value`` is what the rest of the system works with."""

    entity: str
    start: int
    end: int
    value: Any


def settle(spans: Iterable[Span], ranks: dict[str, int]) -> list[Span]:
    """Keep, of overlapping finds, the one of the better rank, then the longer; in order of place."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (ranks[span.entity], span.start - span.end, span.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
