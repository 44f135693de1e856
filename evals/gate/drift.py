"""How every measure moved between two sets of the same drafts, and which moves are beyond chance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import stdev
from typing import Final

from evals.gate.model import OVERALL, BaseRow, Drift
from evals.gate.statistics import detectable, holm, least_p, power_of, sign_flip
from evals.model import Better, Measure, Unit

ALPHA: Final = Decimal("0.003")
"""Chance at most that the gate blocks where nothing but chance is at work, over all measures together."""

LEAST: Final = {Unit.SHARE: Decimal("0.005"), Unit.COUNT: Decimal("0.1"), Unit.CHARACTERS: Decimal(1)}
"""A mean loss below this stops nobody, however sure it is. Small ones add up, as the baseline stays."""

PLANTED: Final = Decimal("0.02")
"""The loss of whose discovery the power is told: two points of a hundred."""

_PLACES = Decimal("0.000001")
Pair = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Moved:
    """One measure before and after, case by case.

    Attributes:
        measure: which.
        pairs: before and after, a pair a case.
        lost: how many drafts it applied to and no longer does.
    """

    measure: Measure
    pairs: tuple[Pair, ...]
    lost: int = 0

    @property
    def losses(self) -> list[Decimal]:
        """How much worse each case got."""
        turned = 1 if self.measure.better is Better.HIGHER else -1
        return [(turned * (before - after)).quantize(_PLACES) for before, after in self.pairs]

    @property
    def changed(self) -> int:
        """In how many cases it differs."""
        return sum(map(bool, self.losses))


def drifts(before: Sequence[BaseRow], after: Sequence[BaseRow], measures: Sequence[Measure]) -> tuple[Drift, ...]:
    """Compare two sets of the same drafts.

    Args:
        before: the baseline's.
        after: the same cases and writers in the same order.
        measures: what was measured, both times.

    Returns:
        One drift a measure, that of all shares together first. Holm corrects for as many tests as could speak at
        all: where three cases changed, no p is below 1/8, and the test is none (Tarone 1990).
    """
    moves = [_overall(before, after, measures), *(_moved(measure, before, after) for measure in measures)]
    chances = [sign_flip([int(loss / _PLACES) for loss in move.losses]) for move in moves]
    speaking = [place for place, move in enumerate(moves) if least_p(move.changed) <= ALPHA]
    adjusted = dict(zip(speaking, holm([chances[place] for place in speaking]), strict=True))
    level = float(ALPHA) / max(1, len(speaking))
    return tuple(_drift(move, chances[place], adjusted.get(place), level) for place, move in enumerate(moves))


def overall(values: Mapping[str, Decimal], measures: Iterable[Measure]) -> Decimal | None:
    """The mean over all shares that apply, each so turned that more is better; `None` where none does."""
    shares = [_turned(values[one.name], one) for one in measures if one.unit is Unit.SHARE and one.name in values]
    return (sum(shares, Decimal(0)) / len(shares)).quantize(_PLACES) if shares else None


def overall_of(rows: Iterable[BaseRow], measures: Sequence[Measure]) -> Decimal | None:
    """The mean of `overall` over the cases of some drafts; `None` where no share applied to any."""
    found = [(row.case, overall(row.values, measures)) for row in rows]
    means = [mean for mean, _ in _by_case((case, _pair(value, value)) for case, value in found)]
    return _mean(means) if means else None


def _turned(value: Decimal, measure: Measure) -> Decimal:
    return value if measure.better is Better.HIGHER else 1 - value


def _overall(before: Sequence[BaseRow], after: Sequence[BaseRow], measures: Sequence[Measure]) -> Moved:
    """All shares that applied both times, as one measure."""
    measure = Measure(name=OVERALL, about="mean over all shares, each so turned that more is better")
    pairs = []
    for old, new in zip(before, after, strict=True):
        both = [one for one in measures if one.name in old.values and one.name in new.values]
        first, second = overall(old.values, both), overall(new.values, both)
        pairs.append((old.case, None if first is None or second is None else (first, second)))
    return Moved(measure, tuple(_by_case(pairs)))


def _moved(measure: Measure, before: Sequence[BaseRow], after: Sequence[BaseRow]) -> Moved:
    both = [
        (old.case, _pair(old.values.get(measure.name), new.values.get(measure.name)))
        for old, new in zip(before, after, strict=True)
    ]
    lost = sum(
        measure.name in old.values and measure.name not in new.values
        for old, new in zip(before, after, strict=True)
    )
    return Moved(measure, tuple(_by_case(both)), lost)


def _pair(before: Decimal | None, after: Decimal | None) -> Pair | None:
    return None if before is None or after is None else (before, after)


def _by_case(pairs: Iterable[tuple[str, Pair | None]]) -> Iterator[Pair]:
    """A pair a case: drafts of one case by several writers are not independent of one another."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for case, pair in pairs:
        if pair:
            found[case].append(pair)
    for several in found.values():
        yield _mean(one for one, _ in several), _mean(two for _, two in several)


def _mean(values: Iterable[Decimal]) -> Decimal:
    found = list(values)
    return (sum(found, Decimal(0)) / len(found)).quantize(_PLACES)


def _drift(move: Moved, chance: float, adjusted: float | None, level: float) -> Drift:
    measure, losses = move.measure, move.losses
    if not losses:
        return Drift(
            measure=measure.name, unit=measure.unit, better=measure.better, cases=0, changed=0, lost=move.lost
        )
    loss, noise = _mean(losses), stdev(losses) if len(losses) > 1 else Decimal(0)
    least = detectable(float(noise), len(losses), level)
    significant = adjusted is not None and adjusted <= ALPHA
    return Drift(
        measure=measure.name,
        unit=measure.unit,
        better=measure.better,
        cases=len(losses),
        changed=move.changed,
        lost=move.lost,
        before=_mean(before for before, _ in move.pairs),
        after=_mean(after for _, after in move.pairs),
        loss=loss,
        p=_exact(chance),
        adjusted=None if adjusted is None else _exact(adjusted),
        blocked=significant and loss >= LEAST[measure.unit],
        power=_power(noise, len(losses), level) if measure.unit is Unit.SHARE else None,
        detectable=None if least is None else max(_exact(least), LEAST[measure.unit]),
    )


def _power(noise: Decimal, cases: int, level: float) -> Decimal:
    return _exact(power_of(float(PLANTED), float(noise), cases, level)).quantize(Decimal("0.001"))


def _exact(value: float) -> Decimal:
    return Decimal(value).quantize(_PLACES)
