"""What a text commits the shop to, and what only looks like it."""

from __future__ import annotations

import pytest

from bot.wording.claims import find_claims

CLAIMS = [
    ("我可以为您办理退款 ¥299。", [("remedy", "refund", 29900)]),
    ("我们这边给您换一台新的。", [("remedy", "replace", None)]),
    ("店里会补偿您50元优惠券。", [("remedy", "compensation", 5000)]),
    ("我这就帮您全额退款，明天18:00前到账。", [("remedy", "refund", None), ("deadline", "", None)]),
    ("保证给您解决。", [("guarantee", "", None)]),
    ("一定会让您满意。", [("guarantee", "", None)]),
    ("3个工作日内处理好。", [("deadline", "", None)]),
    ("I'll refund you $45.50 today.", [("remedy", "refund", 4550)]),
    ("We will send you another one.", [("remedy", "replace", None)]),
    ("We can give you a voucher of ¥100.", [("remedy", "compensation", 10000)]),
    ("I guarantee it arrives by Friday.", [("guarantee", "", None), ("deadline", "", None)]),
    ("You will have an answer within 24 hours.", [("deadline", "", None)]),
]

INNOCENT = [
    "您希望退款还是换货？",
    "如果审核通过，我们会为您退款。",
    "我明白您想要赔偿。",
    "目前我们还没办法退款。",
    "退款需要同事来决定。",
    "Would you like us to refund it?",
    "If it is faulty, we can replace it.",
    "I see that you asked for a refund.",
    "We can't offer a refund on this order.",
    "谢谢您告诉我们。",
    "The parcel left on Friday.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_a_commitment_is_found(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert [(claim.kind, claim.remedy, claim.minor) for claim in find_claims(text)] == expected


@pytest.mark.parametrize("text", INNOCENT)
def test_what_commits_to_nothing_is_left_alone(text: str) -> None:
    assert find_claims(text) == []


def test_spans_lie_in_the_text() -> None:
    for text, _ in CLAIMS:
        for claim in find_claims(text):
            assert 0 <= claim.start < claim.end <= len(text)
