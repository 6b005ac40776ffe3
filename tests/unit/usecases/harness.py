"""A talk with the use cases in three lines: the real rules, everything else in memory."""

from __future__ import annotations

import itertools
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.casework.case import Case
from bot.casework.conversation import Conversation
from bot.casework.money import Money
from bot.casework.orders import Order
from bot.casework.policy import load_policy
from bot.casework.policy_parts import Policy
from bot.usecases.consent import consent
from bot.usecases.listen import listen
from bot.usecases.receive import receive
from bot.usecases.take_turn import Verb, take_turn
from bot.usecases.turn import Heard, Line, Reply, Turn
from bot.usecases.workshop import Workshop
from tests.builders import a_case, a_conversation, a_fact, a_promise, a_step, an_expectation, an_offer, an_order
from tests.fakes import FakeOrderBook, FakeUnitOfWork, FixedClock

POLICY_FILE = Path(__file__).parents[3] / "policy.yml"

ENTITIES = ("order_number", "phone", "email", "goods", "person", "date", "case_number")

BROKEN = "耳机左边没有声音"
LONG_STORY = (
    "前天收到的耳机，第一天就有电流声，第二天左边完全没有声音，我重新配对了三次，也换了手机试，还是一样，"
    "充满电也没有用，包装盒和说明书都在，我真的不知道该怎么办了。"
)
"""A complaint that also tells how it happened."""


@lru_cache(maxsize=1)
def the_policy() -> Policy:
    """The demonstration shop's rules, read once."""
    return load_policy(POLICY_FILE)


def heard(intent: str, text: str = "……", *, message_id: str = "m-1", talk: str = "talk-1", **signs: Any) -> Heard:
    """A message as it is understood.

    Args:
        signs: fields of `Heard`; ``wishes=("refund",)``; ``yuan=30``; entities by name, ``order_number="AM26110342"``;
            flags as ``flags={"asks_human": True}``.
    """
    entities: dict[str, tuple[Any, ...]] = {kind: (signs.pop(kind),) for kind in ENTITIES if kind in signs}
    if "yuan" in signs:
        entities["money"] = ({"minor": signs.pop("yuan") * 100, "currency": "CNY"},)
    if "wishes" in signs:
        signs["resolutions"] = tuple(signs.pop("wishes"))
    if "category" in signs:
        signs.setdefault("category_confidence", 0.9)
    return Heard(conversation_id=talk, message_id=message_id, text=text, intent=intent, entities=entities, **signs)


class Talk:
    """One customer's talk with the use cases; `reply` is the latest, the properties show what is stored."""

    def __init__(self, *orders: Order, name: str = "talk-1", beside: Talk | None = None) -> None:
        self.name = name
        self.uow = beside.uow if beside else FakeUnitOfWork()
        self.orders = beside.orders if beside else FakeOrderBook(*(orders or (an_order(),)))
        self.clock = beside.clock if beside else FixedClock()
        self.workshop = Workshop(begin=self.uow, policy=the_policy(), orders=self.orders, clock=self.clock)
        self.reply = Reply()
        self._ids = itertools.count(1)

    def say(self, verb: Verb, intent: str, text: str = "……", **signs: Any) -> list[str]:
        """Log the message as the channel does, do the verb, and give back the keys of the lines."""
        message_id = signs.pop("message_id", None) or f"{self.name}-{next(self._ids)}"
        receive(self.workshop, self.name, message_id, text)
        given = heard(intent, text, message_id=message_id, talk=self.name, **signs)
        self.reply = take_turn(self.workshop, given, "action_under_test", verb)
        return [line.key for line in self.reply.lines]

    def tell(self, text: str = BROKEN, intent: str = "complain", **signs: Any) -> list[str]:
        """Tell something."""
        return self.say(listen, intent, text, **signs)

    def complain(self, **signs: Any) -> list[str]:
        """A complaint that leaves no question open but the other reasons and, without `wishes`, the wish."""
        given = {"text": LONG_STORY, "category": "product_quality", "order_number": "AM26110342", **signs}
        return self.tell(**given)

    def yes(self) -> list[str]:
        """Say yes."""
        return self.say(consent, "affirm", "好的")

    def no(self) -> list[str]:
        """Say no."""
        return self.say(consent, "deny", "不要")

    def to_offer(self, *wishes: str, **signs: Any) -> list[str]:
        """Up to the answer to the wishes: complaint, no other reasons, a yes to what is repeated back."""
        self.complain(wishes=wishes, **signs)
        self.no()
        return self.yes()

    def given(self, case: Case | None = None, **talk: Any) -> None:
        """Begin with a stored conversation and, if any, the case it is about."""
        with self.uow as uow:
            fields = {"id": self.name, "last_at": self.clock.now(), "case_id": case.id if case else None, **talk}
            uow.conversations.add(a_conversation(**fields))
            if case is not None:
                uow.cases.add(case)
            uow.commit()

    def line(self, key: str) -> Line:
        """The line with this key in the latest reply."""
        return next(line for line in self.reply.lines if line.key == key)

    @property
    def conversation(self) -> Conversation:
        """The stored talk."""
        return next(talk for talk in self.uow.stored.conversations if talk.id == self.name)

    @property
    def asked(self) -> str | None:
        """The question on the table."""
        return self.conversation.asked

    @property
    def case(self) -> Case:
        """The stored case being talked about."""
        return next(case for case in self.uow.stored.cases if case.id == self.conversation.case_id)

    def fact(self, point: str) -> str | None:
        """What holds on a point now."""
        return next((f.value for f in reversed(self.case.facts) if f.point == point and f.current), None)


def turn_on(talk: Talk, case: Case | None, **signs: Any) -> Turn:
    """A turn for calling a part of a use case directly."""
    conversation = a_conversation(case_id=case.id if case else None)
    given = heard(signs.pop("intent", "inform"), **signs)
    return Turn(talk.uow, the_policy(), talk.orders, talk.clock.now(), given, conversation, case)


def a_case_ready_to_propose(*wishes: str, **changes: Any) -> Case:
    """Vented, apologised, all facts known and confirmed; wishes noted."""
    points = ("what_happened", "why_dissatisfied", "how_happened", "other_reasons", "wanted_solution")
    facts = [a_fact(point=point, value=point, confirmed=True) for point in points]
    facts += [
        a_fact(point="customer_kind", value="new", source="order_book"),
        a_fact(point="goods", value="蓝牙耳机 Air 2（Bluetooth earphones）", source="order_book"),
    ]
    given = {
        "category": "product_quality",
        "order_number": "AM26110342",
        "facts": facts,
        "expectations": [an_expectation(resolution=wish) for wish in wishes],
        "steps": [a_step(step="vent"), a_step(step="apology")],
        "step": "probe",
    }
    return a_case(**{**given, **changes})


def a_case_agreed(remedy: str = "replace", **changes: Any) -> Case:
    """The customer said yes to one offer; only the follow-up is left."""
    case = a_case_ready_to_propose(remedy, **changes)
    case.expectations[0].status = "agreed"
    yuan = 29900 if remedy == "refund" else None
    case.offers.append(
        an_offer(
            remedy=remedy,
            status="accepted",
            answered_by="m-yes",
            amount_minor=yuan,
            expectation_id=case.expectations[0].id,
        )
    )
    case.promises.append(a_promise(what=remedy, offer_id=case.offers[0].id))
    case.steps += [a_step(step=step) for step in ("probe", "solution", "confirm")]
    case.step = "follow_up"
    return case


def yuan(amount: float) -> Money:
    """So many yuan."""
    return Money(round(amount * 100))
