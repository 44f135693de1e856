"""Cases beside the limit for them."""

import pytest

from tests.audit.findings import alarms


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
