"""How reasonable a customer is follows from the talk, with evidence; anger alone proves nothing."""

from __future__ import annotations

import pytest

from bot.casework.case import AngerReading, Case
from bot.casework.reasonable import judge
from tests.unit.casework.builders import NOW, a_case, a_fact, a_wish, an_offer


def demanding() -> Case:
    wish = a_wish("refund", 900, reason="more_than_paid", can="no", refusals=2)
    return a_case(expectations=[wish], offers=[an_offer("refund", "declined"), an_offer("repair", "declined")])


@pytest.mark.parametrize(
    ("case", "texts", "level"),
    [
        (a_case(), [], "reasonable"),
        (a_case(), ["你们太让人失望了！！！"], "reasonable"),
        (a_case(), ["你们这群白痴"], "strained"),
        (a_case(), ["you idiots, pay me or I tell everyone"], "unreasonable"),
        (a_case(), ["白痴，不赔就差评", "麻烦您了"], "strained"),
        (demanding(), [], "strained"),
        (demanding(), ["白痴"], "unreasonable"),
        (a_case(facts=[a_fact("goods", current=False), a_fact("goods", current=False)]), ["白痴"], "strained"),
        (a_case(offers=[an_offer("apology", "accepted")]), ["白痴"], "reasonable"),
        (a_case(facts=[a_fact("goods"), a_fact("what_happened"), a_fact("how_happened")]), ["白痴"], "reasonable"),
    ],
)
def test_the_level_follows_from_the_talk(case: Case, texts: list[str], level: str) -> None:
    assert judge(case, texts).level == level


def test_adding_to_what_was_said_is_not_changing_it() -> None:
    said = [
        a_fact("what_happened", value="裂了", current=False),
        a_fact("what_happened", value="裂了 / 漏水", current=False),
    ]
    case = a_case(facts=[*said, a_fact("what_happened", value="裂了 / 漏水 / 烫手")])
    assert judge(case, []).evidence == []


def test_taking_back_what_was_said_twice_is_a_sign() -> None:
    said = [a_fact("goods", value="杯子", current=False), a_fact("goods", value="水壶", current=False)]
    assert judge(a_case(facts=[*said, a_fact("goods", value="锅")]), []).evidence == ["多次更改对事实的说法"]


def test_the_evidence_is_given_in_the_language_of_the_case() -> None:
    assert judge(a_case(), ["你们这群白痴"]).evidence == ["用语带有人身攻击：白痴"]
    assert judge(a_case(language="en"), ["idiots"]).evidence == ["insults in the words: idiots"]


def test_anger_alone_is_no_sign() -> None:
    case = a_case(anger=[AngerReading(level=3, read_at=NOW)] * 5)
    assert judge(case, ["气死我了！！！"]).level == "reasonable"
