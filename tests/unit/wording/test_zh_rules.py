"""Chinese sentences: what the guard stops, what it lets pass, and that small changes of typing change nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from opencc import OpenCC

from bot.wording.guard import check
from tests.unit.wording.zh_examples import forbidden, innocent, soft

_TRADITIONAL = OpenCC("s2t")
_CHANGES: dict[str, Callable[[str], str]] = {
    "polite you": lambda text: text.replace("你", "您"),
    "plain you": lambda text: text.replace("您", "你"),
    "traditional": lambda text: str(_TRADITIONAL.convert(text)),
    "emoji after": lambda text: text + "😊",
    "leading 亲": lambda text: "亲，" + text,
    "trailing 哦": lambda text: text.rstrip("。！？") + "哦～",
    "zero-width": lambda text: "\u200b".join(text),
    "innocent before": lambda text: "您好，很高兴为您服务。" + text,
    "innocent after": lambda text: text.rstrip("。") + "。祝您生活愉快！",
    "full stop": lambda text: text.rstrip("。！？") + "。",
    "exclamation": lambda text: text.rstrip("。！？") + "！！",
    "bold": lambda text: f"**{text}**",
    "markup": lambda text: f"<p>{text}</p>",
}
_DRIP: dict[str, Callable[[str], str]] = {
    "spaces": " ".join,
    "dots": "·".join,
    "stars": "*".join,
    "hyphens": "-".join,
}
NINE = (
    "你可能不明白",
    "你肯定弄混了",
    "你应该",
    "我们从没",
    "我们不可能",
    "你弄错了",
    "你别激动",
    "你不要叫",
    "我们不会",
)
SUGGESTED = (
    "我理解您的感受",
    "我明白您的意思",
    "是的,谁遇到这种情况都会不开心",
    "很抱歉我们让您感到失望了",
    "抱歉给您造成了麻烦",
    "您的话提醒了我们,谢谢!",
    "请问这样解决,您还满意吗？",
)


@pytest.mark.parametrize(("rule", "text"), forbidden())
def test_forbidden_sentence_is_blocked(rule: str, text: str) -> None:
    assert check(text).verdict == "block"


@pytest.mark.parametrize("text", innocent())
def test_innocent_sentence_is_not_blocked(text: str) -> None:
    assert check(text).verdict != "block"


@pytest.mark.parametrize(("rule", "text"), soft())
def test_soft_sentence_is_nudged_and_never_blocked(rule: str, text: str) -> None:
    verdict = check(text)
    assert verdict.verdict == ("pass" if rule == "pass" else "suggest")


def test_most_hits_name_the_right_family() -> None:
    right = sum(rule in {hit.rule for hit in check(text).hits} for rule, text in forbidden())
    assert right / len(forbidden()) >= 0.95


@pytest.mark.parametrize("change", _CHANGES)
def test_forbidden_sentences_stay_forbidden(change: str) -> None:
    missed = [text for _, text in forbidden() if check(_CHANGES[change](text)).verdict != "block"]
    assert len(missed) <= len(forbidden()) // 100, missed


@pytest.mark.parametrize("change", _CHANGES)
def test_innocent_sentences_stay_innocent(change: str) -> None:
    stopped = [text for text in innocent() if check(_CHANGES[change](text)).verdict == "block"]
    assert len(stopped) <= len(innocent()) // 100, stopped


@pytest.mark.parametrize("drip", _DRIP)
def test_letters_set_apart_are_found(drip: str) -> None:
    missed = [text for _, text in forbidden() if check(_DRIP[drip](text)).verdict != "block"]
    assert len(missed) <= len(forbidden()) // 50, missed


@pytest.mark.parametrize("phrase", NINE)
def test_the_nine_phrases_are_blocked_in_every_dress(phrase: str) -> None:
    polite = phrase.replace("你", "您")
    wide = "　".join(phrase)
    for text in (
        phrase,
        polite,
        wide,
        " ".join(phrase),
        ".".join(phrase),
        f"亲，{polite}哦～",
        f"“{polite}”",
        f"{polite}😀",
    ):
        assert check(text).verdict == "block", text


@pytest.mark.parametrize("phrase", SUGGESTED)
def test_the_suggested_phrases_pass(phrase: str) -> None:
    assert check(phrase, speaker="bot").verdict == "pass"


@pytest.mark.parametrize(
    "text",
    [
        "你因该先看说明", "你肯能不明白", "我门不会退的", "您弄措了", "您别鸡动", "我们丛没收到过", "我们不可neng发错",
        "ni yinggai xian shuo", "bie jidong", "你yinggai早点说", "women bu ke neng", "ni nong cuo le", "您yīng gāi先问",
    ],
)  # fmt: skip
def test_misspellings_and_pinyin_are_found(text: str) -> None:
    assert check(text).verdict == "block"


@pytest.mark.parametrize(
    ("forbidden_text", "innocent_text"),
    [
        ("您应该先看说明", "您应该已经看到短信了"),
        ("您弄错了", "我们弄错了"),
        ("是您弄错了", "不是您弄错了"),
        ("我们不会给您退款", "我们不会让您白跑"),
        ("您肯定弄混了", "我们肯定弄混了"),
        ("您不明白", "我不明白"),
        ("您别激动", "您别着急"),
        ("您不要叫", "您不要叫车"),
        ("我们从没承诺过", "您从没承诺过"),
        ("我们不可能发错", "我们可能发错"),
        ("您该先问客服", "您该订单已发货"),
        ("就您一个人反映", "只有您本人可以查看"),
        ("您怎么不早说", "我们怎么不早说呢，真抱歉"),
        ("您误会了", "让您误会了"),
    ],
)
def test_pairs_are_told_apart(forbidden_text: str, innocent_text: str) -> None:
    assert check(forbidden_text).verdict == "block"
    assert check(innocent_text).verdict != "block"


def test_quoted_words_need_the_customers_evidence() -> None:
    text = "您提到“我们从没收到货”，我马上去核实"
    assert check(text).verdict == "block"
    assert check(text, customer_said=["我们从没收到货啊！"]).verdict != "block"


def test_titles_slots_addresses_and_protected_values_are_not_judged() -> None:
    assert check("您买的《我们不可能再回来》已发货").verdict == "pass"
    assert check("{nickname}，您的订单已发货").verdict == "pass"
    assert check("欢迎您，我们从没长大！", protected=["我们从没长大"]).verdict == "pass"


def test_the_bot_may_not_argue_or_blame() -> None:
    assert check("公司规定就是这样的", speaker="bot").verdict == "block"
    assert check("公司规定就是这样的", speaker="agent").verdict == "suggest"


@pytest.mark.parametrize(
    "text",
    [
        "东西是收到时就这样，还是用了一段时间才出现的？具体是什么表现？",
        "先确认您是平安的。等您缓一缓，再慢慢告诉我当时发生了什么，好吗？",
        "您是想反映一件不满意的事，对吗？",
        "我猜您遇到了不顺心的事，想投诉，是这样吗？",
        "您说的我都在记，还想说的，尽管往下讲。",
        "这项要求在公司规定的处理范围之外",
        "您是想说说一件没办好的事，对吗？",
        "我想先弄清楚：是到手就坏，还是后来坏的？",
        "您想补充的，尽管告诉我。",
        "等您歇一歇，再跟我讲经过也不迟。",
        "这个金额超出了公司规定的权限，我请主管来看",
    ],
)
def test_lines_that_ask_and_invite_pass_for_the_bot(text: str) -> None:
    assert check(text, speaker="bot").verdict == "pass"


def test_a_phrase_split_over_two_messages_is_found() -> None:
    assert check("应该先看说明的", before="你").verdict == "block"
    assert check("麻烦您先看下说明", before="好的").verdict != "block"


def test_at_most_two_soft_hits_are_told() -> None:
    text = "您必须今天寄回。但是无法退款。保证明天到账。这是您自己的问题。公司规定就是这样。"
    assert len(check(text).hits) == 2
