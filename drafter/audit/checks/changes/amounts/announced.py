"""The changes of the numbered items of a total against its own: A，增加C，具体情况如下：（一）甲a，增加c…."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.itemized import Itemized, itemized
from drafter.audit.model import Issue
from drafter.audit.movements import Movement
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Sentence
from drafter.audit.sums import added

KIND = "sum"

_LEVEL = re.compile(r"(?:与|和|同|较|比)[^，。；]{2,12}(?:持平|相同|一致|无变化|没有变化)")
_RESTATED = re.compile(r"同口径|可比|剔除|扣除")


def check(reading: Reading) -> Iterator[Issue]:
    """Items that add up to their total, while their changes since the same time do not add up to its change."""
    for told in itemized(reading):
        whole = _change(reading, told.sentences)
        adds_up = told.complete and abs(added(told.amounts) - told.total.value) <= told.slack
        if whole is None or not adds_up or not told.ended:
            continue
        changes = [_change(reading, item.sentences) for item in told.items]
        level = [bool(_LEVEL.search(item.text)) for item in told.items]
        if all(change or same for change, same in zip(changes, level, strict=True)):
            yield from _compared(reading, told, whole, [change for change in changes if change])


def _change(reading: Reading, sentences: Sequence[Sentence]) -> Movement | None:
    """The one change since the year before that a paragraph tells; `None` where it tells none, or several."""
    told = [m for s in sentences for m in reading.movements(s)]
    own = [m for m in told if m.base == "year" and not m.change.quantity.hedge and not m.each]
    return own[0] if len(own) == len(told) == 1 and own[0].change.quantity.dimension == "元" else None


def _compared(reading: Reading, told: Itemized, whole: Movement, parts: Sequence[Movement]) -> Iterator[Issue]:
    found = sum((part.signed for part in parts), Decimal(0))
    slack = whole.change.half + sum((part.change.half for part in parts), Decimal(0))
    if abs(found - whole.signed) <= slack or _RESTATED.search("".join(item.text for item in told.items)):
        return
    change = whole.change
    yield reading.issue(
        KIND,
        "changes_sum",
        [change.span, *(part.change.span for part in parts)],
        doubt=Doubt.PARTS if whole.signed < found else None,  # what there is none of any more is not told
        total=f"{whole.way}{change.text}",
        terms="、".join(f"{part.way}{part.change.text}" for part in parts),
        sum=f"{plain(found / change.factor)}{change.quantity.unit}",
    )
