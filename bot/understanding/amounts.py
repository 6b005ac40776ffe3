"""Sums of money in folded text, as whole minor units with their currency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.numerals import CHINESE, number
from bot.understanding.spans import Span

_FIGURE = r"\d+(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?(?:[百千万]\d?|k(?![a-z]))?"
# The letter o for a nought counts only beside a currency sign.
_TYPED = r"\d[\do]*(?:,[\do]{3})+(?:\.\d{1,2})?|\d[\do]*o[\do]*(?![a-z])"
_HAN = f"[{CHINESE}]+"
_SIGNS = {
    "¥": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "hk$": "HKD",
    "nt$": "TWD",
    "us$": "USD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "usd": "USD",
}
_UNITS = {
    "块钱": "CNY", "块": "CNY", "元钱": "CNY", "元": "CNY", "圆": "CNY", "人民币": "CNY", "大洋": "CNY", "软妹币": "CNY", "rmb": "CNY",
    "yuan": "CNY", "kuai": "CNY", "cny": "CNY", "¥": "CNY", "刀": "USD", "美元": "USD", "美金": "USD", "港币": "HKD", "台币": "TWD",
    "bucks": "USD", "buck": "USD", "dollars": "USD", "dollar": "USD", "usd": "USD", "quid": "GBP", "pounds": "GBP", "gbp": "GBP",
    "£": "GBP", "€": "EUR", "euros": "EUR", "euro": "EUR", "eur": "EUR", "$": "USD",
}  # fmt: skip
_SIGNED = re.compile(rf"(hk\$|nt\$|us\$|(?<![a-z])(?:rmb|cny|usd) ?|[¥$£€]) ?({_TYPED}|{_FIGURE})(?![\d])")
_WITH_UNIT = re.compile(
    rf"(?<![\d.a-z])({_FIGURE}|{_HAN})(多|来)? ?({'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?![a-z])"
    rf"(?:([{CHINESE[2:11]}\d])(毛|角)?(?![\d{CHINESE}个天月年日号点]))?"
)
# Threefold (假一赔三) is no sum. Without a unit: after a word of paying, or the shortened way only prices are said in (两千三, 3千5).
_PAYING = (
    r"花了?|付了?|赔我?|赔偿我?|退我?|退还我?|补我?|补偿我?|多收了?我?|多扣了?我?|扣了我?|收了我?|要价|卖|价格是?|价钱是?|一共|总共|"
    r"paid(?: you)?|cost(?: me)?|costs|spent|charged(?: me)?|refund of|price (?:was|of)|worth|owe me"
)
_AFTER_PAYING = re.compile(
    rf"(?<![假退缺少]一)(?:{_PAYING}) ?({_FIGURE}|{_HAN})(?![\d{CHINESE}a-z%.])(?! ?(?:个|天|次|件|周|月|年|遍|双|台|回|号|日|days?|times?|weeks?|months?|hours?|小时|分|点|年|星|只|趟|半|倍|items?|of|for))"
)
_SHORTENED = re.compile(
    r"(?<![\d零一二三四五六七八九十百千万])((?:[一二两三四五六七八九]|\d)[百千万][一二三四五六七八九1-9])(?![\d零一二三四五六七八九十百千万个天次件周月年遍双台回号日人位家])"
)


_ALONE = re.compile(rf"^\s*(?:大概|大约|about |around )?(\d*[{CHINESE[2:11]}]?[百千万]\d?|\d+k)\s*[.。!！]?\s*$")


def _span(start: int, end: int, figure: str, currency: str, extra: float = 0.0) -> Iterator[Span]:
    value = number(figure)
    if value is not None and 0 < value + extra < 1e8:
        yield Span(
            "money",
            start,
            end,
            {"minor": round((value + extra) * 100), "currency": currency},
        )


def find_money(plain: str, currency: str = "CNY") -> Iterator[Span]:
    """Yield sums as ``{"minor": int, "currency": ISO code}``; ``currency`` stands where the customer names none."""
    for match in _SIGNED.finditer(plain):
        yield from _span(match.start(), match.end(), match[2], _SIGNS[match[1].strip()])
    for match in _WITH_UNIT.finditer(plain):
        if match[1] == "一" and match[3] == "块" and not match[4]:  # 一块 is "together" or "a piece" as often as money
            continue
        tenths = number(match[4]) if match[4] and _UNITS[match[3]] == "CNY" else None
        end = match.end() if tenths is not None else match.end(3)
        yield from _span(match.start(), end, match[1], _UNITS[match[3]], (tenths or 0.0) / 10)
    for pattern in (_AFTER_PAYING, _SHORTENED, _ALONE):
        for match in pattern.finditer(plain):
            yield from _span(match.start(1), match.end(1), match[1], currency)
