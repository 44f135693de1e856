"""Which facts may stand unchanged from year to year: limits, targets, norms, rates, history, quotations.

All that is asked is the sentence around a fact; whether it also stood in an old text is asked elsewhere.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from drafter.comparison.facts import Fact, facts
from drafter.comparison.lexicon import words
from drafter.comparison.model import FactKind
from drafter.text.marks import MarkKind
from drafter.text.width import fold

_BEHIND = re.compile(
    r"\s*(?:[)）]?(?:\(含\)|（含）|[及含]?以[上下内]|之[内前]|内|一(?:次|档|报|审)|计[取算提]|收取|提取|缴存|(?:为|是)[优良中低差]|至\d+分))"
)
_NAMED_BEHIND = re.compile(
    r"(?P<of>的)?(?:考核|序时|进度|年度|控制|法定|规划|发展|任务|既定|预期|省定|上级){0,2}"
    r"(?:目标值?|指标值?|要求|标准|定额|限额|期限|时限|规定|上限|下限|红线|底线|门槛|考核线|控制线|比例要求|控制要求)"
)
"""95%的目标, 95%目标; but 9项指标 counts them."""

_BEFORE = re.compile(
    r"(?:(?:目标|指标值|任务|概算|周期|年限|要求|(?<!高)标准|定额|限额|上限|下限|规定|期限|时限|门槛|底线|红线|满分|权重|(?:考核|预警|及格|控制|警戒|合格|基准|达标|贫困|保障|最低)线)(?:值|数|量|比例|率|额|水平|标准)?"
    r"(?:仍|均|统一|分别)?(?:为|是|达到?|定为|设为|保留|在|[:：])?|设计(?:规模|能力|标准|容量)|总[数量]为?|核定[^，。；\d]{0,6}?|编制数?|(?:行政|事业|车辆|用车)编制|内设|下设|下属|所属|所辖|下辖|辖|共辖|管辖|共有"
    r"|应(?!扣|付|收|缴|交|补|退|拨|发|急|用|对)(?:当|在|于)?[^，。；：\d的]{0,6}?|须在?[^，。；：\d的]{0,6}?|不得[^，。；\d]{0,3}|不(?:低|高|少|多|大|小)于|不超过|至少|控制在"
    r"|原则上[^，。；：\d]{0,6}?|满足|连续|满(?!意)|第)$"
)
_FOUND = re.compile(
    r"(?:实际[^，。；\d]{0,4}|实有[^，。；\d]{0,4}|实[到配]|仅有?|只有?|相差|尚差|还差|差|缺口?|平均[^，。；\d]{0,6}|人均|最[长短高低多少大小][^，。；\d]{0,8}|得分|折算|约合|合计)"
    r"(?:了|为|达到?|约|近|至|到)?$"
)
"""What was found or reckoned, and not set, whatever rule stands before it."""

_SETTLED = re.compile(
    r"(?:约定|规定|要求|(?<!高)标准|承诺|办法|方案)(?:(?!不符|不得|应[补发缴扣付收退]|[补多漏]发|[超多少漏]计|相差|尚[有差未]|还[有差]|仍[有差]|认定|发现|延误|实际|超出|低于|目标的)[^，。；])*$"
)
_LASTED = re.compile(
    r"(?:历时|用时|耗时|间隔|延误|延后|延期|超期|逾期|拖延|迟延|长达|最长|最短|平均|达|又过了|隔了|晚了)(?:[^，。；\d]{0,6})$"
)
_TARGET = re.compile(
    r"(?:未|没有|尚未|仍未|应|须|要|确保|力争|争取|需)(?:能|有)?(?:达到?|实现|完成|满足|提高到|降到|控制在)(?:了)?$"
)
_EARLY = re.compile(r"提前$")
_TAKEN_OFF = re.compile(r"(?:扣减?|扣除|扣罚|加收|罚|上浮|下浮|打)$")
_BEYOND = re.compile(r"(?:超过|低于|高于|超出|少于|不足|大于|小于)[^，。；\d]{1,6}$")
_AIMED = re.compile(r"(?:目标|任务|计划)$")
"""A task in full: one with decimals is this year's own."""

_NAMED = re.compile(r"(?:目标|标准|要求|规定|承诺|指标|定额|上限|下限)值?(?:为|是|定为|[:：])[^，。；\d]{0,4}$")
_SHARE = re.compile(r"占[^，。；]*$")
_DEMANDED = re.compile(r"(?:要求|规定|约定|限定|承诺)(?:(?!不符|相差|延误|实际|超出|低于)[^，。；]){0,8}$")
_EVERY = re.compile(r"每[^周月季]?$")
_RATE = re.compile(r"每[^，。；]{0,8}$")
_WITHIN = re.compile(r"\s*(?:以内|之内|内|前|之前|后|以上|以后|起)(?!设|部|控)")
_PERIODS = re.compile(r"^(?:个?工作日|日|天|个?月|年|小时|分钟|周)$")
_QUOTED = re.compile(
    r"(?<![比较与同])(?:上一?年度?|去年|上年度|上期|往年|前年|前一年|以前年度)的?[^，。；\d]{0,16}$"
)
_LESS = re.compile(r"(?:比|较|与|同)(?:上一?年度?|去年|上年度|上期|往年)[^，。；\d]{0,16}$")
_WENT = re.compile(r"(?:缩短|延长|减少|增加|提高|下降|降低|上升|多|少)(?:了|约)?\d")
_ORGANISED = re.compile(
    r"\s*(?:[\u4e00-\u9fff]{0,4}?)(?:镇|乡|街道|行政村|村|社区|县区|区县|县|市|区|股室|科室|处室|下属单位|预算单位|二级单位|部门)(?:中|共|里)"
)
_PARTS = re.compile(
    r"\s*(?:内设)?(?:股室|科室|处室|内设机构|下属|直属|所属|二级|事业单位|预算单位|行政村|单位(?=[，。；、]|$))"
)
_ALL_OF = re.compile(r"(?:全[市县区镇省国]|辖区)(?:内)?(?:共有?|的)?$")
_ANNUAL = re.compile(r"(?:每年|每[季月周]|各年|逐年|次年|翌年|当年|同年|隔年|一般于?|通常)[^，。；]{0,6}$")
_DUE = re.compile(r"\s*(?:[底末初]?前|之前|以前|起|底|内)")
_HISTORY = re.compile(
    r"(?:以来|以前|之前|起|印发|修订|制定|颁布|实施|施行|版|成立|购入|购置|建成|下达|立项|竣工|完工|投入使用|签订)"
)
_COMPARED = re.compile(r"(?:比|较|与|同|由|从|自)$")
_STOPS = "，。；！？\n\t"
_GRADES = re.compile(r"(?:为|是|[:：])[“\"]?([优良中低差])|([优良中低差])(?:秀|好|等)?[（(]?[≥≤<>\d]")
_SCALE = 3
"""A text that names so many grades beside points gives the scale."""

_DIGITS = 3
_SMALL = 10
_CLOSE = 2


@dataclass(frozen=True)
class Around:
    """A fact with the part of the sentence that it stands in.

    Attributes:
        text: the unit's words.
        fact: the fact.
        before: what stands before it in its part of the sentence, half width.
        behind: what stands behind it, half width.
    """

    text: str
    fact: Fact
    before: str
    behind: str

    @staticmethod
    def of(text: str, fact: Fact) -> "Around":
        """The surroundings of a fact."""
        low = max((text.rfind(stop, 0, fact.start) for stop in _STOPS), default=-1) + 1
        ends = [at for stop in _STOPS if (at := text.find(stop, fact.end)) >= 0]
        high = min(ends, default=len(text))
        return Around(text, fact, fold(text[low : fact.start]).text, fold(text[fact.end : high]).text)

    @property
    def earlier(self) -> tuple[Fact, ...]:
        """The facts before it in its part of the sentence."""
        low = max((self.text.rfind(stop, 0, self.fact.start) for stop in _STOPS), default=-1) + 1
        return tuple(one for one in facts(self.text) if low <= one.start < self.fact.start)


def may_stand(text: str, fact: Fact, year: int | None, *, advice: bool = False) -> bool:
    """Whether a fact says nothing about a year: nobody expects it to change.

    Args:
        text: the words of a unit.
        fact: one of its facts.
        year: the fiscal year of the old text; `None` if it is not known.
        advice: it stands in a recommendation, where rates and lengths of time are set and not found.
    """
    around = Around.of(text, fact)
    if _quoted(around, year):
        return True
    if fact.kind is FactKind.QUANTITY:
        return _figure_may(around, year, advice=advice)
    if fact.kind is FactKind.DATE:
        return _date_may(around, year)
    if fact.kind is FactKind.NUMBER:
        return _number_may(around, year)
    return True


def _figure_may(around: Around, year: int | None, *, advice: bool) -> bool:
    quantity = around.fact.quantity
    if quantity is None or quantity.value == 0 or (quantity.dimension == "%" and quantity.value == 100):  # noqa: PLR2004
        return True
    if quantity.spoken and (quantity.hedge or (quantity.value <= _SMALL and quantity.dimension != "元")):
        return True
    if (advice and _is_set(around)) or _is_limit(around):
        return True
    if _NAMED.search(around.before) and not _precise(around):
        return True
    if _FOUND.search(around.before) or (quantity.dimension == "%" and _SHARE.search(around.before)):
        return False
    return _is_rule(around) or _is_norm(around) or _is_history(around, year) or _is_whole(around)


def _is_set(around: Around) -> bool:
    """Whether it is a rate or a length of time, which a recommendation sets."""
    dimension = around.fact.dimension
    return dimension == "%" or bool(_PERIODS.match(dimension) or _EARLY.search(around.before))


def _is_limit(around: Around) -> bool:
    """Whether it is a limit by what stands right beside it, or a bound of the scale of grades."""
    quantity = around.fact.quantity
    if quantity is None:
        return False
    if quantity.dimension == "分" and len(set(_GRADES.findall(around.text))) >= _SCALE:
        return True
    beyond = quantity.hedge in words("standing", "thresholds") or _BEYOND.search(around.before)
    named = _NAMED_BEHIND.match(around.behind)
    if named and (named["of"] or quantity.dimension == "%"):
        return True
    return bool(_BEHIND.match(around.behind) or (beyond and not quantity.places and _round(quantity.value)))


def _precise(around: Around) -> bool:
    """Whether a figure is measured by its looks: three digits that count, some behind the point."""
    quantity = around.fact.quantity
    if quantity is None or not quantity.places:
        return False
    return len(format(quantity.value.normalize(), "f").replace(".", "").strip("0")) >= _DIGITS


def _round(value: Decimal) -> bool:
    """Whether a figure is of the sort that somebody sets: one digit, or a multiple of five up to a hundred."""
    if value != value.to_integral_value() or value > 100:  # noqa: PLR2004
        return len(format(value.normalize(), "f").strip("0")) == 1
    return value <= _SMALL or value % 5 == 0


def _is_rule(around: Around) -> bool:
    """Whether the sentence gives a limit, a target, a standard or a rate."""
    before, behind, dimension = around.before, around.behind, around.fact.dimension
    if around.fact.quantity and around.fact.quantity.hedge in words("standing", "hedges"):
        return True
    if _PERIODS.match(dimension):
        if _LASTED.search(before):
            return False
        if _WITHIN.match(behind) or dimension.endswith("工作日"):
            return True
    if dimension == "%" and _TAKEN_OFF.search(before):
        return True
    if _AIMED.search(before) and around.fact.quantity and around.fact.quantity.places and dimension != "%":
        return False
    rate = _RATE if dimension.startswith("元") else _EVERY
    patterns = (_BEFORE, _TARGET, _DEMANDED) if _precise(around) else (rate, _BEFORE, _TARGET, _SETTLED)
    return any(pattern.search(before) for pattern in patterns)


def _is_norm(around: Around) -> bool:
    """Whether a norm is cited before it in the same part of the sentence."""
    cited = [one for one in around.earlier if one.mark in {MarkKind.DOCUMENT, MarkKind.ARTICLE}]
    between = around.text[cited[-1].end : around.fact.start] if cited else ""
    return bool(cited) and (len(between) <= _CLOSE or bool(re.search("规定|要求|明确|限定|设定", between)))


def _is_history(around: Around, year: int | None) -> bool:
    """Whether the sentence tells of a year before the old text's own."""
    dates = [one for one in around.earlier if one.mark is MarkKind.DATE and one.key.split(" ")[1][:4].isdigit()]
    return bool(dates) and year is not None and all(int(one.key.split(" ")[1][:4]) < year for one in dates)


def _is_whole(around: Around) -> bool:
    """Whether it counts how many there are at all: 12个镇中, 全县146个行政村."""
    quantity = around.fact.quantity
    if quantity is None or quantity.dimension not in {"个", "家", "所", "名", "人", "间", "座", ""}:
        return False
    return bool(_ORGANISED.match(around.behind) or _ALL_OF.search(around.before) or _PARTS.match(around.behind))


def _date_may(around: Around, year: int | None) -> bool:
    value = around.fact.key.split(" ", 1)[1]
    if around.fact.mark is MarkKind.RELATIVE_DATE:
        return True
    if value.startswith("--"):
        due = _DUE.match(around.behind) or "底" in around.fact.text
        return bool(due or _ANNUAL.search(around.before) or _DEMANDED.search(around.before))
    told = int(value[:4])
    if (year is not None and told < year) or _COMPARED.search(around.before):
        return True
    return value.count("-") == 0 and bool(_HISTORY.match(around.behind.lstrip("度的")))


def _number_may(around: Around, year: int | None) -> bool:
    """Articles and norms stand; the year's own notices do not, nor do contracts and vouchers."""
    mark = around.fact.mark
    if mark is MarkKind.ARTICLE:
        return True
    if mark is MarkKind.DOCUMENT_NUMBER:
        title = around.earlier[-1] if around.earlier else None
        if title and title.mark is MarkKind.DOCUMENT and around.text[title.end : around.fact.start] in {"（", "("}:
            return not re.search(r"20\d{2}年", title.text)
        told = re.search(r"〔(\d{4})〕", around.fact.key)
        return told is None or (year is not None and int(told.group(1)) < year)
    if mark is MarkKind.NUMBER:
        return True
    told = re.search(r"(?<!\d)(20\d{2}|19\d{2})(?!\d)", around.fact.key)
    return told is not None and year is not None and int(told.group(1)) < year


def _quoted(around: Around, year: int | None) -> bool:
    """Whether it is told as last year's: 由上年的84.69%提高到…; not where the difference to last year is told."""
    if _LESS.search(around.before):
        return bool(_WENT.match(around.behind))
    if _QUOTED.search(around.before):
        return True
    last = around.earlier[-1] if around.earlier else None
    if last is None or last.mark is not MarkKind.DATE or year is None:
        return False
    between = around.text[last.end : around.fact.start]
    return (
        last.key == f"date {year}"
        and bool(re.search(r"(?:比|较|由|从|与)$", around.text[: last.start]))
        and len(between) < _SMALL
    )
