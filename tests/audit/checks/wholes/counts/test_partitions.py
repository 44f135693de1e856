"""Counts beside their classes."""

import pytest

from tests.audit.findings import alarms


@pytest.mark.parametrize(
    "text",
    [
        "共设三级指标18个，其中产出指标9个（数量4个、质量3个、时效2个）、效益指标5个、满意度指标2个。",
        "共设三级指标16个，其中产出指标9个（数量4个、质量3个、时效3个）、效益指标5个、满意度指标2个。",
        "审计指出的28个问题中，已完成整改21个、正在整改7个、因政策调整不再整改2个。",
        "发现问题12个，其中：已整改9个、未整改4个。",
        "检查企业15家（大型企业3家、中型企业5家、小型企业8家）。",
    ],
)
def test_classes_that_are_all_and_another_number_are_found(text):
    assert [kind for kind, _ in alarms(text)] == ["sum"]


@pytest.mark.parametrize(
    "text",
    [
        "共设三级指标16个，其中产出指标9个（数量4个、质量3个、时效2个）、效益指标5个、满意度指标2个。",
        "审计指出的28个问题中，已完成整改21个、正在整改5个、因政策调整不再整改2个。",
        "实施项目20个，其中新建项目12个、改建项目3个。",
        "检查企业15家，其中大型企业3家、民营企业14家。",
        "基层医疗机构1179家（含卫生服务中心10家、卫生服务站90家、卫生院69家）。",
        "共建设项目84个，其中在建63个，已竣工未验收15个，已完成验收6个。",
    ],
)
def test_classes_that_may_be_some_or_overlap_are_not(text):
    assert alarms(text) == []
