"""What the terminal shows: progress and errors on stderr, results and the documents of `--json` on stdout."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table

from drafter.errors import DrafterError, InputError, Problem
from drafter.messages import catalogue
from drafter.scoring.card import ScoreCard, ScoreLine
from drafter.scoring.numbers import plain
from drafter.scoring.rules.slip import Severity as RubricSeverity
from drafter.verification.model import Manuscript, Report, Severity, Violation

if TYPE_CHECKING:
    from drafter.audit.model import Audit
    from drafter.knowledge.model import Evidence, Passage
    from drafter.pipeline import DraftedNotice, Observer
    from drafter.scoring.lint import LintReport
    from drafter.sheets.importing import Imported

_say = catalogue("drafter")
_out = Console(highlight=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False, soft_wrap=True)

_QUOTES_SHOWN = 3
_STAGES = {
    "score": "computing scores",
    "plan": "planning the items",
    "index": "opening the knowledge base",
    "embed": "indexing the knowledge base (once)",
    "retrieve": "looking up past wordings",
    "write": "writing the items",
    "check": "checking every sentence",
    "render": "writing the files",
}


@dataclass
class _Watcher:
    """Shows each stage as a line, and a bar where it has steps."""

    bars: Progress
    current: TaskID | None = None

    def stage(self, name: str) -> None:
        self.close()
        self.current = self.bars.add_task(_STAGES[name], total=None)

    def progress(self, done: int, total: int) -> None:
        if self.current is not None:
            self.bars.update(self.current, completed=done, total=total)

    def close(self) -> None:
        if self.current is not None:
            task = self.bars.tasks[-1]
            total = task.total or 1
            self.bars.update(self.current, completed=total, total=total)


class _Silent:
    """Sees the work go on and says nothing."""

    def stage(self, name: str) -> None:
        """Nothing."""

    def progress(self, done: int, total: int) -> None:
        """Nothing."""


@contextmanager
def watching(*, quiet: bool) -> Iterator["Observer"]:
    """An observer that shows progress on stderr while the block runs, or one that shows nothing."""
    if quiet:
        yield _Silent()
        return
    columns = (
        SpinnerColumn(finished_text="✓"),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
    )
    with Progress(*columns, console=_err) as bars:
        watcher = _Watcher(bars)
        yield watcher
        watcher.close()


def show_error(error: DrafterError) -> None:
    """An error as the user sees it: what went wrong, every problem with its place, what to do."""
    _err.print(f"[bold red]error:[/] {escape(str(error))}")
    for problem in error.problems if isinstance(error, InputError) else ():
        if problem.message not in str(error):  # a single problem is the message itself
            _err.print(f"  {escape(str(problem))}")
    if error.remedy:
        _err.print(f"[bold]→[/] {escape(error.remedy)}")


def show_score(card: ScoreCard) -> None:
    """The score table, its total and its warnings."""
    table = Table(title=_say("score_title", case=card.case, rubric=card.rubric), title_justify="left")
    for place, column in enumerate(_say("score_columns").split("|")):
        table.add_column(column, justify="right" if place in (2, 3) else "left", overflow="fold")
    for line in card.lines:
        table.add_row(*_row(line), style="bold" if line.level < 3 else "")  # noqa: PLR2004  # level 3 is a leaf
    Console(highlight=False).print(table)
    _out.print(_say("score_total", result=_result(card)), style="bold")
    _show_list(_say("warnings"), card.warnings)


def _result(card: ScoreCard) -> str:
    """Score and grade; where something was not assessed, also the converted score that the grade rests on."""
    if card.converted is None:
        return _say("result", total=card.total, grade=card.grade)
    values = {"full": plain(card.converted.full), "converted": card.converted.points}
    return _say("result_converted", total=card.total, max=plain(card.max), grade=card.grade, **values)


def show_lint(report: "LintReport") -> None:
    """Every finding of a rubric's file with its line, then how many there are."""
    for found in report.findings:
        said = _say("lint", **found.model_dump(exclude={"severity"}), severity=_say(found.severity.value))
        _out.print(escape(said), style="red" if found.severity is RubricSeverity.ERROR else "yellow")
        if found.remedy:
            _out.print(escape(_say("violation_remedy", remedy=found.remedy)))
    errors = sum(found.severity is RubricSeverity.ERROR for found in report.findings)
    key = "lint_found" if report.findings else "lint_clean"
    counts = {"errors": errors, "warnings": len(report.findings) - errors}
    _out.print(escape(_say(key, rubric=report.rubric, title=report.title, **counts)), style="bold")


def _row(line: ScoreLine) -> tuple[str, ...]:
    indent = "  " * (line.level - 1)
    marks, awarded = str(line.max), str(line.awarded)
    if line.awarded is None:
        marks = _say("not_counted", max=plain(line.max)) if line.max else "—"
        awarded = _say("not_assessed")
    return line.id, escape(indent + line.indicator), marks, awarded, escape(line.derivation)


def show_draft(drafted: "DraftedNotice", written: Sequence[Path]) -> None:
    """What a run made: score and grade, counts, the verdict, notes, what is left to fill in, and the files."""
    dossier = drafted.dossier
    report, draft = dossier.report, dossier.draft
    blocked = [violation for violation in report.violations if violation.severity is Severity.BLOCK]
    verdict = _say("verdict_blocked", count=len(blocked)) if blocked else _say("verdict_clean")
    _out.print(_result(dossier.card), style="bold")
    _out.print(
        _say(
            "draft_counts",
            problems=len(draft.problems),
            clauses=sum(len(item.clauses) for item in draft.problems),
            recommendations=len(draft.recommendations),
            verdict=verdict,
        )
    )
    if drafted.fell_back:
        _out.print(escape(_say("fell_back", reason=drafted.fell_back)), style="yellow")
    if draft.refusals:
        _out.print(_say("refused", count=len(draft.refusals)), style="yellow")
    _show_violations(dossier.manuscript, blocked)
    _show_list(_say("warnings"), dossier.notes())
    if dossier.notice.blanks:
        names = _say("joint").join(blank.what for blank in dossier.notice.blanks)
        _out.print(escape(_say("blanks", names=names)))
    _show_list(_say("written"), [str(path) for path in written])


def show_report(manuscript: Manuscript, report: Report, warnings: Sequence[Problem] = ()) -> None:
    """Every violation with its line, what was remarked about the case, then the verdict."""
    if not manuscript.whole:
        _out.print(_say("report_piece"), style="dim")
    _show_violations(manuscript, report.violations)
    _show_list(_say("warnings"), [str(problem) for problem in warnings])
    blocked = sum(violation.severity is Severity.BLOCK for violation in report.violations)
    if blocked:
        _out.print(_say("report_blocked", count=blocked), style="bold red")
        return
    supported = sum(bool(quantity.support) for quantity in report.quantities)
    review = _say("report_review", count=len(report.violations)) if report.violations else ""
    _out.print(_say("report_clean", quantities=supported) + review, style="bold green")


def _show_violations(manuscript: Manuscript, violations: Sequence[Violation]) -> None:
    for violation in violations:
        line = manuscript.text.count("\n", 0, violation.start) + 1
        said = _say(
            "violation" if violation.text else "violation_of_part",
            severity=_say(violation.severity.value),
            check=violation.check,
            line=line,
            text=violation.text,
            message=violation.message,
        )
        _out.print(escape(said), style="red" if violation.severity is Severity.BLOCK else "yellow")
        if violation.remedy:
            _out.print(escape(_say("violation_remedy", remedy=violation.remedy)))


def show_audit(found: "Audit") -> None:
    """Every contradiction with its place, its quotes and what was expected, then how many there are."""
    for issue in found.issues:
        said = _say(
            "audit_issue", severity=_say(f"audit_{issue.severity.value}"), place=issue.place, message=issue.message
        )
        _out.print(escape(said), style="red" if issue.severity.value == "error" else "yellow")
        for quote in issue.quotes[:_QUOTES_SHOWN]:
            _out.print(escape(_say("audit_quote", text=" ".join(quote.text.split()))), style="dim")
        _out.print(escape(_say("audit_expected", expected=issue.expected)))
    _show_list(_say("warnings"), found.notes)
    errors = sum(issue.severity.value == "error" for issue in found.issues)
    verdict = _say("audit_found", errors=errors, warnings=len(found.issues) - errors)
    _out.print(verdict if found.issues else _say("audit_clean"), style="bold" if found.issues else "bold green")


def show_found(found: Sequence["Evidence"]) -> None:
    """Search results, best first."""
    if not found:
        _out.print(_say("found_none"))
    for rank, evidence in enumerate(found, 1):
        passage = evidence.passage
        _out.print(escape(_say("found", rank=rank, title=passage.title, section=passage.section)), style="bold")
        _out.print(escape(_say("found_id", kind=_say(f"kind_{passage.kind}"), source=passage.source)))
        _out.print(escape(f"   {passage.text}"))
        _out.print(escape(f"   {evidence.reason}"), style="dim")


def show_import(imported: "Imported", card: ScoreCard | None, out: Path) -> None:
    """What came of a sheet: its score, and everything that was not read as it stands."""
    from drafter.sheets.yaml_file import entry_line

    if card is not None:
        _out.print(_say("score_total", result=_result(card)), style="bold")
    _show_list(_say("import_unmatched"), [entry_line(entry) for entry in imported.unmatched])
    _show_list(_say("import_missing"), imported.missing)
    _show_list(_say("import_disagreements"), [str(problem) for problem in imported.disagreements])
    _show_list(_say("import_differences"), [str(problem) for problem in imported.differences])
    _show_list(_say("import_overrides", count=len(imported.overrides)), imported.overrides)
    _show_list(_say("warnings"), [str(problem) for problem in imported.remarks])
    show_written([out])


def import_json(imported: "Imported", card: ScoreCard | None, out: Path) -> dict[str, object]:
    """The document of `drafter import --json`."""
    from drafter.sheets.yaml_file import entry_line

    return {
        "case": imported.case.id,
        "file": str(out),
        "table": imported.table,
        "total": str(card.total) if card else None,
        "max": str(card.max) if card else None,
        "grade": card.grade if card else None,
        **(_converted_json(card) if card else {}),
        "unmatched": [{"place": entry.name.place, "row": entry_line(entry)} for entry in imported.unmatched],
        "missing": list(imported.missing),
        "overrides": list(imported.overrides),
        "disagreements": [_problem_json(problem) for problem in imported.disagreements],
        "differences": [_problem_json(problem) for problem in imported.differences],
        "remarks": [_problem_json(problem) for problem in imported.remarks],
    }


def _problem_json(problem: Problem) -> dict[str, str]:
    return {"where": problem.where, "message": problem.message, "remedy": problem.remedy}


def show_written(paths: Sequence[Path]) -> None:
    """The files that were written."""
    _show_list(_say("written"), [str(path) for path in paths])


def _show_list(title: str, lines: Sequence[str]) -> None:
    if lines:
        _out.print(title, style="bold")
    for line in lines:
        _out.print(f"  {escape(line)}")


def score_json(card: ScoreCard) -> dict[str, object]:
    """The document of `drafter score --json`."""
    fields = {"case", "total", "max", "grade", "lines", "warnings"}
    return {**card.model_dump(mode="json", include=fields), **_converted_json(card)}


def _converted_json(card: ScoreCard) -> dict[str, object]:
    """What the grade rests on, where something was not assessed; else nothing."""
    return {"converted": card.converted.model_dump(mode="json")} if card.converted else {}


def draft_json(drafted: "DraftedNotice", written: Sequence[Path]) -> dict[str, object]:
    """The document of `drafter draft --json`."""
    dossier = drafted.dossier
    return {
        "case": dossier.case.id,
        "total": str(dossier.card.total),
        "max": str(dossier.card.max),
        "grade": dossier.card.grade,
        **_converted_json(dossier.card),
        "writer": dossier.record["writer"],
        "fell_back": drafted.fell_back,
        "refusals": [refusal.model_dump(mode="json") for refusal in dossier.draft.refusals],
        "violations": dossier.report.model_dump(mode="json")["violations"],
        "warnings": list(dossier.notes()),
        "blanks": [{"field": blank.field, "what": blank.what} for blank in dossier.notice.blanks],
        "files": [str(path) for path in written],
    }


def search_json(found: Sequence["Evidence"]) -> list[dict[str, object]]:
    """The document of `drafter search --json`."""
    return [
        {
            **evidence.passage.model_dump(
                mode="json", include={"id", "source", "title", "section", "kind", "year", "text"}
            ),
            **_name_in_case(evidence.passage),
            "score": str(evidence.score),
            "reason": evidence.reason,
        }
        for evidence in found
    ]


def _name_in_case(passage: "Passage") -> dict[str, object]:
    """The id by which a case names what was found: of a norm, or of a defect."""
    keys = {"norm": "norm", "wording": "defect"}
    return {keys[passage.kind]: passage.source} if passage.kind in keys else {}
