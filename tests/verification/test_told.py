"""Figures that only a point's own words support are shown to a person: neither blocked nor passed in silence.

What the loader remarks on and what the gate remarks on are the same figures.
"""

from pathlib import Path

import pytest

from drafter.errors import Problem
from drafter.findings.literals import literals
from drafter.findings.parts import accounts, read_parts
from drafter.findings.yaml_source import read_yaml
from drafter.verification.checker import Checker
from drafter.verification.model import Severity, Violation
from drafter.verification.words.meaning import meaning
from tests.findings.yunling import CASE, load

LEFT = "text: 实际支出{spent}，执行率{rate}，{dept.short}在{year.fiscal}年结余{F01.left}。"
CHECKS = ("quantities", "names")


def gate(told: str, written: str, folder: Path) -> list[Violation]:
    """What the gate says of the figures of a sentence on a point that tells something in words."""
    assert CASE.count(LEFT) == 1
    case = load(CASE.replace(LEFT, f'text: "{told}"'), folder).case
    found = Checker(case=case, norms={}).check_sentence(written, points=["F01.a"])
    return [violation for violation in found if violation.check in CHECKS]


def hinted(folder: Path) -> list[str]:
    """The figures that the loader would list for the first point of the case that was read last."""
    return [one.text for one in literals(next(iter(accounts(read_parts(read_yaml(folder / "case.yaml").data)))))]


def warnings(folder: Path) -> tuple[Problem, ...]:
    return load((folder / "case.yaml").read_bytes(), folder).warnings


TEXTS = [
    "抽查9份合同，2023年5月6日签订的YL-2023-018号合同金额壹佰捌拾万元整，逾期百分之五。",
    "采购3批次设备，约七成闲置，涉及1.2万人次，历时30个工作日。",
    "超出标准3.2个百分点，另有 60000 未入账。",
    "依据云岭财〔2021〕3号文，2020年12月起三年未盘点。",
    "配比2:1，逾三分之一未用。",
]


@pytest.mark.parametrize("text", TEXTS)
def test_all_of_them_go_to_a_person_and_they_are_those_that_the_loader_lists(text: str, tmp_path: Path) -> None:
    found = gate(text, text, tmp_path)
    assert {violation.severity for violation in found} == {Severity.REVIEW}
    assert [violation.text for violation in found] == hinted(tmp_path)
    assert len(warnings(tmp_path)) == 1


@pytest.mark.parametrize(
    "text",
    ["2023年度内一个项目未开工，“三公”经费未公开。", "2022年以来未盘点，年底仍未整改。", "实际支出{spent}。"],
)
def test_what_the_loader_passes_the_gate_passes(text: str, tmp_path: Path) -> None:
    assert gate(text, text.replace("{spent}", "3,654,000元"), tmp_path) == []
    assert hinted(tmp_path) == []


def test_it_says_why_and_what_to_do(tmp_path: Path) -> None:
    told = "抽查9份合同，YL-2023-018号合同于2021年5月6日签订。"
    assert [(v.text, v.message, v.remedy) for v in gate(told, told, tmp_path)] == [
        (
            text,
            message,
            "对照原始材料核对；属实的，登记到案卷的 facts 并在扣分说明中改为引用",
        )
        for text, message in (
            (
                "9份",
                "“9份”只见于扣分说明的文字，不是登记的事实：数字与说明相符，是不是它所说的那个数，校验无从核对",
            ),
            (
                "YL-2023-018号",
                "编号“YL-2023-018号”只见于扣分说明的文字，不是登记的事实：校验无从核对它属于谁",
            ),
            (
                "2021年5月6日",
                "日期“2021年5月6日”只见于扣分说明的文字，不是登记的事实：日期与说明相符，是什么日期，校验无从核对",
            ),
        )
    ]


@pytest.mark.parametrize(
    "written", ["抽查10份合同。", "抽查9个合同。", "2021年5月7日签订。", "YL-2023-019号合同逾期。"]
)
def test_what_the_point_does_not_say_is_blocked_as_before(written: str, tmp_path: Path) -> None:
    told = "抽查9份合同，YL-2023-018号合同于2021年5月6日签订。"
    assert [violation.severity for violation in gate(told, written, tmp_path)] == [Severity.BLOCK]


def test_a_figure_that_is_a_fact_is_bound_to_it_however_the_point_writes_it(tmp_path: Path) -> None:
    assert gate("实际支出365.4万元。", "实际支出365.40万元。", tmp_path) == []


@pytest.mark.parametrize("said", ["需要进一步提升", "需进一步提升", "有待提升"])
def test_what_needs_to_be_raised_falls_short(said):
    assert meaning().falls_short(f"履职效能{said}")
