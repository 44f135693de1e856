"""`drafter eval …`: measure drafts, and gate them. Found by its entry point; nothing heavy is imported up here."""

from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, ConfigFile
from evals.faults.command import faults
from evals.gate.command import accept, gate
from evals.reports.command import report

CasesFolder = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Folder with a folder a case; by default what ships.")
]
Writers = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="offline, or recorded answers: good, mediocre, bad, a folder. Repeatable."),
]
OnlyCases = Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this case. Repeatable.")]
ReportFile = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write the report there.")]
Jobs = Annotated[int, typer.Option(min=0, help="Processes; 0 for one a core.")]

app = typer.Typer(
    help=(
        "Measure drafts and gate changes, offline.\n\n"
        "Exit codes: 0 clean; 1 something may not stand; 2 usage, input or configuration; 3 it did not really run."
    ),
    no_args_is_help=True,
)


@app.callback()
def _eval() -> None:
    """Measure drafts and gate changes, offline."""


@app.command()
def run(
    cases: CasesFolder = None,
    writer: Writers = None,
    case: OnlyCases = None,
    out: ReportFile = None,
    jobs: Jobs = 0,
    as_json: AsJson = False,
) -> None:
    """Draft every case, measure every draft, and show what was found."""
    from evals import showing
    from evals.cases import CASES
    from evals.recorded import OFFLINE
    from evals.running import Order
    from evals.running import run as measure
    from evals.storing import as_plain, ensure_writable, write_report

    if out:
        ensure_writable(out)  # before anything is measured
    order = Order(cases=cases or CASES, writers=tuple(writer or (OFFLINE,)), only=tuple(case or ()), jobs=jobs)
    with showing.watching(quiet=as_json) as progress:
        report = measure(order, progress)
    if out:
        write_report(report, out)
    if as_json:
        streams.print_json(as_plain(report))
    else:
        showing.show_run(report, out)
    raise typer.Exit(0 if report.clean else 1)


@app.command()
def judge(
    cases: CasesFolder = None,
    writer: Writers = None,
    case: OnlyCases = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> None:
    """Ask the judge of the settings for its opinion on the wording; it can block nothing and clear nothing."""
    from drafter.config.reading import load_config
    from evals import showing
    from evals.cases import CASES
    from evals.judge.running import run as ask
    from evals.judge.showing import show_opinions
    from evals.recorded import OFFLINE
    from evals.running import Order

    settings = load_config(config).judge
    order = Order(cases=cases or CASES, writers=tuple(writer or (OFFLINE,)), only=tuple(case or ()))
    with showing.watching(quiet=as_json) as progress:
        report = ask(order, settings, progress)
    if as_json:
        streams.print_json(report.model_dump(mode="json", by_alias=True))
    else:
        show_opinions(report)


app.command()(faults)


app.command()(gate)
app.command()(accept)
app.command()(report)
