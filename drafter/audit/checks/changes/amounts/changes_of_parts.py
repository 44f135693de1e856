"""A change of a whole that the changes of its parts do not make: A，增加C；其中：甲a，增加c；乙b，减少d."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from drafter.audit.checks.changes.growth.recomputed import of_last_year
from drafter.audit.comparable import is_whole
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.movements import Movement
from drafter.audit.plausible import slip_of_a_digit
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence
from drafter.audit.wholes import MOST_PARTS, parts_of, passages

KIND = "sum"

_NOTHING = re.compile(
    r"(?<![\d.])0(?:\.0+)?[万亿]?元(?![^。；]{0,24}(?:增|减|降|持平|一致|相同|变化))|(?:未|没有|不再)(?:作|做|予)?(?:安排|编列|列支|发生)"
)
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
        all_of_it = [movement for sentence in sentences for movement in reading.movements(sentence)]
        moved = [one for sentence in sentences for one in _moved(reading, sentence)]
        for index, total in enumerate(moved):
            parts = parts_of(reading, total, moved[index + 1 : index + 1 + MOST_PARTS])
            if parts and not _explained(total, parts, all_of_it):
                yield from _compared(reading, total, parts)


def _moved(reading: Reading, sentence: Sentence) -> Iterator[_Moved]:
    """The amounts of a sentence that each have one change against the year before."""
    for movement in reading.movements(sentence):
        own = [f for f in movement.levels if not (is_whole(sentence, f) or of_last_year(sentence, f))]
        exact = movement.base == "year" and not movement.change.quantity.hedge
        if own and exact and not own[0].quantity.hedge and not movement.each:
            yield _Moved(own[0], movement)


def _explained(total: _Moved, parts: Sequence[_Moved], told: Sequence[Movement]) -> bool:
    """Whether a change that the passage tells beside those of the parts makes up what they lack.

    It is that of a part whose own amount was not read, or one of which nothing is left is none of the whole.
    """
    slack = total.movement.change.half + sum((part.movement.change.half for part in parts), Decimal(0))
    gap = total.movement.signed - sum((part.movement.signed for part in parts), Decimal(0))
    known = {total.movement, *(part.movement for part in parts)}
    alike = [m for m in told if m.change.quantity.dimension == total.movement.change.quantity.dimension]
    beside = [m.signed for m in alike if m not in known and m.change.at > total.movement.change.at]
    nothing = [-part.movement.signed for part in parts if not part.amount.value]
    return any(
        abs(sum(some, Decimal(0)) - gap) <= slack
        for size in (1, 2)
        for some in combinations([*beside, *nothing], size)
    )


def _turned(total: _Moved, found: Decimal) -> bool:
    """Whether a change is the other way than its parts, or is theirs but for a digit."""
    change = total.movement.change
    written, added = (f"{v:.{change.quantity.places}f}" for v in (change.written, abs(found) / change.factor))
    return total.movement.signed == -found or slip_of_a_digit(written, added)


def _compared(reading: Reading, total: _Moved, parts: Sequence[_Moved]) -> Iterator[Issue]:
    found = sum((part.movement.signed for part in parts), Decimal(0))
    slack = total.movement.change.half + sum((part.movement.change.half for part in parts), Decimal(0))
    text = reading.text[total.amount.span[0] : parts[-1].last.span[1]]
    if abs(found - total.movement.signed) <= slack or _RESTATED.search(text):
        return
    fell = total.movement.signed < found
    if fell and _NOTHING.search(text):
        return  # what there is none of any more has fallen by an amount that is not told
    unit = total.movement.change
    yield reading.issue(
        KIND,
        "changes_sum",
        [total.movement.change.span, *(part.movement.change.span for part in parts)],
        doubt=Doubt.PARTS if fell and not _turned(total, found) else None,
        total=f"{total.movement.way}{total.movement.change.text}",
        terms="、".join(f"{part.movement.way}{part.movement.change.text}" for part in parts),
        sum=f"{plain(found / unit.factor)}{unit.quantity.unit}",
    )
