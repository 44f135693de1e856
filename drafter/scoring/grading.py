"""The grade of a total, by the rubric's scale and by what vetoes leave of it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from drafter.messages import catalogue
from drafter.scoring.card import Band
from drafter.scoring.numbers import plain, rounded
from drafter.scoring.rubric import Rubric

_say = catalogue("drafter.scoring")


def grade_of(
    rubric: Rubric, total: Decimal, full: Decimal, caps: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """The grade, and what has to be said about it.

    Args:
        rubric: whose scale it is.
        total: points.
        full: full marks of what was assessed; where they are not the rubric's, the share of them decides.
        caps: by indicator the best grade that is left; empty for any.
    """
    share = total if full == rubric.max else _share(rubric, total, full)
    band = rubric.band(share)
    remarks = [*_scaled(rubric, total, full, share), *_between(band, share)]
    grades = [step.grade for step in rubric.scale]
    grade = max([band.grade, *filter(None, caps.values())], key=grades.index)
    if grade != band.grade:
        because = "、".join(sorted(name for name, cap in caps.items() if cap == grade))
        remarks.append(_say("grade_capped", by_points=band.grade, grade=grade, ids=because))
    return grade, tuple(remarks)


def _share(rubric: Rubric, total: Decimal, full: Decimal) -> Decimal:
    return rounded(total * rubric.max / full, rubric.rounding.places, rubric.rounding.mode)


def _scaled(rubric: Rubric, total: Decimal, full: Decimal, share: Decimal) -> Iterator[str]:
    if full != rubric.max:
        key = "scaled" if full < rubric.max else "scaled_beyond"
        yield _say(key, total=total, full=plain(full), max=plain(rubric.max), share=share)


def _between(band: Band, share: Decimal) -> Iterator[str]:
    """A total that no printed band holds, such as 89.50 between 80—89 and 90—100."""
    if band.upper is not None and share > band.upper:
        printed = {"lower": plain(band.lower), "upper": plain(band.upper)}
        yield _say("between_bands", share=share, grade=band.grade, **printed)
