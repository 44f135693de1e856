"""Changes whose amount and rate go opposite ways."""

import pytest

from drafter.audit.checks.changes.two_ways import KIND
from tests.audit.findings import alarms, tell_only_the_slip

SLIPS = [
    ("2031年“三公”经费支出31.46万元，较上年{}2.35万元，下降6.95%。", "减少", "增加"),
    ("会议费支出12.40万元，与上年相比增加1.60万元，{}14.81%。", "增长", "下降"),
    ("差旅费支出8.20万元，比2030年减少1.10万元，同比{}11.83%。", "下降", "增长"),
    ("培训费支出6.30万元，比上年决算数{}0.70万元，降低10.00%。", "减少", "增加"),
    ("支出决算31.46万元，较上年{}2.35万元（下降6.95%）。", "减少", "增加"),
    ("支出决算31.46万元，较上年减少2.35万元、{}6.95%。", "下降", "增长"),
]

ALIKE = [
    "本年收入较上年增加20.00万元，支出下降3.00%。",
    "收入由上年下降转为增加20.00万元，下降的有2项。",
    "公务接待费较上年减少2.35万元，增幅由5%回落到1%。",
    "较上年增加-2.35万元，下降6.95%。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_only_the_slip_is_told(text, right, wrong):
    tell_only_the_slip(text, right, wrong, KIND)


@pytest.mark.parametrize("text", ALIKE)
def test_look_alikes_stay_silent(text):
    assert alarms(text) == []
