"""Figures in words that are no label's: rolling accounts, years in turn, growth that came about, sums due."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CASE

ACCOUNT = {
    "old": ("上年结转资金", "上年数", "money", "118.20", "万元", "2021"),
    "got": ("本年拨入资金", "收入", "money", "96.40", "万元", ""),
    "used": ("本年支出", "支出", "money", "88.70", "万元", ""),
}
DEBT = {
    "owed": ("政府债务余额", "金额", "money", "41.60", "亿元", ""),
    "before": ("上年末政府债务余额", "上年数", "money", "35.20", "亿元", "2021"),
    "up": ("政府债务余额增加额", "差异", "money", "6.40", "亿元", ""),
}
BEDS = {
    "aim": ("新增托位目标", "目标值", "count", "60", "个", ""),
    "real": ("新增托位完成数", "完成值", "count", "45", "个", ""),
    "short": ("新增托位缺口", "差异", "count", "15", "个", ""),
}
FEES = {
    "due": ("应收摊位费", "收入", "money", "52.30", "万元", ""),
    "got": ("已收摊位费", "收入", "money", "31.10", "万元", ""),
    "owe": ("欠收摊位费", "差异", "money", "21.20", "万元", ""),
}
TRIPS = {
    "all": ("公务用车派车次数", "数量", "count", "48", "次", ""),
    "bad": ("无派车单次数", "数量", "count", "12", "次", ""),
    "share": ("无派车单占比", "比率", "rate", "25.00", "%", ""),
}
SETTLED = {
    "sent": ("送审造价", "金额", "money", "520.40", "万元", ""),
    "fixed": ("审定造价", "金额", "money", "471.10", "万元", ""),
    "cut": ("核减额", "差异", "money", "49.30", "万元", ""),
}
CARS = {
    "before": ("上年车辆维修费", "上年数", "money", "88.60", "万元", "2021"),
    "now": ("车辆维修费", "支出", "money", "61.20", "万元", ""),
    "less": ("车辆维修费下降额", "差异", "money", "27.40", "万元", ""),
}


def checker(facts):
    made = {
        name: {"label": label, "role": role, "kind": kind, "value": value, "unit": unit, "period": period}
        for name, (label, role, kind, value, unit, period) in facts.items()
    }
    text = "、".join(f"{{{name}}}" for name in made)
    finding = {
        "id": "F01",
        "indicator": "1.1.1",
        "facts": made,
        "points": [{"id": "a", "title": "虚构事项", "text": text}],
    }
    case = CASE.model_dump(mode="json") | {"facts": {}, "findings": [finding]}
    return Checker(case=Case.model_validate(case), norms={})


def blocked(facts, text):
    said = checker(facts).check(manuscript_of(text)).violations
    return [one.text for one in said if one.severity is Severity.BLOCK and one.start < len(text)]


@pytest.mark.parametrize(
    ("facts", "true", "exchanged"),
    [
        (
            ACCOUNT,
            "期初数118.20万元，本期增加96.40万元，本期减少88.70万元。",
            "期初数118.20万元，本期增加88.70万元，本期减少96.40万元。",
        ),
        (
            DEBT,
            "35.20亿元、41.60亿元依次为2021年末和2022年末的债务余额。",
            "41.60亿元、35.20亿元依次为2021年末和2022年末的债务余额。",
        ),
        (DEBT, "2022年末债务余额41.60亿元，没有突破限额。", "2022年末债务余额35.20亿元，没有突破限额。"),
        (BEDS, "计划增加60个托位，实际增加45个。", "计划增加45个托位，实际增加60个。"),
        (FEES, "应收未收的摊位费有21.20万元。", "应收未收的摊位费有31.10万元。"),
        (
            SETTLED,
            "报来的造价520.40万元，最后认可471.10万元，另有49.30万元未予认可。",
            "报来的造价471.10万元，最后认可520.40万元，另有49.30万元未予认可。",
        ),
        (CARS, "较上年节省27.40万元，全年支出61.20万元。", "较上年节省61.20万元，全年支出27.40万元。"),
        (TRIPS, "无派车单的有12次，占抽查次数的25.00%。", "无派车单的有48次，占抽查次数的25.00%。"),
    ],
)
def test_what_is_true_in_other_words_stands_and_what_changed_places_does_not(facts, true, exchanged):
    assert blocked(facts, true) == []
    assert blocked(facts, exchanged)


def test_growth_over_another_year_is_still_a_distance():
    assert blocked(DEBT, "2022年末债务余额比上年末增加41.60亿元。") == ["41.60亿元"]


PUMPS = {
    "left": ("待改造泵站", "数量", "count", "15", "座", ""),
    "norm": ("每名护士补助标准", "标准", "money", "860", "元", ""),
}


def test_what_is_counted_or_due_is_no_name():
    assert blocked(PUMPS, "仍有15座病险水库没有除险。") == []
    assert blocked(PUMPS, "每名护士应补860元。") == []


def test_a_name_behind_a_count_is_still_one():
    assert blocked(PUMPS, "仍有15座北溟水库没有除险。") == ["北溟水库"]
    assert blocked(PUMPS, "护士应如兰已领860元。") == ["应如兰"]


RATES = {
    "now": ("维修完成率", "完成值", "rate", "63.42", "%", ""),
    "before": ("上年维修完成率", "上年数", "rate", "79.61", "%", "2021"),
    "down": ("维修完成率降幅", "差异", "percentage_point", "16.19", "百分点", ""),
}


def test_a_change_is_measured_by_what_was_rounded_and_not_by_what_is_shown():
    assert blocked(RATES, "维修完成率63.42%，较2021年的约80%下降16.19个百分点。") == []
    assert set(blocked(RATES, "维修完成率63.42%，较2021年的约80%下降19.16个百分点。")) == {"19.16个百分点"}
