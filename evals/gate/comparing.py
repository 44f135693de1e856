"""A report against a baseline: first whether the two can be compared at all, then what became worse."""

from collections.abc import Iterable, Iterator, Mapping

from drafter.errors import EvaluationError
from evals.gate.baseline import rows_of
from evals.gate.drift import ALPHA, drifts
from evals.gate.model import Baseline, BaseRow, Draft, Verdict
from evals.model import Gravity
from evals.report_model import MadeFrom, Row, RunReport

_MOST = 8
"""Differences that are named; the rest are counted."""


def compare(baseline: Baseline, report: RunReport) -> Verdict:
    """What the gate says of a report.

    Raises:
        EvaluationError: the two cannot be compared: other cases, writers or measures, or a measure that applied to
            some draft and now applies to none. Nothing that did not run counts as passed.
    """
    _refuse_incomparable(baseline, report)
    order = {(row.case, row.writer): row for row in baseline.rows}
    after = rows_of(report)
    before = [order[row.case, row.writer] for row in after]
    _refuse_silent(before, after)
    return Verdict(
        baseline=baseline.digest,
        report=report.digest,
        inputs=tuple(_inputs(baseline.made_from, report.made_from)),
        texts=sum(old.text != new.text for old, new in zip(before, after, strict=True)),
        fallen=tuple(
            _draft(row) for row, old in zip(report.rows, before, strict=True) if row.blocked and not old.blocked
        ),
        mended=tuple(
            _draft(row) for row, old in zip(report.rows, before, strict=True) if old.blocked and not row.blocked
        ),
        drifts=drifts(before, after, report.measures),
        alpha=ALPHA,
    )


def _draft(row: Row) -> Draft:
    faults = (fault for result in row.results for fault in result.faults if fault.severity is Gravity.BLOCK)
    return Draft(case=row.case, writer=row.writer, faults=tuple(faults))


def _refuse_incomparable(baseline: Baseline, report: RunReport) -> None:
    versions = {measure.name: measure.version for measure in report.measures}
    drafts = {f"{row.case} by {row.writer}": 1 for row in report.rows}
    if len(drafts) < len(report.rows):
        raise EvaluationError("the report has a draft twice", remedy="make it anew with drafter eval run -o")
    _refuse("cases", baseline.made_from.cases, report.made_from.cases)
    _refuse("evaluators", baseline.measures, versions)
    _refuse("drafts", {f"{row.case} by {row.writer}": 1 for row in baseline.rows}, drafts)


def _refuse(what: str, before: Mapping[str, object], after: Mapping[str, object]) -> None:
    """Sets that are not the same, one by one."""
    told = [
        *(f"{name} is gone" for name in sorted(before.keys() - after.keys())),
        *(f"{name} is new" for name in sorted(after.keys() - before.keys())),
        *(f"{name} is another" for name in sorted(before.keys() & after.keys()) if before[name] != after[name]),
    ]
    if told:
        more = f" and {len(told) - _MOST} more" if told[_MOST:] else ""
        raise EvaluationError(
            f"not the {what} of the baseline: {', '.join(told[:_MOST])}{more}",
            remedy="run what the baseline holds, or move it: drafter eval accept --reason TEXT",
        )


def _refuse_silent(before: Iterable[BaseRow], after: Iterable[BaseRow]) -> None:
    """A measure that has stopped to measure anything would never again be worse."""
    silent = _heard(before) - _heard(after)
    if silent:
        raise EvaluationError(
            f"measured nothing any more: {', '.join(sorted(silent))}",
            remedy="correct the evaluator or the cases, or move the baseline: drafter eval accept --reason TEXT",
        )


def _heard(rows: Iterable[BaseRow]) -> frozenset[str]:
    return frozenset(name for row in rows for name in row.values)


def _inputs(before: MadeFrom, after: MadeFrom) -> Iterator[str]:
    """What determines a report and is not what it was."""
    for name in ("drafter", "knowledge", "prompts"):
        if getattr(before, name) != getattr(after, name):
            yield name
    for name in sorted({*before.recordings, *after.recordings}):
        if before.recordings.get(name) != after.recordings.get(name):
            yield f"recordings {name}"
