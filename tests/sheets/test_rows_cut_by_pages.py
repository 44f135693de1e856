"""A row that the end of a page cuts in two is one row again, wherever the cut runs through it."""

import pytest

from drafter.sheets.showing import reasons_of
from tests.sheets.made_up import HEADS, REASONS, ROWS, TOTAL, imported, scores
from tests.sheets.pdf_maker import table_pdf

GIVEN = {name: f"{score:.2f}" for _, _, name, _, score in ROWS}
CUT = 2
"""The row of 采购合同备案及时性, which lost points and says why."""


def cells(row):
    first, second, name, full, score = row
    return [first, second, name, str(full), str(score), REASONS.get(name, "")]


def halves(row, name, reason, marks_below=False):
    """A row as the two pages show it: its name and its reason cut at some character, its marks on one of them."""
    above, below = list(row), ["", "", row[2][name:], "", "", row[5][reason:]]
    above[2], above[5] = row[2][:name], row[5][:reason]
    if marks_below:
        above[3], above[4], below[3], below[4] = "", "", row[3], row[4]
    return above, below


def read(tmp_path, above, below, *, head=True):
    rows = [cells(row) for row in ROWS]
    second = [HEADS] if head else []
    path = tmp_path / "sheet.pdf"
    path.write_bytes(table_pdf([[HEADS, *rows[:CUT], above], [*second, below, *rows[CUT + 1 :]]]))
    return imported(path, tmp_path)


def told(result):
    """The reasons of the row that was cut, as a reviewer reads them."""
    (finding,) = (finding for finding in result.case.findings if finding.indicator == "2.1.1")
    return reasons_of(result.case, finding)


@pytest.mark.parametrize("head", [True, False])
@pytest.mark.parametrize("marks_below", [True, False])
@pytest.mark.parametrize(("name", "reason"), [(6, 30), (9, 30), (4, 200), (6, 0), (9, 71)])
def test_a_row_that_a_page_cuts_is_one_row(tmp_path, head, marks_below, name, reason):
    whole = cells(ROWS[CUT])
    result = read(tmp_path, *halves(whole, name, reason, marks_below), head=head)
    assert (result.complete, scores(result)) == (True, (GIVEN, TOTAL))
    assert told(result) == REASONS["采购合同备案及时性"]


def test_a_half_row_below_a_repeated_head_is_not_part_of_the_head(tmp_path):
    rows = [cells(row) for row in ROWS]
    rows[CUT][5] = "合同台账没有更新，佐证材料"
    below = ["", "", "", "", "", "没有归档"]
    result = read(tmp_path, rows[CUT], below)
    assert told(result) == "合同台账没有更新，佐证材料没有归档。"


def test_a_row_of_another_name_behind_a_break_stays_a_row_of_its_own(tmp_path):
    rows = [cells(row) for row in ROWS]
    stray = ["", "", "档案移交完整性", "3", "2", "有2份档案没有移交"]
    path = tmp_path / "sheet.pdf"
    path.write_bytes(table_pdf([[HEADS, *rows[: CUT + 1]], [HEADS, stray, *rows[CUT + 1 :]]]))
    result = imported(path, tmp_path)
    assert [entry.name.text for entry in result.unmatched] == ["档案移交完整性"]
    assert scores(result) == (GIVEN, TOTAL)
    assert told(result) == REASONS["采购合同备案及时性"]


def test_a_title_on_the_page_before_the_table_tells_department_and_year(tmp_path):
    rows = [cells(row) for row in ROWS]
    path = tmp_path / "sheet.pdf"
    title = [["", "", "", "", "", "云岭县水利站2022年度部门整体绩效评价评分表"]]
    path.write_bytes(table_pdf([title, [HEADS, *rows]]))
    result = imported(path, tmp_path, department="", year=None)
    assert (result.case.department.name, result.case.fiscal_year) == ("云岭县水利站", 2022)
