"""What a conversion or a drawn page makes look like a slip, beside the real slip of the same form."""

from decimal import Decimal

import pytest

from drafter.audit.auditor import audit
from drafter.audit.rounding import short_of_whole
from drafter.ingest.model import Document, Paragraph
from drafter.ingest.plain import paragraphs


def audited(text, source="report.docx"):
    return audit(Document(source=source, digest="", text=text, paragraphs=paragraphs(text)))


def told(text, kind, source="report.docx"):
    return [issue.message for issue in audited(text, source).issues if issue.kind == kind]


def rows(source, *lines):
    """A document of one table, its rows as lines whose cells are parted by bars."""
    found, text = [], ""
    for line in lines:
        cells = tuple(line.split("|"))
        piece = "\t".join(cells)
        found.append(Paragraph(text=piece, start=len(text), end=len(text) + len(piece), cells=cells))
        text += piece + "\n"
    return audit(Document(source=source, digest="", text=text, paragraphs=tuple(found)))


SCORED = "渠道指标共{0}分，评价得分{0}分，得分率较高。\n"


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("项目总体评价得65.00分，等级为“中”。\n", 0),
        ("渠道指标共65分，评价得65.00分，等级为“中”。\n", 1),
    ],
)
def test_a_verb_with_its_own_subject_lacks_no_character(text, alarms):
    usual = "".join(SCORED.format(points) for points in (10, 15, 20, 25))

    assert len(told(usual + text, "wording")) == alarms


SHEET = "一、绩效评价指标分析\n{claims}（一）{0}\n{1}指标分值40分，评价得分40分。\n"
SHEET += "（二）{2}\n指标分值30分，评价得分30分。\n（三）{3}\n指标分值30分，评价得分30分。\n二、其他情况\n无。\n"
LEAVES = ("渠道巡护及时性", "", "水质达标情况", "农户用水保障")
CLASSES = ("决策指标绩效分析", "", "过程指标绩效分析", "产出指标绩效分析")


def sheet(names, claims, opening=""):
    return SHEET.format(names[0], opening, *names[2:], claims=claims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (sheet(CLASSES, "评价体系包括3项一级指标和28项三级指标。\n"), []),
        (sheet(LEAVES, "评价体系包括28项三级指标。\n", "A101渠道巡护、A102渠道清淤。"), []),
        (sheet(LEAVES, "评价体系包括3项三级指标。\n决策类指标包括2个三级指标。\n"), []),
        (sheet(LEAVES, "评价体系包括3项三级指标。\n"), []),
        (sheet(LEAVES, "评价体系包括4项三级指标。\n"), ["写为4个三级指标，正文逐项评分的为3个"]),
        (sheet(LEAVES, "绩效管理指标体系共设4项三级指标。\n"), ["写为4个三级指标，正文逐项评分的为3个"]),
        (
            sheet(LEAVES, "评价体系包括3项三级指标。\n本次共设4项三级指标。\n"),
            ["写为4个三级指标，正文逐项评分的为3个"],
        ),
    ],
)
def test_a_count_is_held_against_a_list_of_what_it_counts(text, expected):
    assert told(text, "count_list") == expected


@pytest.mark.parametrize(
    ("text", "source", "alarms"),
    [
        ("巡护目标值为 $\\geq 200$ 次，实际完成213次。\n", "report.md", 0),
        ("巡护目标值为 $\\geq 200$ 次，实际完成213次。\n", "report.docx", 1),
        ("巡护目标值为${目标值}次，实际完成213次，完成率 $98\\%$ 。\n", "report.md", 1),
        ("巡护目标值为____次，实际完成213次。\n", "report.md", 1),
    ],
)
def test_the_notation_of_a_format_is_no_blank_of_a_template(text, source, alarms):
    assert len(told(text, "residue", source)) == alarms


PROBLEMS = "一、存在的问题\n1.渠道巡护频次偏低。\n巡护少。\n2.{}。\n情况如下。\n"
PROBLEMS += "二、有关建议\n（一）提高渠道巡护频次。\n每月巡护。\n"


@pytest.mark.parametrize(("title", "alarms"), [("您认为固定资产登记最需改进的方面是", 0), ("固定资产登记缺失", 1)])
def test_a_question_of_a_survey_is_no_problem(title, alarms):
    assert len(told(PROBLEMS.format(title), "problem_without_recommendation")) == alarms


LEAD = "云岭县（虚构）水务局二〇三一年安排资金修建渠道并按片区组织养护和巡查以保障农户春耕用水\n"


@pytest.mark.parametrize(
    ("lines", "alarms"),
    [
        (
            "云岭县水务局改造渠道后将有效提高用水保障并按片区组织巡查以保障农户 服务对象满意度\n"
            "满意度指标 用户满意度较高并且各片区农户的春耕用水在全年均有保障，巡查按期完成。\n",
            0,
        ),
        ("云岭县水务局管理的各处渠道在改造后可持续发展并保障农户全年的春耕用水。 产出指标\n产出指标\n", 0),
        (
            "云岭县水务局改造完成后将按片区组织养护和巡查以保障农户春耕用水并将有效提高渠道\n"
            "提高渠道的水位，保障农户。\n",
            1,
        ),
    ],
)
def test_cells_that_meet_over_a_line_break_of_a_page_are_a_hint(lines, alarms):
    found = audited(LEAD * 4 + lines, "report.pdf")
    doubled = [[i for i in some if i.kind == "repetition"] for some in (found.issues, found.hints)]

    assert [len(some) for some in doubled] == [alarms, 1 - alarms]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("社会保障和就业支出预算248.31亿元，增加21.41亿元，增长9.4%。\n", []),
        (
            "社会保障和就业支出预算248.31亿元，增加21.41亿元，增长8.6%。\n",
            ["“增长8.6%”与248.31亿元、变动额21.41亿元不符"],
        ),
        (
            "与上年支出预算248.31亿元相比，增加21.41亿元，增长9.4%。\n",
            ["“增长9.4%”与变动额21.41亿元、比较基数248.31亿元不符"],
        ),
    ],
)
def test_a_joining_word_inside_a_name_makes_no_base_of_an_amount(text, expected):
    assert told(text, "rate") == expected


@pytest.mark.parametrize(
    ("text", "source", "alarms"),
    [
        ("加强渠道巡护工作，助力春耕生产用水。 。 目标完成较好。\n", "report.txt", 0),
        ("加强渠道巡护工作，助力春耕生产用水。。目标完成较好。\n", "report.txt", 1),
        ("加强渠道巡护工作，助力春耕生产用水。 。 目标完成较好。\n", "report.docx", 1),
    ],
)
def test_a_blank_between_two_stops_may_be_the_edge_of_two_cells(text, source, alarms):
    assert len(told(text, "punctuation", source)) == alarms


def test_a_rate_that_is_not_all_of_it_is_not_said_to_be():
    found = told("全年预算2596万元，实际支出2595.6208万元，预算执行率99%。\n", "rounding")

    assert found == ["“预算执行率”写为99%，按2595.6208万元、2596万元四舍五入应为99.99%，似为直接舍去尾数"]


@pytest.mark.parametrize(
    ("exact", "places", "expected"),
    [("99.996", 0, "99.996"), ("99.96", 1, "99.96"), ("99.4", 0, "99"), ("100", 0, "100"), ("63.72", 0, "64")],
)
def test_as_many_decimals_as_keep_a_rate_apart_from_all_of_it(exact, places, expected):
    assert short_of_whole(Decimal(exact), places) == Decimal(expected)
