"""A case, or an empty rubric, as the sheet that reviewers fill in; what it does not show is kept hidden in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, cast

from drafter.errors import InputError, Problem
from drafter.findings.model import Case, Finding
from drafter.messages import catalogue
from drafter.scoring.card import ScoreCard
from drafter.scoring.rubric import Indicator, Rubric
from drafter.sheets.detail import detail_rows
from drafter.sheets.excel import DETAIL_SHEET
from drafter.sheets.showing import not_assessed_text, reasons_of

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_say = catalogue("drafter.sheets")
_HEAD = 3
_SCORE, _REASON, _LAST = 8, 9, 9
_MOST_CHARACTERS = 32_000


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the row of an indicator.

    Attributes:
        points: the score; `None` for one that is to be filled in or was not assessed.
        reasons: why points were lost, or why the indicator was not assessed.
    """

    points: Decimal | None = None
    reasons: str = ""


def export_case(case: Case, card: ScoreCard, rubric: Rubric) -> bytes:
    """The score sheet of a case, as an .xlsx file.

    Raises:
        InputError: the case takes over a published result, or a text is longer than a cell holds.
    """
    if case.published:
        message = _say("export_published", case=case.id)
        raise InputError(message, remedy=_say("export_published_remedy", rubric=case.rubric))
    rows = {finding.indicator: _filled(case, finding, card) for finding in case.findings}
    _refuse_long(rows, rubric)
    title = _say("export_title", department=case.department.name, year=case.fiscal_year)
    frame = (case.department.name, case.fiscal_year)
    return _written(_Sheet(rubric, title, frame, rows), list(detail_rows(case.rubric, case)))


def export_empty(rubric: Rubric, name: str) -> bytes:
    """An empty score sheet for a rubric.

    Args:
        rubric: with its indicators.
        name: the rubric's id or path, as the import is to look it up.

    Raises:
        InputError: the rubric has no published score table.
    """
    if not rubric.levels:
        message = _say("rubric_without_table", rubric=rubric.id)
        raise InputError(message, remedy=_say("rubric_without_table_remedy"))
    sheet = _Sheet(rubric, _say("export_title_empty"), ("", ""), {})
    return _written(sheet, list(detail_rows(name, None)))


def _filled(case: Case, finding: Finding, card: ScoreCard) -> Filled:
    line = card.line(finding.indicator)
    if line is None or line.awarded is None:
        return Filled(None, not_assessed_text(finding))
    return Filled(line.awarded, reasons_of(case, finding))


def _refuse_long(rows: dict[str, Filled], rubric: Rubric) -> None:
    names = {item.id: item.name for item in rubric.indicators()}
    about = [(names.get(key, key), row) for key, row in rows.items() if len(row.reasons) > _MOST_CHARACTERS]
    problems = [
        Problem(name, _say("export_too_long", name=name, most=_MOST_CHARACTERS), _say("export_too_long_remedy"))
        for name, _ in about
    ]
    if problems:
        raise InputError(problems[0].message, problems, remedy=problems[0].remedy)


def _written(sheet: "_Sheet", detail: list[tuple[str, ...]]) -> bytes:
    from openpyxl import Workbook  # 0.2 s that other commands need not pay

    workbook = Workbook()
    visible = workbook.active
    if visible is None:
        raise AssertionError("a new workbook has a sheet")
    visible.title = _say("export_sheet")
    sheet.write(visible)
    _hide(workbook, detail)
    data = BytesIO()
    workbook.save(data)
    return data.getvalue()


def _hide(workbook: "Workbook", detail: list[tuple[str, ...]]) -> None:
    hidden = workbook.create_sheet(DETAIL_SHEET)
    for row, values in enumerate(detail, 1):
        for column, value in enumerate(values, 1):
            write_text(at(hidden, row, column), value)
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True


def at(sheet: "Worksheet", row: int, column: int) -> "Cell":
    """A cell by its position; merging is done after writing, so that none is covered yet."""
    return cast("Cell", sheet.cell(row, column))


def write_text(cell: "Cell", text: str) -> None:
    """Text as text, whatever it begins with: no cell of an export is ever a formula by accident."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text) or None
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = text[:1] in "=+-@\t\r"


class _Sheet:
    """Writes the visible sheet, row by row."""

    def __init__(self, rubric: Rubric, title: str, frame: tuple[object, object], rows: dict[str, Filled]) -> None:
        self._rubric, self._title, self._frame, self._filled = rubric, title, frame, rows
        self._row = _HEAD + 1
        self._sums: list[int] = []

    def write(self, sheet: "Worksheet") -> None:
        """Write everything."""
        from drafter.sheets import sheet_layout as layout

        self._layout = layout
        self._sheet = sheet
        self._above()
        for level in self._rubric.levels:
            first = self._row
            for group in level.groups:
                begin = self._row
                for item in group.indicators:
                    self._indicator(item)
                self._span(begin, 3, group.name, group.max)
            self._span(first, 1, level.name, level.max)
            self._sum(_say("export_subtotal"), f"=SUM(H{first}:H{self._row - 1})", level.max)
            self._sums.append(self._row - 1)
        self._sum(_say("export_total"), "=" + "+".join(f"H{row}" for row in self._sums), self._rubric.max)
        self._note()
        layout.page(sheet, _HEAD, self._row)

    def _above(self) -> None:
        write_text(at(self._sheet, 1, 1), self._title)
        self._layout.title(at(self._sheet, 1, 1))
        self._sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=_LAST)
        self._sheet.row_dimensions[1].height = 30
        department, year = self._frame
        pairs = (
            (1, "export_department", department, 3, 6),
            (7, "export_year", year, 8, 8),
        )
        for column, key, value, first, last in pairs:
            write_text(at(self._sheet, 2, column), _say(key))
            self._layout.caption(at(self._sheet, 2, column))
            cell = at(self._sheet, 2, first)
            if isinstance(value, int):
                cell.value = value
            else:
                write_text(cell, str(value))
            self._layout.caption(cell, open_=True)
            if last > first:
                self._sheet.merge_cells(start_row=2, end_row=2, start_column=first, end_column=last)
        self._sheet.row_dimensions[2].height = 28
        write_text(at(self._sheet, 2, 9), _say("export_rubric") + self._rubric.title)
        self._layout.caption(at(self._sheet, 2, 9))
        for column, head in enumerate(_say("export_heads").split("|"), 1):
            write_text(at(self._sheet, _HEAD, column), head)
            self._layout.heading(at(self._sheet, _HEAD, column))
        self._sheet.row_dimensions[_HEAD].height = 28

    def _indicator(self, item: Indicator) -> None:
        filled = self._filled.get(item.id, Filled())
        standard = "\n".join(self._standards(item))
        texts = {5: item.name, 7: standard}
        for column, text in texts.items():
            write_text(at(self._sheet, self._row, column), text)
            self._layout.plain(at(self._sheet, self._row, column), left=column == 7)  # noqa: PLR2004
        full = at(self._sheet, self._row, 6)
        full.value = item.max
        self._layout.plain(full)
        self._points(filled)
        reason = at(self._sheet, self._row, _REASON)
        write_text(reason, filled.reasons)
        self._layout.entry(reason, left=True)
        shown = {4: item.name, 6: standard, 8: filled.reasons}
        self._sheet.row_dimensions[self._row].height = self._layout.height(shown)
        self._validate(item.max)
        self._row += 1

    def _standards(self, item: Indicator) -> Iterator[str]:
        clauses = item.clauses()
        if len(clauses) == 1:
            yield clauses[0]
            return
        yield from (f"{number}.{clause}" for number, clause in enumerate(clauses, 1))

    def _points(self, filled: Filled) -> None:
        cell = at(self._sheet, self._row, _SCORE)
        cell.value = filled.points
        cell.number_format = "0.00##"
        self._layout.entry(cell)

    def _validate(self, full: Decimal) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(
            type="decimal",
            operator="between",
            formula1="0",
            formula2=str(full),
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="stop",
            errorTitle=_say("export_error_title"),
            error=_say("export_error", full=full),
        )
        rule.add(f"H{self._row}")
        self._sheet.add_data_validation(rule)

    def _span(self, first: int, column: int, name: str, full: Decimal) -> None:
        """A heading and its full marks, over the rows of its indicators."""
        write_text(at(self._sheet, first, column), name)
        at(self._sheet, first, column + 1).value = full
        for offset in (0, 1):
            for row in range(first, self._row):
                self._layout.plain(at(self._sheet, row, column + offset))
            if self._row - 1 > first:
                self._sheet.merge_cells(
                    start_row=first,
                    end_row=self._row - 1,
                    start_column=column + offset,
                    end_column=column + offset,
                )

    def _sum(self, name: str, formula: str, full: Decimal) -> None:
        """A row of sums; its formula is locked with the rest of the sheet."""
        for column in range(1, _LAST + 1):
            self._layout.total(at(self._sheet, self._row, column))
        write_text(at(self._sheet, self._row, 1), name)
        self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=1, end_column=5)
        at(self._sheet, self._row, 6).value = full
        cell = at(self._sheet, self._row, _SCORE)
        cell.value = formula
        cell.number_format = "0.00"
        self._sheet.row_dimensions[self._row].height = 20
        self._row += 1

    def _note(self) -> None:
        write_text(at(self._sheet, self._row, 1), _say("export_note"))
        self._layout.caption(at(self._sheet, self._row, 1))
        self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=1, end_column=_LAST)
        self._sheet.row_dimensions[self._row].height = 32
