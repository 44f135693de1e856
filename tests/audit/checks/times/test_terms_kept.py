"""Terms that are said to be kept or broken."""

import pytest

from tests.audit.findings import alarms, hints


@pytest.mark.parametrize(
    "text",
    [
        "2023年8月30日财政局批复我局部门决算，我局于2023年10月14日在网站公开，在批复后20日内，符合规定时限。",
        "该中心2023年3月1日收到申请，4月20日办结，在收到申请后30日内办结，符合规定。",
        "2023年3月1日验收合格，2023年5月20日支付尾款，在验收合格后30日内支付，未超期。",
        "信访件办理时限为60日。该件2023年3月1日受理，2023年6月20日办结，按时办结。",
        "投诉处理时限15个工作日，该件2023年3月1日受理，2023年4月20日办结，在时限内。",
    ],
)
def test_a_term_that_the_dates_do_not_keep_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["time_limit"]


@pytest.mark.parametrize(
    "text",
    [
        "预算批复后20日内应当公开。我局预算于2023年2月1日批复，2023年3月15日公开，超过规定时限。",
        "按规定批复后20日内公开，该局2023年2月1日批复，2023年2月15日公开。",
        "2023年8月30日批复，2023年9月14日公开，在批复后20日内，符合规定时限。",
        "信访件办理时限为60日。该件2023年3月1日受理，2023年4月20日办结，按时办结。",
        "信访件办理时限为60日。该件2023年3月1日受理，2023年6月20日办结，超期51日。",
        "投诉处理时限15个工作日，该件2023年3月1日受理，2023年3月20日办结，在时限内。",
    ],
)
def test_a_term_that_they_keep_or_that_is_told_as_broken_is_not(text):
    assert [kind for kind, _ in (*alarms(text), *hints(text)) if kind == "time_limit"] == []
