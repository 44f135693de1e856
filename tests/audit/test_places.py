"""A place is named by what stands right above it."""

import pytest

from tests.audit.findings import findings, written

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
    assert findings(written(text, "report.docx"))[0].place == place


def test_a_place_in_a_table_is_named_by_its_title_and_never_by_a_note_before_it():
    text = (
        "2.职工养老：为本级数据。\n表4 项目支出表\n单位：万元\n项目 预算数 决算数\n"
        "基本支出 120.00 110.00\n项目支出 80.00 70.00\n合计 210.00 180.00\n"
    )

    assert [issue.place for issue in findings(written(text, "report.docx"))] == ["第7行（表4项目支出表）"]
