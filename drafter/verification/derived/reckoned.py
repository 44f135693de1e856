"""Figures that follow from others of their own sentence: their sum or mean, how far two are apart, a share.

Each of those others is held to a fact by itself; here only what the sentence reckons with them is asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from drafter.text.quantities import Quantity
from drafter.verification.context.ways import ways
from drafter.verification.derived.bases import wrong_base
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.support import MEASURED, supports, truly
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


@dataclass(frozen=True)
class Reckoned:
    """Finds them in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def formula(self, quantity: Quantity) -> str:
        """How a figure follows from others of its sentence; empty if it does not."""
        before, behind = self._others(quantity)
        near = self._near(quantity)
        if quantity.hedge in _BY_SO_MUCH:
            quantity = replace(quantity, hedge=None)
            near = f"超{near}"
        if _CHECKED.search(near):
            return ""  # by how much the books differ from what is there, facts alone tell
        summed = self._summed(quantity, before, behind, near) or self._whole(quantity, behind)
        made = summed or self._apart(quantity, before, behind, near) or self._share(quantity, before, behind, near)
        made = made or self._by_half(quantity, before, behind)
        return made or self._each(quantity, before, behind, near)

    def _others(self, quantity: Quantity) -> tuple[Sequence[Quantity], Sequence[Quantity]]:
        sentence = self.examination.sentence_at(quantity.start)
        before = self.examination.quantities(sentence.start, quantity.start)[-_MOST:]
        behind = self.examination.quantities(quantity.end, sentence.end)[:_MOST]
        if before and self._is_range(before[-1], quantity):
            before = before[:-1]
        if behind and self._is_range(quantity, behind[0]):
            behind = behind[1:]
        return before, behind

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

    def _summed(
        self, quantity: Quantity, before: Sequence[Quantity], behind: Sequence[Quantity], near: str
    ) -> str:
        lead = near.partition("#")[0]
        total = _SUM.search(lead) or (self._added(quantity) and _TOGETHER.search(near))
        mean = _MEAN.search(lead)
        for run in _runs(_like(quantity, before), _like(quantity, behind)) if total or mean else ():
            value = sum((one.value for one in run), Decimal(0))
            if total and quantity.value == value:
                return f"sum({', '.join(one.text for one in run)})"
            if mean and _is(quantity, value / len(run)):
                return f"mean({', '.join(one.text for one in run)})"
        return ""

    def _added(self, quantity: Quantity) -> bool:
        """Whether the words before say that figures are added: 在编19名，加上编外27名，实有46名."""
        start = self.examination.sentence_at(quantity.start).start
        return _ADDED.search(self.examination.flat(start, quantity.start)) is not None

    @staticmethod
    def _apart(quantity: Quantity, before: Sequence[Quantity], behind: Sequence[Quantity], near: str) -> str:
        """By how much two figures differ, where the words say that something is more, less, left or missing."""
        counts = quantity.dimension not in MEASURED and quantity.dimension != "百分点"
        dimension = _POINTS.get(quantity.dimension, quantity.dimension)
        if quantity.dimension == "%":
            return ""
        if counts and quantity.value < _TELLING and not _COMPARED.search(near):
            return _rest(quantity, before, behind)
        if not _APART.search(near):
            return _rest(quantity, before, behind) if counts else ""
        like = [one for one in (*before, *behind) if _same(one.dimension, dimension)]
        for first, second in _pairs(like):
            if first.value != second.value and _is(quantity, abs(first.value - second.value)):
                return f"{first.text} - {second.text}"
        return ""

    def _by_half(self, quantity: Quantity, before: Sequence[Quantity], behind: Sequence[Quantity]) -> str:
        """On which side of one half a count is of those among whom it is: 48人，其中13人（不到一半）."""
        if quantity.unit != _HALF or not before:
            return ""
        top = before[-1]
        if not _BY_HALF.search(self.examination.flat(top.end, quantity.start)):
            return ""
        for base in _like(top, (*before[:-1], *behind)):
            below, above = 2 * top.value < base.value, base.value < 2 * top.value <= 2 * base.value
            if (below and quantity.hedge in _BELOW_HALF) or (above and quantity.hedge in _ABOVE_HALF):
                return f"{top.text} / {base.text}"
        return ""

    @staticmethod
    def _each(quantity: Quantity, before: Sequence[Quantity], behind: Sequence[Quantity], near: str) -> str:
        """So many or so much for each of those who are counted: 4名人员9件设备，人均2.25件."""
        head = quantity.dimension.partition("/")[0]
        if not _EACH.search(near) or head in ("%", "百分点", "分", ""):
            return ""
        tops = [one for one in (*before, *behind) if _same(one.dimension, head)]
        bases = [one for one in (*before, *behind) if one.dimension not in MEASURED and one.value]
        pairs = ((top, base) for top in tops for base in bases if top is not base)
        return next(
            (f"{top.text} / {base.text}" for top, base in pairs if _is(quantity, top.value / base.value)), ""
        )

    def _left(self, quantity: Quantity) -> bool:
        """Whether a figure is told as what is left: 余428.5万元未用."""
        segment = self.examination.segment_at(quantity.start)
        lead = self.examination.flat(max(segment.start, quantity.start - _BEHIND), quantity.start)
        return ways().lacking.search(f"{lead}{self._near(quantity).partition('#')[2]}") is not None

    def _share(self, quantity: Quantity, before: Sequence[Quantity], behind: Sequence[Quantity], near: str) -> str:
        """A share or a change in percent, or a multiple, of two figures of one unit."""
        if quantity.dimension not in ("%", "倍") or not _SHARE.search(near):
            return ""
        lead = near.partition("#")[0]
        changed = _of_change(quantity, before, lead) if _CHANGED.search(near) else ""
        if changed:
            return changed
        scale = _HUNDRED if quantity.dimension == "%" else Decimal(1)
        rates = () if _OF.search(near) or _SPREAD.search(near) else ("%",)
        others = [one for one in (*before, *behind) if one.dimension not in (*rates, "百分点", "分", "")]
        parts = quantity.dimension == "%" and "占" in near
        left = [one for one in others if _turned("(", near) and self._left(one)]
        for top, base in _ordered(others, parts=parts):
            if top in left:
                continue
            for value, how, change in (
                (top.value / base.value * scale, f"{top.text} / {base.text}", False),
                (
                    abs(top.value - base.value) / base.value * scale,
                    f"({top.text} - {base.text}) / {base.text}",
                    True,
                ),
            ):
                if not _is(quantity, value) or _turned(how, near):
                    continue
                other = top if change else self._beside(base, top, others)
                if other is None or not wrong_base(lead, base.value, other.value):
                    return how
        return ""

    def _beside(self, base: Quantity, apart: Quantity, others: Sequence[Quantity]) -> Quantity | None:
        """The one figure of the sentence, or of the case, from which another is apart by so much."""
        known = (one.quantity for one in self.examination.book.of_case if one.quantity)
        like = (one for one in (*others, *known) if one.dimension == base.dimension)
        found = {one.value: one for one in like if abs(one.value - base.value) == apart.value}
        return next(iter(found.values())) if len(found) == 1 else None


def _of_change(quantity: Quantity, before: Sequence[Quantity], lead: str) -> str:
    """A change in percent of what is told only by what became of it and by how much: 支出N，比预算少M，降幅P%."""
    if quantity.dimension != "%" or len(before) < _PAIR or before[-1].dimension != before[-2].dimension:
        return ""
    became, by = before[-2:]
    for sign, base in (("+", became.value + by.value), ("-", became.value - by.value)):
        fits = base > 0 and _is(quantity, by.value * _HUNDRED / base)
        if fits and not wrong_base(lead, base, became.value):
            return f"{by.text} / ({became.text} {sign} {by.text})"
    return ""


def _rest(quantity: Quantity, before: Sequence[Quantity], behind: Sequence[Quantity]) -> str:
    """One of two parts whose whole is told before or behind them: 5个标段，3个办了，2个没办."""
    like = _like(quantity, (*before, *behind))
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


def _pairs(some: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    for place, one in enumerate(some):
        yield from ((one, other) for other in some[place + 1 :])


def _ordered(some: Sequence[Quantity], *, parts: bool) -> Iterator[tuple[Quantity, Quantity]]:
    """Every figure with every other one by which it can be divided: of one unit, or a part of what is counted."""
    for one, other in _pairs(some):
        for top, base in ((one, other), (other, one)):
            counts = parts and top.value < base.value and not {top.dimension, base.dimension} & MEASURED
            if base.value and (counts or _same(top.dimension, base.dimension)):
                yield top, base


def _is(quantity: Quantity, value: Decimal) -> bool:
    if quantity.places and quantity.dimension not in MEASURED:
        return round(value, quantity.places) == quantity.value
    return supports(quantity, value) and truly(quantity, value)
