"""Days named in folded text, worked out from a reference day, as ISO dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from bot.understanding.numerals import CHINESE, ENGLISH, number
from bot.understanding.spans import Span

_NUM = rf"\d{{1,3}}|[{CHINESE}]{{1,3}}"
_FIXED = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨儿": -1, "前晚": -2, "今天": 0, "今早": 0, "今晚": 0, "今日": 0, "刚才": 0,
    "今儿": 0, "明天": 1, "明早": 1, "明晚": 1, "后天": 2, "大后天": 3, "day before yesterday": -2, "yesterday": -1, "last night": -1,
    "today": 0, "this morning": 0, "tonight": 0, "this afternoon": 0, "day after tomorrow": 2, "tomorrow": 1, "上周": -7, "上个星期": -7,
    "last week": -7, "上个月": -30, "last month": -30, "半个月前": -15, "半年前": -182, "a fortnight ago": -14,
}  # fmt: skip
_FEASTS = {
    "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "618": (6, 18), "国庆": (10, 1), "元旦": (1, 1), "圣诞": (12, 25),
    "五一": (5, 1), "singles'? day": (11, 11), "double eleven": (11, 11), "christmas": (12, 25), "boxing day": (12, 26), "new year'?s day": (1, 1),
}  # fmt: skip
_MONTHS = {
    name: index
    for index, name in enumerate(
        [
            "jan",
            "feb",
            "mar",
            "apr",
            "may",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct",
            "nov",
            "dec",
        ],
        1,
    )
}
_DAYS = {name: index for index, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{0,7})\.?"
_WEEKDAY = r"(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_UNIT_DAYS = {
    "天": 1,
    "日": 1,
    "周": 7,
    "星期": 7,
    "礼拜": 7,
    "月": 30,
    "年": 365,
    "day": 1,
    "week": 7,
    "month": 30,
    "year": 365,
}
_ZH_WEEKDAY = (
    {sign: index for index, sign in enumerate("一二三四五六")} | {"日": 6, "天": 6} | {str(i + 1): i for i in range(7)}
)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near(today: date, month: int, day: int) -> date | None:
    """The month and day without a year: complaints look back, appointments a few weeks ahead."""
    found = _safe(today.year, month, day)
    return _safe(today.year - 1, month, day) if found and (found - today).days > 60 else found


def _back(today: date, count: str, unit: str) -> date | None:
    value = 0.5 if count == "半" else number(count)
    return None if value is None else today - timedelta(days=round(value * _UNIT_DAYS[unit]))


def _weekday(today: date, which: str, day: int) -> date:
    monday = today - timedelta(days=today.weekday())
    if which in {"上", "last"}:
        found = monday + timedelta(days=day - 7)
        # "last Tuesday" said on Saturday means this week's; 上周三 always the week before.
        return found + timedelta(days=7) if which == "last" and day < today.weekday() else found
    if which in {"上上", "下", "next"}:
        return monday + timedelta(days=day + (-14 if which == "上上" else 7))
    found = monday + timedelta(days=day)
    return found - timedelta(days=7) if found > today and which == "" else found


def _int(text: str) -> int:
    return int(number(text) or 0)


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], "date | None"]]
_RULES: list[_Rule] = [
    (re.compile(r"(?<!\d)(20\d{2})[-/.年 ]{1,2}(\d{1,2})[-/.月 ]{1,2}(\d{1,2})(?!\d)[日号]?"), lambda m, t: _safe(int(m[1]), int(m[2]), int(m[3]))),
    (re.compile(rf"(?<![\d{CHINESE}])({_NUM})月(?:份)?({_NUM})[号日]?"), lambda m, t: _near(t, _int(m[1]), _int(m[2]))),
    (re.compile(r"(?<![\d/.a-z¥$£€-])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?![\d/])"), lambda m, t: _near(t, int(m[1]), int(m[2]))),
    (re.compile(rf"(上|这|本)个?月({_NUM})[号日]"), lambda m, t: _month_day(t, m[1], _int(m[2]))),
    (re.compile(rf"(?<![\d{CHINESE}月])(\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])号(?![楼店线机柜院门馆仓码桌窗线商])"), lambda m, t: _last_day(t, _int(m[1]))),
    (re.compile(rf"({_NUM}|半)(?:多)?个?(天|日|周|星期|礼拜|月|年)(?:之|以)?前"), lambda m, t: _back(t, m[1], m[2])),
    (re.compile(r"(上上|上|这|本|下|)(?:个)?(?:周|星期|礼拜)([一二三四五六日天1-7])(?!\d)"), lambda m, t: _weekday(t, m[1], _ZH_WEEKDAY[m[2]])),
    (re.compile(rf"(?<![a-z\d])(\d{{1,3}}|{ENGLISH})(?: of)?(?: (?:or so|short|long|whole|full))? (day|week|month|year)s? (?:ago|back|earlier)"), lambda m, t: _back(t, m[1], m[2])),
    (re.compile(r"(?<![a-z])(?:a couple of|a few) (day|week|month)s ago"), lambda m, t: _back(t, "couple" if "couple" in m[0] else "few", m[1])),
    (re.compile(rf"(?<![a-z])(?:(last|next|this)|(?:on|since|by|from)(?: last)?)? ?{_WEEKDAY}(?![a-z])"), lambda m, t: _weekday(t, m[1] or "", _DAYS[m[2][:3]])),
    (re.compile(rf"(?<![a-z]){_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (20\d{{2}}))?"), lambda m, t: _english(t, m[1], m[2], m[3])),
    (re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?![a-z])(?:,? (20\d{{2}}))?"), lambda m, t: _english(t, m[2], m[1], m[3])),
]  # fmt: skip


def _english(today: date, month: str, day: str, year: str | None) -> date | None:
    index = _MONTHS[month[:3]]
    return _safe(int(year), index, int(day)) if year else _near(today, index, int(day))


def _month_day(today: date, which: str, day: int) -> date | None:
    first = today.replace(day=1)
    return (
        _safe((first - timedelta(days=1)).year, (first - timedelta(days=1)).month, day)
        if which == "上"
        else _safe(today.year, today.month, day)
    )


def _last_day(today: date, day: int) -> date | None:
    return _month_day(today, "本", day) if day <= today.day else _month_day(today, "上", day)


def _black_friday(today: date) -> date:
    for year in (today.year, today.year - 1):
        first = date(year, 11, 1)
        found = first + timedelta(days=(3 - first.weekday()) % 7 + 22)
        if found <= today:
            break
    return found


def find_dates(plain: str, today: date) -> Iterator[Span]:
    """Yield days as ISO dates. ``today`` is the day the message was written on, where the shop is."""
    for pattern, work_out in _RULES:
        for match in pattern.finditer(plain):
            found = work_out(match, today)
            if found:
                lead = len(match.group()) - len(match.group().lstrip())
                yield Span("date", match.start() + lead, match.end(), found.isoformat())
    for word, days in _FIXED.items():
        for match in re.finditer(rf"(?<![a-z]){word}(?![a-z一二三四五六日天])", plain):
            yield Span(
                "date",
                match.start(),
                match.end(),
                (today + timedelta(days=days)).isoformat(),
            )
    for word, (month, day) in _FEASTS.items():
        for match in re.finditer(rf"(?<![\da-z]){word}(?![\da-z])", plain):
            found = _near(today, month, day)
            if found:
                yield Span("date", match.start(), match.end(), found.isoformat())
    for match in re.finditer(r"black friday|黑五|黑色星期五", plain):
        yield Span("date", match.start(), match.end(), _black_friday(today).isoformat())
