"""Kinds of false alarms met in reports that nobody had seen, and slips of digits that were missed in them."""

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings


def issues(text):
    return findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))


SILENT = {
    "numerals above ten": "附表十一 2025年收入表\n合计 10 20\n附表十二 2025年支出表\n"
    "合计 10 20\n附表十三 债务表\n合计 1 2\n",
    "list of tables": "表1 收入预算表\n表2 支出预算表\n表1 收入预算表\n合计 10 20\n表1 收入预算表\n合计 11 21\n"
    "表2 支出预算表\n合计 10 20\n",
    "tables in parts": "表5 转移支付表\n合计 10 20\n表6-1 基金收入表\n合计 1 2\n"
    "表6-2 基金支出表\n合计 1 2\n表7 债务表\n合计 3 4\n",
    "scope": "一、全市预算执行情况\n一般公共预算收入338.59亿元。\n"
    "二、市本级预算执行情况\n一般公共预算收入59.81亿元。\n",
    "plan and outturn": "一、2025年预算执行情况\n三公经费支出1.2亿元。\n"
    "二、2026年预算草案\n三公经费支出0.83亿元。\n",
    "a third part": "全省国有资本经营预算总收入374.34亿元，其中：本级收入341.87亿元，"
    "转移收入5.75亿元；上年结转26.72亿元。\n",
    "yearly growth": "五年共完成收入1062.89亿元，比上一个五年增加293.89亿元，年均增长3.36%。\n",
    "another base": "市本级债务总额9,457,590万元（含专项债务7,167,795万元），"
    "比上年的8,378,680万元增加1,078,910万元。\n",
    "restated behind the rate": "收入总计2618731万元，比上年执行数增加30993万元，增长4%"
    "（与上年执行数同口径相比，不含置换债券）。\n",
    "restated by the head of a column": "表1 收入预算表\n项目 上年执行数 预算数 预算数为上年执行数（同口径）的%\n"
    "税收收入 2267 2500 118.5\n增值税 801 900 112.4\n所得税 399 430 107.8\n契税 250 275 110.0\n"
    "印花税 120 132 110.0\n",
    "limits of a class": "绩效等级为优良（80分以上）的项目有4个，等级为中（70分以上）的有3个。\n",
    "a pattern of names": "建设50个重点学科，以“XX临床医学中心”命名，另设“××实验室”等字样的标牌。\n",
    "title of a form": "印发《XX村（组）集体资产管理合同（范本）》，规范管理。\n",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_cannot_be_told_raises_no_alarm(text):
    assert [issue.message for issue in issues(text)] == []


@pytest.mark.parametrize(
    ("text", "kind", "quoted"),
    [
        ("收入合计111.37亿元，其中：税收收入10.47亿元、非税收入0.90亿元。\n", "sum", "111.37亿元"),
        ("收入总计1613.37亿元，包括：本年收入1037.15亿元、转移收入279.22亿元。\n", "sum", "1613.37亿元"),
        ("表3 收入预算表\n合计 10 20\n表3 债务余额明细\n合计 1 2\n表4 结余表\n合计 1 2\n", "numbering", "表3"),
    ],
)
def test_a_slip_of_digits_is_found(text, kind, quoted):
    found = [issue for issue in issues(text) if issue.kind == kind]
    assert found
    assert quoted in {quote.text for quote in found[0].quotes}
