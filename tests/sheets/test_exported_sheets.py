"""Sheets that are written: how they are locked, what they carry, and that importing one changes nothing."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.assets import asset
from drafter.errors import InputError
from drafter.findings.loading import load_case
from drafter.scoring.engine import score
from drafter.scoring.rubric_files import load_rubric
from drafter.scoring.view import ScoringView, rubric_view
from drafter.sheets.exporting import export_case, export_empty
from drafter.sheets.importing import Wanted, import_sheet
from drafter.sheets.yaml_file import case_yaml
from tests.sheets.made_up import ROWS, imported, plain_sheet, rubric_file, saved

SYSTEMS = ["renhua-2021", "guangzhou-2023", "lechang-2024", "jiangmen-2024"]


def example(name):
    path = asset(f"examples/{name}/case.yaml")
    case = load_case(path, rubric_view).case
    return case, load_rubric(case.rubric)


def exported(case, rubric):
    return export_case(case, score(case, rubric), rubric)


def reread(data, folder, change=None):
    """The case of an exported sheet, after a reviewer's change to its visible sheet."""
    path = folder / "back.xlsx"
    book = openpyxl.load_workbook(BytesIO(data))
    if change:
        change(book, {row[4].value: row for row in book.worksheets[0].iter_rows(min_row=4) if row[4].value})
    book.save(path)
    return import_sheet(path, Wanted(), load_rubric)


def loaded(result, folder):
    """The case as it comes out of the file that is written for it."""
    path = folder / "back.yaml"
    path.write_text(case_yaml(result.case, result.rubric, source="x"), encoding="utf-8")
    return load_case(path, lambda name: ScoringView(load_rubric(name))).case


@pytest.mark.parametrize("name", SYSTEMS)
def test_importing_an_export_changes_nothing(name, tmp_path):
    case, rubric = example(name)
    result = reread(exported(case, rubric), tmp_path)
    assert loaded(result, tmp_path) == case
    assert (result.differences, result.unmatched, result.missing, result.remarks) == ((), (), (), ())


HARD = st.sampled_from(
    ["=1+1", "+cmd", "-5%", "@x", "一是", "（1）", "：", "213.70万元", "《办法》", "12个", "“三公”", "\t", "  "]
)
REASON = st.lists(HARD | st.text("无验收单据，。", min_size=1, max_size=9), min_size=1, max_size=6).map("".join)


@settings(max_examples=12, deadline=None)
@given(
    reasons=st.lists(REASON, min_size=6, max_size=6), points=st.lists(st.integers(0, 39), min_size=6, max_size=6)
)
def test_any_imported_case_survives_an_export(tmp_path_factory, reasons, points):
    folder = tmp_path_factory.mktemp("sheet")
    book = plain_sheet({row[2]: value / 10 for row, value in zip(ROWS, points, strict=True)}, total=None)
    for number, reason in enumerate(reasons, 3):
        cell = book.active.cell(number, 6, reason)
        cell.data_type = "s"
    first = imported(saved(book, folder), folder)
    case = loaded(first, folder)
    again = reread(exported(case, first.rubric), folder)
    assert loaded(again, folder) == case
    assert again.differences == ()


def test_the_sheet_is_locked_but_for_what_a_reviewer_fills_in(tmp_path):
    rubric = load_rubric(rubric_file(tmp_path))
    sheet = openpyxl.load_workbook(BytesIO(export_empty(rubric, "x.yaml"))).worksheets[0]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    rows = [4, 5, 7, 8, 9, 10]
    assert open_cells == {"C2", "D2", "E2", "F2", "H2"} | {f"{column}{row}" for row in rows for column in "HI"}
    rules = {
        str(rule.sqref): (rule.type, rule.formula1, rule.formula2)
        for rule in sheet.data_validations.dataValidation
    }
    assert rules == {f"H{row}": ("decimal", "0", str(line[3])) for row, line in zip(rows, ROWS, strict=True)}
    assert [sheet[f"H{row}"].value for row in (6, 11, 12)] == ["=SUM(H4:H5)", "=SUM(H7:H10)", "=H6+H11"]


def test_the_sheet_prints_on_a4_with_its_head_on_every_page_in_chinese_fonts():
    case, rubric = example("renhua-2021")
    sheet = openpyxl.load_workbook(BytesIO(exported(case, rubric))).worksheets[0]
    setup = sheet.page_setup
    assert (setup.orientation, str(setup.paperSize), str(setup.fitToWidth)) == ("landscape", "9", "1")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "F4"
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"宋体", "黑体"}


def test_no_cell_of_an_export_is_a_formula_by_accident(tmp_path):
    book = plain_sheet()
    for row, text in ((4, "=cmd|'/C calc'!A0"), (5, "+1未备案"), (7, "@SUM(A1)未盘点")):
        cell = book.active.cell(row, 6, text)
        cell.data_type = "s"
    result = imported(saved(book, tmp_path), tmp_path)
    data = exported(loaded(result, tmp_path), result.rubric)
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    formulas = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert formulas == {"H6", "H11", "H12"}
    assert [
        (sheet[f"I{row}"].data_type, sheet[f"I{row}"].value[:1], sheet[f"I{row}"].quotePrefix) for row in (5, 7, 9)
    ] == [
        ("s", "=", True),
        ("s", "+", True),
        ("s", "@", True),
    ]


def test_an_empty_sheet_comes_back_as_a_case_once_it_is_filled_in(tmp_path):
    rubric_path = str(rubric_file(tmp_path))
    data = export_empty(load_rubric(rubric_path), rubric_path)
    with pytest.raises(InputError, match="1 处问题"):
        reread(data, tmp_path)

    def fill_in(book, rows):
        sheet = book.worksheets[0]
        sheet["C2"], sheet["H2"] = "云岭县文化馆", 2023
        for _, _, name, _, given_score in ROWS:
            rows[name][7].value = given_score
            rows[name][8].value = (
                "一是未备案。二是未盘点，金额3.20万元。" if given_score in (6.96, 4, 3.2) else None
            )
        for name in ("预算编制完整性", "政府采购规范性", "资产处置收入上缴情况"):
            rows[name][8].value = None

    result = reread(data, tmp_path, fill_in)
    assert result.complete
    assert (result.case.department.name, result.case.fiscal_year) == ("云岭县文化馆", 2023)
    assert str(score(loaded(result, tmp_path), result.rubric).total) == "26.16"


def test_a_changed_score_wins_and_is_told(tmp_path):
    case, rubric = example("renhua-2021")

    def change(_, rows):
        rows["预算编制规范性"][7].value = 1

    result = reread(exported(case, rubric), tmp_path, change)
    assert [(d.where, d.message) for d in result.differences] == [
        ("评分表!H5", "“预算编制规范性”得分由 2 改为 1，以表中所填为准")
    ]
    assert str(score(loaded(result, tmp_path), rubric).total) == "81.57"
    assert result.case.findings[1].points == case.findings[1].points
    assert result.case.findings[2:] == case.findings[2:]


def test_a_changed_reason_wins_and_what_was_left_alone_keeps_its_details(tmp_path):
    case, rubric = example("renhua-2021")

    def change(_, rows):
        cell = rows["预算编制规范性"][8]
        cell.value = "一是培训费12.50万元未编入预算。二是" + cell.value.partition("二是")[2]

    result = reread(exported(case, rubric), tmp_path, change)
    before, after = case.findings[1], loaded(result, tmp_path).findings[1]
    assert [difference.where for difference in result.differences] == ["评分表!I5"]
    assert before.points[0].title in result.differences[0].message
    assert after.points[1] == before.points[1], "norms, effect and facts of the untouched point stand"
    assert [point.id for point in after.points] == ["a", "b"]
    new = after.points[0]
    fact = after.facts[new.text.partition("{F02.")[2].partition("}")[0]]
    assert (fact.value, fact.unit, fact.source.place) == ("12.50", "万元", "评分表!I5")


def test_an_emptied_reason_is_told_by_its_own_cell(tmp_path):
    case, rubric = example("renhua-2021")
    emptied = {}

    def empty(_, rows):
        cell = rows["财务合规性"][8]
        emptied["place"], cell.value = f"评分表!{cell.coordinate}", None

    result = reread(exported(case, rubric), tmp_path, empty)
    assert [difference.where for difference in result.differences] == [emptied["place"]]


def test_a_score_raised_to_full_marks_takes_its_points_along(tmp_path):
    case, rubric = example("renhua-2021")

    def change(_, rows):
        rows["预算编制规划性"][7].value = 2
        rows["预算编制规划性"][8].value = None

    result = reread(exported(case, rubric), tmp_path, change)
    assert loaded(result, tmp_path).findings[2].points == ()
    assert len(result.differences) == 2


def test_an_indicator_set_aside_in_the_sheet_is_not_assessed(tmp_path):
    case, rubric = example("renhua-2021")

    def change(_, rows):
        rows["政府采购执行率"][7].value = None
        rows["政府采购执行率"][8].value = "不适用：当年没有采购预算"

    result = reread(exported(case, rubric), tmp_path, change)
    assert loaded(result, tmp_path).findings[10].not_assessed == "不适用：当年没有采购预算"


def test_a_hidden_sheet_that_was_broken_is_told(tmp_path):
    case, rubric = example("renhua-2021")

    def change(book, _):
        book["drafter"]["C3"].value = "{"

    with pytest.raises(InputError, match="隐藏工作表"):
        reread(exported(case, rubric), tmp_path, change)


def test_a_sheet_of_one_rubric_is_not_read_as_that_of_another(tmp_path):
    case, rubric = example("renhua-2021")
    path = tmp_path / "x.xlsx"
    path.write_bytes(exported(case, rubric))
    with pytest.raises(InputError) as caught:
        import_sheet(path, Wanted(rubric="lechang-2024"), load_rubric)
    assert "renhua-2022" in caught.value.problems[0].message


def test_a_published_result_has_no_sheet():
    case, rubric = example("shaoguan-2023")
    with pytest.raises(InputError, match="没有逐项得分"):
        exported(case, rubric)
    with pytest.raises(InputError, match="没有公开评分表"):
        export_empty(rubric, rubric.id)


def test_a_missing_file_is_an_error_of_ours(tmp_path):
    with pytest.raises(InputError, match="没有这个文件"):
        import_sheet(Path(tmp_path / "none.xlsx"), Wanted(), load_rubric)
