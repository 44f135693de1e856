"""Which of two figures is said to be the larger, and by how much: 决算数大于预算数, 比上年的B增加C."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.plausible import other_difference
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence

KIND = "comparison"

_STATED = re.compile(
    r"(?:支出)?决算数?(?P<way>大于|小于|高于|低于|等于|多于|少于)(?:年初|调整|全年)?预算数?|(?P<over>超(?:出|过)?(?:年初|调整|全年)?预算)(?!数|\d|[^，。]{0,3}\d)"
    r"|(?P<under>(?:未|没有|不)超(?:出|过)?(?:年初|调整|全年)?预算)"
)
_MORE = frozenset({"大于", "高于", "多于"})
_LESS = frozenset({"小于", "低于", "少于"})
_BUDGET = re.compile(r"预算(?:数|金额|安排)?(?:为|是|共)*$")
_SPENT = re.compile(r"(?:决算|实际支出|支出决算|决算支出|实际发生|支出)(?:数|金额)?(?:为|是|共)*$")
_CHANGE = re.compile(r"^，?(?P<way>增加|减少|增长|下降|多支出|少支出|压减)(?:了)?(?:支出|收入)?$")
_THEN = re.compile(r"(?:比|较|与)[^，。；]{0,10}(?:上年|去年|上一年度?|20\d{2}年度?)[^，。；]{0,8}$")
_FALL = frozenset({"减少", "下降", "少支出", "压减"})
_OTHERS = re.compile(r"部分|个别|如|若|不得|严禁|避免|防止|控制|应|要")
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Comparisons that the figures beside them do not bear out."""
    for sentence in reading.sentences:
        yield from _direction(reading, sentence)
        yield from _amount(reading, sentence)


def _direction(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    for match in _STATED.finditer(sentence.text):
        at = sentence.at + match.start()
        near = [f for f in _around(reading, sentence) if f[1].at < at and f[1].quantity.dimension == "元"][-2:]
        if len(near) != _PAIR or _OTHERS.search(re.split("[，。；]", sentence.text[: match.start()])[-1]):
            continue
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
    if match["under"]:
        return gap > 0
    return gap >= 0 if match["way"] in _LESS else gap != 0


def _amount(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """A，比上年的B增加C: C is what parts A from B."""
    for now, then, change in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        if any(f.quantity.dimension != "元" or f.quantity.hedge for f in (now, then, change)):
            continue
        match = _CHANGE.match(sentence.block.text[then.behind : change.at])
        lead = sentence.block.text[now.behind : then.at]
        if match is None or not _THEN.search(lead) or re.search("其中|；", lead):
            continue
        gap = now.value - then.value
        stated = -change.value if match["way"] in _FALL else change.value
        wrong = abs(gap - stated) > now.half + then.half + change.half
        if wrong and not other_difference(reading, sentence, change):
            yield reading.issue(
                KIND,
                "amount",
                [change.span, now.span, then.span],
                way=match["way"],
                change=change.text,
                now=now.text,
                then=then.text,
                gap=f"{plain(gap / now.factor)}{now.quantity.unit}",
            )
