"""Facts of a sentence that every rewording must keep byte for byte: amounts, times, numbers, addresses, names, slots."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGIT = "[0-9０-９]"
_NUMERAL = "[一二两三四五六七八九十百千万半几0-9０-９]"
_PART = "(?:[早晚]上|上午|中午|下午|傍晚|凌晨)"
_TIME = rf"(?:{_PART}?\s?(?:{_NUMERAL}{{1,3}}[点點時时](?:{_NUMERAL}{{1,3}}分?|半)?|{_DIGIT}{{1,2}}[:：]{_DIGIT}{{2}})|{_PART})"
_WHEN = "(?:之?前|之?后|之?後|以前|以后)"
_FACT = re.compile(
    "|".join(
        (
            r"\{[^{}\n]{1,60}\}",
            r"《[^《》\n]{1,80}》",
            r"(?:https?://|www\.)[^\s<>，。！？、；：（）《》“”\u3400-\u9fff]{1,300}",
            r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,64}\.[A-Za-z]{2,12}",
            # 2026年11月20日下午3点半, 11月25日18:00前, 本周五下午两点, 明天15:00前
            rf"(?:{_DIGIT}{{2,4}}年)?{_NUMERAL}{{1,3}}月{_NUMERAL}{{1,3}}[日号號]?{_TIME}?{_WHEN}?",
            rf"(?:今天|明天|后天|後天|昨天|前天|今晚|明早|(?:本|下|上|这|這)?(?:周|週|星期)[一二三四五六日天])(?:{_TIME})?{_WHEN}?",
            r"(?:今天|明天|后天|昨天|今年|明年|本周|下周|本月|下个月|月底)(?!的?是)",
            rf"{_PART}{_NUMERAL}{{1,3}}[点點時时](?:{_NUMERAL}{{1,3}}分?|半)?{_WHEN}?",
            rf"{_DIGIT}{{1,2}}[:：]{_DIGIT}{{2}}(?:[:：]{_DIGIT}{{2}})?(?:\s?[ap]\.?m\.?)?",
            # ¥1,299.00, 1299元, US$ 30, 30%, 3-5个工作日, DD20261103, 400-800-1234, iPhone 15 Pro
            rf"(?:[¥￥$€£＄]|US\$|RMB|CNY|USD)\s?{_DIGIT}[0-9０-９,，.．]*{_DIGIT}?(?:\s?[万千百]?[元块塊])?",
            r"(?:(?:i[A-Z]|[A-Z])[A-Za-z]{0,15}[ -]?){0,2}[A-Za-z]{0,6}[-#]?"
            rf"{_DIGIT}(?:[0-9０-９A-Za-z]|[-–—~～.,:/](?=[0-9０-９])){{0,40}}"
            r"(?:\s?(?:个?工作日|个?小时|個?小時|小时|小時|分钟|分鐘|天|日|周|週|个月|個月|年|元|块|塊|角|分|件|个|個|台|臺|张|張|单|單|次|号|號|楼|樓|点半|點半|点|點|折|倍|公斤|kg|g|ml|cm|mm|%|％|‰)|"
            r"\s(?:business days?|working days?|days?|hours?|minutes?|weeks?|months?|years?|pounds?|dollars?|euros?|yuan|per cent|percent|pm|am|pcs|items?))?"
            r"(?: (?:Pro|Max|Plus|Mini|Ultra|Air|SE|Lite)\b){0,2}(?:之?内|之?內|以内|以內|之?前|之?后|左右)?",
            r"[两三四五六七八九十百千半几]{1,4}(?:个工作日|个小时|小时|分钟|天|周|个月|年|元|块钱|折|件)(?:之?内|以内|之?前|之?后)?",
            r"(?:on |by |before |until |this |next |last )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|tomorrow|today|tonight|yesterday)"
            r"(?: (?:morning|afternoon|evening))?",
            r"(?:January|February|March|April|May(?= \d)|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?",
            # Names: a capitalised word beside Chinese characters, or within an English sentence
            r"(?<=[\u4e00-\u9fff])[A-Za-z]{0,4}[A-Z][A-Za-z0-9+-]{1,20}(?: (?:[A-Z][A-Za-z0-9+-]{0,20}|\d{1,4})){0,3}",
            r"(?<=[a-z,] )[A-Z][a-z]{2,20}(?: [A-Z][A-Za-z0-9]{1,20}){0,2}(?!')",
            r"(?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z]+",
            r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}(?:先生|女士|小姐|太太|师傅|師傅|经理|經理)",
            r"“[^“”\n]{1,60}”|「[^「」\n]{1,60}」",
        )
    )
)
_EMPTY = frozenset(("周", "星期", "週"))


def facts_of(sentence: str, protected: Sequence[str] = (), *, quotes: bool = False) -> tuple[str, ...]:
    """The facts of a sentence, in order, each once, spelt exactly as there.

    Args:
        protected: values of filled slots; those that stand in the sentence are facts.
        quotes: quoted words count as facts, too.
    """
    found: list[tuple[int, int, str]] = []
    for value in protected:
        place = sentence.find(value) if value else -1
        if place >= 0:
            found.append((place, place + len(value), value))
    for match in _FACT.finditer(sentence):
        text = match.group().strip()
        if text in _EMPTY or (text[:1] in "“「" and not quotes):
            continue
        start = match.start() + match.group().find(text)
        if not any(start < end and begin < start + len(text) for begin, end, _ in found):
            found.append((start, start + len(text), text))
    return tuple(dict.fromkeys(text for _, _, text in sorted(found)))
