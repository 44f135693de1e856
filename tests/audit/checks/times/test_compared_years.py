"""Years with which a report compares."""

from tests.audit.findings import told_and_silent

LIST = (
    "2031年度云岭县（虚构）水务站决算说明\n2031年支出40.00万元，与2030年相比增加2.00万元。\n（一）出国费0万元，与{}年相同。\n"
    "（二）购车费0万元，与2030年相同。\n（三）接待费0万元，与2030年相同。\n"
)

SLIPS = [(LIST, "2030", "2029")]

ALIKE = [
    LIST.format("2029") + "2029年支出36.00万元。\n",  # a year of which it speaks
    LIST.format("2029").replace("与2030年相同", "无变化"),  # no custom of its own
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "date_year")
