"""A whole and the part of it told right behind: 17个指标有5个…, 23份签证中9份…, 抽查16座，其中5座….

No part is more than its whole. So of two figures told like this the first is none of the facts that are less than
the second, nor the second one of those that are not less than the first, however the words around them sound.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.text.quantities import Quantity
from drafter.verification.facts.known import Known
from drafter.verification.facts.support import MEASURED
from drafter.verification.reading.examination import Examination

_THING, _ADVERBS = "[^，。；：、（）]{1,16}?", "(?:[也就还仅只却已便又竟倒才仍尚但均]|实际)*"
_WITHIN = re.compile(
    f"{_THING}(?:[中里内]|当中|之中|里[头面])，?{_ADVERBS}有?"
    f"|(?:{_THING})?[，（]?(?:其中){_ADVERBS}有?|(?:{_THING})?，?(?:{_ADVERBS}有|{_ADVERBS}[只仅才])"
    f"|{_THING}{_ADVERBS}[^，。；：、（）]{{0,6}}"
)
_OTHERWISE = re.compile(
    "[和与及或对跟同比较每均由从至增减升降变调超多少差加除第]|合计|总计|一共|共计|分别|相差|相当"
)
"""Where one of these stands between two figures, the second is no part of the first."""
_LONGEST = 24
_HEAD = 2


@dataclass(frozen=True)
class Parted:
    """Tells it in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def part(self, start: int, end: int, dimension: str) -> Quantity | None:
        """The part that is told right behind a whole, which a figure is; `None` where none is."""
        if dimension in MEASURED:
            return None
        behind = self.examination.quantities(end, min(end + _LONGEST, self.examination.sentence_at(start).end))
        return behind[0] if behind and self._frames(end, behind[0].start, dimension, behind[0]) else None

    def whole(self, start: int, dimension: str) -> Quantity | None:
        """The whole that is told right before a part, which a figure is; `None` where none is."""
        if dimension in MEASURED:
            return None
        sentence = self.examination.sentence_at(start)
        before = self.examination.quantities(max(sentence.start, start - _LONGEST), start)
        return before[-1] if before and self._frames(before[-1].end, start, dimension, before[-1]) else None

    def told(self, whole: int, part: int, dimension: str) -> bool:
        """Whether the figure at an offset is told as a part of that at another."""
        found = self.whole(part, dimension)
        return found is not None and found.start == whole

    def _frames(self, end: int, start: int, dimension: str, other: Quantity) -> bool:
        between = self.examination.flat(end, start) if other.dimension == dimension and not other.hedge else ""
        return bool(between) and _WITHIN.fullmatch(between) is not None and not _OTHERWISE.search(between)

    def left(self, start: int, end: int, dimension: str, facts: Sequence[Known]) -> Sequence[Known]:
        """Of some facts those that a whole or a part may be by its size."""
        part, whole = self.part(start, end, dimension), self.whole(start, dimension)
        if part is None and whole is None:
            return facts
        low, high = part.value if part else None, whole.value if whole else None
        sized = ((one, one.quantity.value if one.quantity else None) for one in facts)
        return [
            one
            for one, value in sized
            if value is None or ((low is None or value >= low) and (high is None or value < high))
        ]


def of_one_thing(one: Known, other: Known) -> bool:
    """Whether two facts count the same things, by how their names end: 绩效指标, 没有统计表的指标."""
    return one.scope == other.scope and one.fact.label[-_HEAD:] == other.fact.label[-_HEAD:]
