"""What was spent, said to be above or below its budget, beside both: 决算数大于预算数, 超预算."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "comparison"

_STATED = re.compile(
    r"(?:支出)?决算数?(?P<way>大于|小于|高于|低于|等于|多于|少于)(?:年初|调整|全年)?预算数?|(?P<over>(?<![未不有没])超(?:出|过)?(?:年初|调整|全年)?预算)(?!数|\d|[^，。]{0,3}\d)"
)
_MORE = frozenset({"大于", "高于", "多于"})
_LESS = frozenset({"小于", "低于", "少于"})
_BUDGET = re.compile(r"预算(?:数|金额|安排)?(?:为|是|共)*$")
_SPENT = re.compile(r"(?:决算|实际支出|支出决算|决算支出|实际发生|支出)(?:数|金额)?(?:为|是|共)*$")
_OTHERS = re.compile(r"部分|个别|如|若|不得|严禁|避免|防止|控制|应|要")
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Comparisons of an outturn with its budget that the figures beside them do not bear out."""
    for sentence in reading.sentences:
        for match in _STATED.finditer(sentence.text) if "预算" in sentence.text else ():
            yield from _compared(reading, sentence, match)


def _compared(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Iterator[Issue]:
    at = sentence.at + match.start()
    near = [f for f in _around(reading, sentence) if f[1].at < at and f[1].quantity.dimension == "元"][-2:]
    if len(near) != _PAIR or _OTHERS.search(re.split("[，。；]", sentence.text[: match.start()])[-1]):
        return
    budget = [f for s, f in near if _BUDGET.search(s.before(f))]
    spent = [f for s, f in near if _SPENT.search(s.before(f)) and f not in budget]
    if len(budget) == 1 and len(spent) == 1 and _wrong(match, spent[0].value - budget[0].value):
        yield reading.issue(
            KIND,
            "direction",
            [sentence.block.span(at, sentence.at + match.end()), budget[0].span, spent[0].span],
            said=match[0],
            budget=budget[0].text,
            spent=spent[0].text,
        )


def _around(reading: Reading, sentence: Sentence) -> list[tuple[Sentence, Figure]]:
    """The figures of a sentence; those of the one before it where it has none."""
    if sentence.figures:
        return [(sentence, f) for f in sentence.figures]
    siblings = reading.by_block[sentence.block.start]
    before = [other for other in siblings if other.behind == sentence.at]
    return [(other, f) for other in before for f in other.figures]


def _wrong(match: re.Match[str], gap: Decimal) -> bool:
    if match["over"] or match["way"] in _MORE:
        return gap <= 0
    return gap >= 0 if match["way"] in _LESS else gap != 0
