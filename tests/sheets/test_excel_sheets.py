"""Excel sheets as bureaus make them, read into cases."""

import openpyxl
import pytest

from drafter.errors import InputError
from drafter.sheets.yaml_file import entry_line
from tests.sheets.made_up import HEADS, REASONS, ROWS, TOTAL, imported, plain_sheet, saved, scores

GIVEN = {name: f"{score:.2f}" for _, _, name, _, score in ROWS}


def bureau_sheet():
    """Title, department and year above; a head of two rows; merged headings; a blank column; sums and a note."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["附件2"])
    sheet.append(["部门整体支出绩效评价评分表"])
    sheet.merge_cells("A2:L2")
    sheet.append(["部门（单位）名称：", "云岭县文化馆", None, None, "评价年度：", 2023])
    sheet.append(["序号", "评价指标", *[None] * 5, "评分标准", "得分", None, None, "扣分说明"])
    sheet.append(
        [None, "一级指标", "分值", "二级指标", "分值", "三级指标", "分值", None, "自评得分", None, "复核得分"]
    )
    for area in ("A4:A5", "B4:G4", "H4:H5", "I4:K4", "L4:L5"):
        sheet.merge_cells(area)
    sheet["I5"], sheet["K5"] = "自评得分", "复核得分"
    weights = {"投入管理": 12, "过程管理": 18, "预算管理": 12, "采购管理": 10, "资产管理": 8}
    for number, (first, second, name, full, score) in enumerate(ROWS, 1):
        wrapped = f"{name[:3]}\n{name[3:]}"
        row = [
            number,
            first,
            weights[first],
            second,
            weights[second],
            wrapped,
            full,
            "标准",
            full,
            None,
            str(score),
        ]
        sheet.append([*row, REASONS.get(name)])
        if number == 2:
            sheet.append(["小计", *[None] * 5, 12, None, 12, None, 10.96])
    sheet.append(["小计", *[None] * 5, 18, None, 18, None, 15.2])
    sheet.append(["合计", *[None] * 5, 30, None, 30, None, 26.16])
    sheet.append(["注：本表由评价组填写，一式两份。"])
    for area in ("B6:B7", "C6:C7", "D6:D7", "E6:E7", "B9:B12", "C9:C12", "D9:D10", "E9:E10", "D11:D12", "E11:E12"):
        sheet.merge_cells(area)
    return book


def test_a_plain_sheet_gives_its_own_scores_and_total(tmp_path):
    result = imported(saved(plain_sheet(), tmp_path), tmp_path)
    assert scores(result) == (GIVEN, TOTAL)
    assert result.complete


def test_the_department_and_the_year_are_read_from_the_title(tmp_path):
    case = imported(saved(plain_sheet(), tmp_path), tmp_path, department="", year=None).case
    assert (case.department.name, case.fiscal_year) == ("云岭县文化馆（虚构）", 2023)


def test_two_columns_that_could_both_be_the_score_are_asked_about(tmp_path):
    with pytest.raises(InputError) as caught:
        imported(saved(bureau_sheet(), tmp_path), tmp_path)
    (problem,) = caught.value.problems
    assert problem.where == "Sheet!I5"
    assert "“得分/自评得分”（Sheet!I5）、“得分/复核得分”（Sheet!K5）" in problem.message
    assert "--score-column" in problem.remedy


@pytest.mark.parametrize("named", ["复核得分", "复核", "K", "k"])
def test_the_score_column_may_be_named_by_its_head_or_its_letter(tmp_path, named):
    result = imported(saved(bureau_sheet(), tmp_path), tmp_path, score_column=named, department="", year=None)
    assert scores(result) == (GIVEN, TOTAL)
    assert result.case.department.name == "云岭县文化馆"
    assert result.case.fiscal_year == 2023
    assert (result.unmatched, result.disagreements) == ((), ())


def test_the_other_score_column_gives_the_other_scores(tmp_path):
    result = imported(saved(bureau_sheet(), tmp_path), tmp_path, score_column="自评得分")
    assert scores(result)[1] == "30.00"
    kept = result.notes["F03"]
    assert any("Sheet!K9" in note for note in kept)
    assert any("YL-2023-014" in note for note in kept), "what is said beside full marks is not lost"


def test_a_subtotal_that_is_wrong_is_told_with_its_cell(tmp_path):
    book = bureau_sheet()
    book.active["K13"] = 15.3
    result = imported(saved(book, tmp_path), tmp_path, score_column="K")
    assert [(problem.where, problem.message) for problem in result.disagreements] == [
        ("Sheet!K13", "“小计”写的是 15.3，各项相加为 15.2")
    ]


def test_a_total_that_is_wrong_is_told_and_the_case_keeps_the_items(tmp_path):
    result = imported(saved(plain_sheet(total="27"), tmp_path), tmp_path)
    assert [problem.where for problem in result.disagreements] == ["评分表!E9"]
    assert scores(result)[1] == TOTAL
    assert not result.complete


def test_names_are_known_through_numbers_breaks_brackets_and_small_variants(tmp_path):
    book = plain_sheet()
    sheet = book.active
    sheet["C3"], sheet["C4"], sheet["C5"] = (
        "1.1.1 预算编制\n完整性（4分）",
        "部门 预算 执行率",
        "采购合同备案的及时性",
    )
    result = imported(saved(book, tmp_path), tmp_path)
    assert scores(result) == (GIVEN, TOTAL)
    assert [remark.where for remark in result.remarks if "近似" in remark.message] == ["评分表!C5"]


def test_a_name_that_is_another_is_listed_and_not_guessed(tmp_path):
    book = plain_sheet()
    book.active["C6"] = "政府采购合规性"
    result = imported(saved(book, tmp_path), tmp_path)
    assert [entry_line(entry) for entry in result.unmatched] == ["评分表!C6　政府采购合规性　分值 4　得分 4　"]
    assert result.missing == ("2.1.2 政府采购规范性",)


def test_two_rows_for_one_indicator_are_both_left_out(tmp_path):
    book = plain_sheet()
    book.active["C4"] = "预算编制完整性"
    result = imported(saved(book, tmp_path), tmp_path)
    assert [entry.name.place for entry in result.unmatched] == ["评分表!C3", "评分表!C4"]
    assert result.missing == ("1.1.1 预算编制完整性", "1.1.2 部门预算执行率")


def test_full_width_digits_and_numbers_stored_as_text_are_numbers(tmp_path):
    book = plain_sheet({"资产账实相符情况": "３．２分", "政府采购规范性": " 4 "})
    assert scores(imported(saved(book, tmp_path), tmp_path)) == (GIVEN, TOTAL)


def test_an_indicator_that_was_not_assessed_leaves_the_sum(tmp_path):
    book = plain_sheet({"政府采购规范性": "不适用", "资产处置收入上缴情况": None}, total="18.16")
    book.active["F8"] = "不适用：当年没有处置资产"
    result = imported(saved(book, tmp_path), tmp_path)
    assert {f.indicator: f.not_assessed for f in result.case.findings if f.not_assessed} == {
        "2.1.2": "不适用",
        "2.2.2": "不适用：当年没有处置资产",
    }
    assert scores(result)[1] == "18.16"


def test_a_sheet_of_deductions_is_a_sheet_of_scores(tmp_path):
    lost = {name: full - score for _, _, name, full, score in ROWS}
    book = plain_sheet(lost, heads=(*HEADS[:4], "扣分", HEADS[5]), total=None)
    result = imported(saved(book, tmp_path), tmp_path)
    assert scores(result) == (GIVEN, TOTAL)
    assert any("分值 − 扣分" in remark.message for remark in result.remarks)


def test_parts_of_an_indicator_scored_row_by_row_are_added_and_told(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["三级指标", "分值", "评价标准", "得分", "备注"])
    sheet.append(["预算编制完整性", 4, "标准一", 1, None])
    sheet.append([None, None, "标准二", 2, "资产购置未编入预算。"])
    sheet.merge_cells("A2:A3")
    for _, _, name, full, score in ROWS[1:]:
        sheet.append([name, full, "标准", score, REASONS.get(name)])
    result = imported(saved(book, tmp_path), tmp_path)
    assert scores(result)[0]["预算编制完整性"] == "3.00"
    assert [remark.where for remark in result.remarks if "相加" in remark.message] == ["Sheet!D2"]


def test_hidden_rows_are_read_and_hidden_sheets_are_not(tmp_path):
    book = plain_sheet()
    book.active.row_dimensions[5].hidden = True
    book.copy_worksheet(book.active).sheet_state = "hidden"
    result = imported(saved(book, tmp_path), tmp_path)
    assert scores(result) == (GIVEN, TOTAL)
    assert [remark.message for remark in result.remarks if "隐藏行" in remark.message] == [
        "第 5 行是隐藏行，已一并读取，请核对"
    ]


def test_two_score_sheets_in_one_workbook_are_asked_about(tmp_path):
    book = plain_sheet()
    book.copy_worksheet(book.active).title = "评分表（定稿）"
    path = saved(book, tmp_path)
    with pytest.raises(InputError) as caught:
        imported(path, tmp_path)
    assert "评分表、评分表（定稿）" in caught.value.problems[0].message
    assert imported(path, tmp_path, sheet="评分表（定稿）").table == "评分表（定稿）"


def test_points_without_a_reason_leave_a_visible_gap(tmp_path):
    book = plain_sheet()
    book.active["F5"] = "无"
    result = imported(saved(book, tmp_path), tmp_path)
    (point,) = result.case.findings[2].points
    assert point.text == "评分表没有写明扣分原因。"
    assert [remark.where for remark in result.remarks if "扣分原因" in remark.message] == ["评分表!E5"]


def test_what_the_sheet_leaves_no_doubt_about_is_given_to_the_rule_and_the_rest_is_an_override(tmp_path):
    findings = {f.indicator: f for f in imported(saved(plain_sheet(), tmp_path), tmp_path).case.findings}
    assert {k: j.met for k, j in findings["1.1.1"].judgements.items()} == {"c1": True, "c2": True}
    assert dict(findings["1.1.2"].measures) == {"spent": "{amount2}", "budget": "{amount1}"}
    assert findings["2.1.1"].judgements["c1"].violations == 2
    assert [f.override for f in findings.values()] == [None] * 6
    uneven = imported(saved(plain_sheet({"采购合同备案及时性": 3.5}), tmp_path), tmp_path)
    assert uneven.overrides == ("2.1.1 采购合同备案及时性（6分）得 3.5 分：评分表所列得分",)


def test_stated_measures_that_give_other_points_stay_beside_the_override(tmp_path):
    result = imported(saved(plain_sheet({"部门预算执行率": 7}), tmp_path), tmp_path)
    finding = result.case.findings[1]
    assert str(finding.override.awarded) == "7"
    assert dict(finding.measures) == {"spent": "{amount2}", "budget": "{amount1}"}


def test_a_percentage_is_read_as_it_is_shown_and_a_float_without_its_noise(tmp_path):
    book = plain_sheet({"部门预算执行率": 6.96 + 4e-16})
    sheet = book.active
    sheet["G2"] = "完成值"
    sheet["G4"] = 0.87
    sheet["G4"].number_format = "0.00%"
    result = imported(saved(book, tmp_path), tmp_path)
    assert scores(result) == (GIVEN, TOTAL)
    actual = [fact for fact in result.case.findings[1].facts.values() if fact.label == "完成值"]
    assert [(fact.value, fact.unit, fact.role.value, fact.source.place) for fact in actual] == [
        ("87.00", "%", "完成值", "评分表!G4")
    ]


def test_a_deduction_that_contradicts_the_score_is_told(tmp_path):
    book = plain_sheet()
    sheet = book.active
    sheet["G2"] = "扣分"
    for row, (_, _, _, full, score) in enumerate(ROWS, 3):
        sheet.cell(row, 7, round(full - score, 2) if row != 5 else 1.5)
    result = imported(saved(book, tmp_path), tmp_path)
    assert scores(result) == (GIVEN, TOTAL)
    assert [(remark.where, remark.message) for remark in result.remarks if "所列扣分" in remark.message] == [
        ("评分表!G5", "“采购合同备案及时性”得 4 分，分值 6，与所列扣分 1.5 不一致；以得分为准")
    ]


def test_a_score_cell_merged_over_two_indicators_is_nobody_s(tmp_path):
    book = plain_sheet()
    book.active.merge_cells("E5:E6")
    with pytest.raises(InputError) as caught:
        imported(saved(book, tmp_path), tmp_path)
    assert [(p.where, p.message) for p in caught.value.problems] == [
        ("评分表!E5", "得分单元格合并在多个指标上，各指标得多少分无法判断")
    ]


def test_braces_in_a_reason_are_no_slots(tmp_path):
    from drafter.sheets.yaml_file import case_yaml

    book = plain_sheet()
    book.active["F5"] = "一是未备案{a}。二是｛｝缺验收单。"
    result = imported(saved(book, tmp_path), tmp_path)
    assert [point.text for point in result.case.findings[2].points] == ["未备案[a]。", "[]缺验收单。"]
    assert "{a}" not in case_yaml(result.case, result.rubric, source="x")


def test_headings_with_their_own_points_are_compared_and_are_no_indicators(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["指标名称", "权重", "得分", "扣分说明"])
    for heading, full, given, rows in (
        ("一、投入管理", 12, 10.96, ()),
        ("（一）预算管理", 12, 10.96, ROWS[:2]),
        ("二、过程管理", 18, 15.2, ()),
        ("（一）采购管理", 10, 8, ROWS[2:4]),
        ("（二）资产管理", 8, 7.3, ROWS[4:]),
    ):
        sheet.append([heading, full, given])
        for _, _, name, own, score in rows:
            sheet.append([name, own, score, REASONS.get(name)])
    sheet.append(["合计", 30, 26.16])
    sheet.append(["评价人：张三", None, "复核人：李四"])
    result = imported(saved(book, tmp_path), tmp_path)
    assert scores(result) == (GIVEN, TOTAL)
    assert [problem.where for problem in result.disagreements] == ["Sheet!C10"]
    assert result.unmatched == ()
