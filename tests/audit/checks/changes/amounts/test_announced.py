"""Changes of a total against those of its numbered items."""

from tests.audit.findings import alarms, hints, told_and_silent

LIST = (
    "五、拨款支出情况\n2031年拨款支出199.86万元，比上年决算数增加{}万元，具体情况如下：\n"
    "（一）水渠养护支出2.99万元，比2030年决算数减少42.59万元。主要原因是改由项目列支。\n"
    "（二）防汛支出196.87万元，比2030年决算数{}。\n六、其他情况\n无。\n"
)

SLIPS = [
    (LIST, ("154.28", "增加196.87万元"), ("158.28", "增加196.87万元")),
    (LIST, ("6.00", "增加48.59万元"), ("60.00", "增加48.59万元")),
]

ALIKE = [
    LIST.format("154.29", "增加196.87万元"),  # as rounding makes it
    LIST.format("160.00", "增加3倍"),  # a change that is not told
    LIST.format("160.00", "增加196.87万元").replace("199.86", "299.86").replace("具体", "主要"),  # some of them
    LIST.format("160.00", "增加196.87万元").replace("改由", "按同口径改由"),
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "sum")


def test_what_there_is_none_of_any_more_may_have_fallen():
    text = LIST.format("150.40", "增加196.87万元")
    assert (alarms(text), hints(text)) == ([], [("sum", "150.40万元")])
