"""Columns and rows that add up: which are data, what is a residual, what is rounding."""

import docx
import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document, Paragraph
from drafter.ingest.plain import paragraphs
from drafter.ingest.reader import read_document
from tests.audit.findings import alarms_of_markdown, findings, found_in_markdown, markdown, said

RIGHT = [
    pytest.param(
        "表1 收入预算表\n项目 上年执行数 预算数 预算数为上年执行数（同口径）的%\n"
        "税收收入 2267 2500 118.5\n增值税 801 900 112.4\n所得税 399 430 107.8\n契税 250 275 110.0\n"
        "印花税 120 132 110.0\n",
        id="restated by the head of a column",
    ),
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_column_that_its_head_restates_raises_nothing(text):
    assert said(text) == ([], [])


SPENT = "科目 合计 基本支出 项目支出\n{head}\n" + "\n".join(
    f"第{name}科 {i * 3}.00 {i}.00 {i * 2}.00" for i, name in enumerate("一二三四五六七八九十甲乙", 11)
)
TRADE = "地区 出口额（亿元） 进口额（亿元）\n合计 {out} {into}\n亚洲 1200.5 1446.9\n非洲 300.2 105.9\n"
TRADE += "欧洲 800.1 505.4\n拉丁美洲 150.3 89.5\n北美洲 600.7 157.9\n大洋洲 90.2 156.4"


@pytest.mark.parametrize("head", ["栏次 1 2 3", ". 2022 2023 2024"])
def test_a_row_that_numbers_the_columns_or_names_their_years_is_no_data(tmp_path, head):
    """Such a row broke what held between the columns of all the others."""
    assert alarms_of_markdown(tmp_path, markdown(SPENT.format(head=head))) == []


def test_a_row_with_a_name_of_its_own_is_data_whatever_its_figures_are(tmp_path):
    """Only what bears no name numbers columns."""
    text = markdown(SPENT.format(head="信访办公室 1.00 2.00 3.00"))
    assert alarms_of_markdown(tmp_path, text) == [("sum", "1.00")]


def test_what_a_total_has_beyond_its_parts_is_a_hint_unless_it_looks_like_a_slip(tmp_path):
    """A residual may be unlisted (2464.2 for 2462.0); one digit for another (2562.0) is a slip."""
    residual = found_in_markdown(tmp_path, markdown(TRADE.format(out="3142.0", into="2464.2")))
    slip = found_in_markdown(tmp_path, markdown(TRADE.format(out="3142.0", into="2562.0")))
    assert [i.kind for i in residual.issues] == []
    assert [i.quotes[0].text for i in residual.hints] == ["2464.2"]
    assert [i.quotes[0].text for i in slip.issues] == ["2562.0"]


def test_whole_figures_among_decimals_may_be_rounded_to_whole_ones(tmp_path):
    """25170 for 25170.68 where other cells show no decimals; 25100 is more than rounding."""
    rows = "项目 本年 上年\n合计 30113.49 {}\n出国费 207.54 325\n车辆费 26830.95 23150.68\n接待费 3075.00 1695"
    assert alarms_of_markdown(tmp_path, markdown(rows.format("25170"))) == []
    assert alarms_of_markdown(tmp_path, markdown(rows.format("25100.00"))) == [("sum", "25100.00")]


def table(*rows, unit="万元"):
    text = f"附表1 收支总表\n单位：{unit}\n"
    found = list(paragraphs(text))
    for row in rows:
        line = "\t".join(row)
        found.append(Paragraph(text=line, start=len(text), end=len(text) + len(line), cells=row))
        text += line + "\n"
    document = Document(source="tables.docx", digest="", text=text, paragraphs=tuple(found))
    return [(issue.message.split("为")[0], issue.quotes[0].text) for issue in findings(document)]


SIDES = (
    ("项目", "预算数", "决算数", "项目", "预算数", "决算数"),
    ("一、本级收入", "4,100", "4,250", "一、本级支出", "5,000", "5,400"),
    ("二、上级补助", "1,900", "2,150", "二、上解支出", "640", "610"),
    ("三、调入资金", "1,000", "600", "三、调出资金", "360", "390"),
    ("收入总计", "7,000", "7,000", "支出总计", "{}", "6,400"),
)


def sides(total):
    return [tuple(cell.format(total) for cell in row) for row in SIDES]


def test_each_side_of_a_balance_adds_up_under_its_own_name():
    assert table(*sides("6,000")) == []
    assert table(*sides("6,020")) == [("表中“支出总计”（预算数）", "6,020")]


DEBTS = [
    ("地区", "合计", "一般债务", "专项债务"),
    *((f"第{n}县", f"{n}9.50", f"{n}0.20", "9.30") for n in range(1, 9)),
]


@pytest.mark.parametrize(("total", "unit", "told"), [("99.52", "亿元", 0), ("99.54", "亿元", 1)])
def test_a_rounding_tail_in_large_units_is_no_slip(total, unit, told):
    many = [*DEBTS, *((f"乡{n}", f"{n}8.50", f"{n}0.20", "8.30") for n in range(1, 9))]
    assert len(table(*many, ("末县", total, "90.20", "9.30"), unit=unit)) == told


def rows(source, *lines):
    """A document of one table, its rows as lines whose cells are parted by bars."""
    found, text = [], ""
    for line in lines:
        cells = tuple(line.split("|"))
        piece = "\t".join(cells)
        found.append(Paragraph(text=piece, start=len(text), end=len(text) + len(piece), cells=cells))
        text += piece + "\n"
    return audit(Document(source=source, digest="", text=text, paragraphs=tuple(found)))


FUNDS = [f"2{i:02}渠道养护第{i}段|{i + 50}.60|{i}.60|50.00" for i in range(11, 24)]


@pytest.mark.parametrize(
    ("row", "source", "alarms"),
    [
        ("230水库巡查|108.60|108.6026|6 6", "report.pdf", []),
        ("230水库巡查|108.60|108.60|66.00", "report.pdf", ["108.60"]),
        ("230水库巡查|108.60|108.6026|66.00", "report.xlsx", ["108.60"]),
    ],
)
def test_stray_digits_in_a_cell_of_a_page_make_its_row_untellable(row, source, alarms):
    found = rows(source, "单位：万元", "科目|合计|基本支出|项目支出", *FUNDS, row)

    assert [issue.quotes[0].text for issue in found.issues if issue.kind == "sum"] == alarms


def test_a_table_of_word_is_added_up(tmp_path):
    word = docx.Document()
    word.add_paragraph("表1 部门支出情况表（单位：万元）")
    rows = [
        ("项目", "预算数", "决算数"),
        ("基本支出", "120.00", "110.00"),
        ("项目支出", "80.00", "70.00"),
        ("合计", "200.00", "190.00"),
    ]
    table = word.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "report.docx"
    word.save(path)

    (issue,) = findings(read_document(path))

    assert (issue.kind, issue.severity.value) == ("sum", "error")
    assert issue.message == "表中“合计”（决算数）为190.00，各行相加为180，相差10"
    assert issue.expected == "110.00+70.00=180"
    assert [quote.text for quote in issue.quotes] == ["190.00", "110.00", "70.00"]


def test_a_table_of_markdown_whose_unit_stands_in_a_cell_is_right(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(
        "单位：万元\n\n| 项目 | 预算数 | 决算数 |\n| --- | --- | --- |\n| 一、基本支出 | 100.00 | 90.00 |\n"
        "| 二、项目支出 | 0.02亿元 | 0.01亿元 |\n| 合计 | 300.00 | 190.00 |\n",
        encoding="utf-8",
    )

    assert findings(read_document(path)) == ()


def test_what_stands_behind_less_is_taken_off():
    """减：减值准备 is printed without its sign."""
    body = ("设备款", "521.20", "357.25"), ("股权", "94.83", "161.87"), ("减：减值准备", "1.83", "")

    assert table(("项目", "上年末", "本年末"), *body, ("合计", "614.20", "519.12")) == []
    assert table(("项目", "上年末", "本年末"), *body, ("合计", "617.86", "519.12")) == [
        ("表中“合计”（上年末）", "617.86")
    ]


DEBT = "项目|2024年|占比", "短期借款|2.15|3.32%", "应付账款 5.86 9.02%", "其他应付款|10.49|16.16%"


@pytest.mark.parametrize(("line", "told"), [([DEBT[2]], 0), ([], 1)])
def test_a_row_that_came_without_its_cells_is_missing_from_the_sum(line, told):
    lines = [*DEBT[:2], *line, DEBT[3], "流动负债合计|12.74|19.48%"]
    found, text = [], "单位：亿元\n"
    for one in lines:
        cells = tuple(one.split("|")) if "|" in one else ()
        piece = "\t".join(cells) or one
        found.append(Paragraph(text=piece, start=len(text), end=len(text) + len(piece), cells=cells))
        text += piece + "\n"
    head = paragraphs("单位：亿元\n")
    audited = audit(Document(source="report.pdf", digest="", text=text, paragraphs=(*head, *found)))

    assert len([*audited.issues, *audited.hints]) == told


def test_figures_of_several_things_below_a_total_are_no_parts_of_it_for_sure():
    found = rows(
        "report.pdf", "单位：亿元", "项目|甲|乙", "年末资产总计|166|178", "营业收入|9.3|11.6", "营业利润|1.6|1.0"
    )

    assert found.issues == ()
