"""What stands around the two sections is what the program writes there, blanks filled in or not."""

from dataclasses import replace

import pytest

from drafter.verification.checker import Checker
from drafter.verification.frame.text import HOLE, Part, PartKind
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CASE, NORMS

ROWS = (("项目", "预算数", "决算数"), ("人员经费", "1,210.00", "980.50"), ("公用经费", "40.00", "35.20"))
PARTS = (
    Part(PartKind.TEXT, "关于印发云岭县虚构图书馆2022年度绩效审核报告的通知", mark=True),
    Part(PartKind.FIXED, "云岭县虚构图书馆：", mark=True),
    Part(PartKind.TEXT, f"现将审核结果印发给你单位，请于{HOLE}前报送整改情况。", mark=True),
    Part(PartKind.TEXT, "一、审核结果", mark=True),
    Part(PartKind.TEXT, "评定2022年度绩效得分为84.30分，绩效等级为“良”。", mark=True),
    Part(PartKind.FIXED, "单位：万元", table=1),
    *(Part(PartKind.ROW, "".join(row), row, table=1) for row in ROWS),
    Part(PartKind.FIXED, "抄送：县虚构档案馆。"),
)
TABLE = "\n".join(f"| {' | '.join(row)} |" for row in ROWS).replace("\n", "\n| --- | --- | --- |\n", 1)
SECTIONS = "## 二、存在问题\n\n一是制度不全。\n\n## 三、建议\n\n一是完善制度。\n\n"
TEXT = (
    "# 关于印发云岭县虚构图书馆2022年度绩效审核报告的通知\n\n云岭县虚构图书馆：\n\n"
    "现将审核结果印发给你单位，请于　　　年　　月　　日前报送整改情况。\n\n## 一、审核结果\n\n"
    f"评定2022年度绩效得分为84.30分，绩效等级为“良”。\n\n单位：万元\n\n{TABLE}\n\n{SECTIONS}抄送：县虚构档案馆。\n"
)


def found(text):
    report = Checker(CASE, NORMS, parts=PARTS).check(manuscript_of(text))
    return [(v.severity, v.message) for v in report.violations if v.check == "frame"]


def blocks(text):
    return any(severity is Severity.BLOCK for severity, _ in found(text))


def test_the_frame_as_it_is_written_is_right():
    assert found(TEXT) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“良”", "“优”"),
        ("“良”。", "“良”，在全县名列前茅。"),
        ("84.30分", "88.30分"),
        ("评定2022年度绩效得分为84.30分，绩效等级为“良”。", ""),
        ("图书馆2022年度绩效审核报告", "图书馆2021年度绩效审核报告"),
        ("\n云岭县虚构图书馆：", "\n青川县虚构图书馆："),
        ("单位：万元", "单位：亿元"),
        ("| 1,210.00 | 980.50 |", "| 980.50 | 1,210.00 |"),
        ("| 40.00 | 35.20 |", "| 40.00 |  |"),
        ("| 公用经费 | 40.00 | 35.20 |\n", ""),
        (TABLE, ""),
        ("县虚构档案馆。", "县虚构美术馆。"),
        ("\n## 一、", "\n另有支出500万元。\n\n## 一、"),
    ],
)
def test_a_changed_fact_of_the_frame_blocks(old, new):
    assert TEXT.count(old) == 1
    assert blocks(TEXT.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("　　　年　　月　　日前", "2023年3月1日前"),
        ("84.30分", "８４．３０ 分"),
        ("绩效得分", "绩效\n得分"),
        ("1,210.00", " 1210.00 "),
        ("现将审核结果印发给你单位", "现将审核的结果印发给你单位"),
        ("\n抄送：", "\n附件1\n\n抄送："),
        (TABLE, "\n".join(" ".join(row) for row in ROWS)),
        (TABLE, "\n".join("\n".join(row) for row in ROWS)),
    ],
)
def test_layout_fillings_and_wording_do_not_block(old, new):
    assert not blocks(TEXT.replace(old, new))


def test_a_rewording_is_shown_to_a_person():
    assert [severity for severity, _ in found(TEXT.replace("现将审核结果", "现将审核的结果"))] == [Severity.REVIEW]


NARROW = "\n".join(f"| {row[0]} | {row[2]} |" for row in ROWS)


def test_a_table_with_fewer_columns_is_shown_to_a_person():
    severities = {severity for severity, _ in found(TEXT.replace(TABLE, NARROW))}
    assert severities == {Severity.REVIEW}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| 项目 | 决算数 |", "| 项目 | 预算数 | 决算数 |"),
        ("980.50", "1,210.00"),
        ("| 公用经费 | 35.20 |", "| 公用经费 | 35.2 |"),
        ("| 人员经费 | 980.50 |", "| 980.50 |"),
    ],
)
def test_a_narrower_table_still_holds_what_its_header_says(old, new):
    assert NARROW.count(old) == 1
    assert blocks(TEXT.replace(TABLE, NARROW.replace(old, new)))


def test_an_excerpt_lacks_nothing():
    assert found(SECTIONS) == []


def test_what_was_filled_into_a_blank_is_for_a_person_to_look_at():
    text = TEXT.replace("　　　年　　月　　日前", "2023年3月1日前")
    report = Checker(CASE, NORMS, parts=PARTS).check(manuscript_of(text))
    filled = [v.severity for v in report.violations if v.text == "2023年3月1日"]
    assert filled == [Severity.REVIEW]


def _within(text):
    """What is told of a piece whose sections hold the table."""
    parts = [replace(part, central=True) for part in PARTS if part.kind is PartKind.ROW]
    report = Checker(CASE, NORMS, parts=parts).check(manuscript_of(f"三、存在问题\n{text}\n"))
    return [v.text for v in report.violations if v.check == "frame"]


@pytest.mark.parametrize(
    "told",
    [
        "人员经费1,210.00，决算980.50万元。",
        "人员经费1,210.00\n万元，决算980.50万元。",
    ],
)
def test_running_prose_is_no_broken_row_of_a_table(told):
    assert _within(told) == []


def test_a_row_whose_cells_lost_their_bars_is_still_compared():
    assert _within("人员经费 1,210.00 890.50") == ["8"]
