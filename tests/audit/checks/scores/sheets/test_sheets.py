"""Score tables inside reports, read in every form, and held against what the same report says."""

import docx
import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from drafter.ingest.reader import read_document
from tests.audit.findings import findings
from tests.audit.forestry_report import flattened, report, table

HEAD = ("指标名称", "分值", "评分标准", "得分", "扣分原因")


def issues_of_text(_, **changes):
    body, values = report(**changes)
    text = body + flattened(values)
    return text, findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))


def issues_of_markdown(tmp_path, **changes):
    body, values = report(**changes)
    lines = []
    for line in body.split("\n"):
        cells = line.split(" ")
        if cells[0] == "项目":
            lines += [row_of(cells), row_of(["---"] * 4)]
        else:
            lines.append(row_of(cells) if len(cells) == 4 and cells[0] != "表1" else line + "\n")
    path = tmp_path / "report.md"
    scores = [HEAD, ("---",) * 5, *table(values)]
    path.write_text("\n".join([*lines, *map(row_of, scores)]), encoding="utf-8")
    return read_document(path).text, findings(read_document(path))


def row_of(cells):
    return "| " + " | ".join(cells) + " |"


def issues_of_word(tmp_path, **changes):
    body, values = report(**changes)
    word = docx.Document()
    money = None
    for line in body.split("\n"):
        cells = line.split(" ")
        if len(cells) == 4 and not line.startswith("表"):
            money = money or word.add_table(rows=0, cols=4)
            fill(money, cells)
        elif line:
            word.add_paragraph(line)
    scores = word.add_table(rows=0, cols=5)
    for row in [HEAD, *table(values)]:
        fill(scores, row)
    path = tmp_path / "report.docx"
    word.save(path)
    return read_document(path).text, findings(read_document(path))


def fill(table, texts):
    for cell, text in zip(table.add_row().cells, texts, strict=True):
        cell.text = text


FORMS = {
    "flattened": issues_of_text,
    "markdown": issues_of_markdown,
    "word": issues_of_word,
}

SLIPS = {
    "fewer-points-taken-than-failings-cost": (
        {"points": ("3", "3", "3", "5.52", "4"), "taken": "1"},
        "“预算编制完整性”扣1分，而扣分说明列有2项，评分标准为“每发现一项没有编入预算的扣1分”",
    ),
    "more-points-taken-in-the-table-than-in-the-text": (
        {"points": ("1", "3", "3", "5.52", "4")},
        "“预算编制完整性”的说明称扣2分，评分表中却扣3分",
    ),
    "people-above-the-posts": (
        {"people": "15"},
        "“供养人员控制率”按所列人数为（15+19）÷（12+20）=106.25%，得分却为3分",
    ),
    "nothing-given-though-the-limit-is-kept": (
        {"points": ("2", "3", "0", "5.52", "4"), "running": "公用经费决算数超过年初预算数。该指标不得分。"},
        "“公用经费控制率”的评分标准为“公用经费决算数≤公用经费调整预算数，得3分，否则不得分”，"
        "决算（支出）数43.20、可比预算数44.00，得分却为0分",
    ),
    "full-marks-above-the-limit": (
        {"final": "47.20", "sum": "273.20"},
        "“公用经费控制率”的评分标准为“公用经费决算数≤公用经费调整预算数，得3分，否则不得分”，"
        "决算（支出）数47.20、可比预算数44.00，得分却为3分",
    ),
    "points-that-are-not-the-share": (
        {"points": ("2", "3", "3", "5.7", "4")},
        "按比例计分，满分6分、92.00%，得分却为5.7分",
    ),
    "points-of-another-band": (
        {"points": ("2", "3", "3", "5.52", "2")},
        "“结转结余率”为8.40%，按评分标准“结余率≤10%的，得4分”，得分却为2分",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_table_that_agrees_with_its_report_raises_no_alarm(form, tmp_path):
    _, found = FORMS[form](tmp_path)

    assert [(issue.kind, issue.message) for issue in found] == []


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("form", FORMS)
def test_points_that_the_report_does_not_bear_out_are_found_in_every_form(form, slip, tmp_path):
    changes, message = SLIPS[slip]

    text, found = FORMS[form](tmp_path, **changes)

    assert [(issue.kind, issue.message) for issue in found] == [("score_vs_figures", message)]
    assert all(text[quote.start : quote.end] == quote.text != "" for issue in found for quote in issue.quotes)


@pytest.mark.parametrize(
    "changes",
    [
        # what a failing costs is left to the judge, or the failings are not counted
        {
            "rules": {0: "内容完整的，得4分；发现一项没有编入的酌情扣分。"},
            "points": ("3", "3", "3", "5.52", "4"),
            "taken": "1",
        },
        {
            "reason": "两项培训费和购置的两台巡护无人机没有编入预算。",
            "points": ("3", "3", "3", "5.52", "4"),
            "taken": "1",
        },
        {
            "rules": {0: "1.内容完整的，得2分；2.口径一致的，得2分，每发现一处不一致扣1分。"},
            "points": ("3", "3", "3", "5.52", "4"),
            "taken": "1",
        },
        # the section cites the rule, or says of one failing only what it cost
        {"second": "每发现一项扣1分，", "points": ("2", "3", "3", "5.52", "4")},
        {"second": "扣1分。二是购置的两台巡护无人机没有编入预算。", "taken": "1"},
        # people who take no post, a part beside its whole
        {"kept": "另有退休人员15名、编外聘用人员6名。"},
        {"kept": "在职31人，其中行政12人、事业19人。"},
        {"kept": "实有31人（行政12人、事业19人）。"},
        # rates of another time, of others, or wanted
        {"rate": "92.00%，上年预算执行率为88.00%"},
        {"rate": "92.00%，高于全县平均预算执行率90.00%"},
        {"rate": "92.00%，预算执行率应达到95%"},
        {"rate": "92.00%，三季度末预算执行率为71.00%", "points": ("2", "3", "3", "5.7", "4")},
        # more rules than the share or the bands
        {
            "rules": {3: "得分=本指标满分×预算执行率；未按时报送进度的，每次扣0.1分。"},
            "points": ("2", "3", "3", "5.4", "4"),
        },
        {"rules": {4: "1.结余率≤10%的，得3分；2.台账齐全的，得1分。"}, "points": ("2", "3", "3", "5.52", "3")},
        # the limit is kept, in the words of the section
        {
            "rules": {2: "公用经费决算数≤公用经费预算数，得3分，否则不得分。"},
            "running": "公用经费预算数44.00万元，决算数43.20万元。",
        },
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_what_the_criteria_leave_open_raises_no_alarm(form, changes, tmp_path):
    _, found = FORMS[form](tmp_path, **changes)

    assert [issue.message for issue in found if issue.kind == "score_vs_figures"] == []


def test_a_table_of_another_scoring_is_not_held_against_the_section():
    changed = {"points": ("3", "3", "3", "5.52", "4"), "taken": "2"}
    body, values = report(**changed)
    sections = "".join(
        f"{number}.{name}\n存在的问题：办理不及时，扣{points}分。\n"
        for number, (name, points) in enumerate(
            [("公文办理及时率", 1), ("信息报送情况", 2), ("档案归集情况", 1)], 3
        )
    )
    rows = "".join(
        f"{name}\n5\n反映办理情况，不及时的酌情扣分。\n5\n"
        for name in ("公文办理及时率", "信息报送情况", "档案归集情况")
    )
    text = (
        body.replace("三、存在问题", f"{sections}三、存在问题")
        + flattened(values).rsplit("\n", 1)[0]
        + "\n"
        + rows
    )

    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert [
        issue.message for issue in found if issue.kind == "score_vs_figures" and "说明称" in issue.message
    ] == []


def test_an_issue_in_a_table_is_placed_by_its_indicator():
    _, found = issues_of_text(None, points=("3", "3", "3", "5.52", "4"), taken="1")

    assert [issue.place for issue in found] == ["第41行（评分表：预算编制完整性）"]
