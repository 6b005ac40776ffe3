"""The Chinese examples of the guard, read from the files beside this one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("zh")
FAMILIES = tuple(f"F{number}" for number in range(1, 10))


@lru_cache(maxsize=1)
def forbidden() -> list[tuple[str, str]]:
    """(rule id, sentence) of every sentence that must be stopped."""
    return [(rule, text) for rule, kinds in _families() for text in kinds["fire"]]


@lru_cache(maxsize=1)
def innocent() -> list[str]:
    """Sentences that must not be stopped, look-alikes most of them."""
    return [text for _, kinds in _families() for text in kinds["pass"]]


@lru_cache(maxsize=1)
def soft() -> list[tuple[str, str]]:
    """(rule id, sentence) of sentences that are underlined; the rule id "pass" marks those that are not."""
    content: dict[str, list[str]] = yaml.safe_load((FOLDER / "soft.yml").read_text(encoding="utf-8"))
    return [(rule, text) for rule, texts in content.items() for text in texts]


def _families() -> list[tuple[str, dict[str, list[str]]]]:
    found: list[tuple[str, dict[str, list[str]]]] = []
    for file in sorted(FOLDER.glob("*.yml")):
        content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
        if "fire" in content:
            found.append((file.stem, content))
        elif file.stem != "soft":
            found.extend(content.items())
    return found
