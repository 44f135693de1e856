"""Products of a count, of what each has, and of the months that it is paid for."""

import pytest

from drafter.audit.checks.wholes.multiplied import KIND
from tests.audit.findings import alarms, tell_only_the_slip

SLIPS = [
    ("举办培训班：目标6期，实际6期，每期培训50人，共培训{}人，完成率100.00%。", "300", "350"),
    ("全年开展演出24场，每场补助3,000元，共补助{}万元。", "7.20", "2.70"),
    ("配备电脑12个班，每班4台，共{}台。", "48", "46"),
    ("公益性岗位每人每月800元，2031年在岗保洁员64人，共计{}个月，应发补贴46.08万元。", "9", "8"),
    ("举办培训6期，每期50人，累计培训{}人次。", "300", "350"),
    ("组织志愿服务12次，每次20人，参与{}人次。", "240", "260"),
    ("按每人200元的标准，为150人发放慰问金，共计{}万元。", "3.00", "3.50"),
    ("慰问困难户150户，每户200元，共发放慰问金{}万元。", "3.00", "3.50"),
]

ALIKE = [
    "举办培训班6期，每期培训不少于50人，共培训350人。",
    "举办培训班6期，每期5天，共培训350人。",
    "建成站点12个，每个村2台设备，共30台。",
    "公益性岗位每人每月800元，在岗保洁员64人，其中新增4人，共计9个月，应发补贴45.00万元。",
    "按每人200元的标准，为150人发放慰问金，连同物资共计5.00万元。",
    "建成站点12个，每个村2台，共30台。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_only_the_slip_is_told(text, right, wrong):
    tell_only_the_slip(text, right, wrong, KIND)


@pytest.mark.parametrize("text", ALIKE)
def test_look_alikes_stay_silent(text):
    assert alarms(text) == []
