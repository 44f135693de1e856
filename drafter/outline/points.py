"""What a text says of points: full marks, points awarded or taken off, each with the word that governs it.

An amount of points means nothing by itself: 得5分 is awarded, 扣5分 is lost, 分值5分 is the most that can be had,
and 每少一次扣0.5分 is nobody's score. So every amount is read with the word it hangs on, and with what makes it a
promise of a standard and no result.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_NUMBER = r"\d{1,4}(?:\.\d{1,4})?"
_AMOUNT = re.compile(
    rf"(?<![\d.\-—~～至±])(?P<value>{_NUMBER})(?:个百)?分"
    r"(?!别|钟|配|之|年|类|项|公|局|会|支|管|行|点|期|批|辨|厂|店|部|组|队|工|[-—~～至到及]|以[上下内外]|[（(](?:不?含|以)|为[一二三四五六两\d])"
)
_BARE = re.compile(
    rf"(?<!平均)(?P<cue>得分|分值|满分|总分|自评分|评分)(?:为|是|[:：])?(?P<value>{_NUMBER})(?=[，,。；;、）)]|$)",
    re.MULTILINE,
)
_LINK = r"(?:[为是达共计有了约仅只均:：=]|达到|合计|评定为|定为|确定为)*[（(“\"]?"
_JUDGED = r"(?:自评价?|再评价|复评|评价|复核|评审|考核|考评|评定|核定|评估|综合|最终)"
_WHOSE = rf"(?:{_JUDGED}|绩效|实际|最后|加权|整体|总体|总|[本该此]项(?:指标)?|[本该此](?:三级)?指标|实)"
_CUE = re.compile(
    rf"(?:(?P<maximum>(?:指标|标准|设定|应得|基础)?(?:标准分值?|总分值|分值|满分值?|权重(?:分值?)?|权数|配分|应得分|应得|基础分|标准分))"
    rf"|(?P<average>平均(?:得分|分数?|评分)?)"
    rf"|(?P<points>{_WHOSE}*(?:得分值?|评分值?|打分|分数|自评分)(?:结果|结论|情况)?|{_WHOSE}+总分|实得|{_JUDGED}+的?(?:结果|结论|成绩)?(?=[为是达:：])|(?:总计|合计|一共|总共|共)得|{_JUDGED}得|[本该此](?:项|指标)得|评为)"
    rf"|(?P<sum>总分)"
    rf"|(?P<weak>(?<![可应取最])获?得)"
    rf"|(?P<lost_all>(?:(?<=合计)|(?<=共计)|(?<=共)|(?<=累计))扣(?:减|除|掉)?)"
    rf"|(?P<lost>(?:扣|失|丢)(?:减|除|掉|去)?)"
    rf"|(?P<added>加|增加|奖励|上浮)){_LINK}$"
)
_BRACKET = re.compile(r"[（(\[【](?:共|计|共计|合计)?[:：]?$")
_LISTED = re.compile(
    r"(?:^|[、，,：:；;（(\s])[\u4e00-\u9fff]{1,10}(?:村|镇|乡|县|市|区|旗|州|街道|局|办|委|院|校|所|站|中心|公司|学|处)[（(]?$"
)
"""The name of whoever was scored, with the points right behind it: 大湾村95分、石桥村94分."""

_FLAT = re.compile(
    r"(?P<zero>(?<!的)(?:未能?得分|不得分|不予得分|得零分|不计分|得0分))|(?P<full>(?:得|计|按|给)满分|满分得)"
    r"|(?P<kept>(?:不|未|不予|没有|无)(?:扣分|扣减))"
)
_BREAK = re.compile(r"[。；;！？\n]")
_PROMISED_BEFORE = re.compile(
    r"(?:每|一项|一次|一处|一个|发现|凡)[^。；，]{0,16}[，,]?$|(?:的|者)[，,]?(?:各|分别|即|则|可|共)?$"
    r"|(?:否则|最高|最多|上限|不超过|扣完|可|应|则|即)[，,]?$"
)
_PROMISED_BEHIND = re.compile(r"^[，,；;。]?(?:否则|为止|不足的|未)")
_STANDARD = re.compile(r"(?:评分|评价|扣分|计分|考核|得分)(?:标准|细则|办法|规则|方法|要点)(?=[为:：①1])")
_COMPARED = re.compile(r"[<>≥≤＜＞≦≧]|(?:以上|以下|以内|之间)[的，,]?$")
_GRADED = "分级优良中差"
"""What a bracket with points stands behind when they are no full marks: 得分（85分）, 良（85分）."""

_LEFT, _RIGHT = 44, 12


class Saying(StrEnum):
    """What is said of an amount of points."""

    MAXIMUM = "maximum"
    SUM = "sum"
    POINTS = "points"
    WEAK = "weak"
    LOST = "lost"
    LOST_ALL = "lost_all"
    ZERO = "zero"
    FULL = "full"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Points:
    """One amount of points in a folded text, or one of the words that stand for it.

    Attributes:
        saying: what is said of it; `SUM` is 总分, which may be the full marks or the result.
        value: in points; `None` for 得满分, whose amount stands elsewhere.
        cue: the governing word as written, without what links it to the amount.
        start: offset of the cue.
        end: offset behind the amount.
        promised: it is what a standard grants or takes, and nobody's result.
    """

    saying: Saying
    value: Decimal | None
    cue: str
    start: int
    end: int
    promised: bool


def read_points(text: str, heading: str = "") -> tuple[Points, ...]:
    """Everything that a folded text says of points, in its order; linear in its length.

    Args:
        text: folded.
        heading: under which it stands; an amount with which the text begins hangs on it: 自评得分 over 98分。
    """
    found = [*_amounts(text, heading), *_without_unit(text), *_flat(text)]
    return tuple(sorted(found, key=lambda points: (points.end, points.start)))


def _amounts(text: str, heading: str) -> Iterator[Points]:
    for match in _AMOUNT.finditer(text):
        left = _left(text, match.start())
        if not left and heading and (above := _CUE.search(heading)) and above.lastgroup == "points":
            yield Points(Saying.POINTS, _value(match), above["points"], match.start(), match.end(), promised=False)
            continue
        cue = _CUE.search(left)
        if cue and cue.lastgroup not in ("average", "added"):
            saying = Saying(str(cue.lastgroup))
            start = match.start() - len(left) + cue.start()
            word = str(cue[saying.value])
            yield Points(saying, _value(match), word, start, match.end(), _promised(text, saying, start, match))
        elif cue is None and _LISTED.search(left):
            yield Points(Saying.POINTS, _value(match), "", match.start(), match.end(), promised=False)
        elif cue is None and (bracket := _BRACKET.search(left)) and left[bracket.start() - 1] not in _GRADED:
            start = match.start() - len(left) + bracket.start()
            yield Points(Saying.MAXIMUM, _value(match), "", start, match.end(), promised=False)


def _without_unit(text: str) -> Iterator[Points]:
    """得分：4.5 of a form that leaves the unit to its head."""
    for match in _BARE.finditer(text):
        full = match["cue"] in ("分值", "满分")
        saying = Saying.MAXIMUM if full else Saying.SUM if match["cue"] == "总分" else Saying.POINTS
        yield Points(saying, _value(match), match["cue"], match.start(), match.end(), promised=False)


def _flat(text: str) -> Iterator[Points]:
    for match in _FLAT.finditer(text):
        saying = Saying(str(match.lastgroup))
        value = None if saying is Saying.FULL else Decimal(0)
        promised = _promised(text, saying, match.start(), match)
        yield Points(saying, value, match[0], match.start(), match.end(), promised)


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(match["value"])


def _left(text: str, end: int) -> str:
    """What stands before an amount within its part of the sentence."""
    window = text[max(end - _LEFT, 0) : end]
    breaks = list(_BREAK.finditer(window))
    return window[breaks[-1].end() :] if breaks else window


def _promised(text: str, saying: Saying, start: int, amount: re.Match[str]) -> bool:
    """Whether a standard promises the points: by what stands before the cue, behind the amount, or over it all."""
    if saying in (Saying.MAXIMUM, Saying.SUM):
        return False
    left = _left(text, start)
    if _PROMISED_BEFORE.search(left) or _PROMISED_BEHIND.search(text[amount.end() : amount.end() + _RIGHT]):
        return True
    if saying is Saying.POINTS:
        return False
    clause = re.split("[，,]", left.rstrip("，,"))[-1]
    return bool(_COMPARED.search(clause) or _STANDARD.search(text, _sentence_start(text, start), start))


def _sentence_start(text: str, place: int) -> int:
    return max(text.rfind("。", max(place - 400, 0), place), text.rfind("\n", max(place - 400, 0), place)) + 1
