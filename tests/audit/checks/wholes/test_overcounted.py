"""Vehicles by their kinds."""

import pytest

from drafter.audit.checks.wholes.overcounted import KIND
from tests.audit.findings import alarms, tell_only_the_slip

SLIPS = [
    (
        "截至年末，本部门共有车辆9辆，其中：副部（省）级及以上领导用车0辆、主要领导干部用车0辆、机要通信用车2辆、应急保障用车3辆、执法执勤用车{}辆、其他用车1辆。",
        "3",
        "4",
    ),
    ("本单位共有车辆12辆，其中，机要通信用车2辆，应急保障用车3辆，特种专业技术用车{}辆，其他用车1辆。", "6", "5"),
    ("单位共有车辆6辆：机要通信用车2辆、应急保障用车3辆、其他用车{}辆。", "1", "2"),
]

ALIKE = [
    "本部门共有车辆9辆，其中：机要通信用车2辆、应急保障用车3辆、执法执勤用车3辆。",
    "本部门共有车辆9辆，其中：本年更新用车4辆、机要通信用车2辆、应急保障用车6辆、其他用车1辆。",
    "上年共有车辆9辆，其中机要通信用车2辆、应急保障用车3辆、执法执勤用车1辆，其他用车主要是巡查用车。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_only_the_slip_is_told(text, right, wrong):
    tell_only_the_slip(text, right, wrong, KIND)


@pytest.mark.parametrize("text", ALIKE)
def test_look_alikes_stay_silent(text):
    assert alarms(text) == []
