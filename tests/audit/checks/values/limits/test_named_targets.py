"""Targets and results of one name that are said to be kept."""

from tests.audit.findings import told_and_silent

SLIPS = [
    ("响应率目标值为不低于98%。接报150起，响应率{}，超过了目标。", "98.67%", "96.00%"),
    (
        "养护单位成本控制指标为每公里不高于1.80万元。全年养护单位成本为每公里{}，低于控制标准。",
        "1.76万元",
        "1.86万元",
    ),
]

ALIKE = [
    "响应率目标值为不低于98%。上年响应率96%，超过了目标。",
    "响应率目标值为不低于98%。完好率目标值为不低于95%，完好率96%，超过了目标。",  # another target
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "achieved_vs_rate")
