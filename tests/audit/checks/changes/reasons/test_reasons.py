"""Reasons of a change that say the opposite, are another item's, or are announced and not told."""

import pytest

from tests.audit.findings import alarms, alarms_with_quotes, hint_kinds

ITEM = (
    "1.“农林水支出（类）水利（款）水资源节约管理（项）”110.60万元，主要用于水资源节约管理。2030年当年预算执行数为{}万元，"
    "2031年预算安排110.60万元，比2030年预算执行数{}。主要原因是：{}。\n"
)


@pytest.mark.parametrize(
    ("then", "change", "reason", "kinds"),
    [
        ("114.00", "减少2.98%", "水利水资源节约管理经费增加", ["comparison"]),
        ("114.00", "减少2.98%", "水资源节约管理支出增加", ["comparison"]),
        ("114.00", "减少2.98%", "水资源节约管理经费减少", []),
        ("114.00", "减少2.98%", "水资源节约管理人员增加，标准下调", []),
        ("100.00", "增加10.60%", "水资源节约管理经费减少", ["comparison"]),
        ("100.00", "增加10.60%", "业务量增加", []),
        ("0.00", "增加100.00%", "项目调整", ["rate"]),
        ("55.30", "增加100.00%", "项目调整", []),
    ],
)
def test_a_reason_is_held_against_its_change_and_a_rate_against_its_base(then, change, reason, kinds):
    assert [kind for kind, _ in alarms(ITEM.format(then, change, reason))] == kinds


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公务用车购置费6.40万元，与2030年预算持平，主要原因是。其中：运行费6.40万元。\n", True),
        ("公务用车购置费6.40万元，与2030年预算持平，主要原因是：\n1.车辆没有增加。\n", False),
        ("公务用车购置费6.40万元，与2030年预算持平，主要原因是车辆没有增加。\n", False),
        ("公务用车购置费6.40万元，与2030年预算持平，究其原因，是车辆没有增加。\n", False),
    ],
)
def test_a_reason_that_is_announced_and_not_told_is_told(text, told):
    assert (("residue", "主要原因是") in alarms(text)) is told


REASONS = "".join(
    f"{n}.农林水支出（类）水利（款）{name}（项）50.00万元，主要用于{name}。主要原因是：{{}}经费增加。\n"
    for n, name in enumerate(("水渠养护", "水库巡查", "管网检测", "水质化验"), 1)
)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("水渠养护", "水库巡查", "管网检测", "水质化验"), []),
        (("水渠养护", "水库巡查", "管网检测", "水库巡查"), [("residue", "水库巡查")]),
        (("水渠养护", "水库巡查", "管网检测", "材料涨价，"), []),
        (("水渠养护", "人员", "业务", "水库巡查"), []),  # no list that explains each item by its name
    ],
)
def test_a_reason_copied_from_another_item_is_told(names, told):
    assert [one for one in alarms(REASONS.format(*names)) if one[0] == "residue"] == told


def test_a_reason_that_names_last_year_is_a_hint():
    text = (
        "水务局2016年“三公”经费决算情况\n2016年接待费12.00万元，比上年决算数下降16.00%。\n"
        "2015年接待费下降的原因主要是批次减少。\n"
    )

    assert (alarms_with_quotes(text), hint_kinds(text)) == ([], ["date_year"])
    assert hint_kinds(text.replace("2015年接待费", "2016年接待费")) == []
