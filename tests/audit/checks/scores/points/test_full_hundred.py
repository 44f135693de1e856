"""Parts of a scale of a hundred points."""

from tests.audit.findings import told_and_silent

SLIPS = [
    ("采用百分制，指标体系由四部分构成：决策15分、过程20分、产出{}分、效益30分。", "35", "45"),
    ("满分100分，其中决策15分、过程20分、产出{}分、效益30分。", "35", "45"),
]

ALIKE = [
    "采用百分制，由四部分构成：决策15分、过程20分、产出35分、效益30分，另设加分5分。",
    "满分100分，其中决策15分、过程20分、产出35分。",  # and another
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "score")
