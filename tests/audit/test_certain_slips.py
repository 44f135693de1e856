"""Slips that cannot be right as they are written, and what resembles them and is right."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings


def document(text):
    return Document(source="report.docx", digest="", text=text, paragraphs=paragraphs(text))


HEAD = "（一）专项补助\n2031年专项补助预算数为{}万元，用于下列事项。\n"
ITEMS = (
    "1.渠道养护预算数为12,345万元，按长度分配。\n2.水库巡查预算数为6,789万元，按座数分配。\n"
    "3.管网检测预算数为4,321万元，按户数分配。\n"
)

SLIPS = {
    "a point without digits": ("渠道养护收入342万元，增长954.%。\n", "form", "954.%"),
    "two points": ("共发放补助3..5万元。\n", "form", "3..5"),
    "a point behind the decimals": ("渠道养护支出62.4. 万元。\n", "form", "62.4."),
    "a preposition twice": ("依据依据《云岭县（虚构）水渠管护办法》安排资金。\n", "repetition", "依据依据"),
    "two decimals": ("渠道养护支出12.50.3万元。\n", "form", "12.50.3"),
    "raised from one to another": (
        "渠道养护补助由56.6万元提高至67.2万元，增支10.2万元。\n",
        "comparison",
        "10.2万元",
    ),
    "lowered from one to another": ("渠损率由12.5%下降到8.1%，下降5.4个百分点。\n", "comparison", "5.4个百分点"),
    "growth of nothing": ("渠道养护支出50.00万元，比上年增加50.00万元，增长100%。\n", "rate", "100%"),
    "a year against itself": (
        "2031年，云岭县（虚构）水务局收入预算800.00万元，比2031年预算增加50.00万元。\n",
        "date_year",
        "2031",
    ),
    "numbered items": (HEAD.format("23,465") + ITEMS, "sum", "23,465万元"),
}
RIGHT = [
    "渠道养护收入342万元，增长95.4%。见表3..................5。\n",
    "执行1.2.3节的规定，版本为3.5.1。\n",
    "渠道养护补助由56.6万元提高至67.2万元，增支10.6万元。\n",
    "养护标准由每公里56.6万元提高至67.2万元，增支320.0万元。\n",
    "渠损率由12.5%下降到8.1%，下降4.4个百分点。\n",
    "渠损率由12.5%下降到8.1%，下降35.2%。\n",
    "渠道养护支出50.00万元，比上年增加25.00万元，增长100%。\n",
    "渠道养护支出50.00万元，比上年增加50.00万元，上年没有此项支出。\n",
    "本单位为新成立单位。\n渠道养护支出50.00万元，比上年增加50.00万元，增长100%。\n",
    "2031年收入预算800.00万元，比2030年预算增加50.00万元，比2030年预算增长6.67%。\n",
    "2031年支出完成800.00万元，比2031年预算减少50.00万元。\n",
    "2031年调整预算800.00万元，比2031年预算增加50.00万元。\n",
    "渠道补助收入10.77万元，其中：干渠补助10.72万元，主要为维修0.75万元；清淤6.95万元；管护3.02万元。\n",
    "云岭县（虚构）的悦己经济和利己经营都有增长。\n",
    HEAD.format("23,455") + ITEMS,
    HEAD.format("40,000") + ITEMS,  # other items need no number
]


@pytest.mark.parametrize(("text", "kind", "quoted"), SLIPS.values(), ids=SLIPS)
def test_what_cannot_be_right_is_an_alarm(text, kind, quoted):
    found = audit(document(text))

    assert [(issue.kind, issue.quotes[0].text) for issue in found.issues] == [(kind, quoted)]
    assert found.hints == ()


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_raises_neither_alarm_nor_hint(text):
    assert [issue.message for issue in findings(document(text))] == []


PLACES = {
    "the nearest item, however long it is": (
        "1.渠道养护，共50项。\n2.水库巡查经费12.00万元，用于全县各座水库的巡查和记录，比上年增加2.00万元，增长50.0%。\n",
        "第2行（2.水库巡查经费12.00万元）",
    ),
    "a title without a number": (
        "（八）其他名词\n指其他。\n水务局部门预算编制说明\n水费12.00万元，比上年增加2.00万元，增长50.0%。\n",
        "第4行（水务局部门预算编制说明）",
    ),
    "a number with separators": (
        "1.渠道养护预算12,300.00万元。比上年增加2,300.00万元，增长50.0%，用于水库。共3..5项。\n",
        "第1行（1.渠道养护预算12,300.00万元）",
    ),
}


@pytest.mark.parametrize(("text", "place"), PLACES.values(), ids=PLACES)
def test_a_place_is_named_by_what_stands_right_above_it(text, place):
    assert findings(document(text))[0].place == place


def test_a_place_in_a_table_is_named_by_its_title_and_never_by_a_note_before_it():
    text = (
        "2.职工养老：为本级数据。\n表4 项目支出表\n单位：万元\n项目 预算数 决算数\n"
        "基本支出 120.00 110.00\n项目支出 80.00 70.00\n合计 210.00 180.00\n"
    )

    assert [issue.place for issue in findings(document(text))] == ["第7行（表4项目支出表）"]
