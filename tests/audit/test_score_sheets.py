"""Score tables inside reports: read in every form, and held against what the same report says."""

import docx
import pytest

from drafter.audit.reading import Reading
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from drafter.ingest.reader import read_document
from tests.audit.findings import findings

CHAPTERS = """云岭县（虚构）林业局2023年度部门整体支出绩效评价报告
一、基本情况
（一）收支情况
部门收支见表1。
表1 支出情况表
单位：万元
项目 年初预算数 调整预算数 决算数
人员经费 210.00 226.00 226.00
公用经费 31.00 44.00 {final}
支出合计 241.00 270.00 {sum}
二、指标分析
（一）投入
1.预算编制完整性
县林业局按要求编制了部门预算。
存在的问题：一是两项培训费没有编入预算。{second}扣{taken}分。
2.供养人员控制率
县林业局核定行政编制12名、事业编制20名；年末实有行政人员{people}名、事业人员19名。{kept}
3.公用经费控制率
{running}
（二）过程
1.预算执行率
全年预算执行率为{rate}，该指标按比例计分。
2.结转结余率
年末结转结余率为8.40%，控制在合理范围。
三、存在问题
（一）预算编制不够完整。一是两项培训费没有编入预算，二是购置的两台巡护无人机没有编入预算。
（二）公用经费管理不严，超出了年初预算，人员有缺口。预算执行进度偏慢，存在结余。
四、相关建议
（一）完整编制预算，把培训和无人机购置编入预算，加快预算执行进度，减少结余。
（二）按照编制核定情况配备人员，控制公用经费。
"""
ROWS = [
    (
        "预算编制完整性",
        "4",
        "反映预算编制的完整程度。内容完整的，得4分；每发现一项没有编入预算的扣1分，扣完为止。",
    ),
    ("供养人员控制率", "3", "实有在编人员数与核定编制数的比率。1.比率≤100%的，得3分；2.比率＞100%的，得0分。"),
    ("公用经费控制率", "3", "反映对运转成本的控制。公用经费决算数≤公用经费调整预算数，得3分，否则不得分。"),
    ("预算执行率", "6", "反映预算执行的进度。本指标得分=本指标满分×预算执行率。"),
    (
        "结转结余率",
        "4",
        "反映结转结余的控制。1.结余率≤10%的，得4分；2.10%＜结余率≤20%的，得2分；3.结余率＞20%的，不得分。",
    ),
]
USUAL = {
    "final": "43.20",
    "sum": "269.20",
    "second": "二是购置的两台巡护无人机没有编入预算。合计",
    "taken": "2",
    "people": "12",
    "kept": "未超编。",
    "running": "公用经费决算数没有超过调整后的预算。",
    "rate": "92.00%",
    "points": ("2", "3", "3", "5.52", "4"),
    "reason": "一是两项培训费没有编入预算。二是购置的两台巡护无人机没有编入预算。",
}
HEAD = ("指标名称", "分值", "评分标准", "得分", "扣分原因")


def reason_of(row, values):
    return values["reason"] if row == 0 else "执行进度未到百分之百。" if row == 3 else ""


def table(values):
    return [
        (*row[:2], values.get("rules", {}).get(number, row[2]), points, reason_of(number, values))
        for number, (row, points) in enumerate(zip(ROWS, values["points"], strict=True))
    ]


def cut(text, width):
    return [text[i : i + width] for i in range(0, len(text), width)]


def flattened(values):
    """The table as a PDF of it is copied: cell by cell, cut at the margins of narrow columns."""
    lines = ["附件", "绩效评价评分表", "指标名称 分值 评分标准 得分 扣分原因"]
    for name, full, rules, points, reason in table(values):
        lines += [*cut(name, 4), full, *cut(rules, 14), points, *cut(reason, 9)]
    return "\n".join([*lines, "合计 20 " + str(sum(float(points) for points in values["points"]))])


def report(**changes):
    values = {**USUAL, **changes}
    return CHAPTERS.format(**values), values


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


CODED = """附表 部门整体支出绩效评分表
一级指标
分值
A投入
30分
A11 目标合理性
{full}分
考核目标是否合理。目标合理得{full}分，每发现一处不合理扣2分，扣完为止。
{first}分
{reason}
A12 经费拨付率
15分
反映经费拨付情况。{rules}
{second}分
经费拨付率为{rate}。
B产出
B11 巡护里程完成情况
70分
反映巡护任务的完成情况，未完成的酌情扣分。
70分
合计
100分
"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"first": "13"}, ["“A11目标合理性”扣2分，而扣分说明列有2项，评分标准为“每发现一处不合理扣2分”"]),
        (
            {"reason": "（1）个别目标偏低。（2）目标与职责脱节。（3）目标值没有依据。"},
            ["“A11目标合理性”扣4分，而扣分说明列有3项，评分标准为“每发现一处不合理扣2分”"],
        ),
        (
            {"reason": "个别目标偏低，扣2分；目标与职责脱节，扣1分。"},
            ["“A11目标合理性”的说明称扣3分，评分表中却扣4分"],
        ),
        ({"reason": "两处目标偏低，合计扣4分。"}, []),
        (
            {"rules": "经费拨付率达到95%及以上的，得15分，否则根据实际情况核定分数。"},
            ["“A12经费拨付率”为90.00%，未达到评分标准“经费拨付率达到95%及以上的，得15分”，却得满分"],
        ),
        ({"rules": "经费拨付率达到95%及以上的，得15分，否则根据实际情况核定分数。", "second": "12"}, []),
        ({"rules": "经费拨付率达到85%及以上的，得15分，否则根据实际情况核定分数。"}, []),
        ({"rules": "得分=经费拨付率×15分。"}, ["按比例计分，满分15分、90.00%，得分却为15分"]),
        ({"rules": "得分=经费拨付率×15分。", "second": "13.5"}, []),
        ({"rules": "得分=经费拨付率×15分，低于95%的不得分。", "second": "0"}, []),
    ],
)
def test_a_table_with_codes_and_units_is_read_and_weighed(changes, expected):
    usual = {"full": "15", "first": "11", "second": "15", "rate": "90.00%", "rules": "由评价组核定，酌情扣分。"}
    text = CODED.format(**{**usual, "reason": "1.个别目标偏低。2.目标与职责脱节。", **changes})

    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert [issue.message for issue in found if issue.kind == "score_vs_figures"] == expected


@pytest.mark.parametrize(
    ("said", "alarm"),
    [
        ("我局编制人数45人，其中行政30人、事业15人；年末实际在职人数47人，其中行政31人、事业16人。", True),
        ("核定行政编制30名、事业编制15名。年末实有行政人员31人、事业人员16人。", True),
        ("核定编制45名，年末在编44人，另有编外人员3人。", False),
        ("核定编制45名，年末在编44人，退休人员6人。", False),
        ("核定编制45名（行政30名，事业15名），年末实有44人（行政30人，事业14人）。", False),
        ("核定行政编制30名、事业编制15名。年末在编44人，其中行政30人、事业14人。年末在职44人。", False),
        ("年末在编47人，超过上年44人。", False),
    ],
)
def test_people_are_counted_once_and_held_against_their_posts(said, alarm):
    text = (
        f"一、指标分析\n1.在职人员控制率\n{said}\n附件\n在职人员控制率\n10\n在职人员数与核定编制数的比率。"
        "控制率≤100%的，得10分；控制率＞100%的，得0分。\n10\n"
    )

    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert ("score_vs_figures" in [issue.kind for issue in found]) is alarm


@pytest.mark.parametrize(("points", "alarm"), [("5", True), ("3.5", False), ("3", False), ("2", True)])
def test_people_above_their_posts_cost_points_by_steps(points, alarm):
    text = (
        "一、指标分析\n1.在职人员控制率\n核定编制52名，年末实有在职人员54名。\n附件\n在职人员控制率\n5\n"
        "在职人员控制率=（在职人员数/编制数）×100%。以100%为标准，控制率≦100%，计5分；\n每超过一个百分点扣0.5分，扣完为止。\n"
        f"{points}\n一是超编两人。二是没有清退计划。\n"
    )

    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert ("score_vs_figures" in [issue.kind for issue in found]) is alarm


@pytest.mark.parametrize(
    ("spent", "points", "alarm"),
    [("92.00", "40", True), ("84.00", "20", False), ("80.00", "40", False), ("79.00", "20", True)],
)
def test_what_was_spent_in_percent_of_the_budget_falls_into_its_band(spent, points, alarm):
    text = (
        f"一、指标分析\n1.公用经费控制率\n公用经费预算安排数80.00万元，实际支出数{spent}万元。\n附件\n公用经费控制率\n"
        "40\n公用经费实际支出总额/预算安排的公用经费总额×100%。\n控制率≤100%的，得40分；\n"
        f"100%＜控制率≤110%的，得20分；\n控制率＞110%的，不得分。\n{points}\n"
    )

    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))

    assert ("score_vs_figures" in [issue.kind for issue in found]) is alarm


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


def test_an_issue_in_a_table_is_placed_by_its_indicator():
    _, found = issues_of_text(None, points=("3", "3", "3", "5.52", "4"), taken="1")

    assert [issue.place for issue in found] == ["第41行（评分表：预算编制完整性）"]
