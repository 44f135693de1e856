"""Self-assessment sheets, row by row, beside what their own heads say."""

import docx
import pytest

from drafter.ingest.reader import read_document
from tests.audit.findings import alarms, alarms_of_markdown, findings, hints, markdown

SHEET = [
    ("一级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分"),
    ("产出指标", "培训场次", "20", "≥12场", "12场", "20"),
    ("产出指标", "验收合格率", "30", "100%", "100%", "30"),
    ("效益指标", "能耗降低率", "20", "≥5%", "3.2%", "16"),
    ("满意度指标", "群众满意度", "30", "≥90%", "93.5%", "30"),
    ("合计", "", "100", "", "", "96"),
]


def sheet(tmp_path, changes):
    word = docx.Document()
    table = word.add_table(rows=0, cols=6)
    for row, cells in enumerate(SHEET):
        for column, text in enumerate(cells):
            if column == 0:
                added = table.add_row()
            added.cells[column].text = changes.get((row, column), text)
    path = tmp_path / "sheet.docx"
    word.save(path)
    return findings(read_document(path))


def test_a_score_sheet_that_adds_up_raises_no_alarm(tmp_path):
    assert sheet(tmp_path, {}) == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({(1, 5): "21"}, "“培训场次”得21分，超过满分20分"),
        ({(5, 5): "97"}, "总分写为97，4项指标得分合计为96分"),
        ({(3, 5): "20", (5, 5): "100"}, "“能耗降低率”目标值≥5%、完成值3.2%，未达到目标却得满分"),
        ({(2, 4): "98%"}, "“验收合格率”目标值100%、完成值98%，未达到目标却得满分"),
    ],
)
def test_a_score_sheet_is_read_row_by_row(tmp_path, changes, message):
    assert message in [issue.message for issue in sheet(tmp_path, changes) if issue.kind == "score"]


@pytest.mark.parametrize(("total", "alarm"), [("96.01", False), ("96.03", True)])
def test_the_tail_of_computed_points_is_no_other_total(tmp_path, total, alarm):
    found = sheet(tmp_path, {(1, 5): "19.33", (3, 5): "16.67", (5, 5): total})

    assert ("score" in [issue.kind for issue in found]) is alarm


HEADED = (
    "项目资金 . 年初预算数 全年预算数（A） 全年执行数（B） 分值 执行率（B/A） 得分\n"
    ". 年度资金总额 0 400 {done} 10 {rate} 10\n"
    "绩效指标 三级指标 年度指标值 实际完成值 备注 分值 . 得分\n"
    ". 设备数量 1套 1套 . 30 . 30\n. 设备质量 合格 合格 . {weight} . {weight}\n"
    ". 服务对象评价 好 好 . 40 . {last}\n"
    "总分 . . . . {full} . {total}"
)
AS_HEADED = {"done": "400", "rate": "100%", "weight": "20", "last": "35", "full": "100", "total": "95"}


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
    text = "项目绩效自评表\n\n" + markdown(HEADED.format(**(AS_HEADED | changed)))
    assert [
        alarm for alarm in alarms_of_markdown(tmp_path, text) if alarm[0] in ("rate", "score", "sum")
    ] == expected


@pytest.mark.parametrize(
    ("weight", "source", "sure"), [("10", "sheet.pdf", True), ("", "sheet.pdf", False), ("", "sheet.docx", True)]
)
def test_beside_a_weight_that_a_page_lost_a_rate_may_hold_its_digits(weight, source, sure):
    """分值 10 and 执行率 100% in cells that a drawn page runs together read as 1000%."""
    head = "项目资金", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"
    row = "", "年度资金总额", "0", "400", "400", weight, "1000%", "10"

    assert (("rate", "1000%") in alarms(head, row, source=source)) is sure
    assert (("rate", "1000%") in hints(head, row, source=source)) is not sure
