"""Reports made up of whole cloth: so many cases, a few measures, values as wished."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

from evals.case_model import Size
from evals.gate.baseline import moved
from evals.gate.model import Baseline
from evals.model import Better, Fault, Gravity, Measure, Result, Unit
from evals.report_model import MadeFrom, Row, RunReport
from evals.slices import sealed, slices

MEASURES = (
    Measure(name="coverage", about="good"),
    Measure(name="novelty", about="bad", better=Better.LOWER),
    Measure(name="blanks", about="counted", unit=Unit.COUNT, better=Better.LOWER),
)
AT = datetime(2024, 2, 29, 8, 0, tzinfo=UTC)
BLOCK = Fault(
    evaluator="coverage",
    kind="point_missing",
    severity=Gravity.BLOCK,
    start=3,
    end=9,
    text="12.5万元",
    sentence="结余12.5万元没有使用。",
    message="扣分点没有写到",
)
Value = Callable[[str, str], str | None]


def report_of(
    value: Value = lambda _case, measure: "0" if measure == "blanks" else "0.9",
    *,
    cases: int = 20,
    writers: tuple[str, ...] = ("offline",),
    faults: tuple[Fault, ...] = (),
    faulty: str = "case-00",
    measures: tuple[Measure, ...] = MEASURES,
) -> RunReport:
    """A report; `value(case, measure)` says each value, and `faulty` has the faults."""
    rows = tuple(
        Row(
            case=case,
            writer=writer,
            prompts="" if writer == "offline" else "item 1",
            themes=("budget",),
            size=Size.SMALL,
            style="made up",
            text="0" * 64,
            results=tuple(
                _result(one.name, value(case, one.name), faults if case == faulty else ()) for one in measures
            ),
        )
        for case in (f"case-{number:02}" for number in range(cases))
        for writer in writers
    )
    made_from = MadeFrom(
        drafter="0", cases={row.case: "0" for row in rows}, recordings={}, knowledge="k", prompts="p"
    )
    return sealed(RunReport(made_from=made_from, measures=measures, rows=rows, slices=slices(rows, measures)))


def baseline_of(report: RunReport, before: Baseline | None = None, reason: str = "first") -> Baseline:
    """The baseline that a report makes."""
    return moved(report, before, reason, "somebody", AT)


def _result(name: str, value: str | None, faults: tuple[Fault, ...]) -> Result:
    if value is None:
        return Result(evaluator=name, value=None, why_not="nothing of the kind")
    return Result(
        evaluator=name, value=Decimal(value), of=1, faults=tuple(one for one in faults if one.evaluator == name)
    )
