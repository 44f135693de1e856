from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.findings import alarms, hints


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


@pytest.mark.parametrize(
    "text",
    [
        "合同约定工期180日历天。水厂2023年3月1日开工，2023年10月20日完工，实际用时未超合同工期。",
        "合同工期6个月，2023年1月5日开工，2023年9月20日竣工，按期完工。",
        "合同工期为240日历天，水厂于2022年3月1日开工，2022年8月20日完工，超出合同工期。",
        "2023年8月30日财政局批复我局部门决算，我局于2023年10月14日在网站公开，在批复后20日内，符合规定时限。",
        "该中心2023年3月1日收到申请，4月20日办结，在收到申请后30日内办结，符合规定。",
        "2023年3月1日验收合格，2023年5月20日支付尾款，在验收合格后30日内支付，未超期。",
    ],
)
def test_a_term_that_the_dates_do_not_keep_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["time_limit"]


@pytest.mark.parametrize(
    "text",
    [
        "合同约定工期180日历天。水厂2023年3月1日开工，2023年8月20日完工，实际用时未超合同工期。",
        "合同工期180日历天，顺延60天，水厂2023年3月1日开工，2023年10月20日完工，按期完工。",
        "合同工期180日历天，水厂2023年3月1日开工，2023年10月20日完工，超出合同工期53天。",
        "预算批复后20日内应当公开。我局预算于2023年2月1日批复，2023年3月15日公开，超过规定时限。",
        "按规定批复后20日内公开，该局2023年2月1日批复，2023年2月15日公开。",
        "2023年8月30日批复，2023年9月14日公开，在批复后20日内，符合规定时限。",
    ],
)
def test_a_term_that_they_keep_or_that_is_told_as_broken_is_not(text):
    assert [kind for kind, _ in (*alarms(text), *hints(text)) if kind == "time_limit"] == []


@pytest.mark.parametrize(
    "text",
    [
        "2022年度收、支总计均为966.41万元。与2022年相比，收、支总计各增加41.07万元，增长4.44%。",
        "2022年度财政拨款收入合计930.06万元，比2022年增加20.00万元，增长2.20%。",
    ],
)
def test_an_amount_compared_with_its_own_year_is_found(text):
    assert alarms(text) == [("date_year", "2022")]


@pytest.mark.parametrize(
    "text",
    [
        "2023年度收、支总计均为966.41万元。与2022年相比，收、支总计各增加41.07万元，增长4.44%。2022年度总计为925.34万元。",
        "2022年底在职人员56人，与2022年初相比减少2人。",
        "2022年度支出120.00万元，比2022年年初预算增加3万元。",
        "2022年收入合计120万元，2023年收入130万元，与2022年相比增加10万元。",
        "2022年支出120万元，主要用于场馆维护。2023年支出130万元，较2022年增加10万元。",
    ],
)
def test_one_compared_with_another_year_is_not(text):
    assert [kind for kind, _ in alarms(text) if kind == "date_year"] == []


@pytest.mark.parametrize(
    "text",
    [
        "信访件办理时限为60日。该件2023年3月1日受理，2023年6月20日办结，按时办结。",
        "投诉处理时限15个工作日，该件2023年3月1日受理，2023年4月20日办结，在时限内。",
    ],
)
def test_a_case_beyond_its_limit_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["time_limit"]


@pytest.mark.parametrize(
    "text",
    [
        "信访件办理时限为60日。该件2023年3月1日受理，2023年4月20日办结，按时办结。",
        "信访件办理时限为60日。该件2023年3月1日受理，2023年6月20日办结，超期51日。",
        "投诉处理时限15个工作日，该件2023年3月1日受理，2023年3月20日办结，在时限内。",
    ],
)
def test_one_within_it_or_told_as_late_is_not(text):
    assert alarms(text) == []


HEAD = "第三部分 2023年度部门决算情况说明"


def test_a_total_told_of_the_year_before_in_a_chapter_on_a_year_is_found():
    told = "{}年度收、支总计均为966.41万元。其中：本年收入938.06万元，上年结转28.35万元。"

    assert alarms(HEAD, "一、收入支出决算总体情况说明", told.format(2022)) == [("date_year", "2022")]
    assert alarms(HEAD, "一、收入支出决算总体情况说明", told.format(2023)) == []
    assert alarms(HEAD, "2022年度收、支总计为925.34万元，2023年度为966.41万元。") == []


def test_last_year_compared_with_itself_is_found():
    assert alarms("上年支出120.00万元，比上年增加20.00万元。") == [("date_year", "上年")]
    assert alarms("上年支出120.00万元，本年支出140.00万元，比上年增加20.00万元。") == []
