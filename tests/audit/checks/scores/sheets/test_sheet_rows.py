"""The rows of score tables, with their places, from lines that a file gives in any order."""

import pytest

from drafter.audit.reading import Reading
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings
from tests.audit.forestry_report import flattened, report, table


def read_rows(text):
    document = Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text))
    return Reading(document).sheet


def test_the_rows_of_a_flattened_table_are_read_with_their_places():
    body, values = report()
    text = body + flattened(values)

    rows = read_rows(text)

    assert [(row.name, str(row.row.most), str(row.row.points)) for row in rows] == [
        (name, full, points) for name, full, _, points, _ in table(values)
    ]
    assert [row.row.reason.text for row in rows] == [reason for *_, reason in table(values)]
    assert [row.section is not None for row in rows] == [True] * 5
    first = rows[0].row.rules
    at = first.text.index("每发现一项")
    assert text[slice(*first.span(at, at + 5))].replace("\n", "") == "每发现一项"


def test_two_scores_side_by_side_are_taken_for_neither():
    text = (
        "预算执行率\n6\n反映预算执行的进度，按比例计分。\n6\n5.5\n执行进度偏慢。\n"
        "资金拨付率\n4\n反映拨付情况，按比例计分。\n4\n3\n"
    )

    assert [(row.row.name.text, row.row.points) for row in read_rows(text)] == [
        ("预算执行率", None),
        ("资金拨付率", None),
    ]


def test_a_text_without_a_score_table_has_no_rows():
    body, _ = report()

    assert read_rows(body) == ()


def test_the_number_of_a_page_is_no_score():
    text = "预算执行率\n6\n反映预算执行的进度，\n\n\n\n\n3\n\n按比例计分。\n5.5\n执行进度偏慢。\n"

    (row,) = read_rows(text)

    assert (str(row.row.most), str(row.row.points), row.row.rules.text) == (
        "6",
        "5.5",
        "反映预算执行的进度，按比例计分。",
    )


@pytest.mark.parametrize("number", [200, 2000])
def test_a_long_table_is_read_to_its_end(number):
    rows = "".join(
        f"第{chr(0x4E00 + n)}项{chr(0x5E00 + n)}类情况\n5\n反映办理情况，酌情扣分。\n4\n办理较慢。\n"
        for n in range(number)
    )

    assert len(read_rows(rows)) == number


JOINED = """附件2
青石县（虚构）民政局部门整体支出绩效评分表
一级指标 分值 二级指标 分值 三级指标 分值 评分标准 得分 扣分说明
投入 30 目标设定 12 绩效目标合理性 6
目标依据充分、符合客观实际的得 6
分，每发现一处不合理扣 1 分。
{first} 一是养老床位目标偏低。二是救助人次
目标没有依据。
绩效指标
明确性
6
指标清晰、可衡量的得 6 分，不清晰的酌情扣分。
6
资金到位情况 18 资金及时到位的得 18 分，每晚 1 个月扣 2 分。 18
过程 70 预算执行 30 预算完成率 30
得分=预算完成率×30。
{second} 预算完成率为 93.20%，有 2
个项目未完工。
过程管理 40 制度健全性 40 制度健全的得 40 分，不健全的酌情扣分。 40
合计 100 {total}
"""


@pytest.mark.parametrize(
    ("first", "second", "total", "expected"),
    [
        ("4", "27.96", "95.96", []),
        ("5", "27.96", "96.96", ["“绩效目标合理性”扣1分，而扣分说明列有2项，评分标准为“每发现一处不合理扣1分”"]),
        ("4", "28.5", "96.5", ["按比例计分，满分30分、93.20%，得分却为28.5分"]),
    ],
)
def test_cells_that_share_a_line_are_parted_where_their_full_marks_make_a_hundred(first, second, total, expected):
    text = JOINED.format(first=first, second=second, total=total)

    rows = [(row.name, str(row.row.most), str(row.row.points)) for row in read_rows(text)]
    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert rows == [
        ("绩效目标合理性", "6", first),
        ("绩效指标明确性", "6", "6"),
        ("资金到位情况", "18", "18"),
        ("预算完成率", "30", second),
        ("制度健全性", "40", "40"),
    ]
    assert [issue.message for issue in found if issue.kind == "score_vs_figures"] == expected
    assert all(text[quote.start : quote.end] == quote.text for issue in found for quote in issue.quotes)
