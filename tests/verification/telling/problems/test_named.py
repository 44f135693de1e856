"""Whose matter a problem tells: a name of another finding, or two names that change places, may not stand."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CASE


def name(label: str, value: str) -> dict[str, str]:
    return {"kind": "name", "label": label, "role": "供应商", "value": value}


def finding(number: int, title: str, text: str, **facts: dict[str, str]) -> dict[str, object]:
    point = {"id": "a", "title": title, "text": text}
    return {"id": f"F{number:02d}", "indicator": f"1.1.{number}", "facts": facts, "points": [point]}


FINDINGS = [
    finding(
        1,
        "苗木供货单位与中标单位不符",
        "绿化苗木由{F01.winner}中标，签收单上的送货单位却是{F01.sender}，没有办理变更手续。",
        winner=name("中标单位", "澄汐青禾苗圃"),
        sender=name("送货单位", "雾岭松涛园艺商行"),
    ),
    finding(
        2,
        "路灯维修没有验收",
        "路灯维修由{F02.repairer}承接，完工后没有组织验收。",
        repairer=name("承接单位", "星渚明灯电器商行"),
    ),
]
CHECKER = Checker(Case.model_validate(CASE.model_dump(mode="json") | {"facts": {}, "findings": FINDINGS}), {})
NOTICE = """三、存在问题

（一）采购和验收管理不规范

一是苗木供货单位与中标单位不符。{first}

二是路灯维修没有验收。{second}

四、建议

（一）加强采购和验收管理

一是核实苗木的中标单位和送货单位，补办变更手续。

二是对完工的路灯维修组织验收。
"""
FIRST = "绿化苗木由澄汐青禾苗圃中标，签收单上的送货单位却是雾岭松涛园艺商行，没有办理变更手续。"
SECOND = "路灯维修由星渚明灯电器商行承接，完工后没有组织验收。"


def misplaced(first: str = FIRST, second: str = SECOND) -> list[str]:
    report = CHECKER.check(manuscript_of(NOTICE.format(first=first, second=second)))
    return [one.text for one in report.violations if one.check == "names" and one.severity is Severity.BLOCK]


@pytest.mark.parametrize(
    "first",
    [
        FIRST,
        "签收单上的送货单位是雾岭松涛园艺商行，而绿化苗木的中标单位是澄汐青禾苗圃，没有办理变更手续。",
        "中标的澄汐青禾苗圃没有送货，绿化苗木实际由雾岭松涛园艺商行送货，没有办理变更手续。",
        "绿化苗木由澄汐青禾苗圃中标，签收单上的送货单位与它不符，没有办理变更手续。",
        "绿化苗木的签收单盖有雾岭松涛园艺商行的章，与中标的澄汐青禾苗圃不符，没有办理变更手续。",
    ],
)
def test_names_in_their_places_are_silent_in_whatever_order(first: str) -> None:
    assert misplaced(first) == []


def test_names_that_change_places_are_refused() -> None:
    turned = (
        FIRST.replace("澄汐青禾苗圃", "某")
        .replace("雾岭松涛园艺商行", "澄汐青禾苗圃")
        .replace("某", "雾岭松涛园艺商行")
    )
    assert misplaced(turned) == ["雾岭松涛园艺商行", "澄汐青禾苗圃"]


def test_the_name_of_another_finding_is_refused() -> None:
    assert misplaced(second=SECOND.replace("星渚明灯电器商行", "雾岭松涛园艺商行")) == ["雾岭松涛园艺商行"]
