"""The day on which works were finished beside their period."""

import pytest

from tests.audit.findings import alarms, hints, tell_only_the_slip


@pytest.mark.parametrize(
    "text",
    [
        "合同约定工期180日历天。水厂2023年3月1日开工，2023年10月20日完工，实际用时未超合同工期。",
        "合同工期6个月，2023年1月5日开工，2023年9月20日竣工，按期完工。",
        "合同工期为240日历天，水厂于2022年3月1日开工，2022年8月20日完工，超出合同工期。",
    ],
)
def test_a_period_that_the_days_do_not_keep_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["time_limit"]


@pytest.mark.parametrize(
    "text",
    [
        "合同约定工期180日历天。水厂2023年3月1日开工，2023年8月20日完工，实际用时未超合同工期。",
        "合同工期180日历天，顺延60天，水厂2023年3月1日开工，2023年10月20日完工，按期完工。",
        "合同工期180日历天，水厂2023年3月1日开工，2023年10月20日完工，超出合同工期53天。",
    ],
)
def test_one_that_they_keep_or_that_is_told_as_overrun_is_not(text):
    assert [kind for kind, _ in (*alarms(text), *hints(text)) if kind == "time_limit"] == []


def test_works_are_late_or_in_time_and_not_both():
    tell_only_the_slip(
        "实际完工日期为2023年11月20日，逾期20天，扣2分。工程{}完工。", "最终", "按合同工期如期", "denial"
    )
    tell_only_the_slip(
        "项目计划于2023年6月30日完工，实际于2023年7月20日完工，{}20天。", "逾期", "提前", "comparison"
    )
    assert alarms("计划于2023年6月30日完工，顺延后实际于2023年7月20日完工，提前20天。") == []
    assert alarms("一期实际完工日期为2023年11月20日，逾期20天。其余工程如期完工。") == []
