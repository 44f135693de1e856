"""Totals whose numbered paragraphs are announced to be all of their parts."""

from tests.audit.findings import alarms, hints, told_and_silent

OFFICE = (
    "五、拨款支出情况\n2031年拨款支出{}，比2030年决算数增加41.20万元，具体情况如下（按项级科目统计）：\n"
    "（一）2130305水渠养护310.15万元，主要用于清淤。\n（二）2130314防汛物资88.40{}，较2030年增加12.00万元。\n"
    "（三）2130316泵站检修45.05万元。\n六、其他情况\n无。\n"
)
LIMIT = (
    "七、三公经费\n2031年下达控制数{}万元。其中：\n（一）因公出国经费0万元。\n（二）公务接待费\n2031年安排0.80万元。\n"
    "（三）车辆经费\n2031年安排{}万元，与上年持平。\n八、其他情况\n无。\n"
)
BASIC = "本年支出{}，比2030年决算数增加12.35万元，具体情况如下：\n1.基本支出420.44万元。\n2.项目支出189.91万元。\n"

SLIPS = [
    (OFFICE, ("443.60万元", "万元"), ("446.60万元", "万元")),
    (OFFICE.replace("（按项级科目统计）", ""), ("443.60万元", "万元"), ("440.10万元", "万元")),
    (LIMIT, ("4.00", "3.20"), ("0", "3.20")),
    (LIMIT, ("4.00", "3.20"), ("2.00", "3.20")),
    (BASIC, "610.35万元", "610万元"),  # a whole number among amounts with decimals is no rounded one
    ("1.基本支出{}万元。其中，人员支出442.04万元，公用经费78.06万元。\n", "520.10", "520.44"),
]

ALIKE = [
    OFFICE.format("443.61万元", "万元"),  # the last digit, as rounding makes it
    OFFICE.format("约446万元", "万元"),
    # some of them only, and items that name something else first
    OFFICE.format("500.00万元", "万元").replace("具体情况如下（按项级科目统计）", "主要项目情况如下"),
    OFFICE.format("500.00万元", "万元").replace("具体情况如下（按项级科目统计）", "其中"),
    OFFICE.format("500.00万元", "万元").replace("45.05万元", "完成12座，支出45.05万元"),
    # the list goes on in the paragraph of its last item
    OFFICE.format("493.60万元", "万元").replace("45.05万元。", "45.05万元。（四）2130399其他水务支出50.00万元。"),
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "sum")


def test_items_far_from_their_total_may_not_be_all_of_it():
    text = OFFICE.format("843.60万元", "万元")
    assert (alarms(text), hints(text)) == ([], [("sum", "843.60万元")])


def test_a_number_that_lost_its_unit_is_told_where_the_others_have_theirs():
    assert ("unit", "88.40") in alarms(OFFICE.format("443.60万元", ""))
