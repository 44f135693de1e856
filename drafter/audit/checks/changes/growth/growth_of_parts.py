"""Growth of a whole that none of its parts has: A，增长p%；其中：甲a，增长q%；乙b，增长r%, and A is a and b."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from drafter.audit.checks.changes.growth.recomputed import of_last_year
from drafter.audit.comparable import RESTATED
from drafter.audit.model import Issue
from drafter.audit.movements import FALLING, WAYS
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence
from drafter.audit.wholes import MOST_PARTS, parts_of, passages

KIND = "rate"

_GROWN = re.compile(
    rf"[，,（(、]?(?:同比|(?:比|较)(?:上年|去年|上一年)(?:同期|度)?)?(?P<way>{WAYS})(?P<other>{WAYS})?(?:了|为|达)?"
)


@dataclass(frozen=True, slots=True)
class _Grown:
    """An amount and its growth in percent, signed; both signs where the text has two verbs."""

    amount: Figure
    rate: Figure
    signs: tuple[int, ...]

    @property
    def last(self) -> Figure:
        """The rate."""
        return self.rate

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The least and the most that it can have grown by."""
        values = [sign * self.rate.value for sign in self.signs]
        return min(values) - self.rate.half, max(values) + self.rate.half


def check(reading: Reading) -> Iterator[Issue]:
    """A whole that has grown by more, or by less, than each of the parts that add up to it."""
    for sentences in passages(reading):
        grown = [one for sentence in sentences for one in _grown(reading, sentence)]
        for index, total in enumerate(grown):
            single = len(total.signs) == 1 and total.amount.value
            parts = parts_of(reading, total, grown[index + 1 : index + 1 + MOST_PARTS]) if single else ()
            if parts:
                yield from _compared(reading, total, parts)


def _grown(reading: Reading, sentence: Sentence) -> Iterator[_Grown]:
    """The amounts with their rates; where a change stands between the two, the rate is that of what changed."""
    text = sentence.block.text
    changed = {movement.change: movement.levels for movement in reading.movements(sentence)}
    for before, rate in pairwise(sentence.figures):
        match = _GROWN.fullmatch(text[before.behind : rate.at])
        amount = next((f for f in changed.get(before, (before,)) if not of_last_year(sentence, f)), None)
        if match is None or amount is None:
            continue
        sure = rate.quantity.dimension == "%" and not (amount.quantity.hedge or rate.quantity.hedge)
        if sure and amount.quantity.dimension not in ("%", "百分点", ""):
            ways = [way for way in (match["way"], match["other"]) if way]
            yield _Grown(amount, rate, tuple(-1 if way in FALLING else 1 for way in ways))


def _compared(reading: Reading, total: _Grown, parts: Sequence[_Grown]) -> Iterator[Issue]:
    low, high = min(part.ends[0] for part in parts), max(part.ends[1] for part in parts)
    said = reading.text[total.amount.span[0] : parts[-1].rate.span[1] + len("（可比价）")]
    if (total.ends[0] > high or total.ends[1] < low) and not RESTATED.search(said):
        signed = [_signed(one) for one in (total, *parts)]
        yield reading.issue(
            KIND,
            "growth_of_parts",
            [total.rate.span, *(part.rate.span for part in parts)],
            total=signed[0],
            terms="、".join(signed[1:]),
            low=f"{plain(low)}%",
            high=f"{plain(high)}%",
        )


def _signed(one: _Grown) -> str:
    return ("±" if len(one.signs) > 1 else "-" if one.signs[0] < 0 else "") + one.rate.text
