"""What is not the speaker's own wording: titles, addresses, filled slots, words the customer is proven to have said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.wording.fold import fold_letter

_FIXED = re.compile(
    r"《[^《》\n]{1,80}》|\{[^{}\n]{1,60}\}|(?:https?://|www\.)[^\s<>，。！？、；：（）《》“”\u3400-\u9fff]{1,300}"
    r"|[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z]{2,12}){1,3}"
)
_QUOTED = re.compile(
    r"“([^“”\n]{1,200})”|\"([^\"\n]{1,200})\"|「([^「」\n]{1,200})」|『([^『』\n]{1,200})』"
    r"|‘([^‘’\n]{2,200})’|(?<![A-Za-z])'([^'\n]{3,200})'(?![A-Za-z])|【([^【】\n]{1,200})】|＂([^＂\n]{1,200})＂"
)
_REPORTED = re.compile(
    r"[你您妳](?:刚才|刚刚|刚|之前|前面|先前|昨天|今天|上次)?(?:说|說|提到|提的|反映|反应|写|寫|表示|留言|讲|講)(?:的|了|过|過|道|到|是)?[，：:,]?\s?"
    r"([^，。！？；,.!?;\n]{4,80})"
)
_TITLE = r"[A-Z][\w'’]*(?:[:,]? (?:[A-Z][\w'’]*|a|an|and|at|by|for|in|my|of|on|the|to|with|without|or|is)){1,8}"
_TITLED = re.compile(
    r"\b(?:[Ff]ilm|[Mm]ovie|[Nn]ovel|[Bb]ook|[Ss]ong|[Ss]ingle|[Aa]lbum|[Mm]usical|[Pp]lay|[Ss]eries|[Gg]ame|[Pp]odcast"
    r"|[Pp]oster|[Ee]xhibition|[Aa]udiobook|[Pp]aperback|[Cc]omedy|[Tt]hriller|[Tt]itled|[Ee]ntitled) (" + _TITLE + r")"
    r"|\b("
    + _TITLE
    + r") (?:[a-z]+ )?(?:tea|tee|mug|poster|box set|candle|DVD|vinyl|album|paperback|hardback|audiobook"
    r"|soundtrack|T-shirt|tea towel|bath salts|range|collection|edition|gin|shampoo|cream|perfume|puzzle|board game)\b"
    r"|\b(" + _TITLE + r") by [A-Z][a-z]+ [A-Z]"
)
"""A title or the name of goods, known by its capitals beside a word such as film or mug; both are needed."""
_LEAST = 2


def protected_spans(
    text: str, *, customer_said: Sequence[str] = (), protected: Sequence[str] = ()
) -> list[tuple[int, int]]:
    """Half-open spans of ``text``, in order and apart, whose words are not judged.

    Args:
        customer_said: the customer's earlier messages: the only evidence for a quotation.
        protected: values of filled slots (nicknames, product and shop names), as they stand in the text.
    """
    spans = [found.span() for found in _FIXED.finditer(text)]
    spans.extend(found.span(found.lastindex or 0) for found in _TITLED.finditer(text))
    for value in protected:
        spans.extend(_places(text, value))
    if customer_said:
        evidence = [_plain(said) for said in customer_said]
        spans.extend(_quoted(text, evidence))
    return _apart(spans)


def _places(text: str, value: str) -> list[tuple[int, int]]:
    if len(value.strip()) < _LEAST:
        return []
    return [found.span() for found in re.finditer(re.escape(value), text)]


def _quoted(text: str, evidence: Sequence[str]) -> list[tuple[int, int]]:
    spans = []
    for pattern in (_QUOTED, _REPORTED):
        for found in pattern.finditer(text):
            group = found.lastindex or 0
            words = _plain(found.group(group))
            if len(words) >= _LEAST and any(words in said for said in evidence):
                spans.append(found.span(group))
    return spans


def _plain(text: str) -> str:
    """Only letters and digits, folded: how a quotation is compared with what was said."""
    return "".join(letter for each in text for letter in fold_letter(each) if letter.isalnum())


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
