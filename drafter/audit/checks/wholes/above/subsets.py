"""A part that is more than its whole: 在职A人，其中女性B人; 抽检A批次，合格B批次; 发放A份，收回B份."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Sentence
from drafter.audit.sums import KIND, added
from drafter.audit.terms import OTHER_TIME, Term

_OF_WHICH = re.compile(r"(?:（[^（）]*）)?[，,；;（]?其中[：:，]?[^，。；：\d]*")
_OUT_OF = re.compile(r"[^，。；、\d（）]{0,10}(?:当)?中[，,]?(?:已|共)?有[^，。；\d]{0,10}")
_OTHERS = re.compile(
    r"增|减|净|退|返|抵|扣|差|结余|结转|盈余|利润|上升|下降|余额|累计|历年|缺口|超|平均|均|率|同比|新"
)
_TRIED = re.compile(
    r"(?:抽检|抽查|抽样|抽[测取]|检查|检测|检验|监测|检定|送检|筛查|参训|(?:参加|参与)(?:培训|(?:结业)?考试|考核|测试)|参考|报考|申报|"
    r"(?:发放|发出|投放|派发|下发|收回|回收)(?:了|有效)?[^，。；\d]{0,6}(?:问卷|调查[表问]|测评表|评议表|意见表)|"
    r"评审|验收|考核|调查|走访|回访|受检|体检|普查)[\u4e00-\u9fff]{0,10}$"
)
_PASSED = re.compile(
    r"^(?:其中)?(?:经[^，。；]{1,6})?(?:检[测验查]|考试|考核|测试|鉴定|评审|验收)?(?:结果)?(?:均|已|全部|实际|有效|判定|评定|资料|档案|为)*"
    r"(?:合格|不合格|达标|未达标|通过|未通过|及格|结业|优良|优秀|满意|不满意|非常满意|齐全|完整|规范|(?:收回|回收)(?:有效)?|收到|有效|获批|取得[^，。；\d]{0,6}证书?|取证|阳性|异常)"
    r"(?:产品|样品|项目|人员|(?:调查)?问卷|调查表|测评表|评议表|意见表|率)?(?:的?有|的|为|是)?$"
)
_ASIDE = re.compile(r"上年|去年|累计|历年|另|以往|同比|增|计划|目标|还|补|再")
_STOP = re.compile(r"[。；;]")
_LONGEST = 24
_MONEY = "元"
_LEVELS = frozenset({"小时", "分钟", "天", "日", "年", "个月", "月", "度", "米", "分"})
"""What lasts, reaches or is scored so much is no part of what lasts so much elsewhere."""


def check(reading: Reading) -> Iterator[Issue]:
    """Parts that are more than what they are said to be parts of."""
    for sentence in reading.sentences:
        told = [term for term in reading.terms(sentence) if term.dimension not in ("%", "百分点")]
        for whole, part in pairwise(told):
            exact = whole.exact and part.exact and whole.dimension == part.dimension and whole.figure.value >= 0
            exact = exact and whole.dimension not in _LEVELS
            if not exact or part.figure.value - part.figure.half <= whole.figure.value + whole.figure.half:
                continue
            alone = whole.dimension != _MONEY or not whole.figure.value or not _goes_on(told, part)
            within = alone and _within(sentence, whole, part)
            told_so = within or _among(sentence, whole, part) or _tried(sentence, told, (whole, part))
            if told_so and not _of_another(told, whole, part):
                yield _issue(reading, whole, part)


def _within(sentence: Sentence, whole: Term, part: Term) -> bool:
    """Whether 其中 stands between two amounts, neither of which is a change or a balance."""
    gap = sentence.block.text[whole.figure.behind : part.figure.at]
    plain_words = not any(_OTHERS.search(t.label) or OTHER_TIME.search(t.label) or t.change for t in (whole, part))
    return plain_words and bool(_OF_WHICH.fullmatch(gap)) and len(part.label) > 1 and bool(whole.name)


def _among(sentence: Sentence, whole: Term, part: Term) -> bool:
    """Whether the part is said to be among the whole: 18个乡镇中，有12个."""
    gap = sentence.block.text[whole.figure.behind : part.figure.at]
    return bool(_OUT_OF.fullmatch(gap)) and not OTHER_TIME.search(whole.label + part.label)


def _goes_on(told: Sequence[Term], part: Term) -> bool:
    """Whether a list goes on behind a part, so that its sum is what is wrong."""
    following = told[told.index(part) + 1 :][:1]
    return any(
        t.dimension == part.dimension and t.opened == part.opened and t.part == part.part for t in following
    )


def _tried(sentence: Sentence, told: Sequence[Term], pair: tuple[Term, Term]) -> bool:
    """Whether so many were tried and, in the next clause, more of them passed than all that were tried."""
    whole, part = pair
    gap = re.sub(r"（[^（）]*）", "", sentence.block.text[whole.figure.behind : part.figure.at])
    beside = len(gap) <= _LONGEST and not _STOP.search(gap) and gap[:1] in "，,、"
    due = whole.name[:2] == "应到" and part.name[:2] == "实到" and whole.dimension in ("人", "名")
    own = [t for t in told if t.dimension == part.dimension and t.part == part.part and _TRIED.search(t.label)]
    before = own[: own.index(whole) + 1] if whole in own else []
    passed = _PASSED.match(part.label) and not _ASIDE.search(whole.label + part.label)
    more = part.figure.value > added(t.figure for t in before)
    return beside and (due or (bool(before) and bool(passed) and more))


def _of_another(told: Sequence[Term], whole: Term, part: Term) -> bool:
    """Whether a larger amount stands before both, of which it may be a part, and the names do not end alike."""
    before = told[: told.index(whole)]
    larger = [t for t in before if t.dimension == part.dimension and t.figure.value >= part.figure.value]
    return bool(larger) and part.name[-2:] != whole.name[-2:]


def _issue(reading: Reading, whole: Term, part: Term) -> Issue:
    factor, unit = whole.figure.factor, whole.figure.quantity.unit
    return reading.issue(
        KIND,
        "part_above",
        [part.figure.span, whole.figure.span],
        part=f"{part.name[-12:]}{part.figure.text}",
        whole=f"{whole.name[-12:]}{whole.figure.text}",
        gap=f"{plain((part.figure.value - whole.figure.value) / factor)}{unit}",
    )
