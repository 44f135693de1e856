"""Slips of a grade scale: steps that leave figures without a grade, or give them two."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from drafter.scoring.card import Band
from drafter.scoring.numbers import plain
from drafter.scoring.rubric import Rubric
from drafter.scoring.rules.slip import Slip, slip


def scale_slips(rubric: Rubric) -> Iterator[Slip]:
    """Grades named twice, steps out of reach, gaps and overlaps of printed bounds; paths from the file's top."""
    seen: set[str] = set()
    for index, band in enumerate(rubric.scale):
        values = {"grade": band.grade, "lower": plain(band.lower), "max": plain(rubric.max)}
        if band.grade in seen:
            yield slip("grade_twice", "scale", index, "grade", **values)
        seen.add(band.grade)
        if band.lower > rubric.max:
            yield slip("grade_unreached", "scale", index, "lower", **values)
        if band.upper is not None and band.upper < band.lower:
            yield slip("scale_empty", "scale", index, **values, upper=plain(band.upper))
    yield from _top(rubric)
    for index, (better, worse) in enumerate(pairwise(rubric.scale)):
        yield from _between(index + 1, better, worse)


def _top(rubric: Rubric) -> Iterator[Slip]:
    upper = rubric.scale[0].upper
    if upper is not None and upper < rubric.max:
        yield slip("scale_gap", "scale", 0, low=plain(upper), high=plain(rubric.max))


def _between(index: int, better: Band, worse: Band) -> Iterator[Slip]:
    if worse.upper is None or worse.upper < worse.lower or better.lower <= worse.lower:
        return
    apart = better.lower - worse.upper
    values = {"low": plain(worse.upper), "high": plain(better.lower)}
    if apart == 1 and worse.upper == worse.upper.to_integral_value():
        yield slip("scale_integer_gap", "scale", index, middle=plain(worse.upper + Decimal("0.5")), **values)
    elif apart > 0:
        yield slip("scale_gap", "scale", index, **values)
    else:
        yield slip("scale_overlap", "scale", index, low=plain(better.lower), high=plain(worse.upper))
