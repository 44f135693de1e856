"""Figures that a point states in words: each is told once, with the entry that would register it."""

import re
from pathlib import Path

import pytest

from tests.findings.yunling import CASE, load

LEFT = "text: 实际支出{spent}，执行率{rate}，{dept.short}在{year.fiscal}年结余{F01.left}。"
HEAD = "照样可以起草，但校验只能核对这些数字本身，核对不了它们是什么数，会逐处提请复核"
PASTE = "把下列条目补入本指标的 facts（名称、label、role、period 按实际改写），文字中的数字改为引用："


def told(text: str, folder: Path, **fields: str) -> list[str]:
    """The warnings of the case when its first point says something else."""
    more = "".join(f"\n        {name}: {said}" for name, said in fields.items())
    assert CASE.count(LEFT) == 1
    return [
        str(problem).replace(f"{folder}/", "")
        for problem in load(CASE.replace(LEFT, f"text: {text}{more}"), folder).warnings
    ]


def test_a_point_without_figures_in_words_is_not_remarked_on(tmp_path: Path) -> None:
    assert load(CASE, tmp_path).warnings == ()


def test_all_of_them_are_told_at_once_with_entries_to_paste(tmp_path: Path) -> None:
    text = "抽查9份合同，2023年5月6日签订的YL-2023-018号合同金额壹佰捌拾万元整，逾期百分之五。"
    assert told(text, tmp_path, effect="影响三个项目，约30.50万元未支出。") == [
        "case.yaml:18 findings[0].points[0].text: 扣分说明有 7 处数字没有登记为事实："
        "text “9份”“2023年5月6日”“YL-2023-018号”“壹佰捌拾万元整”“百分之五”；effect “三个”“30.50万元”。"
        + HEAD
        + " → "
        + PASTE
        + '\n        a_1: {kind: count, label: 抽查, role: 数量, value: "9", unit: 份}  # “9份”改为 {a_1}'
        + '\n        a_2: {kind: date, label: 发生时间, role: 发生时间, value: "2023-05-06"}'
        + "  # “2023年5月6日”改为 {a_2}"
        + '\n        a_3: {kind: contract_number, label: 签订的, role: 编号, value: "YL-2023-018号"}'
        + "  # “YL-2023-018号”改为 {a_3}"
        + '\n        a_4: {kind: money, label: 合同金额, role: 金额, value: "180", unit: 万元}'
        + "  # “壹佰捌拾万元整”改为 {a_4}"
        + '\n        a_5: {kind: rate, label: 逾期, role: 比率, value: "5", unit: "%"}  # “百分之五”改为 {a_5}'
        + '\n        a_6: {kind: count, label: 影响, role: 数量, value: "3", unit: 个}  # “三个”改为 {a_6}'
        + '\n        a_7: {kind: money, label: 金额, role: 金额, value: "30.50", unit: 万元}'
        + "  # “30.50万元”改为 {a_7}"
    ]


def test_a_figure_that_is_a_fact_already_is_told_by_the_name_of_that_fact(tmp_path: Path) -> None:
    assert told("实际支出365.4万元，预算4200000元。", tmp_path) == [
        "case.yaml:18 findings[0].points[0].text: 扣分说明有 2 处数字没有登记为事实："
        f"text “365.4万元”“4200000元”。{HEAD} → {PASTE}"
        "\n        # “365.4万元”已有事实，改为 {spent}"
        "\n        # “4200000元”已有事实，改为 {case.budget}"
    ]


def test_what_no_fact_can_hold_is_told_without_an_entry(tmp_path: Path) -> None:
    assert told("配比2:1，12月31日前未改，剩1/3。", tmp_path) == [
        "case.yaml:18 findings[0].points[0].text: 扣分说明有 3 处数字没有登记为事实："
        f"text “2:1”“12月31日”“1/3”。{HEAD} → {PASTE}"
        "\n        # “2:1”不能单独作为一个事实，改写为确切的数量、比率或日期后登记"
        "\n        # “12月31日”不能单独作为一个事实，改写为确切的数量、比率或日期后登记"
        "\n        # “1/3”不能单独作为一个事实，改写为确切的数量、比率或日期后登记"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“三公”经费和“十四五”规划、一网通办、第三方机构、放管服改革。",
        "进一步统一台账，一个项目一项说明，一是要公开。",
        "2023年度及2022年均未盘点，年底上半年也未盘点。",
        "不符合《云岭县2019年采购办法（虚构）》第四十七条。",
    ],
)
def test_words_that_contain_numerals_and_the_years_of_the_review_are_none(text: str, tmp_path: Path) -> None:
    assert told(text, tmp_path) == []


@pytest.mark.parametrize(
    "text",
    [
        "抽查9份合同，2023年5月6日签订的YL-2023-018号合同金额壹佰捌拾万元整，逾期百分之五。",
        "逾期3.2个百分点，每辆每年2.50万元/辆·年，扣1.5分，约七成未办。",
        "０．５４亿元、1,234,567.89元、云岭财〔2024〕3号文，覆盖1.2万人次，历时30个工作日。",
    ],
)
def test_the_entries_load_as_they_are_and_leave_nothing_to_remark(text: str, tmp_path: Path) -> None:
    (warning,) = told(text, tmp_path)
    entries = re.findall(r"\n        ((a_\d+): \{.*?\})  # “(.*?)”改为", warning)
    slotted = text
    for _, name, literal in entries:
        slotted = slotted.replace(literal, f"{{{name}}}", 1)
    facts = "".join(f"\n      {entry}" for entry, _, _ in entries)
    case = CASE.replace(LEFT, f'text: "{slotted}"').replace(
        "    facts:\n      spent", f"    facts:{facts}\n      spent"
    )
    assert load(case, tmp_path).warnings == ()


def test_names_that_are_taken_are_passed_over(tmp_path: Path) -> None:
    taken = "      a_1: {kind: count, label: 合同, role: 数量, value: 4, unit: 份}\n      spent:"
    case = CASE.replace("      spent:", taken, 1).replace(LEFT, "text: 抽查9份合同。")
    (warning,) = load(case, tmp_path).warnings
    assert "a_2: {kind: count, label: 抽查" in warning.remedy


def test_a_number_without_a_unit_gets_an_entry_that_asks_for_one(tmp_path: Path) -> None:
    (warning,) = told("涉及 60000 未入账。", tmp_path)
    assert 'a_1: {kind: count, label: 涉及, role: 数量, value: "60000", unit: }' in warning
