"""Who may grant what: each remedy x state of the order x category x class x age x amount."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from bot.casework.authority import Request, decide
from bot.casework.money import Money
from bot.casework.policy import Policy
from bot.casework.vocabulary import entry, keys

AMOUNTS = (50, 100, 300, 500, 800, 1000, 2000, 3000, 5000, 10000)
"""In whole units of the shop's currency; each column holds up to and with this amount."""

AGES = ((0, 30), (31, 60), (61, 90), (91, 180), (181, 365), (366, 730), (731, 1095), (1096, 9999))
"""Days since delivery, from and to; the last day of a band is asked about."""

PAID = {"refund": (10000,), "replace": (10000,), "repair": (10000,), "compensation": (300, 10000)}
"""What was paid for the order; compensation is bounded by a share of it."""

HEADER = ["remedy", "paid", "order", "category", "class", "days", *(f"to {amount}" for amount in AMOUNTS)]


def rows(policy: Policy) -> list[list[str]]:
    """The whole table. Cells: the least role that may grant it, or ``no:`` and the refusal.

    Lines alike for every class or every state of the order are written once, with ``any``.
    """
    found: list[list[str]] = [HEADER]
    for remedy in keys("remedies"):
        for paid, category, age in product(PAID.get(remedy, (10000,)), keys("categories"), AGES):
            found.extend(_lines(policy, remedy, paid, category, age))
    return found


def _lines(policy: Policy, remedy: str, paid: int, category: str, age: tuple[int, int]) -> Iterator[list[str]]:
    """The lines of one remedy, category and age, folded over states of the order and classes."""
    by_state = {
        state: {
            customer_class: _cells(policy, remedy, paid, category, customer_class, age, state)
            for customer_class in keys("customer_classes")
        }
        for state in keys("delivery_states")
    }
    if len({str(cells) for cells in by_state.values()}) == 1:
        by_state = {"any": by_state["delivered"]}
    days = f"{age[0]}-{age[1]}" if age[1] < 9999 else f"{age[0]}+"
    for state, by_class in by_state.items():
        groups: dict[tuple[str, ...], list[str]] = {}
        for customer_class, cells in by_class.items():
            groups.setdefault(tuple(cells), []).append(customer_class)
        for alike, classes in groups.items():
            who = "any" if len(classes) == len(by_class) else " + ".join(classes)
            yield [remedy, str(paid), state, category, who, days, *alike]


def _cells(
    policy: Policy, remedy: str, paid: int, category: str, customer_class: str, age: tuple[int, int], state: str
) -> list[str]:
    cells = []
    for amount in AMOUNTS:
        goods = entry("remedies", remedy)["goods"]
        request = Request(
            remedy=remedy,
            category=category,
            amount=Money(amount * 100, policy.currency) if goods else None,
            age_days=age[1],
            customer_class=customer_class,
            delivery_state=state,
            order_total=Money(paid * 100, policy.currency),
        )
        verdict = decide(policy, request)
        cells.append(verdict.role or f"no: {verdict.reason}")
    return cells
