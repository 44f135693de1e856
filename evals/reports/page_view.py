"""What the page shows, ready to be set: tables of strings, faults with their marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evals.gate.baseline import rows_of
from evals.gate.drift import overall_of
from evals.gate.model import Baseline, Drift, Verdict
from evals.model import Better, Fault, Measure, Unit
from evals.report_model import Row, RunReport, Slice
from evals.reports.chart import Chart, chart_of
from evals.reports.told import Told, drafts_of, gist, headline, passed
from evals.reports.wording import ARROWS, NONE, figure, measure_name, rounded, slice_name, writer_name

_WEAKEST = 4
_GROUPS = ("writer", "theme", "size", "prompts")


@dataclass(frozen=True)
class Weak:
    """A measure that is not all it could be in a slice."""

    name: str
    value: str


@dataclass(frozen=True)
class SliceLine:
    """One slice, in a line."""

    name: str
    rows: int
    blocked: int
    overall: str
    weakest: tuple[Weak, ...]


@dataclass(frozen=True)
class DriftLine:
    """One measure against the baseline, in a line."""

    name: str
    blocked: bool
    better: bool
    cells: tuple[str, ...]


@dataclass(frozen=True)
class PageView:
    """A report, and a verdict if there is one, as the page shows them."""

    report: RunReport
    verdict: Verdict | None
    baseline: Baseline | None

    @property
    def passed(self) -> bool:
        """Whether nothing is in the way."""
        return passed(self.report, self.verdict)

    @property
    def headline(self) -> str:
        """The verdict in a word or two."""
        return headline(self.report, self.verdict)

    @property
    def gist(self) -> str:
        """The verdict in figures."""
        return gist(self.report, self.verdict)

    @property
    def writers(self) -> list[str]:
        """Heads of the columns of the measures."""
        return [writer_name(one.name) for one in self._slices("writer")]

    @property
    def measures(self) -> Iterator[tuple[str, str, str, list[str]]]:
        """Name, direction, meaning, and a mean a writer."""
        for place, measure in enumerate(self.report.measures):
            cells = [figure(one.means[place].value, measure.unit) for one in self._slices("writer")]
            yield measure_name(measure.name), ARROWS[measure.better], measure.about, cells

    @property
    def moved(self) -> list[DriftLine]:
        """Measures that changed, blocked ones first."""
        drifts = self.verdict.drifts if self.verdict else ()
        moved = [drift for drift in drifts if drift.changed or drift.lost]
        return [_drift_line(drift) for drift in sorted(moved, key=lambda one: not one.blocked)]

    @property
    def still(self) -> int:
        """How many measures did not change."""
        return len(self.verdict.drifts) - len(self.moved) if self.verdict else 0

    @property
    def unseen(self) -> list[str]:
        """Measures of which the test could see no loss."""
        drifts = self.verdict.drifts if self.verdict else ()
        return [measure_name(drift.measure) for drift in drifts if drift.detectable is None]

    @property
    def drafts(self) -> list[Told]:
        """Drafts in which something may not stand or is to be looked at."""
        return [one for one in drafts_of(self.report, self.verdict) if one.faults]

    @property
    def notes(self) -> list[tuple[Told, Fault]]:
        """What is worth knowing."""
        return [(one, fault) for one in drafts_of(self.report, self.verdict) for fault in one.notes]

    @property
    def groups(self) -> Iterator[tuple[str, list[SliceLine]]]:
        """Slices by what they are made by."""
        for by in _GROUPS:
            lines = [_slice_line(one, self.report) for one in self._slices(by)]
            if lines:
                yield by, lines

    @property
    def chart(self) -> Chart | None:
        """The history of the baseline."""
        return chart_of(self.baseline, self.report) if self.baseline else None

    def _slices(self, by: str) -> list[Slice]:
        return [one for one in self.report.slices if one.by == by]


def marked(fault: Fault) -> tuple[str, str, str]:
    """A fault's sentence before, at and behind its characters; the middle is empty where they are not in it."""
    before, found, after = fault.sentence.partition(fault.text) if fault.text else ("", "", "")
    return (before, found, after) if found else (fault.sentence, "", "")


def _drift_line(drift: Drift) -> DriftLine:
    return DriftLine(
        name=f"{measure_name(drift.measure)} {ARROWS[drift.better]}",
        blocked=drift.blocked,
        better=drift.loss is not None and drift.loss < 0,
        cells=(
            *(figure(value, drift.unit) for value in (drift.before, drift.after, drift.loss)),
            str(drift.cases),
            str(drift.changed),
            NONE if drift.adjusted is None else rounded(drift.adjusted, "0.0001"),
            NONE if drift.power is None else f"{rounded(100 * drift.power, '1')}%",
            figure(drift.detectable, drift.unit),
        ),
    )


def _slice_line(one: Slice, report: RunReport) -> SliceLine:
    measures = report.measures
    drafts = (
        kept for row, kept in zip(report.rows, rows_of(report), strict=True) if one.name in _names(row, one.by)
    )
    means = {mean.measure: mean.value for mean in one.means if mean.value is not None}
    weak = sorted((_turned(means[measure.name], measure), measure.name) for measure in _shares(measures, means))
    units = {measure.name: measure for measure in measures}
    return SliceLine(
        name=slice_name(one),
        rows=one.rows,
        blocked=one.blocked,
        overall=figure(overall_of(drafts, measures), Unit.SHARE),
        weakest=tuple(
            Weak(measure_name(name), figure(means[name], units[name].unit))
            for good, name in weak[:_WEAKEST]
            if good < 1
        ),
    )


def _names(row: Row, by: str) -> tuple[str, ...]:
    """The slices of one kind that a draft is in."""
    found = {"writer": (row.writer,), "theme": row.themes, "size": (row.size.value,), "prompts": (row.prompts,)}
    return found[by]


def _shares(measures: tuple[Measure, ...], means: dict[str, Decimal]) -> Iterator[Measure]:
    return (one for one in measures if one.unit is Unit.SHARE and one.name in means)


def _turned(value: Decimal, measure: Measure) -> Decimal:
    return value if measure.better is Better.HIGHER else 1 - value
