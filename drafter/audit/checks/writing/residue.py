"""What a template leaves behind: blanks that were never filled, instructions, markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.audit.checks.writing.choices import (
    is_left_open,
    is_of_open_option,
    is_of_option_not_taken,
    is_of_other_alternative,
)
from drafter.audit.checks.writing.conventions import Conventions, Mark, Slot, slot_of
from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.transcript import formulas_in, read_by_machine

KIND = "residue"

_BLANKS = (
    re.compile(
        r"(?<![A-Za-z0-9Xx×])[XＸ×x✕]{2,8}(?:年(?:度)?|月|日|[万亿]?元|%|％|个|项|人|名|家|局|单位|部门|公司|县|市|区|镇|项目|办|中心|次|户)"
    ),
    re.compile(r"(?<![A-Za-z0-9*×Xx])(?:[XＸ]{2,8}|×{2,40}|✕{2,40})(?![A-Za-z0-9×*])"),
    re.compile(r"(?<![\dA-Za-z])(?:19|20)[XxＸ×]{2}(?=[\u4e00-\u9fff])|(?<=[≥≤<>＜＞])\*{2}(?=[\u4e00-\u9fff%/])"),
    re.compile(r"[_＿]{3,}"),
    re.compile(
        r"〔\s{0,4}〕|【\s{0,6}】|（\s{0,4}）(?=[万亿元年月日个项号%])|\[\s{1,6}\](?=[\u4e00-\u9fff，。；、%])"
    ),
    re.compile(
        r"[（(\[【](?:(?:此处|在此)(?!不?(?:包?含|包括)|[未已]?(?:计入?|扣除?|剔除|包?含)|仅|均|系|指|所[称指])|请在此|请填|待填|待补|待定|填写|插入|可根据|根据实际|示例|样例|模板|略写|空白|如有请)[^）)\]】\n]{0,40}[）)\]】]"
    ),
    re.compile(
        r"[（(\[【](?:[如若](?:有|无|没有|果|存在|未)[^）)\]】\n]{0,24}[，,]?(?:请|须|需)|请|需)(?:在此|据实|逐项|简要|详细|自行|另行)?(?:说明|填写|注明|填列|补充|删除|列明|写明|描述|概述|填报)[^）)\]】\n]{0,24}[）)\]】]"
    ),
    re.compile(r"(?<![\u4e00-\u9fff])(?:此处|请在此处?)(?:填写|插入|补充|添加|说明)[^。\n]{0,20}"),
    re.compile(
        r"\{\{[^{}\n]{0,40}\}\}|\{%[^\n]{0,40}%\}|\$\{[^}\n]{0,40}\}|<<[^>\n]{1,40}>>|#REF!|#DIV/0!|#N/A|#VALUE!|#NAME\?"
    ),
    re.compile(r"\$\\?[a-z]+[^$\n]{0,20}\$|\\(?:leq|geq|times|frac|cdot|mathrm|text|le|ge)(?![A-Za-z])"),
    re.compile(r"(?:(?:19|20)\d{2}年)?[□△○]{2,}"),
    re.compile(r"(?<![\u4e00-\u9fff])某某(?:局|单位|部门|县|市|区|公司|项目|镇|中心)"),
    re.compile(r"错误！(?:未找到引用源|未定义书签)|Error! (?:Reference source|Bookmark)", re.IGNORECASE),
    re.compile(r"[（(]简要(?:说明|描述|概述|介绍)(?:[^（）()\n]|[（(][^（）()\n]*[）)]){1,30}[）)]"),
)
_CROSSES = frozenset({0, 1})
_NOTATION = ("$", "\\", "{")
_SIGNS = re.compile(r"(?<![A-Za-z0-9])[XＸ×x✕*＊]{2,8}(?![A-Za-z0-9])")
_WITHHELD, _CONVENTION, _NAME_AND_AMOUNT = "placeholder withheld", "placeholder convention", 2
_ORDERS = frozenset({"instruction", "placeholder 5", "placeholder 6", "placeholder 7", "placeholder 13"})
_NEVER = frozenset({_WITHHELD, "placeholder 8", "placeholder 9", "placeholder 12"})
"""What programs leave behind, which no paper means: {{ }}, #REF!, LaTeX, 错误！未找到引用源; and secrets."""
_DOUBTS = {_WITHHELD: Doubt.CUSTOM, _CONVENTION: Doubt.CONVENTION}
_WRITTEN = (BlockKind.HEADING, BlockKind.PROSE)
_MASKED_YEAR = re.compile(r"20[XxＸ×]{2}(?:年度?)?")
_TO_COME = re.compile(r"【\s*】|（\s*）|〔\s*〕|\[\s*\]|[_＿]+")
_DRAFT = re.compile(r"(?:反馈|申报|送审|讨论|审议|征求意见|上会)稿|初稿")
_COVER = 1500
_MASKED_NAME = re.compile(
    r"(?:20[XxＸ×]{2}(?:年度?)?|[XＸ×x✕]{2,8}(?:县|市|区|镇|乡|村|省|州|日|月|年|局|单位|部门|公司|中心|办)?)"
)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|[〕\]】）)])")
_WAY = r"(?:增加|减少|增长|下降|上升|提高|降低|大于|小于|高于|低于)"
_CHOICE = re.compile(rf"{_WAY}（(?:{_WAY}|持平)）(?=[\dXＸ×]|预算数|决算数|的主要原因|的原因|主要原因)")
_TOLD = re.compile(
    r"（如[^（）。]{1,8}作[^（）。]{1,8}表述）|（(?:不涉及|没有)的(?:可)?不(?:列|填|写)）"
    r"|^按(?:照)?上述格式[^。]{2,30}说明[^。]{0,30}。"
    r"|^无[^。，；]{2,40}的?[^。，；]{0,6}，(?:仍保留该表格?式?|作(?:如下|下述|以下)(?:说明|表述))[^。；：:]{0,30}[：:]?"
    r"|^由[^。，]{2,20}(?:根据|按照?)[^。，]{2,40}填写。$"
)
_REMARK = re.compile(
    r"[（(【](?:此处|本段|本条)?(?:建议|需|要|拟)?(?:增加|新增|补充|修改|删除|删减|更新|替换|完善)(?:的)?(?:内容|部分|段落?|文字|表述)[）)】]$"
)
_TEXTS_SHOWN = 4
_SHOWN = re.compile(
    r"(?:例如|比如|譬如|诸如|示例|举例|[格形样]式[为如是]|(?<![\u4e00-\u9fff])如(?![期实数何下果有需存无未今愿约上前]))"
    r"[：:，,“「]{0,2}[^，。；、“”]{0,6}$"
)
"""In a handbook: 如：××局; 如期 and 如实 are words of their own, and 如有 assumes."""
_SURNAME = re.compile(
    r"(?<![\u4e00-\u9fff])[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常]$"
)
"""A surname in front of crosses: the rest of a name that is kept back."""
_SIGNED = re.compile(r"签字|签名|签章|盖章|公章|签署|经手人|审核人|填[表报]人|复核人|制表人")
_BESIDE = 16
_A_SIGN = "XＸ×x✕"
_EXAMPLE = re.compile(r"(?:如|例如|比如|譬如|形如|格式为|类似|诸如|即)[^。；]{0,30}$")
_NAMING = re.compile(r"[^“”。；]{0,20}”(?:等)?的?(?:命名|冠名|为名|字样|形式|格式|样式|名义|模式|句式)")
_ABOUT_TARGETS = re.compile(r"目标|指标|样式|格式|一类|之类")
_ASKED = re.compile(
    r"^(?:注|说明|备注)?[:：]?[（(]?(?:各?(?:地|部门|单位|县|区|市|镇|乡))?请(?:各)?(?:部门|单位|地|县|区|市)?(?:根据|按照?|结合|对照)[^。，；]{0,12}(?:实际|情况|要求)[^。；]{0,24}(?:注明|填写|填列|填报|说明|修改|调整|删除|补充|选择)[^。；]{0,90}。?[）)]?$"
)
_INSTRUCTION = re.compile(
    r"^(?:[（(]?(?:简要|概)?(?:概述|述|描述|说明|列明|阐述|分析|填写)(?:本?(?:部门|单位|项目))[^。，；]{4,40}(?:情况|成效|内容|原因|措施)(?:等)?[。）)]?)$"
)
_TRUNCATED = re.compile(
    r"^(?:述|况|效|和|及|与|的|等)(?:本?(?:单位|部门|项目))[^。，；]{4,40}(?:情况|成效|内容|原因|措施)[。]?$"
)
_FURNITURE = re.compile(
    r"字体|字号|文字大小|背景色|打\s*印|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:次数|量|数)|分享到|收藏|关闭窗口"
)
_MASKED = re.compile(r"(?:姓名|身份证|电话|手机|账号|卡号|联系人|同志|先生|女士|经办人|负责人)[^。；]{0,8}$")


@dataclass(frozen=True, slots=True)
class _Leftover:
    """A piece of a template: of which kind, where, and how it reads."""

    kind: str
    span: tuple[int, int]
    text: str


def check(reading: Reading) -> Iterator[Issue]:
    """Blanks, instructions and markup that nobody removed: one issue for all that are of one kind."""
    leftovers = [*_leftovers(reading)]
    marks = {leftover.span: _mark(reading, leftover) for leftover in leftovers if leftover.kind not in _NEVER}
    conventions = Conventions(reading.text, reading.blocks, list(marks.values())) if marks else None
    found: dict[str, list[_Leftover]] = {}
    for leftover in leftovers:
        mark = marks.get(leftover.span)
        meant = mark is not None and conventions is not None and conventions.holds(mark)
        found.setdefault(_CONVENTION if meant else leftover.kind, []).append(leftover)
    for kind, own in found.items():
        yield _issue(reading, kind, own)


def _leftovers(reading: Reading) -> Iterator[_Leftover]:
    """All that may be left of a template. Figures that stand as formulas are the notation of a format."""
    source = reading.document.source.lower()
    formulas = "$" in reading.text and (source.endswith(".md") or read_by_machine(reading.text))
    for index, block in enumerate(reading.blocks):
        blanks = [*_blanks(block, [m.span() for m in formulas_in(block.source)] if formulas else [])]
        blanks = [blank for blank in blanks if not _not_taken(reading.text, blank)]
        if blanks and _is_withheld(reading.blocks, index):
            blanks = [replace(blank, kind=_WITHHELD) for blank in blanks]
        yield from (*blanks, *_instructions(block), *_choices(block), *_remarks(block))


def _mark(reading: Reading, leftover: _Leftover) -> Mark:
    if leftover.kind in _ORDERS:
        return Mark(leftover.span, Slot.ORDER)
    blank = leftover.kind.startswith("placeholder")
    return Mark(leftover.span, slot_of(reading.text, leftover.span) if blank else None)


def _is_withheld(blocks: Sequence[Block], index: int) -> bool:
    """Whether a row of a table names neither what it is nor how much, among rows that do: it is kept secret."""
    cells = [cell.strip() for cell in re.split(r"[\t|]", blocks[index].source) if cell.strip()]
    masked = [cell for cell in cells if _SIGNS.search(cell)]
    told = [cell for cell in cells[1:] if cell not in masked and re.search(r"\d", cell)]  # the first is its number
    if len(masked) < _NAME_AND_AMOUNT or told or not index:
        return False
    below = [one for one in blocks[index + 1 : index + 2] if one.kind is BlockKind.CELL]
    return all(map(_is_filled, (blocks[index - 1], *below)))


def _is_filled(block: Block) -> bool:
    told = block.kind is BlockKind.CELL and re.search(r"\d", block.source)
    return bool(told) and not _SIGNS.search(block.source)


def _blanks(block: Block, formulas: Sequence[tuple[int, int]]) -> Iterator[_Leftover]:
    seen: list[tuple[int, int]] = []
    for index, pattern in enumerate(_BLANKS):
        for match in pattern.finditer(block.source):
            if _within(match, seen) or (match[0].startswith(_NOTATION) and _within(match, formulas)):
                continue
            if not _meant(block.source, match):
                seen.append(match.span())
                kind = "placeholder" if index in _CROSSES else f"placeholder {index}"
                yield _Leftover(kind, (block.start + match.start(), block.start + match.end()), _joined(match[0]))


def _not_taken(text: str, blank: _Leftover) -> bool:
    """Whether a line that was left open is that of an option or of an alternative which nobody chose."""
    at = blank.span[0]
    return blank.text[0] in "_＿" and (is_of_option_not_taken(text, at) or is_of_other_alternative(text, at))


def _within(match: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a match has something in common with one of some spans."""
    return any(match.start() < end and start < match.end() for start, end in spans)


def _joined(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip())


def _instructions(block: Block) -> Iterator[_Leftover]:
    if _INSTRUCTION.match(block.text) or _ASKED.match(block.text) or _TRUNCATED.match(block.text):
        yield _Leftover("instruction", block.span(0, len(block.text)), block.text)
        return
    for match in _TOLD.finditer(block.text):
        yield _Leftover("instruction", block.span(*match.span()), match[0])


def _choices(block: Block) -> Iterator[_Leftover]:
    for match in _CHOICE.finditer(block.text):
        yield _Leftover("choice", block.span(*match.span()), match[0])


def _remarks(block: Block) -> Iterator[_Leftover]:
    """（增加内容） behind a heading: what somebody noted while the text was drafted."""
    match = _REMARK.search(block.text) if block.kind in _WRITTEN else None
    if match:
        yield _Leftover("remark", block.span(*match.span()), match[0])


def _issue(reading: Reading, kind: str, leftovers: Sequence[_Leftover]) -> Issue:
    key = kind.partition(" ")[0]
    texts = list(dict.fromkeys(leftover.text for leftover in leftovers))
    many = len(leftovers) > 1
    return reading.issue(
        KIND,
        f"{key}s" if many else key,
        [leftover.span for leftover in leftovers],
        severity=Severity.WARNING if key == "instruction" else Severity.ERROR,
        doubt=_DOUBTS.get(kind) or _doubt(reading, texts),
        text=texts[0],
        texts="".join(f"“{text}”" for text in texts[:_TEXTS_SHOWN]) + ("等" if len(texts) > _TEXTS_SHOWN else ""),
        count=len(leftovers),
    )


def _doubt(reading: Reading, texts: Sequence[str]) -> Doubt | None:
    """Whether signs may be no blanks: stores mask years and names, and forms print ≥** for what is to be named."""
    if all(map(_MASKED_YEAR.fullmatch, texts)) and _no_year(reading):
        return Doubt.DAMAGED
    if all(text == "**" for text in texts):
        return Doubt.CUSTOM
    if all(map(_TO_COME.fullmatch, texts)) and _DRAFT.search(reading.whole.text, 0, _COVER):
        return Doubt.DRAFT
    masked = all(_MASKED_NAME.fullmatch(text) for text in texts)
    return Doubt.DAMAGED if masked and not reading.structured and not reading.drawn else None


def _no_year(reading: Reading) -> bool:
    """Whether a text names no year at all, as where a collection of samples has masked them all."""
    return _A_YEAR.search(reading.whole.text) is None


def _line(text: str, match: re.Match[str]) -> str:
    """The line in which a blank stands."""
    end = text.find("\n", match.end())
    return text[text.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(text)]


def _meant(text: str, match: re.Match[str]) -> bool:
    """Whether a blank is none: an example in quotes, a masked name or number, an option that was not chosen."""
    before, after = text[: match.start()], text[match.end() :]
    bare = re.sub(r"\s", "", before)[-40:]
    opening = match[0][0]
    if opening in "[【〔" and _FURNITURE.search(_line(text, match)):
        return True
    if _SHOWN.search(bare) or _quoted_example(match, before, after, bare):
        return True
    if opening in "（_＿" and (is_left_open(text, match.start()) or is_of_open_option(text, match.start())):
        return True
    if opening == "〔":
        return bool(re.match(r"[\s\u3000]*号", after))
    return _withheld(bare, after) if opening in _A_SIGN else opening in "_＿" and _to_be_signed(text, match)


def _quoted_example(match: re.Match[str], before: str, after: str, bare: str) -> bool:
    """Whether a blank stands in quotation marks as the form or the name of something."""
    alone = before.endswith("“") and after.startswith("”") and match[0][0] in "（(【["
    pattern = alone or _EXAMPLE.search(bare) or _ABOUT_TARGETS.search(bare + after[:30]) or _NAMING.match(after)
    return bare.count("“") > bare.count("”") and bool(pattern)


def _withheld(bare: str, after: str) -> bool:
    """Whether crosses stand for the name or number of a person, or in the title of a form."""
    masked = _MASKED.search(bare) or _SURNAME.search(bare) or re.match(r"\s*(?:[某]|同志|先生|女士)", after)
    return bool(masked) or bare.count("《") > bare.count("》")


def _to_be_signed(text: str, match: re.Match[str]) -> bool:
    """Whether a line is left for a signature, a seal or the day of one."""
    beside = text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
    return bool(_SIGNED.search(beside))
