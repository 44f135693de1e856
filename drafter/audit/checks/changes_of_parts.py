"""A change of a whole that the changes of its parts do not make: A，增加C；其中：甲a，增加c；乙b，减少d."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.comparable import is_whole
from drafter.audit.model import Issue
from drafter.audit.movements import Movement
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence
from drafter.audit.wholes import MOST_PARTS, parts_of, passages

KIND = "sum"

_RESTATED = re.compile(r"同口径|可比|剔除|扣除")


@dataclass(frozen=True, slots=True)
class _Moved:
    """An amount and how it has changed since last year."""

    amount: Figure
    movement: Movement

    @property
    def last(self) -> Figure:
        """The change."""
        return self.movement.change


def check(reading: Reading) -> Iterator[Issue]:
    """Parts that add up to their whole, while their changes since the same time do not add up to its change."""
    for sentences in passages(reading):
        moved = [one for sentence in sentences for one in _moved(reading, sentence)]
        for index, total in enumerate(moved):
            parts = parts_of(reading, total, moved[index + 1 : index + 1 + MOST_PARTS])
            if parts:
                yield from _compared(reading, total, parts)


def _moved(reading: Reading, sentence: Sentence) -> Iterator[_Moved]:
    """The amounts of a sentence that each have one change against the year before."""
    for movement in reading.movements(sentence):
        own = [f for f in movement.levels if not is_whole(sentence, f)]
        exact = movement.base == "year" and not movement.change.quantity.hedge
        if own and exact and not own[0].quantity.hedge and not movement.each:
            yield _Moved(own[0], movement)


def _compared(reading: Reading, total: _Moved, parts: Sequence[_Moved]) -> Iterator[Issue]:
    found = sum((part.movement.signed for part in parts), Decimal(0))
    slack = total.movement.change.half + sum((part.movement.change.half for part in parts), Decimal(0))
    text = reading.text[total.amount.span[0] : parts[-1].last.span[1]]
    if abs(found - total.movement.signed) <= slack or _RESTATED.search(text):
        return
    unit = total.movement.change
    yield reading.issue(
        KIND,
        "changes_sum",
        [total.movement.change.span, *(part.movement.change.span for part in parts)],
        total=f"{total.movement.way}{total.movement.change.text}",
        terms="、".join(f"{part.movement.way}{part.movement.change.text}" for part in parts),
        sum=f"{plain(found / unit.factor)}{unit.quantity.unit}",
    )
