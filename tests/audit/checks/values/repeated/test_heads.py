"""Totals that open a chapter, and the items that open with them again."""

import pytest

from tests.audit.findings import alarms, hints, told_and_silent

CHAPTER = (
    "四、2031年收支情况\n2031年水务站年初结转8.20万元，本年收入612.40万元，本年支出{}。\n"
    "（一）2031年本年收入612.40万元，比2030年增加12.40万元，其中：财政拨款收入600.00万元。\n"
    "（二）本年支出598.30万元，主要用于：\n1.人员经费。\n五、其他情况\n云岭县（虚构）水务站无其他情况。\n"
)

SLIPS = [
    (CHAPTER, "598.30万元", "589.30万元"),
    (CHAPTER, "598.3万元", "698.30万元"),
    (
        "三、经费情况\n部门支出合计{}，全部为财政资金。\n（一）部门支出86.40万元，具体如下：\n1.办公费。\n",
        "86.40万元",
        "84.60万元",
    ),
]

ALIKE = [
    CHAPTER.format("598.3万元"),  # rounded
    CHAPTER.format("约600万元"),
    # another year, and a part of the total
    "四、收支情况\n2030年本年支出640.00万元，2031年本年支出598.30万元。\n（一）本年支出598.30万元，包括：\n1.办公费。\n",
    "四、收支情况\n本年支出598.30万元。\n（一）财政拨款本年支出420.00万元，包括：\n1.办公费。\n",
    # another chapter
    "四、收支情况\n本年支出598.30万元。\n五、下属单位情况\n闸管所情况如下。\n（一）本年支出42.00万元，包括：\n1.办公费。\n",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "two_values")


@pytest.mark.parametrize("change", ["增加", "减少"])
def test_an_item_that_opens_with_a_change_tells_no_total(change):
    text = f"四、收支情况\n本年支出598.30万元。\n（一）本年支出{change}20.00万元，原因如下：\n1.办公费。\n"
    assert alarms(text) == []


def test_another_last_digit_is_a_hint():
    assert (alarms(CHAPTER.format("598.31万元")), hints(CHAPTER.format("598.31万元"))) == (
        [],
        [("two_values", "598.31万元")],
    )


def test_another_last_digit_in_another_chapter_is_a_hint_too():
    text = "四、收支情况\n本年支出{}万元。\n九、自评\n项目全部完成，本年支出598.30万元。\n"
    assert (alarms(text.format("598.31")), hints(text.format("598.31"))) == ([], [("two_values", "598.31万元")])
    assert hints(text.format("598.30")) == hints(text.format("598.3")) == []
