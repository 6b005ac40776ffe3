"""Goods named in folded text: a lexicon matched by a blank spaCy pipeline, and what follows 买的 or "bought a"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_lang_class
from spacy.vocab import Vocab

from bot.understanding.lexicon import load
from bot.understanding.spans import Span

# One token per Han character, one per run of Latin letters or digits: borders hold in either language.
_TOKEN = re.compile(r"[\u3400-\u9fff]|[a-z0-9]+(?:[-'][a-z0-9]+)*|\S")
_END_ZH = r"(?=坏|破|碎|有|是|不|没|就|才|用|穿|收|到|质|出|已|今|昨|前|漏|掉|缩|根|完|都|也|还|在|又|怎|一|刚|吃|打|开|太|很|少|只|里|上|,|，|。|!|！|\?|？|;|、| |$|尺|颜|快|发)"
_BOUGHT = [
    re.compile(
        rf"(?:买|购买|订购|下单|入手|订|拍)(?:的|了)(?:一|两|三|\d+)?(?:个|台|件|条|双|把|张|盒|瓶|箱|套|部|支|款|只|袋|包|份|副|块|辆|本|床|束|斤|幅|桶|根|架|顶)?的?([\u4e00-\u9fff]{{2,6}}?){_END_ZH}"
    ),
    re.compile(
        r"(?:bought|ordered|purchased|got|order|buy)(?: from you| online| myself)? (?:a|an|the|this|some|my|two|three|\d)(?: new| pair of| set of| box of| pack of)? ((?:[a-z][a-z-]+ ){0,2}?[a-z][a-z-]{2,})(?= (?:from|and|which|that|on|in|at|last|yesterday|for|two|three|but|off|with|online|it|when|a |because|here|\d)|[,.!?]|$)"
    ),
]
_NO_GOODS = re.compile(
    r"个月|半年|星期|东西|商品|产品|货|时候|人|这个|那个|这家|店|多|贵|便宜|item|thing|stuff|product|order|refund|reply|response|email|call|message|answer|text|lot|few|couple|one|wrong|chance|problem|discount|voucher|time|parcel|package|delivery|different|same"
)


class _Tokenizer:
    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        for match in _TOKEN.finditer(text):
            words.append(match.group())
            spaces.append(text[match.end() : match.end() + 1] == " ")
        return Doc(self.vocab, words=words, spaces=spaces)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """A blank pipeline with one ruler over the goods lexicon; takes folded text with single spaces."""
    nlp: Language = get_lang_class("xx")()
    nlp.tokenizer = _Tokenizer(nlp.vocab)
    names = {str(name).lower() for name in load("goods")["zh"]}
    for name in load("goods")["en"]:
        names |= {name, f"{name}s", f"{name}es"} if not name.endswith("s") else {name}
    ruler: Any = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "ORTH"})
    ruler.add_patterns([{"label": "goods", "pattern": name} for name in sorted(names)])
    return nlp


def find_goods(plain: str) -> Iterator[Span]:
    """Yield goods, longest first at each place; words of the pattern are kept only if the lexicon has none there."""
    squeezed = re.sub(r"\s", " ", plain)
    # The tokenizer drops repeated spaces: places are counted in the text without them.
    places = [
        index for index, sign in enumerate(squeezed) if sign != " " or squeezed[index - 1 : index] not in {" ", ""}
    ]
    text = "".join(squeezed[index] for index in places)
    for entity in pipeline()(text).ents:
        start, end = places[entity.start_char], places[entity.end_char - 1] + 1
        if not (entity.text == "包" and squeezed[end : end + 1] in set("裹装含括换退邮")) and not _part_of_word(
            squeezed, start, end
        ):
            yield Span("goods", start, end, entity.text)
    for pattern in _BOUGHT:
        for match in pattern.finditer(plain):
            if not _NO_GOODS.search(match[1]):
                yield Span("goods", match.start(1), match.end(1), match[1])


_WORDS_AROUND = re.compile(
    r"书面|证书|文书|秘书|说明书|药店|鞋底|花了|花钱|花费|花了|花屏|刮花|棉花|烟花|起床|床位|灯光|灯具城|一刀切|刀具|美刀|茶水费|包退|包换|打包|包邮|红包|面包屑|承包|书写"
)


def _part_of_word(text: str, start: int, end: int) -> bool:
    return end - start == 1 and any(match.start() <= start < match.end() for match in _WORDS_AROUND.finditer(text))
