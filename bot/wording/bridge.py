"""Bridging: letters of one word that were set apart (你 应 该, s-h-o-u-l-d) come together again, and only those."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.wording.fold import SOFT, Folded

_HAN = "\u3400-\u9fff〇"
_PAUSE = frozenset(",、。!?;:\n")
_GAP = re.compile(rf"(?<=[{_HAN}])[^{_HAN}a-z0-9□{{}}]{{1,4}}(?=[{_HAN}])")
_LONELY = re.compile(r"(?<![a-z'])[a-z](?:[^a-z0-9\u3400-\u9fff□{}]{1,3}[a-z](?![a-z])){2,}")
_BROKEN = re.compile(rf"(?<![a-z'])([a-z]{{1,12}})([-._/ {SOFT}]{{1,2}})([a-z]{{1,12}})(?![a-z'])")
_INNER = re.compile(rf"([a-z']+)({SOFT}+)(?=([a-z']+))")
_WIDE = re.compile(rf"(?<=[a-z0-9',.!?])[ {SOFT}]{{2,}}(?=[a-z0-9'])|(?<=[a-z0-9',])\n(?=[a-z0-9'])|^[ {SOFT}]+")
_WORD = re.compile(r"[a-z']+")
_LEET = re.compile(r"(?<![a-z0-9@$])(?=[a-z0-9@$!]{0,12}[a-z])(?=[a-z]{0,12}[0-9@$!])[a-z0-9@$!]{2,12}(?![a-z0-9@$])")
_FROM_LEET = str.maketrans("01345@$!7", "oieasasit")
_PREPOSITIONS = frozenset("给为帮替跟向对让请谢找与和")


@dataclass(frozen=True)
class Spellings:
    """What the rule files say about spelling (``_spellings.yml`` of each language).

    Attributes:
        words: words that stay words however they are parted, with their ``typos`` among them.
        leaning: words no clause ends with, so that a gap behind them is no pause.
        typos: wrong spelling → right spelling.
        pinyin: a word in Latin letters, its syllables parted by one space → its characters.
    """

    words: frozenset[str] = frozenset()
    leaning: frozenset[str] = frozenset()
    typos: Mapping[str, str] = field(default_factory=dict)
    pinyin: Mapping[str, str] = field(default_factory=dict)


class Bridge:
    """Applies one set of spellings to folded texts."""

    def __init__(self, chinese: Spellings, english: Spellings) -> None:
        pairs = {word[place : place + 2] for word in chinese.words for place in range(len(word) - 1)}
        self._tight = frozenset(pair for pair in pairs if pair[0] not in "不没别")
        self._loose = frozenset(pairs)
        self._leaning = tuple(sorted(chinese.leaning, key=len, reverse=True))
        self._english = english.words
        self._typos = {**_half_written(chinese.pinyin), **chinese.typos}
        self._typo = _either(self._typos)
        self._english_typos = dict(english.typos)
        parted = _either({wrong: right for wrong, right in english.typos.items() if not _WORD.fullmatch(wrong)})
        self._english_parted_typo = re.compile(rf"(?<![a-z'])(?:{parted.pattern})(?![a-z'])")
        self._pinyin = {"".join(sound.split()): word for sound, word in chinese.pinyin.items()}
        sounds = sorted(chinese.pinyin, key=len, reverse=True)
        unit = "|".join(sound.replace(" ", "[ -]?") for sound in sounds) or "(?!)"
        self._sound = re.compile(unit)
        self._sounds = re.compile(rf"(?<![a-z])(?:{unit})(?:[ -]?(?:{unit})){{0,12}}(?![a-z])")

    def applied(self, folded: Folded) -> Folded:
        """The same text with parted words joined, pauses written as commas, and known misspellings mended."""
        if any("a" <= letter <= "z" for letter in folded.text):
            folded = self._latin(folded)
        folded = folded.replaced(self._gaps(folded.text))
        return folded.replaced(
            [(found.start(), found.end(), self._typos[found.group()]) for found in self._typo.finditer(folded.text)]
        )

    def _gaps(self, text: str) -> list[tuple[int, int, str]]:
        gaps = [found.span() for found in _GAP.finditer(text)]
        if not gaps:
            return []
        edits = []
        alone = _alone(text, gaps)
        for number, (start, end) in enumerate(gaps):
            pause = any(letter in _PAUSE for letter in text[start:end])
            if pause and not all(letter in _PAUSE for letter in text[start:end]):
                continue
            if alone[number] or self._joins(text, start, end, pause):
                edits.append((start, end, ""))
            elif not pause:
                edits.append((start, end, "," if end - start == 1 else ",".ljust(end - start)))
        return edits

    def _joins(self, text: str, start: int, end: int, pause: bool) -> bool:
        pair = text[start - 1] + text[end]
        if pair in (self._tight if pause else self._loose):
            return True
        head = text[max(0, start - 4) : start]
        if head.endswith(("你", "我们")):
            before = head[:-1] if head.endswith("你") else head[:-2]
            if pause:
                return not before or not ("\u3400" <= before[-1] <= "\u9fff")
            return not before or before[-1] not in _PREPOSITIONS
        return not pause and head.endswith(self._leaning)

    def _latin(self, folded: Folded) -> Folded:
        folded = folded.replaced(
            [
                (found.start(2), found.end(2), self._between(*found.group(1, 3)))
                for found in _INNER.finditer(folded.text)
            ]
        )
        folded = folded.replaced(
            [
                (found.start(), found.end(), self._heard(found.group()))
                for found in self._sounds.finditer(folded.text)
                if self._is_pinyin(folded.text, found)
            ]
        )
        folded = folded.replaced(
            [(found.start(), found.end(), self._spelt(found.group())) for found in _LONELY.finditer(folded.text)]
        )
        folded = folded.replaced(
            [(found.start(), found.end(), " " if found.start() else "") for found in _WIDE.finditer(folded.text)]
        )
        edits = []
        for found in _LEET.finditer(folded.text):
            plain = found.group().translate(_FROM_LEET)
            if plain in self._english:
                edits.append((found.start(), found.end(), plain))
        folded = folded.replaced(edits)
        edits = []
        for found in _BROKEN.finditer(folded.text):
            first, gap, second = found.groups()
            if first in self._english and second in self._english:
                if " " not in gap:
                    edits.append((found.start(2), found.end(2), " "))
            elif first + second in self._english:
                edits.append((found.start(), found.end(), first + second))
        folded = folded.replaced(edits)
        folded = folded.replaced(
            [
                (found.start(), found.end(), self._english_typos[found.group()])
                for found in _WORD.finditer(folded.text)
                if found.group() in self._english_typos
            ]
        )
        return folded.replaced(
            [
                (found.start(), found.end(), self._english_typos[found.group()])
                for found in self._english_parted_typo.finditer(folded.text)
            ]
        )

    def _between(self, before: str, after: str) -> str:
        """An ornament parts two words that are known, and only decorates one that is not."""
        return " " if before in self._english and after in self._english else ""

    def _is_pinyin(self, text: str, found: re.Match[str]) -> bool:
        """Latin letters are read as pinyin beside a Chinese character, or when two or more words stand together."""
        neighbours = text[max(0, found.start() - 2) : found.start()] + text[found.end() : found.end() + 2]
        words = self._sound.findall(found.group())
        longest = max(map(len, words))
        return (longest > 3 and any("\u3400" <= letter <= "\u9fff" for letter in neighbours)) or (
            len(words) >= 2 and (longest > 4 or len(words) >= 3)
        )

    def _heard(self, sounds: str) -> str:
        return "".join(
            self._pinyin[found.group().replace(" ", "").replace("-", "")] for found in self._sound.finditer(sounds)
        )

    def _spelt(self, letters: str) -> str:
        """Letters set apart one by one: the wider or rarer gap parts words; without one, known words part them."""
        gaps = re.findall(r"[^a-z]+", letters)
        common, count = Counter(gaps).most_common(1)[0]
        if count < len(gaps):
            narrow = min(map(len, gaps))
            parted = [gap != common if len(common) == narrow else len(gap) > narrow for gap in gaps]
            plain = re.sub(r"[^a-z]+", "", letters)
            spelt = plain[0] + "".join((" " if part else "") + letter for part, letter in zip(parted, plain[1:]))
            if any(word in self._english for word in spelt.split()):
                return spelt
        plain = re.sub(r"[^a-z]+", "", letters)
        parts = self._parted(plain)
        return " ".join(parts) if parts else letters

    def _parted(self, plain: str) -> list[str]:
        """Known words from the left, longest first; nothing when the letters are not made of known words."""
        parts: list[str] = []
        place = 0
        while place < len(plain):
            for length in range(min(12, len(plain) - place), 0, -1):
                if plain[place : place + length] in self._english:
                    parts.append(plain[place : place + length])
                    place += length
                    break
            else:
                return parts if len(parts) >= 2 else []
        return parts


def _either(table: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))) or "(?!)")


def _half_written(pinyin: Mapping[str, str]) -> dict[str, str]:
    """Words with one character in Latin letters (别ji动): each such form → the word."""
    forms: dict[str, str] = {}
    for sound, word in pinyin.items():
        syllables = sound.split()
        if len(word) >= 2 and len(syllables) == len(word):
            for place, syllable in enumerate(syllables):
                forms[word[:place] + syllable + word[place + 1 :]] = word
    return forms


def _alone(text: str, gaps: list[tuple[int, int]]) -> list[bool]:
    """Which gaps lie within a drip: three or more single characters in a row, each set apart."""
    single = []
    for number, (start, _) in enumerate(gaps):
        before = gaps[number - 1][1] if number else -9
        first_alone = before == start - 1 or (start == 1 or not ("\u3400" <= text[start - 2] <= "\u9fff"))
        single.append(first_alone)
    flags = [False] * len(gaps)
    run: list[int] = []
    for number, (start, end) in enumerate(gaps):
        linked = number > 0 and gaps[number - 1][1] == start - 1
        if not linked:
            run = []
        if single[number]:
            run.append(number)
        else:
            run = []
        after_alone = end + 1 >= len(text) or not ("\u3400" <= text[end + 1] <= "\u9fff")
        length = len(run) + (1 if after_alone else 0)
        if run and length >= 3:
            for each in reversed(run):
                if flags[each]:
                    break
                flags[each] = True
    return flags
