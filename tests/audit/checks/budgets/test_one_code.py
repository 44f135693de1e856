"""Codes of lists by 项级科目."""

from tests.audit.findings import told_and_silent

LIST = (
    "五、支出情况\n2031年支出项目（按项级科目分类统计）包括：\n（一）林业支出（科目代码2130201）8.10万元。\n"
    "（二）住房公积金（科目代码2210201）82.76万元，提租补贴（科目代码{}）26.00万元。\n主要用于：\n"
    "1.林业站运转（科目代码2130201）8.10万元。\n"
)

SLIPS = [(LIST, "2210202", "2210201")]

ALIKE = [
    LIST.format("2210201").replace("按项级科目分类统计", "按项目统计"),
    LIST.format("2210201").replace("提租补贴", "住房公积金补缴"),  # kinds of expense of one item
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "two_values")
