"""What every use case is handed: transactions, rules, orders and the clock; ``bot.wiring`` makes the real one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.casework.policy_parts import Policy
from bot.usecases.ports import Clock, OrderBook, UnitOfWork


@dataclass(frozen=True)
class Workshop:
    """The parts of the product, joined."""

    begin: Callable[[], UnitOfWork]
    policy: Policy
    orders: OrderBook
    clock: Clock
