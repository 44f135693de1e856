"""The grade of a total, by the rubric's scale and by what vetoes leave of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from drafter.messages import catalogue
from drafter.scoring.card import Band, Conversion
from drafter.scoring.numbers import plain, rounded
from drafter.scoring.rubric import Rubric

_say = catalogue("drafter.scoring")


@dataclass(frozen=True, slots=True)
class Graded:
    """The grade of a total.

    Attributes:
        grade: what the scale and the vetoes leave.
        converted: the points out of full marks on which it rests, where not everything was assessed.
        remarks: what has to be said about it.
    """

    grade: str
    converted: Conversion | None
    remarks: tuple[str, ...]


def graded(rubric: Rubric, total: Decimal, full: Decimal, caps: Mapping[str, str]) -> Graded:
    """The grade, and what has to be said about it.

    Args:
        rubric: whose scale it is.
        total: points.
        full: full marks of what was assessed; where they are not the rubric's, the share of them decides.
        caps: by indicator the best grade that is left; empty for any.
    """
    converted = _converted(rubric, total, full)
    points = converted.points if converted else total
    band = rubric.band(points)
    remarks = [*_scaled(rubric, total, full, points), *_between(band, points)]
    grades = [step.grade for step in rubric.scale]
    grade = max([band.grade, *filter(None, caps.values())], key=grades.index)
    if grade != band.grade:
        because = "、".join(sorted(name for name, cap in caps.items() if cap == grade))
        remarks.append(_say("grade_capped", by_points=band.grade, grade=grade, ids=because))
    return Graded(grade, converted, tuple(remarks))


def _converted(rubric: Rubric, total: Decimal, full: Decimal) -> Conversion | None:
    if full == rubric.max:
        return None
    share = total * rubric.max / full
    return Conversion(full=rubric.max, points=rounded(share, rubric.rounding.places, rubric.rounding.mode))


def _scaled(rubric: Rubric, total: Decimal, full: Decimal, share: Decimal) -> Iterator[str]:
    if full != rubric.max:
        key = "scaled" if full < rubric.max else "scaled_beyond"
        yield _say(key, total=total, full=plain(full), max=plain(rubric.max), share=share)


def _between(band: Band, share: Decimal) -> Iterator[str]:
    """A total that no printed band holds, such as 89.50 between 80—89 and 90—100."""
    if band.upper is not None and share > band.upper:
        printed = {"lower": plain(band.lower), "upper": plain(band.upper)}
        yield _say("between_bands", share=share, grade=band.grade, **printed)
