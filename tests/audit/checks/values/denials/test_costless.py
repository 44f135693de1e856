"""What has cost nothing and is counted."""

from tests.audit.findings import told_and_silent

SLIPS = [
    ("公务用车购置费{}，全年购置公务用车1辆。", "18.00万元", "0万元"),
    ("因公出国（境）费用{}，全年组织因公出国（境）团组2个。", "4.82万元", "0万元"),
]

ALIKE = [
    "公务用车购置费0元，年末保有量6辆。上年购置车辆2辆。",  # another year
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "denial")
