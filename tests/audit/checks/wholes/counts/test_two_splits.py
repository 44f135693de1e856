"""A count that is split twice."""

from tests.audit.findings import told_and_silent

SLIPS = [
    ("中心在岗58人，事业编制31人，聘用27人；采编岗位36人，技术岗位{}人，行政后勤10人。", "12", "21"),
    ("共收到信件96件，来信41件，来电55件；咨询类{}件，投诉类27件，建议类23件。", "46", "64"),
]

ALIKE = [
    "中心在岗58人，男31人，女27人；党员20人，高级职称12人，研究生10人。",
    "中心在岗58人，事业编制31人，聘用27人；采编岗位36人，技术岗位12人。",
    "中心在岗58人，事业编制31人，聘用20人；采编岗位36人，技术岗位21人，行政后勤10人。",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "sum")
