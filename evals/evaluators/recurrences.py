"""Whether the comparison over the years still sees, in the draft, the problems that earlier notices told, too."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from drafter.comparison.histories import Status
from drafter.comparison.sides import Side
from drafter.knowledge.wording import Wording
from drafter.text.width import fold
from drafter.verification.model import Section
from drafter.years import compare_sides, drafted_side, earlier, house_of, sides_from
from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Gravity, Measure, Result, Subject

MEASURE = Measure(
    name="recurrences", about="share of the points that are known to recur that the comparison finds"
)
_AGAIN = frozenset({Status.REPEATED, Status.RETURNED})
_SOURCE = Path("draft.md")


@dataclass(frozen=True)
class _Asked:
    """Whose earlier notices are wanted: all drafts of a case have the same."""

    base: Path
    department: str
    year: int
    new: Side = field(compare=False)
    wording: Wording = field(compare=False)


def evaluate(subject: Subject) -> Result:
    """Needs points that are known to recur; the department's earlier notices are in the base."""
    wanted = subject.expect.recurs
    if not wanted:
        return not_applicable(MEASURE, "no point is known to recur")
    told = [fold(text).text for text in _returning(subject)]
    missed = [point for point in wanted if not _is_told(point, subject, told)]
    end = max((item.end for item in subject.items(Section.PROBLEMS)), default=0)
    faults = [fault(subject, MEASURE, (end, end), "recurrence_missed", point, Gravity.REVIEW) for point in missed]
    return share(MEASURE, len(wanted) - len(missed), len(wanted), faults)


def _returning(subject: Subject) -> Iterator[str]:
    """What the new text says of problems that were told before."""
    new = drafted_side(subject.text, subject.case, subject.card, subject.wording, _SOURCE)
    olds = _olds(
        _Asked(subject.base, subject.case.department.name, subject.case.fiscal_year, new, subject.wording)
    )
    for found in compare_sides(new, olds, house_of(subject.wording, ())).recurrences if olds else ():
        yield from (one.text for one in found.mentions if found.status in _AGAIN and one.side == new.id)


@lru_cache(maxsize=64)
def _olds(asked: _Asked) -> tuple[Side, ...]:
    return tuple(sides_from(earlier(asked.new, asked.base / "notices").paths, asked.wording))


def _is_told(point: str, subject: Subject, told: list[str]) -> bool:
    """Whether one of these texts is the clause that tells a point; one without points is known by its title."""
    titles = {full: fold(one.title).text for full, _, one in subject.case.all_points()}
    clauses = [
        fold(subject.text[one.start : one.end]).text
        for one in subject.clauses(Section.PROBLEMS)
        if (point in one.points if one.points is not None else titles[point] in subject.text[one.start : one.end])
    ]
    return any(text in clause or clause in text for text in told for clause in clauses)


EVALUATOR = Evaluator(MEASURE, evaluate)
