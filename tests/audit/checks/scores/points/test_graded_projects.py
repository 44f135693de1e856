"""Numbers of projects by their grades."""

from tests.audit.findings import told_and_silent

SLIPS = [
    ("共涉及项目12个。{}个项目自评等级为优，2个项目自评等级为良，无“中”“差”等级项目。", "10", "9"),
    ("共对15个项目开展自评，其中优秀8个、良好{}个、无中、差等次。", "7", "5"),
]

ALIKE = [
    "共涉及项目12个。9个项目自评等级为优，2个项目自评等级为良，1个项目自评等级为差。",
    "共涉及项目12个。9个项目自评等级为优，2个项目自评等级为良。",  # and of one nothing is said
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "sum")
