"""Every vocabulary table is walked in full: labels in both languages, names that exist elsewhere, no dead end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.casework import vocabulary
from bot.casework.vocabulary import entry, keys

ENTRIES = [(table, key) for table in vocabulary.tables() for key in keys(table)]
FORBIDDEN = re.compile(
    r"[你您](?:可能|是不是)?不明白|[你您]肯定?(?:弄|搞|记)[混错]|[你您]应该|我们从没|不可能|[你您](?:别|不要)(?:激动|叫)|我们不会"
    r"|\byou should\b|\bcalm down\b|\bimpossible\b|\byou(?:'re| are) (?:wrong|mistaken)\b|\bwe never\b|\bwe won't\b"
    r"|\byou don't understand\b|\bdon't shout\b|但是|不能|无法|不行|你",
    re.IGNORECASE,
)
"""A rough net; the guard proper sits where messages leave. 你 is a slip for 您."""

NOT_SAID = ("never_say",)
"""The one table that holds the phrases, as a reminder for colleagues."""

CUSTOMER_WORDS = ("words",)
"""Texts a customer says, not we."""

EXPECTED = {
    "steps": "vent apology probe solution confirm follow_up closed shelved with_person withdrawn",
    "statuses": "open waiting_person agreed closed withdrawn",
    "categories": "product_quality wrong_or_missing_item delivery service_attitude price_or_billing refund_delay "
    "false_advertising after_sales_repair safety_or_health account_or_system other",
    "causes": "goods service not_listening broken_word delay incompetence late_remedy bullying",
    "facts": "what_happened how_happened goods why_dissatisfied sales_person other_reasons reasonable wanted_solution "
    "customer_kind",
    "resolutions": "apology explanation repair replace refund compensation discipline_staff other none",
    "remedies": "apology explanation repair replace refund compensation investigation",
    "channels": "chat phone email letter",
    "customer_classes": "gold meteor small_star burden",
    "delivery_states": "paid shipped delivered returned cancelled",
}


def texts(row: object, name: str = "") -> Iterator[str]:
    """Every text of an entry, however deep, but for what customers say."""
    if isinstance(row, str):
        yield row
    elif hasattr(row, "items"):
        for key, value in row.items():
            if key not in CUSTOMER_WORDS:
                yield from texts(value, key)


@pytest.mark.parametrize(("table", "key"), ENTRIES)
def test_every_entry_has_a_label_in_both_languages(table: str, key: str) -> None:
    zh, en = vocabulary.label(table, key, "zh"), vocabulary.label(table, key, "en")
    assert re.search(r"[\u4e00-\u9fff]", zh)
    assert re.search(r"[A-Za-z]", en)
    assert not re.search(r"[\u4e00-\u9fff]", en)


@pytest.mark.parametrize(("table", "key"), ENTRIES)
def test_every_text_stands_in_both_languages(table: str, key: str) -> None:
    for name, value in entry(table, key).items():
        if isinstance(value, dict) and ("zh" in value or "en" in value):
            assert set(value) == {"zh", "en"}, name
            assert all(value.values()), name


@pytest.mark.parametrize(("table", "key"), [pair for pair in ENTRIES if pair[0] not in NOT_SAID])
def test_no_text_holds_a_forbidden_phrase(table: str, key: str) -> None:
    for said in texts(entry(table, key)):
        assert not FORBIDDEN.search(said), said


@pytest.mark.parametrize("table", EXPECTED)
def test_the_table_holds_exactly_its_keys(table: str) -> None:
    assert set(keys(table)) == set(EXPECTED[table].split())


def test_the_six_steps_stand_in_their_order() -> None:
    assert keys("steps")[:7] == ("vent", "apology", "probe", "solution", "confirm", "follow_up", "closed")


@pytest.mark.parametrize("table", ["steps", "statuses"])
def test_every_move_leads_to_an_entry_and_none_is_a_dead_end(table: str) -> None:
    for key in keys(table):
        moves = entry(table, key)["next"]
        assert moves
        assert set(moves) <= set(keys(table)) - {key}


@pytest.mark.parametrize(("table", "start", "end"), [("steps", "vent", "closed"), ("statuses", "open", "closed")])
def test_every_entry_can_be_reached_and_leads_to_the_end(table: str, start: str, end: str) -> None:
    assert reachable(table, start) == set(keys(table))
    for key in keys(table):
        assert end in reachable(table, key)


def reachable(table: str, start: str) -> set[str]:
    """Everything that can be got to from `start`, itself included."""
    found, ahead = {start}, [start]
    while ahead:
        new = set(entry(table, ahead.pop())["next"]) - found
        found |= new
        ahead += new
    return found


def test_no_remedy_comes_before_apology_and_facts() -> None:
    assert "solution" not in [*entry("steps", "vent")["next"], *entry("steps", "apology")["next"]]


def test_a_person_can_be_reached_from_every_step_that_is_not_over() -> None:
    for key in set(keys("steps")) - {"closed", "withdrawn", "with_person"}:
        assert "with_person" in entry("steps", key)["next"]


def test_statuses_are_set_by_known_roles() -> None:
    for key in keys("statuses"):
        assert set(entry("statuses", key)["set_by"]) <= {*keys("roles"), "job"}


def test_reasonable_and_customer_kind_are_never_asked() -> None:
    assert {key for key in keys("facts") if not entry("facts", key)["asked"]} == {"reasonable", "customer_kind"}


@pytest.mark.parametrize("key", keys("resolutions"))
def test_a_resolution_is_answered_by_a_known_remedy(key: str) -> None:
    assert entry("resolutions", key)["remedy"] in (*keys("remedies"), None)


@pytest.mark.parametrize("key", keys("remedies"))
def test_a_remedy_has_a_phrase_a_benefit_and_a_place_for_its_money(key: str) -> None:
    row = entry("remedies", key)
    assert {"do", "benefit"} <= set(row)
    assert ("do_amount" in row) == row["money"]
    assert not row["money"] or all("{amount}" in said for said in row["do_amount"].values())


@pytest.mark.parametrize("key", keys("categories"))
def test_a_category_has_a_usual_cause(key: str) -> None:
    assert entry("categories", key)["cause"] in keys("causes")


@pytest.mark.parametrize("key", keys("handover_reasons"))
def test_a_hand_over_has_a_known_urgency_and_a_reason_to_tell(key: str) -> None:
    assert entry("handover_reasons", key)["urgency"] in keys("urgencies")
    assert entry("handover_reasons", key)["told"]


@pytest.mark.parametrize(
    ("table", "name"),
    [("refusals", "reason"), ("handover_reasons", "told"), ("remedies", "benefit"), ("remedies", "do")],
)
def test_a_clause_fits_into_a_sentence(table: str, name: str) -> None:
    for key in keys(table):
        zh, en = (vocabulary.text(table, key, name, language) for language in ("zh", "en"))
        assert not zh.endswith(("。", "！", "，"))
        assert not en.endswith((".", "!", ","))
        assert en[0].islower() or en.startswith("I ")


@pytest.mark.parametrize("key", keys("close_reasons"))
def test_a_closing_without_a_yes_tells_the_next_recourse(key: str) -> None:
    assert entry("close_reasons", key)["recourse"]
    assert entry("close_reasons", key)["agreed"] is (key == "customer_yes")


def test_the_four_classes_are_value_by_loyalty() -> None:
    rows = [entry("customer_classes", key) for key in keys("customer_classes")]
    assert len({(row["value"], row["loyalty"]) for row in rows}) == 4


def test_a_sentence_is_suggested_for_every_step() -> None:
    assert set(keys("next_sentences")) == set(keys("steps"))


def test_the_nine_phrases_are_all_there() -> None:
    assert len(keys("never_say")) == 9
