"""Points that a person gives or takes: never more than there are, and no finer than the rubric rounds.

A total adds what stands in the lines. A line with more decimals than the rubric has would carry them into it.
"""

from collections.abc import Iterator
from decimal import Decimal

from drafter.findings.model import Finding, PublishedScore
from drafter.findings.problems import FieldPath, FieldProblem
from drafter.findings.units import finer_than
from drafter.messages import catalogue
from drafter.scoring.numbers import plain
from drafter.scoring.rubric import Rubric

_say = catalogue("drafter.scoring")


def imprecise(finding: Finding, places: int) -> Iterator[FieldProblem]:
    """Judgements and overrides with more decimals than the rubric rounds to; paths relative to the finding."""
    for name, judgement in finding.judgements.items():
        for field in ("awarded", "deducted"):
            points: Decimal | None = getattr(judgement, field)
            if points is not None:
                yield from _too_fine(("judgements", name, field), points, places)
    if finding.override:
        yield from _too_fine(("override", "awarded"), finding.override.awarded, places)


def published_problems(published: PublishedScore, rubric: Rubric) -> Iterator[FieldProblem]:
    """What keeps a published result from being taken over; paths relative to it."""
    if published.total > rubric.max:
        values = {"total": plain(published.total), "full": plain(rubric.max)}
        yield FieldProblem(("total",), _say("published_beyond", **values), _say("published_beyond_remedy"))
    yield from _too_fine(("total",), published.total, rubric.rounding.places)


def _too_fine(path: FieldPath, points: Decimal, places: int) -> Iterator[FieldProblem]:
    if finer_than(points, places):
        message = _say("too_fine", points=plain(points), places=places)
        yield FieldProblem(path, message, _say("too_fine_remedy", places=places))
