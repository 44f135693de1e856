"""One amount told twice at once in two units, and items in a larger unit than their total."""

from tests.audit.findings import alarms, told_and_silent

SLIPS = [
    ("渠道维修费18.46万元，其中：闸门维修费18.46{}。", "万元", "元"),
    ("公务用车费用25.40{}。其中：公务用车运行费25.40万元，用于燃油。", "万元", "元"),
    (
        "（一）本年收入940.00万元，具体如下：\n1. 财政拨款收入800.00万元。\n"
        "2. 事业收入 /万元。\n3. 其他收入140.00{}。\n",
        "万元",
        "亿元",
    ),
]

ALIKE = [
    "每份保险18.46元，共投保1万份，保费18.46万元。",
    "保费标准18.46元。其中：保费合计18.46万元。",
    "渠道维修费18.46元。养护人员工资18.46万元。",  # two things
    "渠道维修费5元。其中：闸门维修费5万元。",  # a digit may be the same by chance
    "（一）本年收入9.40亿元，具体如下：\n1. 财政拨款收入9.00亿元。\n2. 其他收入4000.00万元。\n",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "unit")


def test_what_the_unit_of_an_item_should_be_is_said():
    text = "（一）本年收入940.00万元，如下：\n1. 财政拨款收入800.00万元。\n2. 其他收入140.00亿元。\n"
    assert alarms(text) == [("unit", "140.00亿元")]
