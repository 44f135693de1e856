"""The files that a report becomes."""

from dataclasses import dataclass
from pathlib import Path

from drafter.sheets.output import write_whole
from evals.gate.model import Baseline, Verdict
from evals.report_model import RunReport
from evals.storing import ensure_writable


@dataclass(frozen=True)
class Wanted:
    """Where which form goes; `None` for a form that nobody wants."""

    html: Path | None = None
    junit: Path | None = None
    markdown: Path | None = None


def ensure_places(wanted: Wanted, *others: Path | None) -> None:
    """Refuse what cannot be written before anything is measured.

    Raises:
        OutputError: a place is a folder, or in none that can be written to.
    """
    for path in (wanted.html, wanted.junit, wanted.markdown, *others):
        if path:
            ensure_writable(path)


def write_reports(
    wanted: Wanted, report: RunReport, verdict: Verdict | None = None, baseline: Baseline | None = None
) -> list[Path]:
    """Write every form that is wanted, each whole or not at all.

    Returns:
        What was written.

    Raises:
        OutputError: one cannot be written.
    """
    from evals.reports.junit import to_junit
    from evals.reports.markdown import to_markdown
    from evals.reports.page import to_page

    written = []
    if wanted.html:
        write_whole(wanted.html, to_page(report, verdict, baseline).encode())
        written.append(wanted.html)
    if wanted.junit:
        write_whole(wanted.junit, to_junit(report, verdict))
        written.append(wanted.junit)
    if wanted.markdown:
        write_whole(wanted.markdown, to_markdown(report, verdict).encode())
        written.append(wanted.markdown)
    return written
