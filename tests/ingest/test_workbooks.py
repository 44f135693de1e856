"""Workbooks: what every visible sheet shows, in order."""

import datetime
import re

import openpyxl
import pytest

from drafter.ingest.reader import read_document


def saved(folder, fill):
    book = openpyxl.Workbook()
    fill(book)
    book.save(folder / "评分 表.xlsx")
    return read_document(folder / "评分 表.xlsx")


def test_titles_tables_and_notes_of_a_sheet_are_told_apart(tmp_path):
    def fill(book):
        sheet = book.active
        sheet.title = "评分表"
        sheet.append(["云岭县文化馆（虚构）2022年评分表"])
        sheet.merge_cells("A1:C1")
        sheet.append(["一级指标", "三级指标", "分值"])
        sheet.append(["预算", "编制\n合理性", 5])
        sheet.append([None, "执行率", 4.5])
        sheet.merge_cells("A3:A4")
        sheet["C4"].number_format = "0.00"
        sheet.append(["注：执行率按调整预算计算。"])
        sheet.append([])
        sheet.append(["项目", "金额"])
        sheet.append(["馆藏", 0.872])
        sheet["B8"].number_format = "0.00%"

    found = saved(tmp_path, fill)

    assert [one.cells or (one.level, one.text) for one in found.paragraphs] == [
        (1, "评分表"),
        (None, "云岭县文化馆（虚构）2022年评分表"),
        ("一级指标", "三级指标", "分值"),
        ("预算", "编制 合理性", "5"),
        ("", "执行率", "4.50"),
        (None, "注：执行率按调整预算计算。"),
        ("项目", "金额"),
        ("馆藏", "87.20%"),
    ]
    first, second = found.tables
    assert first.rows == (
        ("一级指标", "三级指标", "分值"),
        ("预算", "编制 合理性", "5"),
        ("预算", "执行率", "4.50"),
    )
    assert first.covered == {(2, 0)}
    assert second.rows == (("项目", "金额"), ("馆藏", "87.20%"))
    assert found.text[first.start : first.end].startswith("一级指标\t三级指标\t分值\n")


def test_hidden_sheets_are_left_out_and_named(tmp_path):
    def fill(book):
        book.active.append(["项目", "金额"])
        book.active.append(["馆藏", "1"])
        book.create_sheet("底稿").append(["内部", "数据"])
        book["底稿"].sheet_state = "hidden"
        book.create_sheet("空表")

    found = saved(tmp_path, fill)

    assert "内部" not in found.text
    assert found.remarks == ("工作表“底稿”是隐藏的，没有读取。",)


def test_hidden_codes_of_a_program_are_left_out_and_folded_data_is_kept(tmp_path):
    def fill(book):
        sheet = book.active
        sheet.append([0, "T_BUDGET_88", "", "YEAR=2023", ""])
        sheet.append([0, "", "云岭县（虚构）2023年收支表", "", ""])
        sheet.append([0, "CODE", "项目", "上半年", "全年", 7])
        sheet.append(["VALID#", "A1", "馆藏", 40, 100, 1])
        sheet.append(["VALID#", "A2", "其中：图书", 30, 60, 2])
        sheet.append(["VALID#", "A3", "合计", 70, 160, 3])
        sheet.row_dimensions[1].hidden = sheet.row_dimensions[5].hidden = True
        for column in "ABDF":
            sheet.column_dimensions[column].hidden = True

    found = saved(tmp_path, fill)

    assert [list(row) for row in found.tables[0].rows] == [
        ["项目", "上半年", "全年"],
        ["馆藏", "40", "100"],
        ["其中：图书", "30", "60"],
        ["合计", "70", "160"],
    ]
    assert "云岭县（虚构）2023年收支表" in found.text
    assert not re.search("VALID|T_BUDGET|CODE", found.text)
    assert found.remarks == ("工作表“Sheet”中隐藏的程序代码没有读取。",)


@pytest.mark.parametrize(
    ("value", "picture", "read"),
    [
        (2678.67998293, "#,##0.00", "2678.68"),
        (0.15349, "0.0%", "15.3%"),
        (1250.5, "0_);[Red](0)", "1251"),
        (2.5, "General", "2.5"),
        (4.9, "0.00", "4.90"),
        (12345.678, "0.00,", "12345.678"),
        (3.25, "# ?/?", "3.25"),
        (3.256, "0.0##", "3.256"),
        (0, '0.0;\\-0.0;""', ""),
        (0, '#,##0.00_);(#,##0.00);"-"_)', "-"),
        (0, "0.00;[Red]-0.00", "0.00"),
        (0, '0.0;-0.0;"0分"', "0分"),
        (1.5, '0.0;\\-0.0;""', "1.5"),
    ],
)
def test_a_number_is_read_as_its_reader_sees_it(tmp_path, value, picture, read):
    def fill(book):
        book.active.append(["项目", "金额", "时点"])
        book.active.append(["馆藏", value, "年末"])
        book.active["B2"].number_format = picture

    assert saved(tmp_path, fill).tables[0].rows[1] == ("馆藏", read, "年末")


def test_dates_truth_values_and_long_numbers_keep_their_digits(tmp_path):
    def fill(book):
        book.active.append(["日期", "是否", "金额", "编号"])
        book.active.append([datetime.date(2022, 5, 10), True, 123456789.12, "0031"])

    (table,) = saved(tmp_path, fill).tables

    assert table.rows[1] == ("2022-05-10", "TRUE", "123456789.12", "0031")


def test_a_cell_at_the_end_of_the_sheet_costs_nothing(tmp_path):
    def fill(book):
        book.active["A1"], book.active["B1"] = "项目", "金额"
        book.active["A1048576"] = "远"

    found = saved(tmp_path, fill)

    assert found.tables[0].rows == (("项目", "金额"),)
