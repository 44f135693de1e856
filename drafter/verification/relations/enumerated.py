"""As many things as a sentence says it names: 三份合同，即A号、B号和C号; 甲站、乙站两家单位.

Only lists of things that the case knows are counted, and only where they surely end: behind 等 and before a
parenthesis a list may go on.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.text.quantities import Quantity
from drafter.text.sentences import Span
from drafter.verification.facts.support import MEASURED
from drafter.verification.model import Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.relations.called import Called
from drafter.verification.report import violation

NAME = "structure"
_LEAST, _MOST = 2, 20
_TIMES = frozenset({"天", "日", "年", "个月", "月", "次", "倍", "周", "小时", "个工作日", "人次", "元", "比"})
"""What is counted so are no things that are named one by one."""
_LEADS = re.compile(
    r"[^，。；：:\d—（(、]{0,10}?(?:[，,]?(?:即|也就是|分别[是为]|具体[是为]|依次[是为])[:：]?|[:：]|——|[（(])(?:合同|编号为?|第)*[“《（(]?"
)
"""Between a count and the list of what it counts."""
_JOINT = re.compile(
    r"号?[”》）)]?(?:采购|服务|施工)?(?:合同|项目|工程|凭证|标段)?(?:[、和与及]|以及|，以及)(?:第|编号为?)?[“《（(]?"
)
_ENDS = re.compile(
    r"号?[”》]?(?:采购|服务|施工)?(?:合同|项目|工程|凭证|标段)?(?=[，。；）)—]|$)(?!，(?:以及|还有|和|及|并有|另))"
)
"""Behind the last thing of a list that is closed."""
_COUNTED = re.compile("号?[”》]?(?:采购|服务|施工)?(?:合同|项目|工程|凭证|标段)?(?:这|共|合计|一共)?")
"""Between a list and its count."""
_DENIED = re.compile("[等中]|其中|之一|除")
_REACH = 12

Place = tuple[int, int]


@dataclass(frozen=True)
class Enumerated:
    """Counts the things of lists, against one case.

    Attributes:
        called: what its things may be called.
    """

    called: Called

    def wrong(self, examination: Examination, sentence: Span) -> Iterator[Violation]:
        """Every list of a sentence with more or fewer things than its count says."""
        counts = [one for one in examination.quantities(sentence.start, sentence.end) if _counts(one)]
        things = self._things(sentence) if counts else []
        for count in counts:
            listed = self._behind(sentence, things, count) or self._before(sentence, things, count)
            if listed and len(listed) != int(count.value):
                place = min(count.start, listed[0][0]), max(count.end, listed[-1][1])
                where, many = (examination.text, *place), str(len(listed))
                yield violation(NAME, "list_miscounted", where, things=many, count=count.text)

    def _things(self, sentence: Span) -> list[Place]:
        found = self.called.things(sentence.text)
        return [(sentence.start + start, sentence.start + end) for start, end, _ in found]

    def _behind(self, sentence: Span, things: Sequence[Place], count: Quantity) -> Sequence[Place]:
        """The closed list that a count leads in; empty where there is none."""
        at = bisect_left(things, (count.end, 0))
        if at == len(things) or not _between(_LEADS, sentence, count.end, things[at][0]):
            return ()
        run = [things[at]]
        for one in things[at + 1 :]:
            if not _between(_JOINT, sentence, run[-1][1], one[0]):
                break
            run.append(one)
        closed = _ENDS.match(sentence.text, run[-1][1] - sentence.start)
        return run if closed and len(run) >= _LEAST else ()

    def _before(self, sentence: Span, things: Sequence[Place], count: Quantity) -> Sequence[Place]:
        """The list right before a count; empty where there is none, or it may have begun earlier."""
        at = bisect_left(things, (count.start, 0)) - 1
        if at < 0 or not _between(_COUNTED, sentence, things[at][1], count.start):
            return ()
        run = [things[at]]
        for one in reversed(things[:at]):
            if not _between(_JOINT, sentence, one[1], run[0][0]):
                break
            run.insert(0, one)
        ahead = sentence.text[max(run[0][0] - sentence.start - _REACH, 0) : run[0][0] - sentence.start]
        begins = not ahead or ahead[-1] not in "、和与及"
        return run if begins and len(run) >= _LEAST and not _DENIED.search(ahead) else ()


def _counts(quantity: Quantity) -> bool:
    """Whether a figure counts things that may be named one by one."""
    dimension = quantity.dimension
    counted = bool(dimension) and dimension not in MEASURED and dimension not in _TIMES and "/" not in dimension
    whole = quantity.value == quantity.value.to_integral_value() and quantity.hedge is None
    return counted and whole and _LEAST <= quantity.value <= _MOST


def _between(pattern: re.Pattern[str], sentence: Span, start: int, end: int) -> bool:
    return pattern.fullmatch(sentence.text, start - sentence.start, end - sentence.start) is not None
