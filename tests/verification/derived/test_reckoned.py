"""Figures that follow from others of their sentence, from a year's change or from days; what is left of some."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of


def _told(kind: str, label: str, role: str, value: str, unit: str = "") -> dict[str, str]:
    return {"kind": kind, "label": label, "role": role, "value": value, "unit": unit}


def _finding(name: str, text: str, facts: dict[str, dict[str, str]], deducted: str = "1") -> dict[str, object]:
    point = {"id": "a", "title": text.partition("，")[0], "text": text, "deducted": deducted}
    return {"id": name, "indicator": f"1.{name[-1]}", "facts": facts, "points": [point]}


CASE = Case.model_validate(
    {
        "id": "shiyan-2022",
        "department": {"name": "石堰县虚构公路站", "short": "县公路站"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            _finding(
                "F01",
                "变更签证未经审批，签证{F01.all}，其中{F01.bare}未经审批",
                {
                    "all": _told("count", "变更签证", "数量", "23", "份"),
                    "bare": _told("count", "未经审批的变更签证", "数量", "9", "份"),
                },
                "4",
            ),
            _finding(
                "F02",
                "信访事项逾期办结，登记{F02.cases}，{F02.late}逾期",
                {
                    "cases": _told("count", "登记信访事项", "数量", "57", "件"),
                    "late": _told("count", "逾期办结的信访事项", "数量", "6", "件"),
                },
                "1.5",
            ),
            _finding(
                "F03",
                "设备使用率下降，使用率{F03.use}，比上年下降{F03.fall}",
                {
                    "use": _told("rate", "设备使用率", "比率", "46.0", "%"),
                    "fall": _told("percentage_point", "设备使用率比上年下降", "差异", "11.5", "个百分点"),
                    "slow": _told("count", "工程验收至付款", "数量", "127", "天"),
                },
            ),
            _finding(
                "F04",
                "课时补助结余，预算{F04.plan}，支出{F04.spent}，结余{F04.left}",
                {
                    "plan": _told("money", "课时补助预算", "预算", "305.00", "万元"),
                    "spent": _told("money", "课时补助支出", "支出", "251.30", "万元"),
                    "left": _told("money", "课时补助结余", "结余", "53.70", "万元"),
                },
            ),
        ],
        "notice": {"title": "石堰县虚构公路站评价报告", "issuer": "石堰县虚构财政局"},
    }
)
_HEAD = "三、存在问题\n"


def _verdict(text: str) -> str:
    report = Checker(CASE, {}).check(manuscript_of(f"{_HEAD}{text}\n"))
    found = [v.severity.value for v in report.violations if v.check == "quantities" and v.start >= len(_HEAD)]
    return "block" if "block" in found else "review" if found else ""


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("设备使用率由上年的57.5%降至46.0%。", "设备使用率由上年的53.5%降至46.0%。"),
        ("变更签证23份，经过审批的14份，未经审批的9份。", "变更签证23份，经过审批的9份，未经审批的14份。"),
        ("登记信访57件，51件按时办结，6件逾期。", "登记信访57件，6件按时办结，51件逾期。"),
        ("信访逾期率10.53%。", "信访逾期率89.47%。"),
        ("课时补助预算305万元，花了251.30万元，执行率82.39%。", "课时补助执行率17.61%。"),
        ("课时补助结余率17.61%。", "课时补助结余率82.39%。"),
        ("工程验收至付款拖了4个多月。", "工程验收至付款拖了6个多月。"),
        ("工程验收至付款间隔4个月以上。", "工程验收至付款间隔7个月以上。"),
        (
            "变更签证未经审批扣4分，逾期办结扣1.5分，共扣5.5分。",
            "变更签证未经审批扣4分，逾期办结扣1.5分，共扣6.5分。",
        ),
    ],
)
def test_what_the_sentence_reckons_is_held_to_its_own_figures(true: str, false: str) -> None:
    assert _verdict(true) != "block"
    assert _verdict(false) == "block"


def test_points_are_exact_and_money_may_be_rounded() -> None:
    assert _verdict("信访事项逾期办结扣1.5分。") == ""
    assert _verdict("信访事项逾期办结，此项扣2分。") != ""
    assert _verdict("课时补助预算约320万元。") == "block"
    assert _verdict("课时补助支出251万元。") == ""


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("登记信访事项57件，其中6件（不到一半）逾期。", "登记信访事项57件，其中6件（一半以上）逾期。"),
        ("签证23份，其中9份未经审批，不到一半。", "签证23份，其中9份未经审批，超过一半。"),
    ],
)
def test_a_count_stands_on_its_own_side_of_one_half(true: str, false: str) -> None:
    assert _verdict(true) != "block"
    assert _verdict(false) == "block"


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("变更签证由23份减少到14份，减少9份。", "变更签证由23份减少了14份，减少9份。"),
        ("变更签证由23份减少了9份，为14份。", "变更签证由23份减少了14份，共减少9份。"),
        ("变更签证由23份减少至14份，减少了9份。", "变更签证由23份减少约14份，减少了9份。"),
    ],
)
def test_by_how_much_something_changed_is_not_what_is_left_of_it(true: str, false: str) -> None:
    assert _verdict(true) != "block"
    assert _verdict(false) == "block"


def test_neither_end_of_a_range_follows_from_the_other() -> None:
    assert _verdict("登记信访由57件减少到6件，减少51件。") != "block"
    assert _verdict("登记信访由51至63件减少到6件。") == "block"
    assert _verdict("课时补助由78至305万元下降至227万元。") == "block"
