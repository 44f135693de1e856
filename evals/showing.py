"""What `drafter eval run` shows: measures by writer, then every fault with its sentence."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from drafter.console.screen import remarks, results
from evals.model import Better, Fault, Gravity, Measure, Unit
from evals.report_model import Row, RunReport, Slice
from evals.running import Progress as Told

_MOST = 20
"""Faults that are shown one by one; the rest are counted."""

_ARROWS = {Better.HIGHER: "↑", Better.LOWER: "↓"}
_COLOURS = {Gravity.BLOCK: "red", Gravity.REVIEW: "yellow", Gravity.NOTE: "cyan"}


@contextmanager
def watching(*, quiet: bool) -> Iterator[Told]:
    """Shows how many cases are measured, on stderr; or nothing."""
    if quiet:
        yield lambda _done, _of: None
        return
    columns = (TextColumn("measuring drafts"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=remarks, transient=True) as bars:
        bar = bars.add_task("", total=None)
        yield lambda done, of: bars.update(bar, completed=done, total=of)


def show_run(report: RunReport, out: Path | None) -> None:
    """Show a report."""
    results.print(_table(report))
    _show_faults(report.rows)
    drafts, cases = len(report.rows), len({row.case for row in report.rows})
    blocked = sum(row.blocked for row in report.rows)
    colour = "red" if blocked else "green"
    results.print(
        f"[{colour}]{blocked} blocked[/] of {drafts} drafts of {cases} cases · report {report.digest[:16]}"
    )
    if out:
        results.print(f"written to {escape(str(out))}")


def _table(report: RunReport) -> Table:
    writers = [one for one in report.slices if one.by == "writer"]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("measure")
    for one in writers:
        table.add_column(escape(one.name), justify="right")
    table.add_column("rows", justify="right", style="dim")
    for place, measure in enumerate(report.measures):
        table.add_row(f"{measure.name} {_ARROWS[measure.better]}", *_cells(place, measure, writers))
    table.add_row("[bold]blocked[/]", *(f"{one.blocked}/{one.rows}" for one in writers), str(len(report.rows)))
    return table


def _cells(place: int, measure: Measure, writers: Sequence[Slice]) -> Iterator[str]:
    """The mean of each writer, and to how many rows it applies."""
    for one in writers:
        yield _shown(one.means[place].value, measure.unit)
    yield str(sum(one.means[place].rows for one in writers))


def _shown(value: Decimal | None, unit: Unit) -> str:
    if value is None:
        return "[dim]–[/]"
    return f"{100 * value:.1f}%" if unit is Unit.SHARE else f"{value:.1f}"


def _show_faults(rows: Sequence[Row]) -> None:
    """The gravest first, each with its case, its sentence and what is wrong with it; notes are only counted."""
    found = [(row, fault) for row in rows for result in row.results for fault in result.faults]
    shown = [pair for gravity in (Gravity.BLOCK, Gravity.REVIEW) for pair in found if pair[1].severity is gravity]
    for row, fault in shown[:_MOST]:
        _show_fault(row, fault)
    notes = len(found) - len(shown)
    if shown[_MOST:] or notes:
        results.print(f"[dim]and {len(shown[_MOST:])} more, {notes} notes: see --json[/]")


def _show_fault(row: Row, fault: Fault) -> None:
    where = f"{row.case} · {row.writer} · {fault.evaluator}/{fault.kind}"
    results.print(f"[{_COLOURS[fault.severity]}]{fault.severity}[/] {escape(where)}: {escape(fault.message)}")
    if fault.sentence:
        results.print(f"  [dim]{escape(fault.sentence)}[/]")
