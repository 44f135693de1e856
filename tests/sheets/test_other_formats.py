"""Word tables, tables of a PDF, and the flattened text of an annex."""

from pathlib import Path

import docx
import pytest

from drafter.errors import InputError
from drafter.findings.slots import fill
from drafter.scoring.rubric_files import load_rubric
from drafter.sheets.importing import Wanted, import_sheet
from tests.sheets.made_up import HEADS, REASONS, ROWS, TOTAL, imported, scores
from tests.sheets.pdf_maker import table_pdf

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds"
GIVEN = {name: f"{score:.2f}" for _, _, name, _, score in ROWS}
TITLE = "云岭县文化馆（虚构）2023年度部门整体支出绩效评价评分表"


def cells(row):
    first, second, name, full, score = row
    return [first, second, name, str(full), str(score), REASONS.get(name, "")]


def add_table(document, rows):
    table = document.add_table(rows=0, cols=6)
    for row in (HEADS, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def word_file(folder):
    """A Word table that goes on as a second one with the same head; headings and the label of the sum merged."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    first = add_table(document, [cells(row) for row in ROWS[:3]])
    for column in (0, 1):
        first.cell(2, column).text = ""
        first.cell(1, column).merge(first.cell(2, column))
    document.add_paragraph("续表")
    second = add_table(document, [cells(row) for row in ROWS[3:]])
    total = second.add_row().cells
    total[0].merge(total[2]).text = "合计"
    total[3].text, total[4].text = "30", TOTAL
    path = folder / "sheet.docx"
    document.save(path)
    return path


def reasons(result):
    """All points with their slots filled, by indicator."""
    from drafter.findings.display import shown

    return {
        finding.indicator: [
            fill(point.text, lambda name, f=finding: shown(f.facts[name])).text for point in finding.points
        ]
        for finding in result.case.findings
    }


SAID = {
    "1.1.2": ["调整预算数420.00万元，实际支出数365.40万元，执行率87.00%。"],
    "2.1.1": [
        "YL-2023-014号合同于2023年5月10日签订，6月8日备案，超过7个工作日。",
        "云岭县远山科技有限公司的合同（合同编号：YL-2023-020）金额36.50万元，未备案。",
    ],
    "2.2.1": ["现场抽查30台设备，2台未找到实物。", "固定资产卡片未录入存放地点。"],
}


def test_a_word_table_split_in_two_is_one_table(tmp_path):
    result = imported(word_file(tmp_path), tmp_path, department="", year=None)
    assert scores(result) == (GIVEN, TOTAL)
    assert result.complete
    assert {key: texts for key, texts in reasons(result).items() if texts} == SAID
    assert result.case.findings[3].source.place == "第2个表格第2行第3列"
    assert result.case.department.name == "云岭县文化馆（虚构）"


def test_the_table_of_a_pdf_is_read_cell_by_cell_over_its_pages(tmp_path):
    path = tmp_path / "sheet.pdf"
    rows = [cells(row) for row in ROWS]
    path.write_bytes(table_pdf([[HEADS, *rows[:3]], [*rows[3:], ["合计", "", "", "30", TOTAL, ""]]]))
    result = imported(path, tmp_path)
    assert scores(result) == (GIVEN, TOTAL)
    assert result.complete
    assert {key: texts for key, texts in reasons(result).items() if texts} == SAID
    assert result.case.findings[2].source.place == "第1页表格第4行第3列"


def test_a_reason_cut_by_the_end_of_a_page_goes_on_on_the_next(tmp_path):
    path = tmp_path / "sheet.pdf"
    rows = [cells(row) for row in ROWS]
    reason = rows[2][5]
    cut = reason.index("二是") + 8
    rows[2][5] = reason[:cut]
    rest = ["", "", "", "", "", reason[cut:]]
    path.write_bytes(table_pdf([[HEADS, *rows[:3]], [rest, *rows[3:]]]))
    result = imported(path, tmp_path)
    assert reasons(result)["2.1.1"] == SAID["2.1.1"]


def test_a_pdf_of_images_says_that_it_needs_reading_first(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(table_pdf([[["", "", "", "", "", ""]]]))
    with pytest.raises(InputError, match="只有图片"):
        imported(path, tmp_path)


FLAT = """
云岭县文化馆（虚构）2023 年部门整体支出绩效评价评分表
评价指标
指标说明 评分标准
评分
扣分说明
投 入

管理
12
预 算

管理
12
预 算 编

制 完 整

性
4

考核预算编制
是否完整。
1.第一条得 1 分；
2.第二条得
3 分。
4

部 门 预

算 执 行

率
8

执行情况。
得分=分值×执行率
6.96

调整预算数420.00万元，
实际支出数365.40万
元，执行率87.00%。

过 程

管理
18
采 购

管理
10
采 购 合

同 备 案
6

反映备案是

每份超过时限的合同扣一分，扣完为止，以下依此类推说明，
4

一是YL-2023-014号合同于



12
 及 时 性

否及时。

直到扣到零分为止，超过时限以签订之日起计算工作日确定。

2023年5月10日签订，6月
8日备案，超过7个工作
日。二是云岭县远山科技
有限公司的合同（合同编
号：YL-2023-020）金额
36.50万元，未备案。
政 府 采
购 规 范 性
4
规范。
4
资 产
管理
8
资 产 账
实 相 符
情况
4
是否相符。
3.2
（1）现场抽查30台设备，2
台未找到实物；（2）固定资
产卡片未录入存放地点。
资 产 处
置 收 入
上 缴 情
况
4
是否上缴。
4
合计 30 30 26.16
"""


def test_a_flattened_table_is_read_by_its_order(tmp_path):
    path = tmp_path / "annex.txt"
    path.write_text(FLAT, encoding="utf-8")
    result = imported(path, tmp_path, department="", year=None)
    assert scores(result) == (GIVEN, TOTAL)
    assert result.complete
    assert {key: texts for key, texts in reasons(result).items() if texts} == SAID
    assert result.case.department.name == "云岭县文化馆（虚构）"


def test_a_flattened_table_whose_points_are_in_doubt_is_not_guessed(tmp_path):
    path = tmp_path / "annex.txt"
    path.write_text(
        FLAT.replace("6.96\n", "6.96\n\n2\n").replace("是否相符。\n3.2\n", "是否相符。\n"), encoding="utf-8"
    )
    with pytest.raises(InputError) as caught:
        imported(path, tmp_path)
    assert [problem.message.partition("，")[0] for problem in caught.value.problems] == [
        "“部门预算执行率”的得分无法确定",
        "“资产账实相符情况”找不到得分",
    ]


ROWS_AS_LINES = """
一级指标 二级指标 三级指标 分值 得分 扣分说明
投入管理 预算管理 预算编制完整性 4 4
投入管理 预算管理 部门预算执行率 8 6.96
过程管理 采购管理 采购合同备案及时性 6 4
云岭县文化馆（虚构）2023年度部门整体支出绩效评价评分表
调整预算数与实际支出数的差额较大
2份合同逾期备案，也没有说明材料
一级指标 二级指标 三级指标 分值 得分 扣分说明
过程管理 采购管理 政府采购规范性 4 4
过程管理 资产管理 资产账实相符情况 4 3.2
过程管理 资产管理 资产处置收入上缴情况 4 4
合计 30 26.16
现场抽查30台设备，有2台未找到实物
"""


def test_headings_of_the_next_row_and_text_behind_a_title_are_nobodys_reasons(tmp_path):
    path = tmp_path / "rows.txt"
    path.write_text(ROWS_AS_LINES, encoding="utf-8")
    result = imported(path, tmp_path, department="", year=None)
    assert scores(result) == (GIVEN, TOTAL)
    assert {text for texts in reasons(result).values() for text in texts} == {"评分表没有写明扣分原因。"}
    (told,) = [remark for remark in result.remarks if "表外还有" in remark.message]
    assert (told.where, "3 行" in told.message) == ("第7行", True)
    assert (result.case.department.name, result.case.fiscal_year) == ("云岭县文化馆（虚构）", 2023)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this repository")
def test_the_renhua_annex_gives_its_published_score_without_a_hand_edit():
    path = CORPUS / "renhua-2021-third-party-evaluation.txt"
    result = import_sheet(path, Wanted(rubric="renhua-2022"), load_rubric)
    assert scores(result)[1] == "82.57"
    assert result.complete
    assert (result.case.department.name, result.case.fiscal_year) == ("仁化县政务服务数据管理局", 2021)
    counts = {f.indicator: len(f.points) for f in result.case.findings if len(f.points) > 1}
    assert counts == {"1.1.2": 2, "1.2.2": 3, "2.1.5": 5, "2.3.1": 4, "2.5.1": 2, "3.3.1": 2}
    by_rule = {f.indicator: dict(f.measures) for f in result.case.findings if f.measures}
    assert by_rule == {
        "2.1.1": {"spent": "{spent}", "allotted": "{allotted}"},
        "3.1.3": {"adjustment": "{adjustment}", "initial": "{initial}"},
    }
