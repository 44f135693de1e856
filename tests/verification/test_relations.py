"""What a sentence puts above, before or at the head of what, is held to the facts' own values."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.stations import CHECKER


def _told(kind: str, label: str, role: str, value: str, unit: str = "", subject: str = "") -> dict[str, str]:
    return {"kind": kind, "label": label, "role": role, "value": value, "unit": unit, "subject": subject}


CASE = Case.model_validate(
    {
        "id": "luoxi-2022",
        "department": {"name": "洛溪县虚构住房中心", "short": "县住房中心"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": "F01",
                "indicator": "工程进度",
                "points": [
                    {
                        "id": "a",
                        "title": "工程没有按期完工",
                        "text": "两项工程完工均晚于计划。{F01.plan_a}{F01.done_a}{F01.plan_b}{F01.done_b}",
                    }
                ],
                "facts": {
                    "plan_a": _told("date", "桃园片区工程计划完工时间", "期限", "2022-04-30", "", "桃园片区工程"),
                    "done_a": _told(
                        "date", "桃园片区工程实际完工时间", "发生时间", "2022-09-17", "", "桃园片区工程"
                    ),
                    "plan_b": _told("date", "梅林片区工程计划完工时间", "期限", "2022-06-15", "", "梅林片区工程"),
                    "done_b": _told(
                        "date", "梅林片区工程实际完工时间", "发生时间", "2022-12-08", "", "梅林片区工程"
                    ),
                    "name_a": _told("name", "项目名称", "项目", "桃园片区工程"),
                    "name_b": _told("name", "项目名称", "项目", "梅林片区工程"),
                },
            },
            {
                "id": "F02",
                "indicator": "租金收缴",
                "points": [
                    {
                        "id": "a",
                        "title": "租金没有收齐",
                        "text": "租金预算{F02.plan}，收入{F02.real}；使用率{F02.use}，比上年下降{F02.fall}。",
                    }
                ],
                "facts": {
                    "plan": _told("money", "印刷费年初预算", "年初预算", "76.20", "万元"),
                    "real": _told("money", "印刷费决算", "决算", "81.95", "万元"),
                    "use": _told("rate", "公租房使用率", "比率", "46.0", "%"),
                    "fall": _told("percentage_point", "公租房使用率比上年下降", "差异", "11.5", "个百分点"),
                },
            },
            {
                "id": "F03",
                "indicator": "供应商",
                "points": [
                    {"id": "a", "title": "供货单位不一致", "text": "由{F03.won}中标，由{F03.sent}送货。"},
                ],
                "facts": {
                    "won": _told("name", "中标供应商", "供应商", "洛溪鲜达配送有限公司"),
                    "sent": _told("name", "实际送货单位", "供应商", "洛溪鲜达食品商行"),
                },
            },
        ],
        "notice": {"title": "洛溪县虚构住房中心评价报告", "issuer": "洛溪县虚构财政局"},
    }
)
_HEAD = "三、存在问题\n"


def _said(text: str, checker: Checker | None = None) -> dict[str, str]:
    report = (checker or Checker(CASE, {})).check(manuscript_of(f"{_HEAD}{text}\n"))
    checks = ("quantities", "names", "polarity")
    return {v.text: v.severity.value for v in report.violations if v.check in checks and v.start >= len(_HEAD)}


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("印刷费决算高于年初预算。", "印刷费决算低于年初预算。"),
        ("印刷费年初预算低于决算。", "印刷费年初预算高于决算。"),
        ("印刷费年初预算低于决算5.75万元。", "印刷费年初预算高于决算5.75万元。"),
        ("印刷费决算比年初预算多5.75万元。", "印刷费决算比年初预算少5.75万元。"),
        ("桃园片区工程完工早于梅林片区工程。", "桃园片区工程完工晚于梅林片区工程。"),
        ("先完工的是桃园片区工程。", "先完工的是梅林片区工程。"),
        ("两个工程里超期更久的是梅林片区工程。", "两个工程里超期更久的是桃园片区工程。"),
        ("桃园片区工程没有提前完工。", "桃园片区工程提前完工。"),
        ("中标的是洛溪鲜达配送有限公司。", "中标的是洛溪鲜达食品商行。"),
    ],
)
def test_a_claim_of_order_stands_where_the_facts_bear_it_out_and_nowhere_else(true: str, false: str) -> None:
    assert _said(true) == {}
    assert "block" in _said(false).values()


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("西岭保健站的支出率低于东岭急救站。", "西岭保健站的支出率高于东岭急救站。"),
        ("支出率最低的是西岭保健站。", "支出率最低的是东岭急救站。"),
        ("预算支出率最高的是本级。", "预算支出率最高的是东岭急救站。"),
        ("本级预算支出率高于两个下属单位。", "本级预算支出率低于两个下属单位。"),
        ("用时最长的是JX-2022-018号合同。", "用时最长的是JX-2022-017号合同。"),
        ("JX-2022-018号合同用时比JX-2022-017号合同多14天。", "JX-2022-017号合同用时比JX-2022-018号合同多14天。"),
    ],
)
def test_like_things_are_told_apart_by_their_owners_and_numbers(true: str, false: str) -> None:
    assert _said(true, CHECKER) == {}
    assert "block" in _said(false, CHECKER).values()


@pytest.mark.parametrize(
    "text",
    [
        "印刷费决算应当低于年初预算。",
        "除本级外，支出率最高的是东岭急救站。",
        "下属单位中支出率最高的是东岭急救站。",
    ],
)
def test_what_is_asked_for_or_told_of_some_only_is_no_claim(text: str) -> None:
    assert "block" not in {**_said(text), **_said(text, CHECKER)}.values()
