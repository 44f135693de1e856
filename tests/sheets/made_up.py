"""A made-up rubric and sheets of it as bureaus make them, built cell by cell."""

from pathlib import Path

import openpyxl

from drafter.scoring.rubric_files import load_rubric
from drafter.sheets.importing import Wanted, import_sheet

RUBRIC = """
id: yunling-2023
title: 云岭县（虚构）部门整体支出绩效评价指标体系
version: "1"
source: 虚构
issued: "2023"
max: 30
rounding: {mode: ROUND_HALF_UP, places: 2, rate_places: 2}
scale: [{grade: 优, lower: 27}, {grade: 良, lower: 24}, {grade: 差, lower: 0}]
levels:
  - id: "1"
    name: 投入管理
    max: 12
    groups:
      - id: "1.1"
        name: 预算管理
        max: 12
        indicators:
          - id: 1.1.1
            name: 预算编制完整性
            max: 4
            rule:
              kind: checklist
              criteria: [{id: c1, points: 1, text: 一}, {id: c2, points: 3, text: 二}]
          - id: 1.1.2
            name: 部门预算执行率
            max: 8
            measures: {spent: {label: 实际支出数, unit: 万元}, budget: {label: 调整预算数, unit: 万元}}
            rule: {kind: proportional, value: {form: ratio, part: spent, whole: budget}}
  - id: "2"
    name: 过程管理
    max: 18
    groups:
      - id: "2.1"
        name: 采购管理
        max: 10
        indicators:
          - id: 2.1.1
            name: 采购合同备案及时性
            max: 6
            rule: {kind: violations, criteria: [{id: c1, per: 1, text: 一份合同超过时限}]}
          - id: 2.1.2
            name: 政府采购规范性
            max: 4
            rule: {kind: discretionary, criteria: [{id: c1, points: 4, text: 规范}]}
      - id: "2.2"
        name: 资产管理
        max: 8
        indicators:
          - id: 2.2.1
            name: 资产账实相符情况
            max: 4
            rule: {kind: discretionary, criteria: [{id: c1, points: 4, text: 相符}]}
          - id: 2.2.2
            name: 资产处置收入上缴情况
            max: 4
            rule: {kind: discretionary, criteria: [{id: c1, points: 4, text: 上缴}]}
"""

REASONS = {
    "采购合同备案及时性": "一是YL-2023-014号合同于2023年5月10日签订，6月8日备案，超过7个工作日。"
    "二是云岭县远山科技有限公司的合同（合同编号：YL-2023-020）金额36.50万元，未备案。",
    "部门预算执行率": "调整预算数420.00万元，实际支出数365.40万元，执行率87.00%。",
    "资产账实相符情况": "（1）现场抽查30台设备，2台未找到实物；（2）固定资产卡片未录入存放地点。",
}

ROWS = (
    ("投入管理", "预算管理", "预算编制完整性", 4, 4),
    ("投入管理", "预算管理", "部门预算执行率", 8, 6.96),
    ("过程管理", "采购管理", "采购合同备案及时性", 6, 4),
    ("过程管理", "采购管理", "政府采购规范性", 4, 4),
    ("过程管理", "资产管理", "资产账实相符情况", 4, 3.2),
    ("过程管理", "资产管理", "资产处置收入上缴情况", 4, 4),
)
TOTAL = "26.16"


def rubric_file(folder: Path) -> Path:
    path = folder / "yunling.yaml"
    path.write_text(RUBRIC, encoding="utf-8")
    return path


HEADS = ("一级指标", "二级指标", "三级指标", "分值", "得分", "扣分原因")


def plain_sheet(scores=None, *, heads=HEADS, total=TOTAL):
    """A workbook with one head row, a title above it, and a total below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "评分表"
    sheet.append(["云岭县文化馆（虚构）2023年度部门整体支出绩效评价评分表"])
    sheet.append(list(heads))
    for first, second, name, full, score in ROWS:
        given = score if scores is None or name not in scores else scores[name]
        sheet.append([first, second, name, full, given, REASONS.get(name)])
    sheet.append(["合计", None, None, 30, float(total) if total else None, None])
    return book


def saved(book, folder: Path, name="sheet.xlsx") -> Path:
    path = folder / name
    book.save(path)
    return path


def imported(path: Path, folder: Path, **wanted):
    wanted.setdefault("rubric", str(rubric_file(folder)))
    wanted.setdefault("department", "云岭县文化馆")
    wanted.setdefault("year", 2023)
    return import_sheet(path, Wanted(**wanted), load_rubric)


def scores(result):
    """The points of every finding, as the rubric computes them or the sheet gives them."""
    from drafter.findings.loading import with_full_slots
    from drafter.scoring.engine import score

    card = score(with_full_slots(result.case), result.rubric)
    return {line.indicator: str(line.awarded) for line in card.lines if line.level == 3}, str(card.total)
