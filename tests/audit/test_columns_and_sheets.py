"""Tables with cells: rows that only number columns, residuals, empty cells, classes, self-assessment sheets."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.reader import read_document


def markdown(rows):
    """A table of markdown from lines whose cells are parted by blanks; a dot is an empty cell."""
    cells = [["" if cell == "." else cell for cell in line.split(" ")] for line in rows.splitlines()]
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]]) + "\n\n"


def found(tmp_path, text):
    path = tmp_path / "report.md"
    path.write_text(text, encoding="utf-8")
    return audit(read_document(path))


def alarms(tmp_path, text):
    return [(issue.kind, issue.quotes[0].text) for issue in found(tmp_path, text).issues]


SPENT = "科目 合计 基本支出 项目支出\n{head}\n" + "\n".join(
    f"第{name}科 {i * 3}.00 {i}.00 {i * 2}.00" for i, name in enumerate("一二三四五六七八九十甲乙", 11)
)
TRADE = "地区 出口额（亿元） 进口额（亿元）\n合计 {out} {into}\n亚洲 1200.5 1446.9\n非洲 300.2 105.9\n"
TRADE += "欧洲 800.1 505.4\n拉丁美洲 150.3 89.5\n北美洲 600.7 157.9\n大洋洲 90.2 156.4"
CLASSES = "科目编码 科目名称 预算数（万元）\n20101 人大事务 0.00\n21303 水利 1543.16\n"
CLASSES += "2130302 一般行政管理事务 1543.16\n2130301 行政运行 800.10"


@pytest.mark.parametrize("head", ["栏次 1 2 3", ". 2022 2023 2024"])
def test_a_row_that_numbers_the_columns_or_names_their_years_is_no_data(tmp_path, head):
    """Such a row broke what held between the columns of all the others."""
    assert alarms(tmp_path, markdown(SPENT.format(head=head))) == []


def test_a_row_with_a_name_of_its_own_is_data_whatever_its_figures_are(tmp_path):
    """Only what bears no name numbers columns."""
    text = markdown(SPENT.format(head="信访办公室 1.00 2.00 3.00"))
    assert alarms(tmp_path, text) == [("sum", "1.00")]


def test_what_a_total_has_beyond_its_parts_is_a_hint_unless_it_looks_like_a_slip(tmp_path):
    """A residual may be unlisted (2464.2 for 2462.0); one digit for another (2562.0) is a slip."""
    residual = found(tmp_path, markdown(TRADE.format(out="3142.0", into="2464.2")))
    slip = found(tmp_path, markdown(TRADE.format(out="3142.0", into="2562.0")))
    assert [i.kind for i in residual.issues] == []
    assert [i.quotes[0].text for i in residual.hints] == ["2464.2"]
    assert [i.quotes[0].text for i in slip.issues] == ["2562.0"]


def test_whole_figures_among_decimals_may_be_rounded_to_whole_ones(tmp_path):
    """25170 for 25170.68 where other cells show no decimals; 25100 is more than rounding."""
    rows = "项目 本年 上年\n合计 30113.49 {}\n出国费 207.54 325\n车辆费 26830.95 23150.68\n接待费 3075.00 1695"
    assert alarms(tmp_path, markdown(rows.format("25170"))) == []
    assert alarms(tmp_path, markdown(rows.format("25100.00"))) == [("sum", "25100.00")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("人大事务（款）一般行政管理事务（项）12.00万元。水利（款）行政运行（项）800.10万元。", []),
        ("水利（款）一般行政管理事务（项）0万元。水利（款）行政运行（项）800.10万元。", []),
        (
            "水利（款）一般行政管理事务（项）1543.61万元。水利（款）行政运行（项）800.10万元。",
            [("two_values", "1543.61万元")],
        ),
    ],
)
def test_items_of_one_name_are_told_apart_by_their_class(tmp_path, told, expected):
    """One name stands in many classes; what is nothing this year is in no table."""
    text = "2026年部门预算\n\n单位：万元\n\n" + markdown(CLASSES) + told + "\n"
    assert alarms(tmp_path, text) == expected


SHEET = (
    "项目资金 . 年初预算数 全年预算数（A） 全年执行数（B） 分值 执行率（B/A） 得分\n"
    ". 年度资金总额 0 400 {done} 10 {rate} 10\n"
    "绩效指标 三级指标 年度指标值 实际完成值 备注 分值 . 得分\n"
    ". 设备数量 1套 1套 . 30 . 30\n. 设备质量 合格 合格 . {weight} . {weight}\n"
    ". 服务对象评价 好 好 . 40 . {last}\n"
    "总分 . . . . {full} . {total}"
)
RIGHT = {"done": "400", "rate": "100%", "weight": "20", "last": "35", "full": "100", "total": "95"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"rate": "100.00%"}, []),
        ({"done": "350", "rate": "87.5%"}, []),
        ({"full": "90", "total": "85"}, []),
        ({"rate": "1000%"}, [("rate", "1000%")]),
        ({"done": "350", "rate": "78.5%"}, [("rate", "78.5%")]),
        ({"full": "90", "total": "95"}, [("score", "95")]),
        ({"weight": "16", "total": "91"}, [("score", "100"), ("sum", "100")]),
        ({"weight": "16", "total": "87"}, []),
    ],
    ids=[
        "right",
        "more decimals",
        "not all spent",
        "the rate apart from the total",
        "a digit too many",
        "digits turned",
        "more than there is",
        "weights of 96",
        "a row may be missing",
    ],
)
def test_a_self_assessment_sheet_is_held_to_what_its_own_heads_say(tmp_path, changed, expected):
    """执行率（B/A） is B of A; the total holds the weights, and the points bear out that all rows are there."""
    text = "项目绩效自评表\n\n" + markdown(SHEET.format(**(RIGHT | changed)))
    assert [alarm for alarm in alarms(tmp_path, text) if alarm[0] in ("rate", "score", "sum")] == expected
