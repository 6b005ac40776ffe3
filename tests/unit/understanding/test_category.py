"""The subject of a complaint is named from its words."""

from __future__ import annotations

import pytest

from bot.understanding.category import categorise

SUBJECTS = [
    ("衣服洗了一次就掉色", "product_quality"),
    ("发错颜色了", "wrong_or_missing_item"),
    ("少发了一件", "wrong_or_missing_item"),
    ("快递放门口丢了", "delivery"),
    ("店员翻白眼，态度恶劣", "service_attitude"),
    ("结账多收了我三十", "price_or_billing"),
    ("退款半个月了还没到账", "refund_delay"),
    ("说是正品结果是假货", "false_advertising"),
    ("手机送修三次都没修好", "after_sales_repair"),
    ("充电宝爆炸了", "safety_or_health"),
    ("登錄不了，驗證碼收不到", "account_or_system"),
    ("你好", "other"),
    ("the zip broke after two days", "product_quality"),
    ("you sent me the wrong size", "wrong_or_missing_item"),
    ("my parcel never arrived", "delivery"),
    ("the assistant was rude and ignored me", "service_attitude"),
    ("I was overcharged at the till", "price_or_billing"),
    ("still waiting for my refund", "refund_delay"),
    ("it's a fake, nothing like the photo", "false_advertising"),
    (
        "came back from repair with the same fault, warranty refused",
        "after_sales_repair",
    ),
    ("I had an allergic reaction to the cream", "safety_or_health"),
    ("can't log in to my account", "account_or_system"),
    ("hello", "other"),
]


@pytest.mark.parametrize(("text", "category"), SUBJECTS)
def test_the_subject_of_a_complaint(text: str, category: str) -> None:
    assert categorise(text).value == category


def test_danger_outweighs_every_other_subject() -> None:
    assert categorise("快递送晚了，店员态度差，而且充电器冒烟了").value == "safety_or_health"
