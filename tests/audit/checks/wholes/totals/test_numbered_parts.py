"""Totals above their numbered items, each in a paragraph or several in one."""

from tests.audit.findings import alarms, hints, told_and_silent

ITEMS = "渠道支出{}万元。\n1.清淤支出310.00万元。\n2.衬砌支出240.00万元。\n3.闸门支出{}万元。\n"

SLIPS = [
    # halves that are all by nature, however far off
    (
        "（二）2031本年支出{}万元，具体情况如下：\n1. 基本支出400.00万元。\n"
        "2. 项目支出350.00万元。3. 经营支出0.00万元。\n",
        "750.00",
        "990.00",
    ),
    ("（二）本年支出{}万元，具体情况如下：1. 基本支出400.00万元。2. 项目支出350.00万元。\n", "750.00", "760.00"),
    # by less than any item could be
    (
        "渠道支出{}万元。\n1.清淤支出310.00万元。\n2.衬砌支出240.00万元。\n3.闸门支出450.00万元。\n",
        "1000.00",
        "1009.00",
    ),
]

ALIKE = [
    ITEMS.format("1000.00", "250.00"),  # they need not be all
    # the list goes on behind what stands below its last item
    "三、支出预算情况\n2031年支出预算900.00万元。\n（一）基本支出预算400.00万元。\n（二）项目支出预算350.00万元。其中：\n"
    "1.上缴上级支出0元。\n（三）年终结转结余资金150.00万元。\n",
    "本年支出750.00万元。重点是：1. 项目支出350.00万元。2. 培训12期。\n",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "sum")

CLASSES = (
    "五、支出情况2031年支出{}万元，具体情况如下：\n（一）水务支出310.00万元。\n"
    "（二）林业支出240.00万元，增加的原因是造林（三）其他支出50.00万元。\n"
)


def test_a_list_that_is_opened_as_that_of_all_is_a_hint_where_its_items_lack_little():
    assert alarms(CLASSES.format("600.00")) == hints(CLASSES.format("600.00")) == []
    assert (alarms(CLASSES.format("625.00")), hints(CLASSES.format("625.00"))) == ([], [("sum", "625.00万元")])
    assert hints(CLASSES.format("900.00")) == []
