"""Counts of places and bodies beside their names."""

import pytest

from tests.audit.findings import alarms, hints

WRONG = [
    "全县18个乡镇中抽取7个开展核查，分别为东片的白石镇、鹿角镇，中片的安宁镇、双河镇，西片的云台乡、石桥乡；另访谈120户。",
    "资金涉及3个镇（白石镇、高岭镇）。",
    "资金涉及白石镇、高岭镇、安宁镇2个镇。",
    "抽查两家单位——区财政局、区审计局、区教育局。",
    "抽查了4所学校：实验小学、育才小学、城关小学。",
    "现场核查5个村，分别是大王村、小李村、赵家村和钱家村。",
    "有两个乡镇明显落后：桃溪乡完成61%，白沙乡完成58%，黄坪镇完成47%，其余都在九成以上。",
]

RIGHT = [
    "全县18个乡镇中抽取6个开展核查，分别为东片的白石镇、鹿角镇，中片的安宁镇、双河镇，西片的云台乡、石桥乡；另访谈120户。",
    "资金涉及白石镇、高岭镇等5个镇。",
    "抽查3个镇（白石镇、高岭镇等）。",
    "抽取2家单位和3家企业，分别为区财政局、区审计局、甲公司、乙公司、丙公司。",
    "现场核查5个村，分别是大王村、小李村、赵家村、孙家村和钱家村。",
    "全区5个镇中，白石镇、高岭镇完成较好。",
    "有三个乡镇明显落后：桃溪乡完成61%，白沙乡完成58%，黄坪镇完成47%，其余都在九成以上。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_count_that_is_not_that_of_its_list_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["count_list"]


@pytest.mark.parametrize("text", RIGHT)
def test_one_that_is_or_that_counts_something_else_is_not(text):
    assert [kind for kind, _ in (*alarms(text), *hints(text)) if kind == "count_list"] == []
