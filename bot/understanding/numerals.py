"""Numbers as people type them: 1,299.00, 3百, 两千三, 一万二, 半, "a couple", 1,2oo."""

from __future__ import annotations

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
CHINESE = "零〇一二两三四五六七八九十百千万"
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "couple": 2, "few": 3,
}  # fmt: skip
ENGLISH = "|".join(sorted(_WORDS, key=len, reverse=True))


def _section(text: str) -> float | None:
    total, current, unit, after_zero = 0.0, None, 1, False
    for sign in text:
        if sign in _DIGITS and _DIGITS[sign] == 0:
            after_zero = True
        elif sign in _DIGITS:
            if current is not None:
                return None
            current = float(_DIGITS[sign])
        else:
            unit = _UNITS[sign]
            total += (1.0 if current is None else current) * unit
            current, after_zero = None, False
    if current is None:
        return total
    # 两千三 is 2300: a last digit right after a unit counts tenths of that unit, unless 零 says otherwise.
    return total + current * (1 if after_zero or unit <= 10 else unit / 10)


def chinese_number(text: str) -> float | None:
    """The value of a number in Chinese characters, also shortened (三百五 is 350); None when it is none."""
    if not text or any(sign not in _DIGITS and sign not in _UNITS for sign in text):
        return None
    if len(text) > 1 and all(sign in _DIGITS for sign in text):
        return float("".join(str(_DIGITS[sign]) for sign in text))
    head, found, tail = text.partition("万")
    if not found:
        return _section(text)
    high, low = _section(head) if head else 1.0, _section(tail) if tail else 0.0
    if high is None or low is None:
        return None
    if len(tail) == 1 and tail in _DIGITS:
        low *= 1000
    return high * 10000 + low


def number(text: str) -> float | None:
    """The value of a folded number: digits with commas, letters o for zeros, 3百, 1.2万, 2k, Chinese or English words."""
    plain = text.strip().replace(",", "").replace(" ", "")
    if plain in _WORDS:
        return float(_WORDS[plain])
    if re.fullmatch(r"\d[\do]*(?:\.\d+)?", plain):
        return float(plain.replace("o", "0"))
    mixed = re.fullmatch(r"(\d+(?:\.\d+)?)([十百千万k])(\d?)", plain)
    if mixed:
        unit = 1000 if mixed[2] == "k" else _UNITS[mixed[2]]
        return float(mixed[1]) * unit + (float(mixed[3]) * unit / 10 if mixed[3] else 0.0)
    return chinese_number(plain)
