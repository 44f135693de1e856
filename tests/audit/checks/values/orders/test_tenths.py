"""Shares in words beside a rate."""

from tests.audit.findings import told_and_silent

SLIPS = [
    ("材料齐全的占{}，不足八成。", "78.8%", "88.8%"),
    ("申报材料合格的占{}，超过三分之二。", "68.1%", "61.8%"),
]

ALIKE = [
    "材料齐全的占88.8%，不足八成的乡镇有2个。",  # of other places
    "完成率45.2%，超过四成。",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "comparison")
