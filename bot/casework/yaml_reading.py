"""Reads an operator's YAML file so that every mistake is named with its file, its line and the mend."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

import yaml

from bot.casework.money import Money

T = TypeVar("T")


class PolicyError(ValueError):
    """The operator's file cannot be used; the message says where and how to mend it."""


@dataclass(frozen=True)
class Place:
    """One value of the file, with the place it stands at. Every reading method raises PolicyError."""

    path: Path
    node: yaml.Node

    def error(self, trouble: str) -> PolicyError:
        """The error to raise for `trouble` at this place."""
        return PolicyError(f"{self.path.name}, line {self.node.start_mark.line + 1}: {trouble}")

    def pairs(self) -> list[tuple[Place, Place]]:
        """The keys and values of a mapping, in order; no key stands there twice."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("entries of the form `key: value` belong here.")
        found = [(Place(self.path, key), Place(self.path, value)) for key, value in self.node.value]
        seen: set[str] = set()
        for key, _ in found:
            if key.text() in seen:
                raise key.error(f"`{key.text()}` stands here twice; keep one of them.")
            seen.add(key.text())
        return found

    def elements(self) -> list[Place]:
        """The elements of a list, in order."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error("a list belongs here, such as [first, second].")
        return [Place(self.path, value) for value in self.node.value]

    def fields(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Place]:
        """The entries of a mapping whose keys are known: none missing, none besides."""
        pairs = self.pairs()
        for key, _ in pairs:
            if key.text() not in required and key.text() not in optional:
                raise key.error(f"`{key.text()}` is not known here.{_nearest(key.text(), [*required, *optional])}")
        found = {key.text(): value for key, value in pairs}
        missing = [key for key in required if key not in found]
        if missing:
            raise self.error(f"add `{missing[0]}:` here.")
        return found

    def text(self) -> str:
        """A text that is not empty."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            raise self.error("a text belongs here.")
        return str(self.node.value).strip()

    def choice(self, options: Collection[str]) -> str:
        """One of `options`."""
        found = self.text()
        if found not in options:
            raise self.error(f"`{found}` is not one of {', '.join(options)}.{_nearest(found, options)}")
        return found

    def choices(self, options: Collection[str]) -> frozenset[str]:
        """A list of some of `options`, or the word ``all`` for every one."""
        if isinstance(self.node, yaml.ScalarNode) and self.node.value == "all":
            return frozenset(options)
        return frozenset(element.choice(options) for element in self.elements())

    def whole(self, least: int = 0) -> int:
        """A whole number of at least `least`."""
        try:
            number = int(self.text())
        except ValueError:
            raise self.error(f"`{self.text()}` is not a whole number; write one, such as {least + 1}.") from None
        if number < least:
            raise self.error(f"{number} is too small; write {least} or more.")
        return number

    def money(self, currency: str) -> Money:
        """An amount with at most two decimals, read without floating point."""
        try:
            minor = Decimal(self.text()) * 100
            exact = minor == minor.to_integral_value() and minor >= 0
        except InvalidOperation:
            exact = False
        if not exact:
            raise self.error(f"`{self.text()}` is not an amount of money; write one such as 200 or 199.90.")
        return Money(int(minor), currency)

    def day(self) -> date:
        """A date such as 2026-11-21."""
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.error(f"`{self.text()}` is not a date; write one such as 2026-11-21.") from None

    def each(self, read: Callable[[Place], T]) -> tuple[T, ...]:
        """The elements of a list, each read by `read`."""
        return tuple(read(element) for element in self.elements())


def open_yaml(path: Path) -> Place:
    """The whole file.

    Raises:
        PolicyError: the file is missing, empty or not YAML.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except FileNotFoundError:
        raise PolicyError(f"{path} is not there; AMENDS_POLICY names the file to read.") from None
    except UnicodeDecodeError:
        raise PolicyError(f"{path.name}, line 1: the file is not UTF-8; save it as UTF-8.") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PolicyError(f"{path.name}, line {line}: this is not YAML ({error.problem}); mend the line.") from None
    except yaml.YAMLError as error:
        raise PolicyError(f"{path.name}, line 1: this is not YAML ({error}); mend the file.") from None
    if node is None:
        raise PolicyError(f"{path.name}, line 1: the file is empty; start from the policy.yml that came with Amends.")
    return Place(path, node)


def _nearest(word: str, options: Collection[str]) -> str:
    near = difflib.get_close_matches(word, list(options), n=1)
    return f" Did you mean `{near[0]}`?" if near else f" Use {', '.join(options)}."
