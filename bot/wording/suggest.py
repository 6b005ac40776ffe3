"""What to say instead: whole sentences by family and scene that keep every fact of the sentence they replace."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.wording.facts import facts_of
from bot.wording.rules import Suggestion

if TYPE_CHECKING:
    from bot.wording.engine import Engine, Finding

try:
    from opencc import OpenCC

    _S2T: Any = OpenCC("s2t")
except ImportError:
    _S2T = None

MOST = 3
_NEUTRAL = {
    "zh": "我马上为您核实清楚，再跟您详细说明（[facts]）。",
    "en": "Let me check this for you ([facts]) and come back to you with a clear answer.",
}
_PLAIN = {
    "zh": "我马上为您核实清楚，再跟您详细说明。",
    "en": "Let me check this for you and come back to you with a clear answer.",
}
_TRADITIONAL = frozenset(
    "們應該說會為這還沒麼訂單貨後個時間過對請麻煩問題謝確認錯誤讓發現處給從來絕別氣動嗎聽樣實際幫買賣錢費換運點開關係統經歷護體驗無與個"
)


class Suggester:
    """Finds the lines for a finding; every line it gives passes the guard itself."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._clean = lru_cache(maxsize=4096)(self._passes)

    def lines(self, finding: Finding, text: str, language: str, protected: Sequence[str] = ()) -> tuple[str, ...]:
        """One to three whole sentences to say instead of the finding's sentence."""
        sentence = text[slice(*finding.sentence)]
        facts = facts_of(sentence, protected)
        said = "、".join(facts) if language == "zh" else ", ".join(facts)
        traditional = language == "zh" and is_traditional(text)
        lines: list[str] = []
        fitting = self._fitting(finding, language, bool(facts))
        if sentence.rstrip().endswith(("?", "？")):  # a question stays a question where there is a line for it
            fitting.sort(key=lambda each: not each.text.endswith(("?", "？")))
        for template in fitting:
            line = to_traditional(template.text) if traditional else template.text
            line = line.replace("[facts]", said)
            if line not in lines and self._clean(line, tuple(protected)):
                lines.append(line)
            if len(lines) == MOST:
                break
        if not lines:
            neutral = (_NEUTRAL if facts else _PLAIN)[language]
            lines.append((to_traditional(neutral) if traditional else neutral).replace("[facts]", said))
        return tuple(lines)

    def _fitting(self, finding: Finding, language: str, with_facts: bool) -> list[Suggestion]:
        """Lines made for this scene first; only lines that keep facts when there are some."""
        kept = "facts" if with_facts else "nothing"
        lines = [line for line in self._engine.rules.suggestions(finding.rule.id, language) if line.keeps == kept]
        scene = [line for line in lines if line.when is not None and line.when.search(finding.clause)]
        return scene or [line for line in lines if line.when is None]

    def _passes(self, line: str, protected: tuple[str, ...]) -> bool:
        return not self._engine.find(line, speaker="bot", protected=protected)


def is_traditional(text: str) -> bool:
    """Whether Chinese text is written in traditional characters."""
    return any(letter in _TRADITIONAL for letter in text)


@lru_cache(maxsize=512)
def to_traditional(line: str) -> str:
    """The line in traditional characters; marks like [facts] and slots stay."""
    return str(_S2T.convert(line)) if _S2T is not None else line
