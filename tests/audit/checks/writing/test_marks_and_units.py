"""Stops, quotation marks, forms of numbers, and units that are missing."""

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import alarms, alarms_with_quotes, audited_word, findings, hints


def told(text, kind, source="report.docx"):
    return [issue.message for issue in audited_word(text, source).issues if issue.kind == kind]


@pytest.mark.parametrize(
    ("text", "source", "alarms"),
    [
        ("加强渠道巡护工作，助力春耕生产用水。 。 目标完成较好。\n", "report.txt", 0),
        ("加强渠道巡护工作，助力春耕生产用水。。目标完成较好。\n", "report.txt", 1),
        ("加强渠道巡护工作，助力春耕生产用水。 。 目标完成较好。\n", "report.docx", 1),
    ],
)
def test_a_blank_between_two_stops_may_be_the_edge_of_two_cells(text, source, alarms):
    assert len(told(text, "punctuation", source)) == alarms


def test_marks_that_are_lost_throughout_are_a_hint_and_a_single_lost_one_an_alarm():
    lost = "定向救灾”项目募集善款五十万元。\n千万帮万家”项目募集善款六十万元。\n"
    assert [kind for kind, _ in hints(lost, source="report.txt")] == ["punctuation"]
    kept = "“定向救灾”项目募集善款五十万元。\n千万帮万家”项目募集善款六十万元。\n"
    assert [kind for kind, _ in alarms(kept, source="report.txt")] == ["punctuation"]


def test_the_year_of_an_offices_document_is_still_told():
    assert [issue.kind for issue in audited_word("按照云政发【2031】12号执行。").issues] == ["form"]


def test_the_name_of_an_expense_with_a_bare_number_of_ten_thousands_lacks_its_unit():
    text = "一、三公经费\n接待费2.30万元，用车费7.50万元，合计9.80万元。\n（2）公务用车购置费0万\n二、其他\n无。\n"

    assert alarms_with_quotes(text) == [("unit", ("0万",))]


def test_every_amount_without_its_unit_is_quoted_in_one_issue():
    text = (
        "年度项目总预算1410.00万，其中支持品牌340.00万，支持地标120.00万，支持服务80.00万元，支持消费870.00万元，"
        "合计1410.00万元。\n项目总预算1720.00万，其中认定1720.00万，覆盖人口12.50万，惠及群众。\n"
    )
    document = Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text))
    found = [[q.text for q in issue.quotes] for issue in findings(document) if issue.kind == "unit"]
    assert found == [["1410.00万", "340.00万", "120.00万", "1720.00万", "1720.00万"]]


NOTE = (
    "灯塔简介：塔身建于海边，“塔身高三十米，由本站管理维护。\n"
    "本站按期维修塔身，用款正常，没有结余。\n本站按期维修灯具，用款正常，没有结余。\n{}\n"
)


@pytest.mark.parametrize(
    ("end", "source", "expected"),
    [
        ("灯具完好，按照规定统一更换。”", "report.pdf", []),
        ("灯具完好，按照规定统一更换。", "report.pdf", ["punctuation"]),
        ("灯具完好，按照规定统一更换。”", "report.docx", ["punctuation"]),
    ],
)
def test_the_other_half_of_a_mark_may_stand_in_another_column_of_a_printed_page(end, source, expected):
    assert [kind for kind, _ in alarms(NOTE.format(end), source=source)] == expected


@pytest.mark.parametrize("first", ["5,039.97万元", "5,039.97元"])
def test_one_amount_with_and_without_separators_is_a_hint(first):
    text = f"灯塔支出{first}。", f"本站灯塔支出{first.replace(',', '')}。"

    assert (alarms(*text), [kind for kind, _ in hints(*text)]) == ([], ["form"])


@pytest.mark.parametrize(
    ("text", "source", "alarms"),
    [
        ("税收收入增长2.6% 一般公共预算支出2680.0亿元，增长2.7%，其余见附表。\n", "report.txt", 0),
        ("税收收入增长2.6%一般公共预算支出2680.0亿元，增长2.7%，其余见附表。\n", "report.txt", 1),
    ],
)
def test_two_paragraphs_that_a_store_put_into_one_lack_no_stop(text, source, alarms):
    assert len(told(text, "punctuation", source)) == alarms


@pytest.mark.parametrize(("below", "alarms"), [("项目\t日\t日\n", 0), ("项目\t金额\t金额\n", 2)])
def test_the_day_may_stand_on_the_second_line_of_a_head(below, alarms):
    text = f"2024 年 12 月 31 2023 年 12 月 31 2022 年 12 月 31 日\n{below}存货\t1.00\t2.00\n"

    found = audited_word(text, "report.pdf")
    assert sum("缺少“日”" in issue.message for issue in found.issues) == alarms
