"""`drafter audit` and `drafter outline`: what a document says, and where it contradicts itself."""

from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson


def audit(
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", help="A submitted report: .docx, .pdf, .md or .txt.")
    ],
    as_json: AsJson = False,
) -> None:
    """Look for contradictions inside a report: sums, rates, counts, dates, references, scores, leftovers.

    Ends with 1 if there are any. What rests on an inference is listed behind them as a hint and does not count.
    """
    from drafter.audit.auditor import audit as audited
    from drafter.console import reports
    from drafter.ingest.reader import read_document

    found = audited(read_document(report))
    if as_json:
        streams.print_json(found.model_dump(mode="json"))
    else:
        reports.show_audit(found)
    raise typer.Exit(1 if found.issues else 0)


def outline(
    document: Annotated[
        Path, typer.Argument(metavar="FILE", help="A notice, report, norm or rubric in any format that is read.")
    ],
    as_json: AsJson = False,
) -> None:
    """Show the structure of a document: headings, clauses, tables, scores, indicators, problems and answers."""
    from drafter.console import reports
    from drafter.ingest.reader import read_document
    from drafter.outline.reading import outline as outlined

    found = outlined(read_document(document))
    if as_json:
        streams.print_json(found.model_dump(mode="json"))
    else:
        reports.show_outline(found)
