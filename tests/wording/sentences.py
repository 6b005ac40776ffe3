"""Reading the sentences the guard is measured on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Labelled:
    """A sentence with what it is.

    Attributes:
        label: ``forbidden``, ``soft`` or ``ok``.
        rule: the rule it breaks; empty when it is ok.
    """

    text: str
    label: str
    rule: str
    speaker: str
    customer_said: Sequence[str]


def labelled(kind: str, language: str) -> list[Labelled]:
    """The sentences of ``heldout`` or ``development`` in one language."""
    lines = (FOLDER / kind / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_labelled(json.loads(line)) for line in lines if line.strip()]


def _labelled(row: dict[str, Any]) -> Labelled:
    said = tuple(row.get("customer_said") or ())
    return Labelled(row["text"], row["label"], row.get("rule") or "", row.get("speaker") or "agent", said)


def pool(language: str) -> list[str]:
    """The ordinary agents' lines of one language; the place in the list plus one is the line number."""
    return (FOLDER / "pool" / f"{language}.txt").read_text(encoding="utf-8").splitlines()
