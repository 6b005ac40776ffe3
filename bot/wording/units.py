"""Cutting a folded text into sentences and clauses, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 240
_OVERLAP = 40
_END = re.compile(r"[。！!?;\n]+|\.(?=\s|$)")
_PAUSE = re.compile(r"[,、:…()~]|\.(?!\w)| - ")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a folded text: its place there, its text with the closing mark, the places of its pauses."""

    start: int
    text: str

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause, or the run of clauses, around ``text[start:end]``."""
        left = 0
        right = len(self.text)
        for found in _PAUSE.finditer(self.text):
            if found.end() <= start:
                left = found.end()
            elif found.start() >= end:
                right = found.start()
                break
        return left, right


def sentences(text: str) -> Iterator[Sentence]:
    """Sentences in order; overlong ones come in windows that overlap, so that time stays linear."""
    place = 0
    ends = [found.end() for found in _END.finditer(text)]
    for end in [*ends, len(text)]:
        if end - place <= LONGEST:
            if end > place:
                yield Sentence(place, text[place:end])
        else:
            for start in range(place, end - _OVERLAP, LONGEST - _OVERLAP):
                yield Sentence(start, text[start : min(end, start + LONGEST)])
        place = end
