"""What a template or a draft leaves behind, and blanks that may be meant."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import alarms, audited, audited_word, findings


def issues(text):
    return findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))


def test_a_kind_of_leftover_is_one_issue_with_all_its_places():
    text = "溪山县XX局2024年度收入总计XXX万元，增长XX%。\n支出总计XXX万元。\n"

    (issue,) = issues(text)

    assert issue.message == "模板中的空白或占位共4处没有填写：“XX局”“XXX万元”“XX%”"
    assert [quote.text for quote in issue.quotes] == ["XX局", "XXX万元", "XX%", "XXX万元"]


def written(text, source="report.docx"):
    return Document(source=source, digest="", text=text, paragraphs=paragraphs(text))


@pytest.mark.parametrize(("year", "alarms"), [("20xx年", 0), ("2031年", 1)])
def test_a_text_whose_years_are_all_masked_is_a_sample(year, alarms):
    text = f"云岭县（虚构）于{year}安排资金，20xx年底前完成渠道养护。\n"

    assert len(audit(written(text)).issues) == alarms


def test_every_place_of_a_blank_year_is_counted():
    text = "20xx年度项目情况\n20xx热带水果种植项目已完成，型号A20XX设备已到位。\n"
    document = Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text))
    assert [(i.kind, [q.text for q in i.quotes]) for i in findings(document)] == [("residue", ["20xx", "20xx"])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("五、国有资产占有使用情况（增加内容）\n本单位有车辆2辆。\n", True),
        ("五、国有资产占有使用情况\n本单位有车辆2辆。\n", False),
        ("五、水渠养护（新增项目）\n本单位有车辆2辆。\n", False),
    ],
)
def test_a_remark_of_the_drafting_is_told(text, told):
    assert (("residue", "（增加内容）") in alarms(text)) is told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("参保人数见表（≥**人），补助人数见表（≥**人）。\n", "residue"),
        ("XX市环境保护局报告了情况，XX市财政局拨付了资金。\n", "residue"),
        (
            "营养改善计划累计投入1591亿元，地方安排了230亿元，受益学生3000万人，其中试点资金200亿，收入增加。\n",
            "unit",
        ),
        ("定向甘肃地震”救灾项目募集善款五十万元。“\n", "punctuation"),
    ],
)
def test_what_a_store_or_a_newspaper_may_have_left_out_is_no_alarm(text, kind):
    assert kind not in [own for own, _ in alarms(text, source="report.txt")]


def test_blanks_for_values_are_alarms_in_any_file():
    assert ("residue", "XX万元") in alarms("本项目投入XX万元，完成了渠道养护。\n", source="report.txt")


def told(text, kind, source="report.docx"):
    return [issue.message for issue in audited_word(text, source).issues if issue.kind == kind]


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


PROJECTS = "序号\t项目\t债券类型\t金额\n{}\n"
ROWS = [
    "1\t应急抢修项目\t一般债券\t0.15",
    "2\t第五高级中学\t一般债券\t0.20",
    "4\t水上夜游提升工程\t一般债券\t1.20",
]


def blanks(row):
    text = PROJECTS.format("\n".join((*ROWS[:2], row, ROWS[2])))
    found = audited(text, "report.docx")
    return [i.kind for i in found.issues], [i.kind for i in found.hints]


def test_a_row_without_name_and_amount_among_others_may_be_secret():
    assert blanks("3\tXX项目\t一般债券\tXX") == ([], ["residue"])


@pytest.mark.parametrize("row", ["3\tXX项目\t一般债券\t0.35", "3\t水库除险工程\t一般债券\tXX"])
def test_a_cell_that_was_left_empty_in_a_row_is_told(row):
    assert blanks(row) == (["residue"], [])


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("（此处不含灯塔垫款）", []),
        ("（此处仅指塔身）", []),
        ("（此处已扣除退库）", []),
        ("（此处填写用款情况）", ["residue"]),
        ("（此处为灯塔名称）", ["residue"]),
        ("（此处不要删除）", ["residue"]),
    ],
)
def test_a_remark_on_what_a_figure_holds_is_no_blank(remark, expected):
    found = audited_word(f"一、实际使用情况{remark}\n灯塔用款正常，各项支出均按计划进行。\n").issues

    assert [issue.kind for issue in found] == expected
