"""`drafter eval report`: forms of a report that was made before; nothing heavy is imported up here."""

from pathlib import Path
from typing import Annotated

import typer

from evals.gate.command import HtmlFile, JunitFile, MarkdownFile


def report(
    made: Annotated[Path, typer.Argument(metavar="REPORT", help="The report of drafter eval run -o.")],
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Show it against this baseline.")] = None,
    html: HtmlFile = None,
    junit: JunitFile = None,
    markdown: MarkdownFile = None,
) -> None:
    """Make a page, JUnit XML or a Markdown summary of a report; with none named, show it here."""
    from drafter.console.screen import results
    from evals import showing
    from evals.gate.baseline import read_baseline
    from evals.gate.comparing import compare
    from evals.gate.showing import show_verdict
    from evals.gate.verdicts import read_whole_report
    from evals.reports.files import Wanted, ensure_places, write_reports

    wanted = Wanted(html=html, junit=junit, markdown=markdown)
    ensure_places(wanted)
    found = read_whole_report(made)
    held = read_baseline(baseline) if baseline else None
    verdict = compare(held, found) if held else None
    written = write_reports(wanted, found, verdict, held)
    for path in written:
        results.print(f"written to {path}", markup=False)
    if not written:
        showing.show_run(found, None)
        if verdict:
            show_verdict(verdict)
