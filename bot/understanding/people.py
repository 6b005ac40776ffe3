"""Names of staff and ratings in folded text; names keep the customer's own spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.fold import Folded
from bot.understanding.numerals import number
from bot.understanding.spans import Span

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常于傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪毛狄米贝明臧戴谈宋庞熊纪舒屈项祝董梁杜阮蓝席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万"
    "柯管卢莫房丁邓单洪包左石崔吉龚程邢裴陆荣翁甄曲封段侯宁仇栾甘祖武符刘景詹束龙叶司黎白蒲卓池乔谭冉牛边燕温庄晏柴瞿阎连习艾容向古易廖耿关柒欧"
)
_ROLE = "导购员?|店员|客服|店长|经理|售货员|营业员|服务员|收银员?|师傅|快递员|主管|柜姐|技师|配送员|销售|业务员|员工|保安|主播|老板娘?"
_TITLE = "先生|小姐姐?|女士|经理|店长|师傅|主管|老师|大姐|阿姨|大哥|同学|主任|老板"
_STOP = "的了是在说把就给和跟也都很不没我你他她这那吗呢吧啊,，。.!！?？;；、 态骂太一有让帮对告答讲推打收发送看"
_GIVEN = rf"[{_SURNAMES}][^\x00-\x7f{_STOP}]{{1,2}}"
_ZH = [
    re.compile(rf"(?:{_ROLE})(?:是|叫|姓名|名字)?(?:是|叫)?(小[^\x00-\x7f{_STOP}]|[{_SURNAMES}](?:{_TITLE}|姐|哥|工))"),
    re.compile(rf"([{_SURNAMES}](?:{_TITLE}))"),
    re.compile(rf"(?:姓名?|名字)(?:是|叫)?([{_SURNAMES}])(?![^\x00-\x7f{_STOP}]{{3}})(?=的|$|[,，。！!])"),
    re.compile(
        rf"(?:叫|名叫|名字是|名字叫)(?:做|作)?(小[^\x00-\x7f{_STOP}]|阿[^\x00-\x7f{_STOP}]|{_GIVEN}|[a-z]{{2,12}})(?=的|$|[{_STOP}])"
    ),
    re.compile(rf"(?:{_ROLE})(?:是|叫)?({_GIVEN})(?=的|$|[{_STOP}])"),
    re.compile(rf"(小[{_SURNAMES}])(?=的|$|,|，|。|说|给|跟|接|卖|服|态|帮|让|推|告|答)"),
]
_EN_NAME = r"((?:mr|mrs|ms|miss|dr)\.? )?([A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14})?)"
_EN_ROLE = (
    r"guy|man|woman|lady|girl|boy|lad|bloke|chap|someone|somebody|assistant|agent|rep|manager|person|staff(?: member)?|member of staff|employee|"
    r"cashier|clerk|advisor|adviser|driver|technician|engineer|waiter|waitress|supervisor|colleague|salesman|saleswoman|salesperson|fella|sales rep"
)
_EN = [
    re.compile(
        rf"(?:{_EN_ROLE})(?: at the \w+)?,? (?:was |is |who was |who is )?(?:called|named|by the name of) ([A-Za-z][a-z]{{1,14}})"
    ),
    re.compile(
        r"(?:[Hh]is|[Hh]er|[Tt]heir|the) (?:name(?:'s| is| was| tag (?:said|says))|badge (?:said|says|read)) ([A-Za-z][a-z]{1,14})"
    ),
    re.compile(r"(?:name tag|badge|name) (?:said|says|read|was|is) ([A-Z][a-z]{1,14})"),
    re.compile(rf"(?:[Ss]poke (?:to|with)|[Ss]erved by|[Tt]alked (?:to|with)|[Hh]elped by|[Dd]ealt with) {_EN_NAME}"),
    re.compile(rf"(?:{_EN_ROLE}),? ([A-Z][a-z]{{1,14}})(?![a-z])"),
    re.compile(r"((?:Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]{1,14})"),
]
_NO_NAME = frozenset(
    [
        "a",
        "an",
        "the",
        "him",
        "her",
        "them",
        "it",
        "me",
        "you",
        "i",
        "and",
        "who",
        "that",
        "was",
        "your",
        "my",
        "our",
        "customer",
        "support",
        "someone",
        "somebody",
        "friday",
        "monday",
        "so",
        "no",
    ]
)
_RATING = [
    re.compile(
        r"(?:打|给|评|评价|评分|满意度|分数)(?:个|你们|了|是)?[:： ]?(\d{1,2}|[零一二两三四五六七八九十])(?:分|星|颗星)"
    ),
    re.compile(r"(?<![\d.])(10|[0-9]|[零一二两三四五六七八九十])(?:分|星好评|星|颗星)(?!钟|之|期|巴|级|货|店|析)"),
    re.compile(r"(?<![\d/])(10|[0-9])(?: ?/ ?| out of )(?:10|5)(?![\d/])"),
    re.compile(r"(?<![\d.])(10|[0-9]|zero|one|two|three|four|five|ten)[- ]stars?(?![a-z])"),
    re.compile(
        r"(?:rate (?:it|you|this)?|rating(?: of| is|:)?|give (?:it|you|this) an?) ?(10|[0-9])(?!\d)(?! ?(?:days?|weeks?|hours?|%))"
    ),
    re.compile(r"^\s*(10|[0-9])\s*[.!。！]?\s*$"),
]


def _original(message: Folded, match: re.Match[str], group: int) -> str:
    start, end = message.span(match.start(group), match.end(group))
    return message.original[start:end]


def find_people(message: Folded) -> Iterator[Span]:
    """Yield names of staff: a surname with a title, a role with a name, "a guy called Tom"."""
    for pattern in _ZH:
        for match in pattern.finditer(message.text):
            yield Span("person", match.start(1), match.end(1), _original(message, match, 1))
    # English names are told by their capitals, which folding keeps in place only when lengths agree.
    cased = "".join(message.original[place] if place < len(message.original) else " " for place in message.origins)
    for pattern in _EN:
        for match in pattern.finditer(cased):
            group = match.lastindex or 1
            if match[group].lower() not in _NO_NAME:
                yield Span("person", match.start(group), match.end(group), match[group])


def find_ratings(plain: str) -> Iterator[Span]:
    """Yield scores of satisfaction, 0 to 10, as whole numbers."""
    for pattern in _RATING:
        for match in pattern.finditer(plain):
            value = {"zero": 0.0}.get(match[1], number(match[1]) if match[1] != "零" else 0.0)
            if value is not None and 0 <= value <= 10:
                yield Span("rating", match.start(), match.end(), int(value))
