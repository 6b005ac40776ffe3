"""The one door: what is fine passes, what is stopped is replaced and handed over, and all of it is on record."""

from __future__ import annotations

from typing import Any

import pytest

from bot.casework.conversation import Message, WordingVerdict
from bot.usecases import let_out as door
from bot.usecases.receive import answer, receive
from bot.wording.guard import default_guard
from bot.wording.safe_lines import safe_line
from tests.builders import a_case, a_fact, an_offer
from tests.unit.usecases.harness import BROKEN, Talk

BLOCKED = {"zh": ("您弄错了。", "F6_you_are_wrong"), "en": ("Please calm down.", "F7_calm_down")}
NUDGED = "这个目前无法处理。"


def say(talk: Talk, *texts: str, to: str = "m-1", customer: str = BROKEN) -> list[Message]:
    """The customer writes, and the assistant is about to say the texts."""
    receive(talk.workshop, talk.name, to, customer)
    return answer(talk.workshop, talk.name, to, [(text, {"line": f"utter_{n}"}) for n, text in enumerate(texts)])


def bodies(messages: list[Message]) -> list[str]:
    return [message.body for message in messages]


def verdicts(talk: Talk) -> list[WordingVerdict]:
    return talk.uow.stored.wording_verdicts


def is_safe_line(talk: Talk, body: str) -> bool:
    """Whether a text is the approved line with the case's number in it."""
    head, _, _ = safe_line("handed_over", talk.conversation.language).partition("{due}")
    return body.startswith(head) and talk.case.number in body and "{" not in body


def test_what_is_fine_passes_untouched(talk: Talk) -> None:
    buttons = {"buttons": [{"title": "可以"}], "line": "utter_offer"}
    receive(talk.workshop, "talk-1", "m-1", BROKEN)
    told = answer(talk.workshop, "talk-1", "m-1", [("我理解您的感受。", None), ("您看这样可以吗？", buttons)])
    assert [(message.body, message.data) for message in told] == [
        ("我理解您的感受。", None),
        ("您看这样可以吗？", buttons),
    ]
    assert (verdicts(talk), talk.uow.stored.cases, talk.conversation.owner) == ([], [], "bot")


def test_a_nudge_is_kept_on_record_and_said_as_it_is(talk: Talk) -> None:
    assert bodies(say(talk, NUDGED)) == [NUDGED]
    (verdict,) = verdicts(talk)
    assert (verdict.rule, verdict.level, verdict.done) == ("S2_negation", "suggest", "sent")
    assert (talk.uow.stored.cases, talk.conversation.owner) == ([], "bot")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_stopped_line_is_replaced_by_the_approved_one(talk: Talk, language: str) -> None:
    talk.given(language=language)
    (told,) = say(talk, BLOCKED[language][0])
    assert is_safe_line(talk, told.body)
    assert told.data is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_stopped_line_is_on_record_with_rule_span_and_version(talk: Talk, language: str) -> None:
    talk.given(language=language)
    text, rule = BLOCKED[language]
    say(talk, "我理解您的感受。", text)
    (verdict,) = verdicts(talk)
    assert (verdict.conversation_id, verdict.message_id, verdict.speaker) == ("talk-1", "m-1.1", "bot")
    assert (verdict.rule, verdict.level, verdict.done, verdict.text) == (rule, "block", "replaced", text)
    assert 0 <= verdict.start < verdict.end <= len(text)
    assert (verdict.rules_version, verdict.created_at) == (default_guard().engine.rules.version, talk.clock.now())


def test_after_a_stopped_line_a_person_takes_over(talk: Talk) -> None:
    say(talk, "您弄错了。")
    (handoff,) = talk.case.handoffs
    assert (handoff.reason, handoff.status, handoff.message_id) == ("failure", "queued", "m-1")
    assert handoff.packet["said"] == [{"author": "customer", "text": BROKEN}]
    assert (talk.case.status, talk.conversation.owner) == ("waiting_person", "queue")


def test_the_case_of_the_talk_is_handed_over_not_a_new_one(talk: Talk) -> None:
    talk.given(a_case())
    (told,) = say(talk, "您弄错了。")
    assert [case.number for case in talk.uow.stored.cases] == ["A261121-7K3M"]
    assert "A261121-7K3M" in told.body


def test_a_case_that_waits_already_is_not_queued_twice(talk: Talk) -> None:
    say(talk, "您弄错了。")
    say(talk, "您弄错了。", to="m-2", customer="在吗")
    assert len(talk.case.handoffs) == 1


def test_the_other_bubbles_are_said_and_several_stopped_ones_give_one_line(talk: Talk) -> None:
    told = bodies(say(talk, "您弄错了。", "我理解您的感受。", "请您别激动。"))
    assert told[0] == "我理解您的感受。"
    assert is_safe_line(talk, told[1]) and len(told) == 2
    assert [(v.message_id, v.rule) for v in verdicts(talk)] == [
        ("m-1.0", "F6_you_are_wrong"),
        ("m-1.2", "F7_calm_down"),
    ]


def test_the_parts_of_an_answer_have_no_holes_behind_a_stopped_one(talk: Talk) -> None:
    assert [message.part for message in say(talk, "您弄错了。", "我理解您的感受。")] == [0, 1]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("我可以为您办理退款¥299。", "A1_remedy"),
        ("保证给您解决。", "A2_guarantee"),
        ("明天18:00前给您办好。", "A3_deadline"),
    ],
)
def test_a_promise_that_is_not_on_record_is_stopped(talk: Talk, text: str, rule: str) -> None:
    (told,) = say(talk, text)
    assert is_safe_line(talk, told.body)
    assert (rule, "block", "replaced") in [(v.rule, v.level, v.done) for v in verdicts(talk)]


def test_an_offer_on_record_may_be_said(talk: Talk) -> None:
    talk.given(a_case(offers=[an_offer(remedy="refund", amount_minor=29900)]))
    assert bodies(say(talk, "我可以为您办理退款¥299。")) == ["我可以为您办理退款¥299。"]


@pytest.mark.parametrize("broken", ["check", "objections"])
def test_what_a_broken_guard_could_not_judge_is_not_said(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fails(*_: object, **__: Any) -> None:
        raise RuntimeError("broken for the test")

    monkeypatch.setattr(door, broken, fails)
    (told,) = say(talk, "我理解您的感受。")
    assert is_safe_line(talk, told.body)
    (verdict,) = verdicts(talk)
    assert (verdict.rule, verdict.level, verdict.done) == ("guard_failed", "block", "replaced")
    assert (verdict.start, verdict.end, verdict.rules_version) == (0, len("我理解您的感受。"), "")
    assert talk.case.handoffs[0].reason == "failure"


def test_a_second_answer_to_the_same_message_changes_nothing(talk: Talk) -> None:
    first = say(talk, "您弄错了。")
    again = say(talk, "请您别激动。")
    assert bodies(again) == bodies(first)
    assert len(verdicts(talk)) == 1
    assert len(talk.case.handoffs) == 1
    assert len(talk.uow.stored.messages) == 2


def test_when_the_answer_is_not_stored_neither_is_its_verdict(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    receive(talk.workshop, "talk-1", "m-1", BROKEN)

    def fails(*_: object) -> None:
        raise RuntimeError("broken for the test")

    monkeypatch.setattr(talk.uow, "commit", fails)
    with pytest.raises(RuntimeError):
        answer(talk.workshop, "talk-1", "m-1", [("您弄错了。", None)])
    assert (verdicts(talk), talk.uow.stored.cases) == ([], [])


def test_the_customers_own_words_repeated_back_are_no_finding(talk: Talk) -> None:
    words = "客服说我弄错了，让我别激动，还保证明天18:00前退款"
    text = f"我复述一下，请您看看对不对：{words}"
    talk.given(a_case(facts=[a_fact(point="what_happened", value=words)]))
    assert bodies(say(talk, text, customer=words)) == [text]
    assert verdicts(talk) == []


def test_quotation_marks_excuse_only_what_the_customer_really_said(talk: Talk) -> None:
    text = "您提到“我们从没收到货”，我马上去核实。"
    assert bodies(say(talk, text, customer="我们从没收到货啊！")) == [text]
    told = say(Talk(name="talk-2", beside=talk), text, to="m-2", customer="货还没到")
    assert bodies(told) != [text]


def test_an_answer_to_a_talk_that_does_not_stand_is_an_error(talk: Talk) -> None:
    with pytest.raises(LookupError, match="talk-1"):
        answer(talk.workshop, "talk-1", "m-1", [("您好。", None)])
