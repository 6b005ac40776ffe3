"""Tell whether a message says something of its own beside a yes, a no, a number or the announcement of a complaint."""

from __future__ import annotations

import re

EMPTY_WORDS = re.compile(
    r"\b[a-z]{2}\d{8}\b|\ba\d{6}-[0-9a-z]{4}\b"
    r"|\b(?:yes|yeah|yep|yup|ye|no|nope|nah|not|none|nothing|never ?mind|isn'?t|aren'?t|wasn'?t|don'?t|do|does|doesn'?t"
    r"|can'?t|think|know|remember|idea|so|that'?s|that|is|it'?s|it|was|quite|really|exactly|right|correct|true|wrong"
    r"|something|else|anything|more|all|everything|at|and|but|sorry|please|thanks|thank|you|very|much|your|help"
    r"|i'?m|i'?d|i|am|afraid|mean|meant|would|like|to|have|had|want|wanted|make|file|raise|lodge|register|need|an?|the"
    r"|my|our|order|number|should|be|complaint|complain|complaining|about|with|for|of|well|oh|okay|ok|sure|fine|good"
    r"|hi|hello|hey|there|here|now|where|this|place|how|what|happened|said|say|got|get|way|one|point|part|bit|things?|again|didn'?t|understand|understood"
    r"|meant|just|actually)\b"
    r"|没有别的|没有|没错|没了|没|不对|不是|不用|不知道|不清楚|不记得|不|是的|是|对的|对|好的|好|嗯|可以|行|有地方|有点|有|就这些|这样"
    r"|投诉|举报|反映|反馈|意见|事情?|情况|问题|商城|另外|必须|你们|您好|你好|我们|我|要|想|来|个|件|店|一下|订单号|订单|单号|号码|应该|谢谢|麻烦|请问|的",
    re.IGNORECASE,
)
"""Words that carry an answer or a wish to complain, and no fact."""

LEFT_TO_US = re.compile(
    r"\byou (?:decide|choose|tell me|pick)\b|\b(?:it'?s )?up to you\b|\bwhatever(?: you)?(?: think| suggest)?"
    r"(?: is|'s)? ?(?:best|fair|right|works)?\b"
    r"|\bwhat (?:can|could|would|do) you (?:do|offer|suggest|propose|recommend)\b"
    r"|\b(?:i )?(?:don'?t|do not) mind\b|\bany(?:thing)? (?:is|would be) (?:fine|ok|good)\b"
    r"|看着办|你们?定|您定|你们?决定|您决定|都行|都可以|随便|听你们的|听您的|你说呢|您说呢|能怎么(?:解决|处理|办)|有什么(?:方案|办法)",
    re.IGNORECASE,
)

ANNOUNCEMENT = re.compile(
    r"\b(?:make|file|raise|lodge|register|want|like|need|have|where|place)\b[^.!?]*\bcomplain|要投诉|想投诉|投诉一下|这[里儿]投诉",
    re.IGNORECASE,
)
NEGATION = re.compile(r"\b(?:no|not|never|don'?t|withdraw|cancel|drop)\b|不|撤|取消|算了", re.IGNORECASE)

AGREEMENT = re.compile(
    r"\b(?:works?(?: fine)? for|sounds? (?:good|great|fair)|i (?:accept|agree)|agreed|deal|yes|yeah"
    r"|that'?s (?:fine|ok|okay|good|great|perfect|fair))\b|可以|同意|没问题|就这么办|就这样办",
    re.IGNORECASE,
)

CASE = re.compile(r"\bcase\b|\bcomplain|\bticket\b|\bprogress\b|\bstatus\b|投诉|工单|进度|进展|编号", re.IGNORECASE)
QUESTION = re.compile(
    r"[?？]|^\W*(?:when|where|how|what|who|why|is|are|do|does|did|can|could|will|any)\b|吗|呢|怎么|什么|哪|多久|几时",
    re.IGNORECASE,
)

NO_ORDER = re.compile(
    r"\bno orders?\b(?! n)|\bnot about an order\b|\b(?:didn'?t|never|haven'?t) (?:order|ordered|buy|bought)\b"
    r"|\b(?:go|carry) on without\b|\bwithout (?:it|one|them)\b"
    r"|没有订单(?!号)|没下单|没买",
    re.IGNORECASE,
)

LACKS_NUMBER = re.compile(
    r"(?:没有?|不知道|不记得|忘了?|找不到|不清楚|丢了).{0,4}(?:订单|单号|号码|编号)|(?:订单|单号|号码|编号).{0,6}(?:没有|不知道|不记得|忘|找不到|丢|删)"
    r"|\b(?:no|don'?t (?:have|know|remember)|can'?t (?:find|see)|lost|forgot|without)\b.{0,20}\b(?:order )?number",
    re.IGNORECASE,
)

NOTHING_ELSE = re.compile(r"没有|没了|没啥|没别的|就这|\b(?:no|nothing|that's all|that is all)\b", re.IGNORECASE)

LATIN_WORD = re.compile(r"[a-z'’]*[a-z][a-z'’]*", re.IGNORECASE)
HAN = re.compile(r"[\u4e00-\u9fff]")

SOMETHING = 8
"""Weight from which a message tells a fact: two Latin words or three Han characters of its own."""

A_WORD = 4


def lacks_number(text: str) -> bool:
    """Whether `text`, as an answer to "which order", says that the number is not at hand."""
    return bool(LACKS_NUMBER.search(text.replace("’", "'")))


def says_nothing_more(text: str) -> bool:
    """Whether a polite goodbye or thank-you also says that there is nothing else."""
    return bool(NOTHING_ELSE.search(text))


def says_enough(text: str) -> bool:
    """Whether `text` is long enough to tell the language somebody wants to be spoken to; a bare "ok" is not."""
    return len(HAN.findall(text)) >= 2 or len(LATIN_WORD.findall(text)) >= 2


def tells_more(text: str) -> bool:
    """Whether `text` holds a fact beside its yes or no, as in "no, it leaks from the base"."""
    return _own_weight(text) >= SOMETHING


def only_announces(text: str) -> bool:
    """Whether `text` only names an order or announces a complaint, perhaps with one word on its subject."""
    return bool(EMPTY_WORDS.search(text)) and _own_weight(text) <= (A_WORD if ANNOUNCEMENT.search(text) else 0)


def announces_complaint(text: str) -> bool:
    """Whether `text` says that a complaint is coming, and nothing about what happened."""
    return only_announces(text) and bool(ANNOUNCEMENT.search(text)) and not NEGATION.search(text)


def agrees_with_thanks(text: str) -> bool:
    """Whether a thank-you carries a clear yes; mere thanks is none (H62)."""
    said = text.replace("’", "'")
    return bool(AGREEMENT.search(said)) and not NEGATION.search(said) and "n't" not in said.lower()


def asks_about_case(text: str) -> bool:
    """Whether `text` speaks of a complaint or its progress, not only of a parcel or money that is late."""
    return bool(CASE.search(text))


def is_question(text: str) -> bool:
    """Whether `text` has the form of a question."""
    return bool(QUESTION.search(text))


def has_no_order(text: str) -> bool:
    """Whether `text` says that the matter is not about an order; a number they lack is another thing."""
    return bool(NO_ORDER.search(text.replace("’", "'")))


def leaves_it_to_us(text: str) -> bool:
    """Whether `text`, as an answer to "what would you like", leaves the choice to the shop."""
    return bool(LEFT_TO_US.search(text))


def _own_weight(text: str) -> int:
    rest = EMPTY_WORDS.sub(" ", text.replace("’", "'"))
    return 4 * len(LATIN_WORD.findall(rest)) + 3 * len(HAN.findall(rest))
