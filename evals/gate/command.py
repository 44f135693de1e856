"""`drafter eval gate` and `drafter eval accept`; nothing heavy is imported up here."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson

if TYPE_CHECKING:
    from evals.report_model import RunReport

CasesFolder = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Folder with a folder a case; by default what ships.")
]
Writers = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Writers to run; by default the baseline's, for a first one offline. Repeatable."
    ),
]
BaselineFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="By default baseline.json beside the cases, or what ships.")
]
MadeReport = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help="Take this report of drafter eval run; run nothing."),
]
Jobs = Annotated[int, typer.Option(min=0, help="Processes; 0 for one a core.")]
ReportFile = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write the report there.")]
HtmlFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a self-contained page there.")]
JunitFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Write JUnit XML there.")]
MarkdownFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write a summary for a pull request there.")
]


def gate(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    cases: CasesFolder = None,
    writer: Writers = None,
    baseline: BaselineFile = None,
    report: MadeReport = None,
    out: ReportFile = None,
    html: HtmlFile = None,
    junit: JunitFile = None,
    markdown: MarkdownFile = None,
    jobs: Jobs = 0,
    as_json: AsJson = False,
) -> None:
    """Hold every draft against the baseline: 0 passed, 1 blocked, 2 usage or input, 3 it did not really run."""
    from evals.gate.baseline import read_baseline
    from evals.gate.comparing import compare
    from evals.gate.showing import show_verdict
    from evals.gate.verdicts import as_plain
    from evals.reports.files import Wanted, ensure_places, write_reports
    from evals.storing import write_report

    wanted = Wanted(html=html, junit=junit, markdown=markdown)
    ensure_places(wanted, out)
    held = read_baseline(_place(baseline, cases))
    measured = _measured(cases, writer or held.writers, report, jobs, quiet=as_json)
    if out:
        write_report(measured, out)
    verdict = compare(held, measured)
    write_reports(wanted, measured, verdict, held)
    if as_json:
        streams.print_json(as_plain(verdict))
    else:
        show_verdict(verdict)
    raise typer.Exit(1 if verdict.blocked else 0)


def accept(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why the baseline moves; kept in its history.")],
    cases: CasesFolder = None,
    writer: Writers = None,
    baseline: BaselineFile = None,
    report: MadeReport = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who moves it; by default who is logged in.")] = "",
    jobs: Jobs = 0,
) -> None:
    """Take what drafts are now as what later ones are held against, with a reason."""
    from datetime import UTC, datetime

    from evals.gate.baseline import moved, read_baseline, refuse_no_reason, write_baseline
    from evals.gate.showing import show_moved
    from evals.recorded import OFFLINE
    from evals.storing import ensure_writable

    refuse_no_reason(reason)
    path = _place(baseline, cases)
    ensure_writable(path)
    held = read_baseline(path) if path.exists() else None
    measured = _measured(cases, writer or (held.writers if held else [OFFLINE]), report, jobs, quiet=False)
    new = moved(measured, held, reason, by or _whoever(), datetime.now(UTC))
    write_baseline(new, path)
    show_moved(held, new.history[-1], str(path))


def _place(baseline: Path | None, cases: Path | None) -> Path:
    """Where the baseline is, unless it is told: beside the cases."""
    from evals.gate.baseline import NAME, SHIPPED

    return baseline or (cases / NAME if cases else SHIPPED)


def _measured(
    cases: Path | None, writers: list[str], report: Path | None, jobs: int, *, quiet: bool
) -> "RunReport":
    """The report that was brought, or one made now."""
    from evals import showing
    from evals.cases import CASES
    from evals.gate.verdicts import read_whole_report
    from evals.running import Order, run

    if report:
        return read_whole_report(report)
    with showing.watching(quiet=quiet) as progress:
        return run(Order(cases=cases or CASES, writers=tuple(writers), jobs=jobs), progress)


def _whoever() -> str:
    """The name of who is logged in; nobody's where the system knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
