"""Figures that follow from others of their own sentence: their sum or mean, how far two are apart, a share.

Each of those others is held to a fact by itself; here only what the sentence reckons with them is asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product

from drafter.text.quantities import Quantity
from drafter.verification.context.ways import ways
from drafter.verification.derived.said.bases import of_wrong_base
from drafter.verification.facts.candidates import counted_alike, matching
from drafter.verification.facts.making import Making
from drafter.verification.facts.support import MEASURED, states_result
from drafter.verification.reading.examination import Examination

_REACH = 60
_BEHIND = 12
_MOST = 8
"""So many figures of a sentence before and behind one are reckoned with."""
_SUM = re.compile("合计|总计|一共|总共|共计|加起来|之和|总额|总数|累计|(?<!公)共[^，。；]{0,4}$")
_MEAN = re.compile("平均|均值|均为|人均|[均]$")
_BY_SO_MUCH = frozenset({"超", "超出", "不足"})
"""Before a figure these may say by how much, and bend nothing."""
_APART = re.compile(
    "[多少差高低超长短快慢早晚降增减升余剩缺省]|相差|间隔|相隔|差距|缺口|节[约省余]|结余|其余|另外?|还有|未|没|超[出过期]|逾期|扩大|缩小|提前|滞后"
)
_SHARE = re.compile("占|率|比[例重]|相当于|[为是]|[增降升减超涨跌]|的|达|比|[多高低少]|只|仅")
_PAUSE = re.compile("[，。；：]")
_ADDED = re.compile("加上|加之|再加|算上|连同")
_TOGETHER = re.compile("[共总实合]|[为是有]#")
_TO = re.compile("[-—–~至到]|——")
_HALF = "半"
_BY_HALF = re.compile(r"(?:^|[（(，,])(?:还|尚|即|也就是|占比?|仅|只|都)*(?:不到|不足|未到|超过|超|过)?$")
_BELOW_HALF = frozenset({"不到", "不足", "未到", "未达"})
_ABOVE_HALF = frozenset({"以上", "超过", "超", "过", "多"})
_HUNDRED = Decimal(100)
_PAIR = 2
_PARTS = re.compile("[，,（(]?(?:其中|包括|分为)")
_CHANGED = re.compile("(?:[增降升减涨跌超]|下滑|回落)幅?[^，。；#]{0,3}#")
_POINTS = {"百分点": "%"}
_TELLING = 10
"""Lesser counts are easily the same by chance."""
_CHECKED = re.compile("盘盈|盘亏|溢余")
_SPREAD = re.compile("[增降升跌涨减]幅[^，。；#]{0,3}#")
_COMPARED = re.compile("[比较](?![例率重])[^，。；]*#|相差#|间隔#")
_EACH = re.compile("人均|平均每|均摊?#|每[人户件名台个份家]")
_OF = re.compile("(?:为|相当于|占|是|完成|达到?)[^，。；#]{1,10}的[^，。；#]{0,2}#")


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a figure in its sentence.

    Attributes:
        before: the figures before it.
        behind: those behind it.
        near: the words of its part of the sentence, with `#` for it.
    """

    before: Sequence[Quantity]
    behind: Sequence[Quantity]
    near: str

    @property
    def others(self) -> Sequence[Quantity]:
        """All other figures of the sentence."""
        return (*self.before, *self.behind)

    @property
    def lead(self) -> str:
        """The words before the figure."""
        return self.near.partition("#")[0]


@dataclass(frozen=True)
class OfSentence:
    """Finds them in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def formula(self, quantity: Quantity) -> str:
        """How a figure follows from others of its sentence; empty if it does not."""
        around = self._around(quantity)
        if quantity.hedge in _BY_SO_MUCH:
            quantity, around = replace(quantity, hedge=None), replace(around, near=f"超{around.near}")
        if _CHECKED.search(around.near):
            return ""  # by how much the books differ from what is there, facts alone tell
        made = self._summed(quantity, around) or self._whole(quantity, around.behind)
        made = made or self._apart(quantity, around) or self._share(quantity, around)
        return made or self._by_half(quantity, around) or self._each(quantity, around)

    def _around(self, quantity: Quantity) -> _Around:
        sentence = self.examination.sentence_at(quantity.start)
        before = self.examination.quantities(sentence.start, quantity.start)[-_MOST:]
        behind = self.examination.quantities(quantity.end, sentence.end)[:_MOST]
        if before and self._is_range(before[-1], quantity):
            before = before[:-1]
        if behind and self._is_range(quantity, behind[0]):
            behind = behind[1:]
        return _Around(before, behind, self._near(quantity))

    def _is_range(self, low: Quantity, high: Quantity) -> bool:
        """Whether two figures are the ends of a range, of which neither follows from the other: 78至92万元."""
        return _TO.fullmatch(self.examination.flat(low.end, high.start)) is not None

    def _near(self, quantity: Quantity) -> str:
        """The words of a figure's part of the sentence before it, and the few behind it."""
        segment = self.examination.segment_at(quantity.start)
        lead = self.examination.flat(max(segment.start, quantity.start - _REACH), quantity.start)
        behind = self.examination.flat(quantity.end, min(segment.end, quantity.end + _BEHIND))
        return f"{lead}#{_PAUSE.split(behind)[0]}"

    def _whole(self, quantity: Quantity, behind: Sequence[Quantity]) -> str:
        """A whole whose parts are told right behind it: 全年预算N，其中项目支出M、人员经费K."""
        if not _PARTS.match(self.examination.flat(quantity.end, quantity.end + _BEHIND)):
            return ""
        runs = (run for run in _runs((), _like(quantity, behind)) if run)
        run = next((run for run in runs if sum((one.value for one in run), Decimal(0)) == quantity.value), None)
        return f"sum({', '.join(one.text for one in run)})" if run else ""

    def _summed(self, quantity: Quantity, around: _Around) -> str:
        total = _SUM.search(around.lead) or (self._added(quantity) and _TOGETHER.search(around.near))
        mean = _MEAN.search(around.lead)
        runs = _runs(_like(quantity, around.before), _like(quantity, around.behind)) if total or mean else ()
        for run in runs:
            value = sum((one.value for one in run), Decimal(0))
            if total and quantity.value == value:
                return f"sum({', '.join(one.text for one in run)})"
            if mean and states_result(quantity, value / len(run)):
                return f"mean({', '.join(one.text for one in run)})"
        return ""

    def _added(self, quantity: Quantity) -> bool:
        """Whether the words before say that figures are added: 在编19名，加上编外27名，实有46名."""
        start = self.examination.sentence_at(quantity.start).start
        return _ADDED.search(self.examination.flat(start, quantity.start)) is not None

    @staticmethod
    def _apart(quantity: Quantity, around: _Around) -> str:
        """By how much two figures differ, where the words say that something is more, less, left or missing."""
        counts = quantity.dimension not in MEASURED and quantity.dimension != "百分点"
        dimension = _POINTS.get(quantity.dimension, quantity.dimension)
        if quantity.dimension == "%":
            return ""
        if counts and quantity.value < _TELLING and not _COMPARED.search(around.near):
            return _rest(quantity, around.others)
        if not _APART.search(around.near):
            return _rest(quantity, around.others) if counts else ""
        like = [one for one in around.others if _same(one.dimension, dimension)]
        for first, second in combinations(like, 2):
            if first.value != second.value and states_result(quantity, abs(first.value - second.value)):
                return f"{first.text} - {second.text}"
        return ""

    def _by_half(self, quantity: Quantity, around: _Around) -> str:
        """On which side of one half a count is of those among whom it is: 48人，其中13人（不到一半）."""
        if quantity.unit != _HALF or not around.before:
            return ""
        top = around.before[-1]
        if not _BY_HALF.search(self.examination.flat(top.end, quantity.start)):
            return ""
        for base in _like(top, (*around.before[:-1], *around.behind)):
            below, above = 2 * top.value < base.value, base.value < 2 * top.value <= 2 * base.value
            if (below and quantity.hedge in _BELOW_HALF) or (above and quantity.hedge in _ABOVE_HALF):
                return f"{top.text} / {base.text}"
        return ""

    @staticmethod
    def _each(quantity: Quantity, around: _Around) -> str:
        """So many or so much for each of those who are counted: 4名人员9件设备，人均2.25件."""
        head = quantity.dimension.partition("/")[0]
        if not _EACH.search(around.near) or head in ("%", "百分点", "分", ""):
            return ""
        tops = [one for one in around.others if _same(one.dimension, head)]
        bases = [one for one in around.others if one.dimension not in MEASURED and one.value]
        pairs = ((top, base) for top, base in product(tops, bases) if top is not base)
        made = ((top, base) for top, base in pairs if states_result(quantity, top.value / base.value))
        return next((f"{top.text} / {base.text}" for top, base in made), "")

    def _left(self, quantity: Quantity) -> bool:
        """Whether a figure is told as what is left: 余428.5万元未用."""
        segment = self.examination.segment_at(quantity.start)
        lead = self.examination.flat(max(segment.start, quantity.start - _BEHIND), quantity.start)
        return ways().lacking.search(f"{lead}{self._near(quantity).partition('#')[2]}") is not None

    def _share(self, quantity: Quantity, around: _Around) -> str:
        """A share or a change in percent, or a multiple, of two figures of one unit."""
        if quantity.dimension not in ("%", "倍") or not _SHARE.search(around.near):
            return ""
        near, lead = around.near, around.lead
        changed = _of_change(quantity, around.before, lead) if _CHANGED.search(near) else ""
        if changed:
            return changed
        scale = _HUNDRED if quantity.dimension == "%" else Decimal(1)
        rates = () if _OF.search(near) or _SPREAD.search(near) else ("%",)
        others = [one for one in around.others if one.dimension not in (*rates, "百分点", "分", "")]
        parts = quantity.dimension == "%" and "占" in near
        left = [one for one in others if _turned("(", near) and self._left(one)]
        for top, base in _ordered(others, parts=parts):
            if top in left:
                continue
            for how, value, formula in (
                (Making.SHARE, top.value, f"{top.text} / {base.text}"),
                (Making.CHANGE, abs(top.value - base.value), f"({top.text} - {base.text}) / {base.text}"),
            ):
                if not states_result(quantity, value / base.value * scale) or _turned(formula, near):
                    continue
                if not of_wrong_base(lead, how, top.value, base.value, self._like(base, others)):
                    return formula
        return ""

    def _like(self, base: Quantity, others: Sequence[Quantity]) -> Iterator[Decimal]:
        """The figures in the unit of one, of its sentence and of the findings that have it."""
        facts = self.examination.book.of_case
        scopes = {known.scope for known in matching(base, facts)}
        own = (known.quantity for scope in scopes for known in facts.by_scope[scope] if known.quantity)
        yield from (one.value for one in (*others, *own) if one.dimension == base.dimension)


def _of_change(quantity: Quantity, before: Sequence[Quantity], lead: str) -> str:
    """A change in percent of what is told only by what became of it and by how much: 支出N，比预算少M，降幅P%."""
    if quantity.dimension != "%" or len(before) < _PAIR or before[-1].dimension != before[-2].dimension:
        return ""
    became, by = before[-2:]
    for sign, base in (("+", became.value + by.value), ("-", became.value - by.value)):
        fits = base > 0 and states_result(quantity, by.value * _HUNDRED / base)
        if fits and not of_wrong_base(lead, Making.CHANGE, became.value, base, ()):
            return f"{by.text} / ({became.text} {sign} {by.text})"
    return ""


def _rest(quantity: Quantity, others: Sequence[Quantity]) -> str:
    """One of two parts whose whole is told before or behind them: 5个标段，3个办了，2个没办."""
    like = _like(quantity, others)
    for whole in like:
        part = next((one for one in like if one is not whole and one.value + quantity.value == whole.value), None)
        if part and whole.value > quantity.value:
            return f"{whole.text} - {part.text}"
    return ""


def _turned(how: str, near: str) -> bool:
    """Whether a change is told as a rate of what was done: 执行率 of what is left."""
    rate = re.search(
        "(?:执行|支出|完成|使用|到位|支付|回访|入账|覆盖|合格|及时)[^，。；]{0,3}率[^，。；]{0,3}#", near
    )
    return bool(rate) and how.startswith("(") and not ways().lacking.search(near.partition("#")[0][-10:])


def _like(quantity: Quantity, some: Sequence[Quantity]) -> list[Quantity]:
    return [one for one in some if _same(one.dimension, quantity.dimension)]


def _same(one: str, other: str) -> bool:
    return one == other or counted_alike(one, other)


def _runs(before: Sequence[Quantity], behind: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """The figures right before one, from two on, and those right behind it."""
    yield from (before[start:] for start in range(len(before) - 1))
    yield from (behind[:end] for end in range(len(behind), 1, -1))


def _ordered(some: Sequence[Quantity], *, parts: bool) -> Iterator[tuple[Quantity, Quantity]]:
    """Every figure with every other one by which it can be divided: of one unit, or a part of what is counted."""
    for one, other in combinations(some, 2):
        for top, base in ((one, other), (other, one)):
            counts = parts and top.value < base.value and not {top.dimension, base.dimension} & MEASURED
            if base.value and (counts or _same(top.dimension, base.dimension)):
                yield top, base
