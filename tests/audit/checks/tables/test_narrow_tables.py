"""Rows of a narrow table whose cells a page breaks over several lines."""

from tests.audit.findings import found_in

WRAPPED = """一般公共预算财政拨款支出决算表
单位：万元
科目编码 科目名称 合计 基本支出 项目支出
208 社会保障和就
业支出 {total} {total} 0.00
20805 行政事业单位
养老支出 {total} {total} 0.00
2080501 行政单位离退
休
54.53 54.53 0.00
2080505
机关事业单位
基本养老保险
缴费支出
446.11 446.11 0.00
2080506
机关事业单位
职业年金缴费
支出
{pension}
2080599 其他行政事业
单位养老支出 0.88 0.88 0.00
注：本表反映支出情况。
"""


def test_rows_of_a_narrow_table_are_put_together_from_their_code_to_their_figures():
    right = WRAPPED.format(total="726.64", pension="225.12 225.12 0.00")
    wrong = WRAPPED.format(total="762.64", pension="225.12 225.12 0.00")

    assert found_in(right) == ()
    assert "20805行政事业单位养老支出" in found_in(wrong)[0].message
    assert [quote.text for quote in found_in(wrong)[0].quotes] == ["762.64", "54.53", "446.11", "225.12", "0.88"]


def test_a_row_whose_figures_were_not_read_silences_the_sum():
    assert found_in(WRAPPED.format(total="726.64", pension="（数据缺失）")) == ()
