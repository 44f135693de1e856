"""Recommendations told as done: 评价期间，财务部门已逐笔核对 where 由财务部门逐笔核对 is asked for.

A recommendation asks for something to come. What has come about may stand in it as what it is on (对已支付的款项,
已完工未验收的项目), as what the account says, but not as the deed of whoever ought to do it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.text.sentences import segments
from drafter.verification.telling.advice.counsel import Counsel
from drafter.verification.words.pieces import Piece, share

_ALIKE = 0.6
_MARKS = "，。；、：: \n"
_LABEL = re.compile("^[一二三四五六七八九十]{1,3}是")
_STOPS = ("。", "；", "！", ";")

_WHO = (
    r"[\u4e00-\u9fff·（）()]{0,24}?"
    r"(?:部门|班子|[科股室处组站所部办局委会校院馆队企]|中心|单位|学校|人员|专班|机构|公司|负责人|领导)"
)
"""Whoever acts: the subject of a measure."""

_NOT_SUBJECT = re.compile(
    "^(?:由|对|将|把|凡|如|若|虽|按|从|因|与|经|向|请|督促|责成|针对|鉴于|由于|考虑|随着|根据|依据|结合"
    "|复查|检查|核对|核查|清理|建议|为|应)"
)
"""What begins like this has no subject before its verb: a condition, an object or an order."""

_HANDLES = (
    "核对|核查|核实|核销|清理|清查|清点|检查|抽查|排查|复核|审核|审查|查明|查清|查找|统计|汇总|梳理|登记|收回|追回|退回|追缴|催收"
    "|了解|掌握|明确|列出|说明|公开|公示|使用|消化|盘活|处置|整改|确认|认定|调整|更正|规范|分析|评估|对照|比对|盘点|整理|归集"
    "|反映|披露|报告|上报|报送|支付|结算|督促|监督|跟踪|停用|修订|补登|补办|验收|移交|是否|有无|能否|哪些|何时|如何"
)
"""Of what these handle, 已 says what has come about: 核对已支付的款项, 核对是否已经备案."""

_ADVERB = (
    r"(?:目前|现在|此前|近期|前期|日前|去年|上半年|下半年|年内|均|也|都|又|还|基本|全部|全面|初步|按要求|按规定|按计划"
    rf"|如期|及时|[于在](?:(?!{_HANDLES})[^，。；的已]){{2,12}}(?:前|后|时|中|内|间|底|末|年|月|日)"
    r"|会同[^，。；的已]{2,12}(?:部门|[科股室处组站所部办局委会院馆队]|中心|单位|人员)"
    r"|按照?[^，。；的已]{1,10}(?:要求|规定|计划|程序|标准|办法|制度|时限|约定|方案)"
    rf"|[对就](?:(?!{_HANDLES})[^，。；已]){{2,20}})"
)
"""What may stand between whoever acts and 已."""

_FOUND_OUT = re.compile(f"(?:{_HANDLES}).{{3,}}$")
_HANDLING = re.compile(f".(?:{_HANDLES}).{{2}}")
"""A subject does not handle anything itself: 财务股核对各单位 is none."""

_PERFECT = re.compile(
    rf"^(?P<who>{_WHO})?(?:{_ADVERB}){{0,3}}(?:现|业|早|均|都|也)?(?:已经?|曾经?|业经)(?!知|有的|久|往)"
    r"(?P<did>[\u4e00-\u9fff].*)$"
)
_AFTER = re.compile(rf"^(?P<who>{_WHO})(?P<did>[^，。；的]{{0,16}}(?<![为除完到得罢终])了(?![解结断如然不]).*)$")
_RELATIVE = re.compile(r"^[^，。；的]{1,5}的(?=[^，。；]|$)|的[，；。]?$")
_OF = re.compile("的[^，。；]{1,8}$")
"""已完工未验收的项目: what has come about is said of something, and nothing is said of itself."""

_PAST = re.compile(
    r"^(?:在)?(?:本次|此次|这次|本轮)?(?:绩效)?(?:评价|自评|复核|检查|考核|现场核查|审核|评审)"
    r"(?:期间|期内|过程中|年度内?|当年|时|前)$"
    r"|^(?:截至|截止)(?:目前|当前|评价[日时]|现场[^，]{0,8}|[12]\d{3}年[^，]{0,8})$"
    r"|^(?:去年|上年度?|前期|日前|近期|此前|目前|现)(?:[上下]半年|以来|底|末)?$"
    r"|^(?<!每年)(?:今年)?[上下]半年$"
)
"""A frame in the past; 上半年 and 目前 leave open what follows, and are past only with 已 behind them."""

_OPEN = re.compile("半年$|^(?:近期|此前|目前|现)$|审核|检查|考核时|[时前]$")
_FURTHER = re.compile(
    r"(?:^|[，；、])(?:但|仍|尚|还[未有没是需要应]|下一步|应当|应[在由将按对及尽]|须|需|要[加进把对按将尽及]"
    r"|继续|进一步|建议|不过|然而)"
)
"""What was done is only what the recommendation goes on from."""


_LATE = re.compile("^[^，。；]{0,28}?[对就][^，。；已]{2,20}已")
"""已 behind what is handled may be said of that: 对台账已登记和未登记的合同分别列示."""

_UPON = re.compile("[对将把就]?已")
"""A measure on what has come about: 对已支付的款项."""

_ENDED = re.compile(
    r"^[^，。；的]{2,24}(?:的[^，。；的]{1,8})?(?:已经?|业已|均已)(?P<did>(?:全部|基本|均|按期|如期|按要求|整改){0,2}"
    r"(?:完成|到位|办结|补齐|建立|落实|整改|纠正|销号|收回|追回|理顺)[^，。；的]{0,6})$"
)
"""What is done and not who did it: 整改工作已全部完成."""

_TOLD = re.compile("[已曾了]|完成|建立|办理|实现|到位")


@dataclass(frozen=True, slots=True)
class Deed:
    """A piece of a recommendation that tells a measure as done.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        sure: nothing in its sentence asks for more.
    """

    start: int
    end: int
    sure: bool


def deeds(text: str, counsel: Counsel, accounts: Sequence[Piece]) -> Iterator[Deed]:
    """The measures of a recommendation that are told as done.

    Args:
        text: of the recommendation, without its label.
        counsel: what the reviewer and approved wording ask for.
        accounts: what the reviewer says is so, in pieces: that may be told again.
    """
    parts = [Piece(one.text, one.start, one.end) for one in segments(text)]
    past, begins = "", True
    for place, piece in enumerate(parts):
        flat = _LABEL.sub("", piece.flat.strip(_MARKS))
        if begins and not past and _PAST.search(flat):
            past = flat
            continue
        did = _did(flat, counsel, begins=begins)
        framed = bool(past) and not _OPEN.search(past)
        if did or (framed and _acts(flat)):
            asked = _asked(did or flat, counsel)
            rest = "".join(one.flat for one in parts[place + 1 :]).partition("。")[0]
            led = bool(re.match(_WHO, flat)) or bool(past) or bool(_ENDED.match(flat))
            if (led or asked) and not _known(piece, accounts):
                sure = asked or not (_FURTHER.search(rest) or _LATE.match(flat))
                yield Deed(piece.start, piece.end, sure=sure)
        past, begins = "", flat != piece.flat and piece.flat.rstrip().endswith(_STOPS)


def _did(flat: str, counsel: Counsel, *, begins: bool) -> str:
    """What a piece tells as done; empty if nothing. Without a subject only what begins a sentence may be told."""
    led = flat.removeprefix("由")
    if _NOT_SUBJECT.search(led):
        return ""
    match = _PERFECT.match(led) or _after(led)
    if match and _HANDLING.search(match.group("who") or ""):
        return ""
    if match and match.group("who"):
        did = match.group("did")
        return did if not _RELATIVE.search(did) or _asked(did, counsel) else ""
    match = match if match and begins and led == flat else _ENDED.match(flat)
    did = match.group("did") if match else ""
    return "" if _RELATIVE.search(did) or _OF.search(did) else did


def _after(led: str) -> re.Match[str] | None:
    """What somebody did with 了 behind it, and not what he is to find out of it."""
    match = _AFTER.match(led)
    return match if match and not _FOUND_OUT.search(match.group("did").partition("了")[0]) else None


def _acts(flat: str) -> bool:
    """Whether somebody acts."""
    return not _NOT_SUBJECT.search(flat.removeprefix("由")) and bool(re.match(_WHO, flat))


def _asked(did: str, counsel: Counsel) -> bool:
    """Whether what was done is what is asked for."""
    bare = Piece(did)
    alike = counsel.alike(bare, _ALIKE) if bare.tokens else []
    return any(not one.tells and not _UPON.match(one.piece.flat) for one in alike)


def _known(piece: Piece, accounts: Sequence[Piece]) -> bool:
    """Whether the account says so."""
    told = (one for one in accounts if _TOLD.search(one.flat))
    return any(share(piece.tokens, one.tokens) >= _ALIKE for one in told)
