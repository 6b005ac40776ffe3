"""The customer lets off steam, tells, corrects, changes plans and complains again; each is taken for what it is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.usecases.listen import listen
from tests.builders import a_case, a_step, an_offer, an_order
from tests.unit.usecases.harness import BROKEN, LONG_STORY, Talk, a_case_ready_to_propose, yuan


@pytest.mark.parametrize(
    ("intent", "signs", "listens"),
    [
        ("vent", {}, True),
        ("vent", {"anger": 2}, True),
        ("complain", {"anger": 2}, True),
        ("complain", {"anger": 1}, False),
        ("complain", {"anger": 2, "text": LONG_STORY}, False),
        ("complain", {"anger": 2, "wishes": ("refund",)}, False),
        ("complain", {"anger": 2, "order_number": "AM26110342"}, False),
        ("vent", {"wishes": ("refund",)}, False),
    ],
)
def test_who_is_upset_may_let_it_out_and_who_wants_action_gets_it(
    talk: Talk, intent: str, signs: dict[str, Any], listens: bool
) -> None:
    talk.tell(intent=intent, **{"text": "太气人了", **signs})
    assert (talk.asked == "listen") is listens


def test_listening_has_an_end(talk: Talk) -> None:
    for _ in range(2):
        assert talk.tell("气死我了", "vent") == ["utter_vent__listen"]
    assert talk.tell("气死我了", "vent")[:2] == ["utter_vent__empathy", "utter_apology__sorry"]


def test_empathy_and_apology_come_before_the_first_question(talk: Talk) -> None:
    assert talk.tell(category="product_quality") == [
        "utter_vent__empathy",
        "utter_apology__sorry",
        "utter_probe__order",
    ]


def test_venting_again_later_gets_empathy_and_the_question_stays(talk: Talk) -> None:
    talk.complain()
    said = talk.tell("真是气人", "vent")
    assert said[0] == "utter_vent__empathy"
    assert len(said) > 1


def repeated_back(*wishes: str) -> Talk:
    talk = Talk()
    talk.complain(wishes=wishes or ("refund",))
    talk.no()
    assert talk.asked == "confirm"
    return talk


def test_a_correction_replaces_what_was_understood() -> None:
    talk = repeated_back()
    assert talk.tell("不是左边，是右边没有声音", "inform") == ["utter_confirm__repeat_back"]
    assert "右边没有声音" in (talk.fact("what_happened") or "")


@pytest.mark.parametrize(
    "signs",
    [
        {"text": "我的电话是13800138001", "phone": "13800138001"},
        {"text": "邮箱lixuemei@example.cn", "email": "lixuemei@example.cn"},
        {"text": "订单号是AM26110342", "order_number": "AM26110342"},
        {"text": "是王倩卖的", "person": "王倩"},
        {"text": "我要换货", "wishes": ("replace",)},
    ],
)
def test_other_particulars_do_not_replace_what_happened(signs: dict[str, Any]) -> None:
    talk = repeated_back()
    talk.tell(intent="inform", **signs)
    assert talk.fact("what_happened") == LONG_STORY


def test_a_correction_asks_for_a_new_yes() -> None:
    talk = repeated_back()
    talk.tell("是右边没有声音，不是左边", "inform")
    assert not all(f.confirmed for f in talk.case.facts if f.source == "customer" and f.current)


@pytest.mark.parametrize(
    ("text", "open_wishes"),
    [
        ("还是换货吧", ["replace"]),
        ("I would rather have a new one", ["replace"]),
        ("还要换货", ["refund", "replace"]),
        ("另外给我换货", ["refund", "replace"]),
        ("also a new one", ["refund", "replace"]),
        ("and a new one as well", ["refund", "replace"]),
    ],
)
def test_a_new_wish_replaces_the_old_unless_they_say_also(text: str, open_wishes: list[str]) -> None:
    talk = repeated_back("refund")
    talk.tell(text, "request_resolution", wishes=("replace",))
    assert [wish.resolution for wish in talk.case.expectations if wish.status == "open"] == open_wishes


def test_before_plans_are_being_settled_wishes_add_up(talk: Talk) -> None:
    talk.complain(wishes=("refund",))
    talk.tell("换货也行", "request_resolution", wishes=("replace",))
    assert [wish.resolution for wish in talk.case.expectations if wish.status == "open"] == ["refund", "replace"]


def test_another_wish_while_an_offer_stands_is_a_no_and_is_answered(talk: Talk) -> None:
    talk.to_offer("refund")
    assert talk.tell("换一个新的吧", "request_resolution", wishes=("replace",)) == ["utter_offer__replace"]
    assert [(offer.remedy, offer.status) for offer in talk.case.offers] == [
        ("refund", "declined"),
        ("replace", "proposed"),
    ]


def test_naming_what_is_offered_is_a_yes(talk: Talk) -> None:
    talk.to_offer("refund")
    assert talk.tell("那就退款吧", "request_resolution", wishes=("refund",)) == ["utter_agreed__commitment"]


def test_naming_the_alternative_that_is_offered_settles_the_matter(talk: Talk) -> None:
    talk.to_offer("replace", category="service_attitude", person="王倩")
    (offer,) = talk.case.offers
    assert offer.remedy == "compensation"
    assert talk.tell("那就补偿吧", "request_resolution", wishes=("compensation",)) == ["utter_agreed__commitment"]
    assert [(one.remedy, one.status) for one in talk.case.offers] == [("compensation", "accepted")]
    assert talk.reply.start_form


def test_words_without_a_wish_leave_the_offer_standing(talk: Talk) -> None:
    talk.to_offer("refund")
    assert talk.tell("让我想想", "inform") == ["utter_offer__still"]
    assert talk.case.offers[0].status == "proposed"


def test_an_opinion_without_a_wish_leaves_it_to_us(talk: Talk) -> None:
    talk.to_offer("refund")
    assert talk.no() == ["utter_opinion__ask"]
    talk.tell("你们看着办", "inform")
    assert [offer.status for offer in talk.case.offers] == ["declined", "proposed"]
    assert talk.case.offers[1].remedy != "refund"


def test_an_opinion_with_a_wish_is_answered(talk: Talk) -> None:
    talk.to_offer("refund")
    talk.no()
    talk.tell("换货", "request_resolution", wishes=("replace",))
    if talk.asked == "confirm":
        talk.yes()
    assert talk.case.offers[-1].remedy == "replace"


def test_a_wish_beside_the_yes_is_not_lost(talk: Talk) -> None:
    talk.to_offer("refund")
    said = talk.tell("退款可以，还要道歉", "request_resolution", wishes=("refund", "apology"))
    assert said == ["utter_agreed__commitment", "utter_offer__apology"]


def test_a_yes_to_an_offer_leaves_the_other_wishes_standing(talk: Talk) -> None:
    talk.to_offer("refund", "apology")
    talk.tell("退款", "inform", wishes=("refund",))
    assert talk.asked == "accept"
    said = talk.tell("好，退款", "request_resolution", wishes=("refund",))
    assert said == ["utter_agreed__commitment", "utter_offer__apology"]


def test_the_offered_thing_with_a_larger_sum_is_no_yes(talk: Talk) -> None:
    talk.to_offer("compensation")
    assert talk.case.offers[0].amount == yuan(29.9)
    talk.tell("补偿200元才行", "request_resolution", wishes=("compensation",), yuan=200)
    assert talk.case.offers[0].status == "declined"


def test_which_matters_most_is_read_from_the_answer(talk: Talk) -> None:
    talk.to_offer("refund", "apology")
    assert talk.asked == "rank"
    assert talk.tell("道歉", "inform", wishes=("apology",))[-1] == "utter_offer__apology"


def earlier_case(talk: Talk, **changes: Any) -> None:
    """Another talk's case about the same order."""
    given = {"number": "A261101-AAAA", "order_number": "AM26110342", "category": "product_quality", "status": "closed"}
    Talk(name="talk-0", beside=talk).given(a_case(conversation_id="talk-0", **{**given, **changes}))


@pytest.mark.parametrize(
    ("changes", "person"),
    [
        ({}, True),
        ({"status": "open"}, True),
        ({"status": "withdrawn"}, False),
        ({"category": "delivery"}, False),
        ({"order_number": "AM26110388"}, False),
    ],
)
def test_a_second_complaint_about_the_same_thing_goes_to_a_person(
    talk: Talk, changes: dict[str, str], person: bool
) -> None:
    earlier_case(talk, **changes)
    talk.complain()
    assert [handoff.reason for handoff in talk.case.handoffs] == (["second_complaint"] if person else [])


@pytest.mark.parametrize("status", ["closed", "withdrawn"])
def test_after_a_case_it_is_asked_whether_it_is_the_same_again(talk: Talk, status: str) -> None:
    talk.given(a_case(status=status, order_number="AM26110342"))
    assert talk.tell() == ["utter_session__same_complaint"]
    assert talk.asked == "same_complaint"
    assert len(talk.uow.stored.cases) == 1


def test_complaining_on_instead_of_a_yes_takes_the_old_case_to_a_person(talk: Talk) -> None:
    talk.given(a_case(status="closed", order_number="AM26110342"))
    talk.tell()
    talk.tell("又没声音了")
    assert [(case.status, len(case.handoffs)) for case in talk.uow.stored.cases] == [("waiting_person", 1)]


def test_another_order_after_a_case_is_another_complaint(talk: Talk) -> None:
    talk.orders.orders.append(an_order(number="AM26110388"))
    talk.given(a_case(status="closed", order_number="AM26110342", category="product_quality"))
    talk.tell(BROKEN, order_number="AM26110388", category="product_quality")
    assert [case.order_number for case in talk.uow.stored.cases] == ["AM26110342", "AM26110388"]


def test_the_answer_to_which_case_is_looked_up(talk: Talk) -> None:
    talk.given(asked="status:")
    assert talk.say(listen, "inform", "A261101-AAAA", case_number="A261101-AAAA") == ["utter_status__not_found"]


def test_a_complaint_instead_of_an_answer_to_which_case_is_a_complaint(talk: Talk) -> None:
    talk.given(asked="status:")
    assert "utter_status__not_found" not in talk.tell(phone="13800138001")
    assert talk.case.status == "open"


def test_an_answered_offer_is_not_answered_again(talk: Talk) -> None:
    case = a_case_ready_to_propose("refund", offers=[an_offer(remedy="refund", status="declined")])
    case.steps += [a_step(step="probe"), a_step(step="solution")]
    talk.given(case, asked="opinion")
    talk.tell("还是退款", "request_resolution", wishes=("refund",))
    assert [offer.status for offer in talk.case.offers if offer.remedy == "refund"] == ["declined"]
