"""How many problems an indicator is said to have: 资产管理指标共反映五个问题 counts the points of its finding."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.text.alternation import longest_of
from drafter.text.quantities import Quantity
from drafter.text.width import fold
from drafter.verification.reading.examination import Examination

_COUNTERS = frozenset("个项处条点类种宗")
_PROBLEMS = re.compile("(?:主要|突出|具体)?(?:方面)?的?(?:问题|不足|短板|缺陷|薄弱环节|扣分[点项]|扣分事项)")
_REACH, _BEHIND, _BACK = 60, 10, 2
"""So many characters before a figure and behind it, and so many sentences before its own."""
_LINE = re.compile(r"score\.(?P<line>.+)\.(?:max|awarded|deducted)")
_LINK = re.compile(
    "[”』」]?(?:[这那]?[一二两三四五六七八九十]*[项个]?(?:[一二三四]级)?(?:评价|绩效)?(?:指标|方面|部分))?"
    "(?:之?下|[中里上内])?，?"
    "(?:合计|总计|一共|总共|共计?|累计|存在|反映|发现|查出|查实|检查|复核|评价|审核|列[出明]|指出|涉及|还?有|了|出|的|均|都)*"
)
"""What may stand between the name of an indicator and the number of its problems."""
_THIS = re.compile(f"(?:^|[，；：])(?:其中，?)?(?:在)?(?:[该本此]|这一?)[项个]?(?={_LINK.pattern}$)")
_JOINED = re.compile("[、和与及]|以及")


@dataclass(frozen=True)
class Problems:
    """Counts the problems of the indicators that one text names.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def count(self, quantity: Quantity) -> str:
        """The points that a figure counts; empty where it counts none, or there is another number of them."""
        if quantity.dimension not in _COUNTERS or quantity.hedge:
            return ""
        if not _PROBLEMS.match(self.examination.flat(quantity.end, quantity.end + _BEHIND)):
            return ""
        points = list(dict.fromkeys(self._told(quantity)))
        return f"count({', '.join(points)})" if points and quantity.value == len(points) else ""

    def _told(self, quantity: Quantity) -> Iterator[str]:
        """The points of the indicators that are named right before a figure, or before its sentence: 该指标."""
        number = self.examination.sentence_number(quantity.start)
        start = self.examination.sentences[number].start
        lead = self.examination.flat(max(start, quantity.start - _REACH), quantity.start)
        named = [(found.group(), found.start(), found.end()) for found in self._names.finditer(lead)]
        if named and _LINK.fullmatch(lead, named[-1][2]):
            position = named[-1][2]
            for name, begin, end in reversed(named):
                if end < position and not _JOINED.fullmatch(lead, end, position):
                    return
                position = begin
                yield from self._points[name]
        elif _THIS.search(lead):
            earlier = self.examination.flat(self.examination.sentences[max(number - _BACK, 0)].start, start)
            last = [found.group() for found in self._names.finditer(earlier + lead)]
            yield from self._points[last[-1]] if last else ()

    @cached_property
    def _points(self) -> Mapping[str, tuple[str, ...]]:
        """The points of every indicator, by its name; those of a higher level have what is below them."""
        book = self.examination.book
        own = {finding.id: finding.indicator for finding in book.case.findings}
        names = {indicator: indicator for indicator in own.values()}
        lines = ((_LINE.fullmatch(ref), fact.label) for ref, fact in book.figures.items())
        names |= {found["line"]: label for found, label in lines if found}
        told = {
            fold(name).text.strip('“”"'): tuple(
                ref for ref, (finding, _) in book.points.items() if f"{finding.indicator}.".startswith(f"{line}.")
            )
            for line, name in names.items()
        }
        return {name: points for name, points in told.items() if name and points}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile(longest_of(self._points) if self._points else "(?!)")
