"""Words that a form leaves where a figure or a name was to be put in, and a word that a figure parts."""

import pytest

from tests.audit.findings import alarms, told_and_silent

SLIPS = [
    ("水务站公用支出3.60万元，同比{}。", "下降5%", "上升或下降 %"),
    ("水务站公用支出3.60万元，比上年{}。", "增加2万元", "增加或者减少 万元"),
    ("水务站下设{}内设机构，另有巡护队。", "3个", "个"),
    ("水务站包括2个机关处室及{}下属单位。", "4个", " 个"),
    ("水务站包括2个机关处室{}，其中巡护科8人。", "及1个闸管所", "以及"),
]

ALIKE = [
    "受益对象包括个体工商户及个人，以及家庭农场。",
    "补贴发放涉及，普及，以及其他事项另行说明。",
    "同比下降或上升5%以上的，应当说明原因。",
    "水务站共有个别人员未到岗。",
    "水务站下设3个科室及闸管所。",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "residue")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("渠道支出86.40万元，比上年增12.40加万元。", ["增12.40加"]),
        ("渠道支出86.40万元，执行率下3.2降个百分点。", ["下3.2降"]),
        ("渠道支出86.40万元，比上年增12.40万元。", []),
        ("全长3.2公里，上2升水即满。", []),
    ],
)
def test_a_figure_within_a_word_is_told(text, found):
    assert [quote for kind, quote in alarms(text) if kind == "form"] == found


OPTIONS = (
    "定价方式如下：\n{}方式一：\n1、申购截止后按利率由低到高排列。\n"
    "{}方式二：\n________________\n其他事项另行通知。\n"
)


@pytest.mark.parametrize(("first", "second", "found"), [("■", "□", 0), ("□", "■", 1), ("□", "□", 1)])
def test_an_option_that_was_not_taken_may_be_left_open(first, second, found):
    assert len([kind for kind, _ in alarms(OPTIONS.format(first, second)) if kind == "residue"]) == found


@pytest.mark.parametrize(("below", "found"), [("3.5%-5%", 0), ("____/____", 1)])
def test_so_may_the_alternative_to_what_is_filled_in(below, found):
    text = f"5、单价/单价区间：____/____\n6、费率/费率区间：{below}\n7、付款方式：按月支付，另行通知。\n"
    assert len([kind for kind, _ in alarms(text) if kind == "residue"]) == found
