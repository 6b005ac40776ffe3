"""Tables of single characters that read alike: our own variants, look-alikes of other scripts, characters taken apart."""

from __future__ import annotations

OWN: dict[str, str] = {
    "您": "你", "妳": "你", "祢": "你", "伱": "你", "沵": "你", "儞": "你", "牠": "它", "祂": "他", "她": "他",
    "応": "应", "應": "应", "該": "该", "著": "着", "麼": "么", "麽": "么", "裏": "里", "裡": "里", "甚": "什",
    "説": "说", "瞭": "了", "冇": "没", "沒": "没", "唔": "不", "咗": "了", "嘅": "的", "佢": "他",
    "纔": "才", "後": "后", "嚐": "尝", "罵": "骂", "吿": "告", "產": "产", "咁": "这么", "睇": "看",
    "‘": "'", "’": "'", "ʼ": "'", "\"": "", "´": "'", "`": "", "＇": "'", "′": "'", "“": "", "”": "", "„": "", "「": "", "」": "",
    "『": "", "』": "", "＂": "", "«": "", "»": "", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "―": "-",
    "，": ",", "、": "、", "。": "。", "｡": "。", "．": ".", "！": "!", "？": "?", "；": ";", "：": ":", "…": "…", "⋯": "…",
    "（": "(", "）": ")", "【": "(", "】": ")", "［": "(", "］": ")", "[": "(", "]": ")", "〔": "(", "〕": ")", "﹐": ",", "﹑": "、",
}  # fmt: skip
"""Read before anything else: pronouns, traditional forms the converter leaves alone, one mark for each kind of point."""

_PAIRS = (
    "аa вb еe ёe кk мm нh оo рp сc тt уy хx іi ѕs јj ԛq ԝw ґr һh ԁd ӏl єe "
    "αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw γy σo ϲc "
    "ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ǫq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ıi "
    "ɑa ɡg ɩi ʋv ʍm ɯw"
)
LOOKALIKES: dict[str, str] = {pair[0]: pair[1] for pair in _PAIRS.split() if len(pair) == 2}
"""Letters of other scripts drawn like Latin ones."""
LOOKALIKES.update({chr(base + n): chr(97 + n) for base in (0x1F150, 0x1F170, 0x1F1E6) for n in range(26)})

COMPOSED: dict[str, str] = {
    "亻尔": "你", "讠亥": "该", "钅昔": "错", "忄昔": "错", "讠吾": "误", "讠兑": "说", "冫令静": "冷静", "口丩": "叫",
    "氵昆": "混", "又寸": "对", "日月白": "明白",
}  # fmt: skip
"""Characters typed as their halves."""
