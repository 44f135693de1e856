"""A made-up rubric and case, small enough to be read whole."""

from pathlib import Path

from drafter.errors import InputError
from drafter.findings.loading import LoadedCase, load_case
from drafter.scoring.rubric_files import load_rubric
from drafter.scoring.view import ScoringView

RUBRIC = """\
id: yunling-2024
title: 云岭县（虚构）部门整体支出绩效评价指标体系
version: "1"
source: 虚构
issued: "2024"
max: 100
scale: [{grade: 优, lower: 90}, {grade: 良, lower: 80}, {grade: 差, lower: 0}]
levels:
  - id: "1"
    name: 预算执行
    max: 100
    groups:
      - id: "1.1"
        name: 资金管理
        max: 100
        indicators:
          - id: 1.1.1
            name: 支出率
            max: 60
            measures:
              spent: {label: 实际支出, unit: 万元}
              allotted: {label: 下达指标, unit: 万元}
            rule: {kind: proportional, value: {form: ratio, part: spent, whole: allotted}}
          - id: 1.1.2
            name: 合同管理
            max: 40
            rule:
              kind: checklist
              criteria:
                - {id: c1, points: 20, partial: true, text: 合同按时备案}
                - {id: c2, points: 20, text: 合同台账齐全}
"""

CASE = """\
id: yunling-library
department: {name: 云岭县图书馆（虚构）, short: 县图书馆}
fiscal_year: 2023
rubric: yunling-2024
facts:
  budget: {kind: money, label: 预算数, role: 预算, value: 420.00, unit: 万元}
findings:
  - id: F01
    indicator: 1.1.1
    measures: {spent: "{spent}", allotted: "{case.budget}"}
    facts:
      spent: {kind: money, label: 实际支出, role: 支出, value: "3,654,000", unit: 元}
      rate: {kind: rate, label: 执行率, role: 比率, value: 87.00, unit: "%", formula: spent / case.budget}
      left: {kind: money, label: 结余, role: 结余, value: 54.60, unit: 万元, formula: case.budget - spent}
    points:
      - id: a
        title: 支出进度偏慢
        text: 实际支出{spent}，执行率{rate}，{dept.short}在{year.fiscal}年结余{F01.left}。
        advice: 由{who.finance}按{norm.budget-law-57}通报进度。
  - id: F02
    indicator: 1.1.2
    judgements:
      c1: {deducted: 5, note: 两份合同迟报}
      c2: {met: true}
    facts:
      late: {kind: count, label: 迟报合同, role: 数量, value: 2, unit: 份}
    points:
      - {id: a, title: 合同备案滞后, text: "{late}合同逾期备案。", deducted: 5}
notice:
  title: 复核报告
  issuer: 云岭县财政局（虚构）
  issued: 2024-11-15
  review_summary: 预算{budget}。
  tables:
    - title: 收支表
      header: [项目, 金额]
      rows: [[预算, "{budget}"], [支出, "{F01.spent}"]]
      after: F01.a
"""


def view(name: str, folder: Path) -> ScoringView:
    """The lookup of rubrics that a test passes to the loader: it knows one."""
    if name != "yunling-2024":
        raise InputError(f"没有指标体系“{name}”", remedy="可用：yunling-2024")
    path = folder / "rubric.yaml"
    path.write_text(RUBRIC, encoding="utf-8")
    return ScoringView(load_rubric(path))


def load(text: str | bytes, folder: Path) -> LoadedCase:
    """Load a case from its text."""
    path = folder / "case.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_case(path, lambda name: view(name, folder))


def faults(text: str | bytes, folder: Path) -> list[str]:
    """The problems of a case as people read them, without the folder; empty for a sound one."""
    try:
        load(text, folder)
    except InputError as error:
        return [str(problem).replace(f"{folder}/", "") for problem in error.problems]
    return []
