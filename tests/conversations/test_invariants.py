"""What must hold in every talk, tried on thousands of turns of random intents and words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.casework import authority, remedies, steps
from bot.casework.case import Case, Offer
from bot.casework.remedies import Remedy, Situation
from bot.usecases.workshop import Workshop
from tests.conversations.runner import SetClock, Talk, new_workshop, sqlite_url

INTENTS = [
    "complain",
    "vent",
    "request_resolution",
    "ask_human",
    "ask_status",
    "threaten",
    "affirm",
    "deny",
    "inform",
    "thank",
    "greet",
    "goodbye",
    "praise",
    "withdraw",
    "bot_challenge",
    "service_question",
    "out_of_scope",
    "nlu_fallback",
]

WORDS = [
    "我买的蓝牙耳机左边没声音",
    "AM26110342",
    "am26110410",
    "13400134006",
    "lixuemei@example.cn",
    "订单号 AM26119999",
    "没有订单号",
    "收到就是坏的",
    "没有别的了",
    "退款",
    "我要换货，不要退款",
    "赔我一百二十块",
    "退款还要赔偿五百",
    "开除那个店员",
    "给我道歉就行",
    "你们看着办",
    "对",
    "不对，是杯子碎了",
    "可以",
    "不行",
    "都不行",
    "太慢了，气死我了！！！",
    "电话",
    "13800138001",
    "写信",
    "不用回访",
    "算了，不投诉了",
    "进展怎么样了",
    "你是机器人吗",
    "怎么开发票",
    "今天天气怎么样",
    "asdfgh",
    "",
    "   ",
    "😡😡😡",
    "My kettle leaks",
    "It arrived broken, order AM26110017",
    "I want my money back",
    "replace it please",
    "no",
    "yes that's right",
    "nothing else",
    "that's not good enough",
    "by email",
    "tom.baker@example.com",
    "how is my case going?",
    "the second one",
    "<b>hello</b>",
    "'; DROP TABLE cases; --",
]

MESSAGES = st.one_of(st.sampled_from(WORDS), st.sampled_from(INTENTS).map(lambda intent: f"/{intent}"))
NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    return new_workshop(sqlite_url(tmp_path_factory.mktemp("invariants")), SetClock())


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(messages=st.lists(MESSAGES, min_size=8, max_size=24))
def test_every_talk_keeps_the_rules(workshop: Workshop, messages: list[str]) -> None:
    talk = Talk(workshop, workshop.clock, sender=f"random-{next(NUMBERS)}", trusted=True)
    for message in messages:
        said = talk.send(message)
        assert said.texts and all(text.strip() for text in said.texts), f"silence after {message!r}"
        assert not said.result.failed, f"{said.result.failed} failed after {message!r}"
        check_cases(talk)
    check_repetition(talk)
    talk.send("转人工")
    assert talk.with_case(lambda case: case.status) == "waiting_person", "no person after asking for one"


def check_cases(talk: Talk) -> None:
    """One complaint, one case; each case in order."""
    with talk.workshop.begin() as uow:
        cases = uow.cases.of_conversation(talk.sender)
        assert sum(case.status in ("open", "waiting_person") for case in cases) <= 1, "two cases for one complaint"
        for case in cases:
            check_case(talk, case)


def check_case(talk: Talk, case: Case) -> None:
    """No offer out of order or beyond authority; no closing without a yes or a reason."""
    for offer in case.offers:
        assert steps.done(case, "apology") and steps.done(case, "probe"), "an offer before apology and facts"
        check_authority(talk, case, offer)
    if case.status in ("closed", "withdrawn"):
        assert case.close_reason and case.close_message_id, "closed without a yes or a reason"
    if case.close_reason == "customer_yes":
        assert any(offer.status == "accepted" for offer in case.offers)
    for promise in case.promises:
        assert promise.owner and promise.due_at > promise.made_at, "a promise without owner or time"


def check_authority(talk: Talk, case: Case, offer: Offer) -> None:
    """What the bot offered, the bot may offer (H16): asked anew, from the rules alone."""
    workshop = talk.workshop
    order = workshop.orders.by_number(case.order_number) if case.order_number else None
    assert order is not None or offer.amount_minor is None, "money offered without an order"
    situation = Situation(
        category=case.category,
        order=order,
        customer_class=case.customer_class or "burden",
        today=workshop.clock.now().date(),
    )
    request = remedies.request_for(Remedy(offer.remedy, offer.amount), situation)
    assert authority.may(workshop.policy, "bot", request), f"{offer.remedy} {offer.amount} is beyond the bot"


def check_repetition(talk: Talk) -> None:
    """Nobody hears the same words three times running."""
    for first, second, third in zip(talk.said, talk.said[1:], talk.said[2:]):
        again = set(first.texts) & set(second.texts) & set(third.texts)
        assert not again, f"said three times running: {again}"
