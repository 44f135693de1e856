"""Lengths of time beside the dates between which they lie."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.findings import alarms, hints, tell_only_the_slip


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("合同期限为2022年7月1日至2024年6月30日，共36个月，月服务费8.50万元。", "36个月"),
        ("租期自2023年6月1日起至2025年5月31日止，共三年。", "三年"),
        ("培训班于2023年5月8日至5月12日举办，为期10天。", "10天"),
        ("评价期间为2021年1月至2023年12月，共24个月。", "24个月"),
        ("评价对象为2019—2022年度奖补资金，三年共下达资金3000万元。", "三年"),
        ("一期2018—2019年，投资5600万元；二期2020—2024年，投资8400万元，项目历时五年。", "项目历时五年"[2:]),
        ("规划期为2020—2024年，历时三年。", "历时三年"),
        ("现场核查自2024年4月7日至2024年4月25日（共30天）。", "30天"),
    ],
)
def test_a_length_that_fits_its_dates_in_no_way_is_found(text, quoted):
    (found,) = alarms(text)

    assert found[0] == "duration"
    assert quoted.endswith(found[1]) or found[1].endswith(quoted)


@pytest.mark.parametrize(
    "text",
    [
        "合同期限为2022年7月1日至2024年6月30日，共24个月，月服务费8.50万元。",
        "租期自2023年6月1日至2025年5月31日，两年合计72万元。",
        "2019—2022年三年累计增长30%。",
        "2020—2022年度奖补资金，三年共下达资金3000万元。",
        "一期2018—2019年，投资5600万元；二期2020—2022年，投资8400万元，项目历时五年。",
        "2020—2022年，近三年累计支出30万元。",
        "2020—2023年度共安排资金400万元，其中后三年共支出300万元。",
        "2021年9月至2022年7月，共10个月。",
        "2024年1月25日至4月8日，2024年专项行动期间共招聘20场。",
        "2023年3月1日至2023年12月20日，扣除停工后共200天。",
    ],
)
def test_one_that_fits_or_is_of_something_else_is_not(text):
    assert [kind for kind, _ in (*alarms(text), *hints(text)) if kind == "duration"] == []


@given(st.dates(date(2015, 1, 1), date(2024, 1, 1)), st.integers(2, 300), st.booleans())
def test_days_counted_with_both_ends_or_with_one_are_right(first, days, both):
    last = first + timedelta(days=days)
    told = [f"{day.year}年{day.month}月{day.day}日" for day in (first, last)]

    assert alarms(f"现场工作自{told[0]}至{told[1]}，共{days + both}天。") == []
    assert alarms(f"现场工作自{told[0]}至{told[1]}，共{days + 30}天。") == [("duration", f"{days + 30}天")]


def test_a_term_ends_on_its_own_day():
    for text, right, wrong in (
        ("该办法自2022年10月1日起施行，有效期三年，至{}止。", "2025年9月30日", "2024年9月30日"),
        ("服务期{}，自2022年3月1日起至2025年2月28日止。", "三年", "两年"),
        ("合同自2023年1月1日起至2025年12月31日止，有效期{}。", "36个月", "24个月"),
    ):
        tell_only_the_slip(text, right, wrong, "duration")
    for text in (
        "合同签订于2022年10月1日，有效期三年，至今仍在执行。",
        "该办法自2022年10月1日起施行，有效期三年，至2025年10月1日止。",  # both ends counted
        "工程自2022年3月1日起至2023年2月28日止，质保期两年。",  # begins behind it
    ):
        assert alarms(text) == []
