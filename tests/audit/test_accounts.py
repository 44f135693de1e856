"""Final accounts and budgets: one rule after the other, in several phrasings."""

import tomllib
from pathlib import Path

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings

TABLE = tomllib.loads((Path(__file__).parents[1] / "data/audit/accounts.toml").read_text("utf-8"))
SLIPS = [
    pytest.param(both["kind"], text, id=f"{rule}-{text[:10]}")
    for rule, both in TABLE.items()
    for text in both["slips"]
]
TRAPS = [pytest.param(text, id=f"{rule}-{text[:10]}") for rule, both in TABLE.items() for text in both["traps"]]


def issues(text):
    return findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))


@pytest.mark.parametrize(("kind", "text"), SLIPS)
def test_a_contradiction_of_an_account_is_found(kind, text):
    found = issues(text)

    assert kind in {issue.kind for issue in found}
    assert all(text[quote.start : quote.end] == quote.text != "" for issue in found for quote in issue.quotes)


@pytest.mark.parametrize("text", TRAPS)
def test_an_account_that_is_right_raises_no_alarm(text):
    assert [(issue.kind, issue.message) for issue in issues(text)] == []


def test_a_kind_of_leftover_is_one_issue_with_all_its_places():
    text = "溪山县XX局2024年度收入总计XXX万元，增长XX%。\n支出总计XXX万元。\n"

    (issue,) = issues(text)

    assert issue.message == "模板中的空白或占位共4处没有填写：“XX局”“XXX万元”“XX%”"
    assert [quote.text for quote in issue.quotes] == ["XX局", "XXX万元", "XX%", "XXX万元"]


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

    assert issues(right) == ()
    assert "20805行政事业单位养老支出" in issues(wrong)[0].message
    assert [quote.text for quote in issues(wrong)[0].quotes] == ["762.64", "54.53", "446.11", "225.12", "0.88"]


def test_a_row_whose_figures_were_not_read_silences_the_sum():
    assert issues(WRAPPED.format(total="726.64", pension="（数据缺失）")) == ()


def test_numbers_that_a_pdf_file_gives_out_of_order_are_not_missing():
    items = ["一、具体情况\n", *(f"{n}、第{n}项支出的说明文字如下所述。\n" for n in (1, 2, 4, 3, 5, 7, 6))]

    assert [issue.kind for issue in issues("".join(items))] == []
