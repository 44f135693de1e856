"""A score sheet to a case: everything it says, with its place; what it does not say is listed, never guessed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter.errors import InputError, Problem
from drafter.findings.model import Case, Department, Finding, NoticeSpec
from drafter.messages import catalogue
from drafter.scoring.rubric import Rubric
from drafter.sheets.building import Built, build_finding, departures
from drafter.sheets.captions import Captions, read_captions
from drafter.sheets.choosing import choose_table
from drafter.sheets.csv_file import read_csv
from drafter.sheets.detail import Detail, read_detail
from drafter.sheets.excel import read_excel
from drafter.sheets.grid import Book, State
from drafter.sheets.guard import Format, recognised, refusal
from drafter.sheets.matching import Matches, match
from drafter.sheets.pdf import read_pdf
from drafter.sheets.reconcile import reconciled
from drafter.sheets.rubric_names import RubricNames
from drafter.sheets.table import Entry, ScoreTable
from drafter.sheets.text_file import read_text
from drafter.sheets.told import Cells, in_sheet
from drafter.sheets.totals import total_problems
from drafter.sheets.word_tables import read_word

_say = catalogue("drafter.sheets")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user says about a sheet; what is empty is read from it.

    Attributes:
        rubric: id of the rubric, or the path of its file.
        sheet: the sheet or table to read.
        score_column: the head or letter of the score column.
        department: whose budget was reviewed.
        year: the fiscal year.
        issuer: the finance bureau that will issue the notice.
        id: of the case.
    """

    rubric: str = ""
    sheet: str = ""
    score_column: str = ""
    department: str = ""
    year: int | None = None
    issuer: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a sheet.

    Attributes:
        case: the case; complete if nothing is missing.
        rubric: its rubric.
        table: where it was read.
        unmatched: rows that mean no indicator of the rubric, or not clearly one.
        missing: indicators without a row, as shown.
        overrides: one line for each score that stands in place of the rule's.
        disagreements: stated totals that are not the sums.
        differences: where an exported sheet was changed by hand.
        remarks: what deserves a look.
        notes: comments for the case file by finding.
        cells: where each finding was read, by its id.
    """

    case: Case
    rubric: Rubric
    table: str
    unmatched: tuple[Entry, ...] = ()
    missing: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    disagreements: tuple[Problem, ...] = ()
    differences: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    notes: dict[str, list[str]] = field(default_factory=dict)
    cells: dict[str, Cells] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every row found its indicator, every indicator its row, and every total is right."""
        return not (self.unmatched or self.missing or self.disagreements)

    def in_sheet(self, error: InputError, sheet: Path) -> InputError:
        """What is wrong with the case, told by the cells of its sheet."""
        order = enumerate(finding.id for finding in self.case.findings)
        return in_sheet(error, sheet, {place: self.cells[name] for place, name in order if name in self.cells})


def import_sheet(path: Path, wanted: Wanted, rubrics: Callable[[str], Rubric]) -> Imported:
    """Read a score sheet (.xlsx, .xlsm, .csv, .docx, .pdf, .txt) as a case.

    Args:
        path: the file.
        wanted: what the user says about it.
        rubrics: finds a rubric by its id or path.

    Raises:
        InputError: the sheet cannot be used; `problems` holds everything wrong with it, with cells.
    """
    kind, data = recognised(path)
    book = _READERS[kind](path, data)
    detail = read_detail(book)
    rubric = _rubric(book, wanted, detail, rubrics)
    names = RubricNames(rubric)
    table = choose_table(book, names, sheet=wanted.sheet, score_column=wanted.score_column)
    matches = match(table.entries, names)
    if not _is_filled(matches):
        raise _refused(book, [Problem(table.name, _say("not_filled"), _say("not_filled_remedy"))])
    return _Import(book, table, matches, names, detail).result(wanted)


def _is_filled(matches: Matches) -> bool:
    """Whether any points at all are in the sheet; one cell that cannot be read counts, and is told later."""
    said = [item for entry in matches.found.values() for item in (*entry.awarded, entry.deducted) if item]
    return any(item.text or item.state is not State.READ for item in said)


def _rubric(book: Book, wanted: Wanted, detail: Detail | None, rubrics: Callable[[str], Rubric]) -> Rubric:
    own = detail.rubric if detail else ""
    if own and wanted.rubric and own != wanted.rubric:
        values = {"own": own, "wanted": wanted.rubric}
        raise _refused(book, [Problem(book.source, _say("other_rubric", **values), _say("other_rubric_remedy"))])
    name = wanted.rubric or own
    if not name:
        raise refusal(book.source, "rubric_needed")
    rubric = rubrics(name)
    if not rubric.levels:
        raise refusal(book.source, "rubric_without_table", rubric=rubric.id)
    return rubric


class _Import:
    """One import, from the matched rows on."""

    def __init__(
        self, book: Book, table: ScoreTable, matches: Matches, names: RubricNames, detail: Detail | None
    ) -> None:
        self._book, self._table, self._matches, self._names = book, table, matches, names
        self._detail = detail
        self._captions = read_captions(table.captions)
        self._document = Path(book.source).name

    def result(self, wanted: Wanted) -> Imported:
        built = self._built()
        problems = [*(problem for item in built for problem in item.problems), *self._who(wanted)]
        if problems:
            raise _refused(self._book, problems)
        findings = tuple(item.finding for item in built if item.finding is not None)
        case = self._case(wanted, findings)
        differences: tuple[Problem, ...] = ()
        if self._detail and self._detail.case:
            case, differences = reconciled(case, self._detail.case, self._matches.found, self._names.rubric)
        return Imported(
            case=case,
            rubric=self._names.rubric,
            table=self._table.name,
            unmatched=tuple(self._matches.unmatched),
            missing=self._missing(),
            overrides=self._overrides(case.findings),
            disagreements=tuple(total_problems(self._table, self._names)),
            differences=differences,
            remarks=self._remarks(built, wanted),
            notes={item.finding.id: item.notes for item in built if item.finding and item.notes},
            cells={item.finding.id: item.cells for item in built if item.finding},
        )

    def _built(self) -> list[Built]:
        known = {finding.indicator: finding.id for finding in self._detail.findings()} if self._detail else {}
        return [
            build_finding(
                known.get(indicator.id, f"F{number:02d}"),
                indicator,
                self._matches.found[indicator.id],
                self._document,
                self._names.rubric,
            )
            for number, indicator in enumerate(self._names.rubric.indicators(), 1)
            if indicator.id in self._matches.found
        ]

    def _who(self, wanted: Wanted) -> list[Problem]:
        frame = self._frame(wanted)
        needed = {"department": frame.department, "year": frame.year}
        return [
            Problem(self._table.name, _say(f"no_{key}"), _say(f"no_{key}_remedy"))
            for key, value in needed.items()
            if not value
        ]

    def _frame(self, wanted: Wanted) -> Captions:
        kept = self._detail.case if self._detail else None
        department = wanted.department or self._captions.department or (kept.department.name if kept else "")
        year = wanted.year or self._captions.year or (kept.fiscal_year if kept else None)
        return Captions(department, year)

    def _case(self, wanted: Wanted, findings: tuple[Finding, ...]) -> Case:
        frame = self._frame(wanted)
        year = frame.year or 0
        named = _ID.fullmatch(wanted.id)
        return Case(
            id=wanted.id if named else f"case-{year}",
            department=Department(name=frame.department),
            fiscal_year=year,
            rubric=wanted.rubric or (self._detail.rubric if self._detail else ""),
            findings=findings,
            notice=NoticeSpec(
                title=_say("notice_title", department=frame.department, year=year),
                issuer=wanted.issuer or _say("issuer_blank"),
            ),
        )

    def _missing(self) -> tuple[str, ...]:
        gone = (item for item in self._names.rubric.indicators() if item.id not in self._matches.found)
        return tuple(f"{item.id} {item.name}" for item in gone)

    def _overrides(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        indicators = {item.id: item for item in self._names.rubric.indicators()}
        lines = (departures(finding, indicators[finding.indicator]) for finding in findings)
        return tuple(line for line in lines if line)

    def _remarks(self, built: list[Built], wanted: Wanted) -> tuple[Problem, ...]:
        own = [remark for item in built for remark in item.remarks]
        blank = []
        if not wanted.issuer and not (self._detail and self._detail.case):
            blank = [Problem(self._table.name, _say("issuer_open"), _say("issuer_open_remedy"))]
        return (*self._book.remarks, *self._table.remarks, *self._matches.remarks, *own, *blank)


def _refused(book: Book, problems: Sequence[Problem]) -> InputError:
    message = _say("sheet_refused", name=book.source, count=len(problems))
    return InputError(message, tuple(problems), remedy=problems[0].remedy if len(problems) == 1 else "")


_READERS: dict[Format, Callable[[Path, bytes], Book]] = {
    Format.EXCEL: read_excel,
    Format.WORD: read_word,
    Format.PDF: read_pdf,
    Format.TEXT: read_text,
    Format.CSV: read_csv,
}
