"""Sheets as bureaus fill them in: heads of their own, reasons over several cells, figures that a formula left."""

import openpyxl
import pytest

from drafter.sheets.splitting import split_reasons
from tests.sheets.made_up import HEADS, REASONS, ROWS, TOTAL, imported, plain_sheet, saved, scores

PROCUREMENT = "2.1.1"


def texts(result, indicator):
    found = next(finding for finding in result.case.findings if finding.indicator == indicator)
    return [point.text for point in found.points]


def test_a_column_that_is_called_points_but_holds_sentences_is_read_as_the_reasons(tmp_path):
    plain = imported(saved(plain_sheet(), tmp_path), tmp_path)
    heads = (*HEADS[:-1], "扣分具体事项")
    result = imported(saved(plain_sheet(heads=heads), tmp_path, "other.xlsx"), tmp_path)
    assert scores(result) == scores(plain)
    assert texts(result, PROCUREMENT) == texts(plain, PROCUREMENT) != []


def test_reasons_in_rows_of_their_own_are_points_of_their_own(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADS)
    for first, second, name, full, score in ROWS:
        given = (
            ["缺少验收资料", "2.未登记台账", "超期30天备案"]
            if name == "采购合同备案及时性"
            else [REASONS.get(name)]
        )
        sheet.append([first, second, name, full, score, given[0]])
        for reason in given[1:]:
            sheet.append([None] * 5 + [reason])
    result = imported(saved(book, tmp_path), tmp_path)
    assert texts(result, PROCUREMENT) == ["缺少验收资料。", "未登记台账。", "超期{count1}备案。"]


def test_columns_under_one_merged_head_of_reasons_are_read_together(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*HEADS, None])
    sheet.append([None] * 5 + ["问题1", "问题2"])
    sheet.merge_cells("F1:G1")
    for column in "ABCDE":
        sheet.merge_cells(f"{column}1:{column}2")
    for first, second, name, full, score in ROWS:
        more = "另有未验收即付款的情形。" if name == "采购合同备案及时性" else None
        sheet.append([first, second, name, full, score, "合同未按时备案" if more else REASONS.get(name), more])
    result = imported(saved(book, tmp_path), tmp_path)
    assert result.complete
    assert texts(result, PROCUREMENT) == ["合同未按时备案。", "另有未验收即付款的情形。"]


def test_a_second_column_of_problems_is_told_and_not_lost(tmp_path):
    book = plain_sheet(heads=HEADS)
    sheet = book.active
    sheet["G2"] = "存在问题"
    sheet["G5"] = "另有1份合同丢失。"
    result = imported(saved(book, tmp_path), tmp_path)
    assert [str(remark.where) for remark in result.remarks if "另有一列" in remark.message] == ["评分表!G5"]
    assert any("另有1份合同丢失" in note for notes in result.notes.values() for note in notes)


def test_points_that_a_formula_left_unrounded_are_rounded_and_told(tmp_path):
    book = plain_sheet({"部门预算执行率": 6.960000000000001, "资产账实相符情况": 3.196666666666667})
    book.active["E8"].number_format = "0.00"
    result = imported(saved(book, tmp_path), tmp_path)
    given, total = scores(result)
    assert (given["资产账实相符情况"], total) == ("3.20", TOTAL)
    assert [remark.where for remark in result.remarks if "存的是" in remark.message] == ["评分表!E7"]
    assert result.disagreements == ()


def test_a_sheet_for_each_heading_is_one_table_if_they_share_no_indicator(tmp_path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in (("过程", ROWS[2:]), ("投入", ROWS[:2])):
        sheet = book.create_sheet(title)
        sheet.append(HEADS)
        for first, second, name, full, score in rows:
            sheet.append([first, second, name, full, score, REASONS.get(name)])
    result = imported(saved(book, tmp_path), tmp_path)
    assert (result.complete, scores(result)[1], result.table) == (True, TOTAL, "投入、过程")


def test_a_name_with_words_around_it_is_matched_below_the_same_headings_and_told(tmp_path):
    book = plain_sheet()
    book.active["C6"] = "政府采购规范性评价情况"
    book.active["C7"] = "C21资产账实相符情况"
    result = imported(saved(book, tmp_path), tmp_path)
    assert result.complete
    assert [remark.where for remark in result.remarks if "近似名称" in remark.message] == ["评分表!C6"]


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("a.未入库；b.编制不细。", ["未入库；", "编制不细。"]),
        ("首先，未盘点；其次，账实不符；最后，未处置。", ["未盘点；", "账实不符；", "未处置。"]),
        ("问题一：未盘点；问题二：账实不符。", ["未盘点；", "账实不符。"]),
        ("- 未盘点\n- 账实不符\n- 样本35份", ["未盘点", "账实不符", "样本35份"]),
        ("-5.2%的增长率\n-3%的降幅", ["-5.2%的增长率-3%的降幅"]),
        (
            "未提供检查底稿\n监管覆盖率仅为60%\n2021年5月未巡查",
            ["未提供检查底稿", "监管覆盖率仅为60%", "2021年5月未巡查"],
        ),
        ("未对固定资产进行定期盘\n点", ["未对固定资产进行定期盘点"]),
        ("一是（1）未盘点；（2）未登记。二是未处置。", ["未盘点；", "未登记。", "未处置。"]),
        ("（3）未盘点；（4）未登记", ["未盘点；", "未登记"]),
        ("2.未盘点", ["未盘点"]),
        ("一是一是", []),
        ("首先开展了培训，成效好；但未盘点。", ["首先开展了培训，成效好；但未盘点。"]),
        ("第一批设备未验收", ["第一批设备未验收"]),
        ("1.未盘点 2.未登记", ["未盘点", "未登记"]),
        ("1.未盘点2.未登记3.无卡片", ["未盘点", "未登记", "无卡片"]),
        ("1）未盘点 2）未登记", ["未盘点", "未登记"]),
        ("（1）未盘点（2）未登记", ["未盘点", "未登记"]),
        ("其一，未盘点；其二，未登记。", ["未盘点；", "未登记。"]),
        ("1.3份合同未登记；2.2台设备闲置", ["3份合同未登记；", "2台设备闲置"]),
        ("1.5倍于标准", ["1.5倍于标准"]),
        ("1、2、3月未发放补贴", ["1月、2月、3月未发放补贴"]),
        ("2、3号楼未验收", ["2号楼、3号楼未验收"]),
        ("一、二、三项要求未落实", ["第一、二、三项要求未落实"]),
        ("1.第2、3季度未报送", ["第2、3季度未报送"]),
        ("1、报表2、台账未更新", ["报表2、台账未更新"]),
        ("未盘点 1.电脑 2.打印机", ["未盘点1.电脑2.打印机"]),
    ],
)
def test_reasons_are_split_as_people_list_them(cell, points):
    assert [piece.text for piece in split_reasons(cell)] == points


@pytest.mark.parametrize(
    ("reasons", "points"),
    [
        (
            "（1）采购管理：一是合同未备案；二是验收未开展。（2）资产未盘点。",
            ["采购管理：合同未备案；", "验收未开展。", "资产未盘点。"],
        ),
        ("。一是台账不全；一是底稿缺失", ["台账不全；", "底稿缺失"]),
        ("一是甲处不足。二是乙处不足：一是丙处不足。", ["甲处不足。", "乙处不足：一是丙处不足。"]),
    ],
)
def test_a_list_within_a_reason_becomes_points_of_its_own(reasons: str, points: list[str]) -> None:
    assert [piece.text for piece in split_reasons(reasons)] == points
