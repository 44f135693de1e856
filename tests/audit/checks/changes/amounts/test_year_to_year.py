"""Values of two years and what parts them."""

import pytest

from tests.audit.findings import alarms

SLIPS = [
    ("2031年用水收入105.17万元；2032年用水收入114.36万元，比上年增加{}万元。", "9.19", "9.57"),
    ("群众满意率，2031年抽样为81.5%，2032年升到89.0%，一年提高了{}个百分点。", "7.5", "8.5"),
    ("危房户数2031年为120户，2032年降至85户，减少{}户。", "35", "45"),
    ("2031年接诊6.0万人，2032年达到15.0万人，比上年增长{}倍。", "1.5", "2.5"),
    ("入园率2030年为78.2%，2032年提高到86.4%，提高{}个百分点。", "8.2", "9.2"),
    ("销售额从2031年的6.0万元增加到2032年的15.0万元，增长{}倍。", "1.5", "2.5"),
    ("满意率2031年81.5%，2032年89.0%，提升{}个百分点。", "7.5", "8.5"),
]

ALIKE = [
    # each change is of the year of its own clause
    "2032年用水收入114.36万元，同比增加9.19万元；2031年用水收入105.17万元，同比增加9.57万元。",
    "2032年用水收入114.36万元，同比增加9.19万元，2031年用水收入105.17万元，同比增加9.57万元。",
    "2031年接诊6.0万人，2032年达到15.0万人，是上年的2.5倍。",
    "2031年满意率为81.5%，2032年为89.0%，三年提高约9个百分点。",
    "2031年满意率为81.5%，2032年为89.0%，其中城区提高9.5个百分点。",
    "2031年投入81.5万元，2032年达到89.0万元，较2029年增加20.0万元。",
    "销售额由6.0万元增加到15.0万元，利润增长2.5倍。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_only_the_slip_is_told(text, right, wrong):
    assert alarms(text.format(right)) == []
    assert [kind for kind, _ in alarms(text.format(wrong))] in (["comparison"], ["rate"])


@pytest.mark.parametrize("text", ALIKE)
def test_look_alikes_stay_silent(text):
    assert alarms(text) == []
