"""The operator's file loads whole, and each mistake in it is named with its line and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.casework.money import Money
from bot.casework.policy import Policy, PolicyError, load_policy
from bot.casework.vocabulary import keys

FILE = Path(__file__).parents[3] / "policy.yml"
TEXT = FILE.read_text(encoding="utf-8")


def test_the_file_of_the_shop_loads(policy: Policy) -> None:
    assert policy.shop == {"zh": "明灯商城", "en": "Lantern Store"}
    assert policy.calendar.zone == "Asia/Shanghai"
    assert set(policy.promises) == set(keys("remedies"))
    assert policy.limits.refusals == 2


def test_amounts_are_whole_minor_units(policy: Policy) -> None:
    assert policy.classes.value == Money(200000, "CNY")


MISTAKES = [
    ("currency: CNY", "currency: yuan", "is not a currency"),
    ("currency: CNY", "", "add `currency:` here"),
    ("currency: CNY", "curency: CNY", "`curency` is not known here. Did you mean `currency`?"),
    ("currency: CNY", "currency: CNY\ncurrency: CNY", "`currency` stands here twice"),
    ("Asia/Shanghai ", "Asia/Shanghia ", "is not a timezone known here"),
    ('["10:00-16:00"]', '["10:00-25:00"]', "is not a period"),
    ('["10:00-16:00"]', '["16:00-10:00"]', "is not a period"),
    ('["10:00-16:00"]', '["13:00-16:00", "10:00-12:00"]', "overlap or are out of order"),
    ('["10:00-16:00"]', "open", "a list belongs here"),
    ("2026-10-01", "2026-13-01", "is not a date"),
    ("max_amount: 800", "max_amount: a lot", "is not an amount of money"),
    ("max_amount: 800", "max_amount: 800.005", "is not an amount of money"),
    ("max_amount: 800", "max_amount: -1", "is not an amount of money"),
    ("max_age_days: 1095", "max_age_days: -1", "is too small"),
    ("max_age_days: 1095", "max_age_days: soon", "is not a whole number"),
    ("remedies: [compensation]", "remedies: [compensaton]", "Did you mean `compensation`?"),
    ("customer_classes: [gold, meteor]", "customer_classes: [golden]", "`golden` is not one of"),
    ("owner: workshop, business_days: 5", "owner: worksop, business_days: 5", "Did you mean `workshop`?"),
    ("owner: workshop, business_days: 5", "owner: workshop", "give exactly one of"),
    ("owner: workshop, business_days: 5", "owner: workshop, business_days: 5, clock_hours: 1", "give exactly one of"),
    ("refusals: 2", "refusals: 0", "is too small"),
    ("key: shipping_cost", "key: invoice", "stands in this list twice"),
    ("remedies: [apology, explanation, investigation]", "remedies: [apology]", "must always be able to offer"),
    ("zh: 明灯商城", 'zh: ""', "a text belongs here"),
    ("currency: CNY", "currency: [CNY", "this is not YAML"),
    ("currency: CNY", "currency: \tCNY: x", "this is not YAML"),
]


@pytest.mark.parametrize(("good", "bad", "trouble"), MISTAKES)
def test_a_mistake_is_named_with_file_line_and_mend(tmp_path: Path, good: str, bad: str, trouble: str) -> None:
    assert good in TEXT
    path = tmp_path / "policy.yml"
    path.write_text(TEXT.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    assert trouble in str(caught.value)
    assert str(caught.value).startswith("policy.yml, line ")


def test_the_line_named_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    path = tmp_path / "policy.yml"
    path.write_text(TEXT.replace("max_age_days: 1095", "max_age_days: never"), encoding="utf-8")
    line = TEXT[: TEXT.index("max_age_days: 1095")].count("\n") + 1
    with pytest.raises(PolicyError, match=f"line {line}: "):
        load_policy(path)


def test_a_shop_that_never_opens_is_refused(tmp_path: Path) -> None:
    lines = [line.split("[")[0] + "[]" if "day: [" in line else line for line in TEXT.splitlines()]
    path = tmp_path / "policy.yml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(PolicyError, match="the shop never opens"):
        load_policy(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="is not there; AMENDS_POLICY names the file"):
        load_policy(tmp_path / "none.yml")


@pytest.mark.parametrize(
    ("content", "trouble"), [(b"", "is empty"), (b"\xff\xfe", "not UTF-8"), (b"- 1", "`key: value`")]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, trouble: str) -> None:
    path = tmp_path / "policy.yml"
    path.write_bytes(content)
    with pytest.raises(PolicyError, match=trouble):
        load_policy(path)
