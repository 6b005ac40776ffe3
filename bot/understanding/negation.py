"""Whether the customer says *not* in front of what was found."""

from __future__ import annotations

import re

# 没 alone is left out on purpose: 没退款 (not refunded yet) still asks for the refund.
_ZH = re.compile(
    r"(?:不用|不要|不想|不需要|无需|不必|不是要?|别|甭|不会|不打算|不接受|不同意|拒绝|没说要?|没有?要|没想|不稀罕|才不|而不是|免得|毋须|毋需|用不着|不|不希望|不愿意?)"
    r"(?:再|给我|跟我|帮我|你们|和我|提|谈|什么|任何|你|的|是|去|让|说|搞|只|用|来|被|要|想|我|找|这个|人家|弄|光|单纯|选|叫|投诉|举报|告|到|去){0,3}$"
)
_EN = re.compile(
    r"(?:(?<![a-z])(?:no|not|don'?t|doesn'?t|didn'?t|never|without|won'?t|wouldn'?t|isn'?t|ain'?t|instead of|rather than|no need (?:for|to)|"
    r"refuse|refusing|decline|stop|nor|neither|cannot|can'?t)"
    r"(?: (?:a|an|any|the|to|want|need|like|interested|in|be|asking|ask|for|looking|another|your|more|accept|even|really|take|speak|just|have|it|"
    r"you|me|get|some|going|with|talking|talk|about|offering|wanting)){0,5} ?)$"
)
_ASKING = re.compile(
    r"(?:为什么|为啥|怎么|凭什么|干嘛|能|可以|可|要|是|行|why)(?:还|都|就|一直|你们)?(?:不)(?:给我|给|能|帮我|可以|肯|让|让我)?$"
)
_ASKING_EN = re.compile(
    r"(?:why (?:don'?t|won'?t|not|can'?t|didn'?t)|(?:can'?t|won'?t|couldn'?t|why don'?t) you)[a-z ]{0,20}$"
)


def negated(text: str, start: int) -> bool:
    """Whether the folded ``text`` negates what begins at ``start``; a question such as 能不能 or "why not" does not."""
    before = re.split(r"[,.!?，。！？;；、\n~]", text[max(0, start - 40) : start])[-1]
    if _ASKING.search(before) or _ASKING_EN.search(before):
        return False
    return bool(_ZH.search(before) or _EN.search(before))
