"""Growth of what is at least so much: 突破X，较上年增加D，增长p% with p more than D is of X less D."""

from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.comparable import comparable
from drafter.audit.model import Issue
from drafter.audit.movements import Movement
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain, rounded
from drafter.audit.statements import Figure

KIND = "rate"

_AT_LEAST = frozenset({"突破", "超过", "超出", "超", "逾", "多于", "大于", "高于", "不少于", "不低于"})
_HUNDRED = Decimal(100)
_FARTHEST = 6


def check(reading: Reading) -> Iterator[Issue]:
    """Rates of growth above the most that an amount and its change allow."""
    for sentence in reading.sentences:
        for movement in reading.movements(sentence):
            level = _level(movement)
            if level and movement.rate and comparable(sentence, movement.rate):
                yield from _compared(reading, movement, movement.rate, level)


def _level(movement: Movement) -> Figure | None:
    """The amount right before a rise by the year, in its own clause, that is told as one that is exceeded."""
    near = movement.levels[0] if movement.levels else None
    if near is None or near.quantity.hedge not in _AT_LEAST or movement.falls or movement.base != "year":
        return None
    between = movement.sentence.block.text[near.behind : movement.change.at]
    alone = between[:1] in ("，", ",") and not movement.subject and not movement.each
    exact = movement.change.value and not movement.change.quantity.hedge
    return near if alone and exact else None


def _compared(reading: Reading, movement: Movement, rate: Figure, level: Figure) -> Iterator[Issue]:
    change = movement.change
    then = level.value - change.value - change.half
    if then <= 0 or rate.quantity.hedge:
        return
    most = _HUNDRED * (change.value + change.half) / then
    if rate.value - rate.half > most:
        yield reading.issue(
            KIND,
            "growth_above",
            [rate.span, level.span, change.span],
            way=movement.rate_way,
            stated=rate.text,
            now=level.text,
            change=change.text,
            value=f"{plain(rounded(most, max(rate.quantity.places, 1)))}%",
        )
