"""Find which order a complaint is about: by number, phone or e-mail; never asked when it can be found (H15)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.casework import customers, facts
from bot.casework.case import Case
from bot.casework.conversation import Customer
from bot.casework.orders import Order, OrderLine
from bot.casework.remedies import Remedy
from bot.usecases.ports import OrderBookUnavailable
from bot.usecases.turn import Turn

MANY = 5
"""At most so many orders are listed to choose from."""

LATIN_WORD = re.compile(r"[a-z0-9-]+")
ENGLISH_NAME = re.compile(r"^.*（(.+)）$")

ORDINALS = {
    1: ("1", "一", "first", "第一"),
    2: ("2", "二", "second", "第二", "两"),
    3: ("3", "三", "third", "第三"),
    4: ("4", "四", "fourth", "第四"),
    5: ("5", "五", "fifth", "第五"),
}


ALL_OF_THEM = re.compile(r"都|全部|整单|整个订单|一起|\b(?:all|both|everything|whole)\b")
"""Words for the whole order, where one of its articles was asked for."""


def order_of(turn: Turn) -> Order | None:
    """The order of the case; None when it has none or the shop's system does not answer."""
    if turn.case is None or turn.case.order_number is None:
        return None
    try:
        return turn.orders.by_number(turn.case.order_number)
    except OrderBookUnavailable:
        return None


def line_of(turn: Turn, order: Order | None) -> OrderLine | None:
    """The one article of `order` the complaint is about; None when it is the whole order or there is none."""
    if order is None:
        return None
    goods = facts.value(turn.the_case(), "goods")
    return next((line for line in order.lines if line.goods == goods), None)


def goods_of(turn: Turn) -> str:
    """The goods complained about, as they are repeated back: one article, or the whole order."""
    order = order_of(turn)
    line = line_of(turn, order)
    if line is not None:
        return line.goods
    return order.goods if order is not None else facts.value(turn.the_case(), "goods")


def named_in(goods: str, language: str) -> str:
    """The goods as the customer calls them: a Chinese name with the English one in brackets is English in English."""
    if language == "zh":
        return goods
    return ", ".join(ENGLISH_NAME.sub(r"\1", name) for name in goods.split("、"))


def granted_before(turn: Turn) -> tuple[Remedy, ...]:
    """What the customer has been given for this order so far, in this case or an earlier one."""
    case = turn.the_case()
    cases = turn.uow.cases.of_order(case.order_number) if case.order_number else [case]
    given = [offer for earlier in cases for offer in earlier.offers if offer.status in ("accepted", "approved")]
    return tuple(Remedy(offer.remedy, offer.amount) for offer in given)


def shop_day(turn: Turn) -> date:
    """Today where the shop is."""
    return turn.now.astimezone(ZoneInfo(turn.policy.calendar.zone)).date()


def look_up_order(turn: Turn) -> None:
    """Use whatever the message names (number, phone, e-mail) to find the order, and note what it tells.

    Says a line when something was named that the shop does not have, or when its system does not answer.
    """
    case, heard = turn.the_case(), turn.heard
    try:
        if number := _number_meant(case, heard.entities.get("order_number", ())):
            _by_number(turn, case, number)
        elif heard.first("phone") or heard.first("email"):
            _by_contact(turn, case)
    except OrderBookUnavailable:
        turn.say("utter_order__unavailable")
        give_up(turn, words=heard.text)


def _number_meant(case: Case, numbers: Sequence[str]) -> str:
    """Of several order numbers ("not A but B") the one the case does not have yet."""
    others = [number for number in numbers if number != case.order_number]
    return next(iter([*others, *numbers]), "")


def _by_number(turn: Turn, case: Case, number: str) -> None:
    order = turn.orders.by_number(number)
    if order is None:
        turn.say("utter_order__unknown_number", number=number)
    elif order.number != case.order_number:
        settle_order(turn, order)


def _by_contact(turn: Turn, case: Case) -> None:
    phone, email = turn.heard.first("phone"), turn.heard.first("email")
    found = turn.orders.by_contact(phone=phone, email=email)
    if not found:
        turn.say("utter_order__unknown_contact")
        return
    _remember_customer(turn, found[0], phone, email)
    if case.order_number is not None:
        return
    fitting = _fitting(case, found)
    if len(fitting) == 1:
        settle_order(turn, fitting[0])
    else:
        _put_to_choose(turn, fitting)


def _fitting(case: Case, found: list[Order]) -> list[Order]:
    """Of the customer's orders those with the goods they named, if any; at most so many as are listed."""
    named = facts.value(case, "goods").lower()
    return ([order for order in found if named and named in order.goods.lower()] or found)[:MANY]


def _put_to_choose(turn: Turn, orders: list[Order]) -> None:
    titles = [f"{order.number} {named_in(order.goods, turn.language)}"[:60] for order in orders]
    turn.ask("order_pick", "utter_order__pick", *titles)


def _to_choose_from(turn: Turn) -> list[Order]:
    """The orders as they were listed; empty when they cannot be looked up now."""
    customer = turn.uow.customers.get(turn.conversation.customer_id or "")
    if customer is None:
        return []
    try:
        found = turn.orders.by_contact(phone=customer.phone, email=customer.email)
    except OrderBookUnavailable:
        return []
    return _fitting(turn.the_case(), found)


def ask_which_order(turn: Turn) -> bool:
    """List the customer's orders again; False when they cannot be looked up now."""
    orders = _to_choose_from(turn)
    if orders:
        _put_to_choose(turn, orders)
    return bool(orders)


def _remember_customer(turn: Turn, order: Order, phone: str, email: str) -> None:
    customer = turn.uow.customers.by_contact(phone=order.phone, email=order.email)
    if customer is None:
        customer = Customer(
            created_at=turn.now,
            name=order.customer_name,
            phone=order.phone,
            email=order.email,
            language=turn.language,
        )
        turn.uow.customers.add(customer)
    turn.the_case().customer_id = customer.id
    if (phone and phone == order.phone) or (email and email == order.email):
        customer.verified = True
        turn.conversation.customer_id = customer.id  # an order number alone does not show who is talking


def pick_order(turn: Turn) -> bool:
    """Read the answer to "which of these orders": its number, its goods, or its place in the list."""
    text = turn.heard.text.lower()
    for place, order in enumerate(_to_choose_from(turn), start=1):
        told = order.number.lower() in text or any(name_in(line.goods, text) for line in order.lines)
        if told or _names_place(text, place):
            settle_order(turn, order)
            return True
    return False


def name_in(goods: str, text: str) -> bool:
    """Whether `text` names these goods: the Chinese name or the English one in brackets, wholly or its last part."""
    chinese, _, english = goods.lower().replace(")", "）").replace("(", "（").partition("（")
    english = english.rstrip("）").strip()
    chinese = chinese.split(" ")[0].strip()
    named = bool(chinese) and (chinese in text or (text in chinese and len(text) > 1))
    return named or bool(english and (english in text or _last_word(english) in LATIN_WORD.findall(text)))


def _last_word(english: str) -> str:
    """What an English name ends with, by which people call it: the lamp, the kettle."""
    return english.partition(",")[0].rpartition(" ")[2]


def _names_place(text: str, place: int) -> bool:
    """Whether a short answer names a place in the list; the 1 of a phone number names none."""
    return facts.weight(text) <= 12 and any(re.search(rf"(?<!\d){word}(?!\d)", text) for word in ORDINALS[place])


def settle_order(turn: Turn, order: Order) -> None:
    """Note the order and everything it tells: goods, sales person, old or new customer, class (H14, H15, H47)."""
    case = turn.the_case()
    said = [turn.heard.text, facts.value(case, "goods"), facts.value(case, "what_happened")]
    case.order_number = order.number
    _note(turn, "goods", "", order.number, forget=True)
    named = [line for line in order.lines if any(name_in(line.goods, words.lower()) for words in said)]
    lines = named or list(order.lines)
    if len(lines) == 1:
        _note(turn, "goods", lines[0].goods, order.number)
    if order.sales_person:
        _note(turn, "sales_person", order.sales_person, order.number)
    history = turn.orders.by_contact(phone=order.phone, email=order.email)
    case.customer_class = customers.classify(history, shop_day(turn), turn.policy)
    _note(turn, "customer_kind", customers.kind(history, order), order.number)
    if case.customer_id is None:
        _remember_customer(turn, order, "", "")


def give_up(turn: Turn, *, words: str) -> None:
    """The order stays unknown: the talk goes on without it and the question is not put again."""
    case = turn.the_case()
    case.customer_class = case.customer_class or customers.classify([], shop_day(turn), turn.policy)
    _note(turn, "customer_kind", "unknown", words)


def pick_goods(turn: Turn) -> bool:
    """Read the answer to "which article of this order"; "all of them" keeps the whole order."""
    order = order_of(turn)
    if order is None:
        return False
    text = turn.heard.text.lower()
    named = [line.goods for line in order.lines if name_in(line.goods, text)]
    if not named and ALL_OF_THEM.search(text):
        named = [order.goods]
    placed = [
        line.goods for place, line in enumerate(order.lines, start=1) if place in ORDINALS and _names_place(text, place)
    ]
    for goods in [*named, *placed][:1]:
        _note(turn, "goods", goods, turn.heard.text, source="customer")
    return bool(named or placed)


def _note(turn: Turn, point: str, value: str, words: str, *, source: str = "order_book", forget: bool = False) -> None:
    case = turn.the_case()
    if forget:
        earlier = facts.current(case, point)
        if earlier is not None:
            earlier.current = False
        return
    facts.replace(case, point, value, words=words, source=source, now=turn.now, message_id=turn.heard.message_id)
