"""A whole notice that is right passes, with and without the ids of its points; one slip in it does not."""

import re
import time

import pytest

from drafter.verification.model import Manuscript, Report, Section, Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CHECKER, NOTICE, sections, with_points


def _check(text: str, *, ids: bool) -> Report:
    manuscript = manuscript_of(text)
    return CHECKER.check(with_points(manuscript) if ids else manuscript)


def _blocks(report: Report) -> list[tuple[str, str]]:
    return [(v.check, v.text) for v in report.violations if v.severity is Severity.BLOCK]


@pytest.mark.parametrize("ids", [True, False])
def test_a_true_notice_is_clean(ids: bool) -> None:
    report = _check(NOTICE, ids=ids)
    assert [(v.check, v.text, v.message) for v in report.violations] == []
    assert report.clean


def test_every_figure_of_it_has_its_support() -> None:
    report = _check(NOTICE, ids=True)
    support = {q.text: q.support for q in report.quantities}
    assert support["420.00万元"] == "F01.adjusted"
    assert support["54.60万元"] == "F01.adjusted - F01.spent"
    assert support["7个工作日"] == "norm.law-47.limit"
    assert support["6月8日"] == "F02.c1_filed"
    assert support["84.30分"] == "score.total"
    assert all(q.support for q in report.quantities)


def test_its_sections_are_read() -> None:
    assert sections(manuscript_of(NOTICE)) == {
        Section.PROBLEMS: [
            "预算执行进度偏慢，采购合同管理不够规范",
            "资产和财务管理存在薄弱环节",
            "读者讲座参加人次未达目标",
        ],
        Section.RECOMMENDATIONS: ["加快预算执行，规范采购合同管理", "加强资产和财务管理", "改进讲座安排"],
    }


SLIPS = [
    ("实际支出365.40万元", "实际支出356.40万元", "quantities", "356.40万元"),
    ("调整预算420.00万元", "调整预算365.40万元", "quantities", "365.40万元"),
    ("实际支出365.40万元", "实际支出365.40亿元", "quantities", "365.40亿元"),
    ("2022年馆藏数字化项目", "2021年馆藏数字化项目", "quantities", "420.00万元"),
    ("尚有54.60万元", "尚有56.40万元", "quantities", "56.40万元"),
    ("目标5000人次，实际完成4200人次", "目标4200人次，实际完成5000人次", "quantities", "4200人次"),
    ("实际完成4200人次", "实际完成6100人次", "quantities", "6100人次"),
    ("2022年5月10日签订，6月8日备案", "2022年6月8日签订，5月10日备案", "quantities", "2022年6月8日"),
    ("2022年9月1日签订", "2022年5月10日签订", "quantities", "2022年5月10日"),
    ("报销3,200元", "报销3,200万元", "quantities", "3,200万元"),
    ("规定的7个工作日", "规定的5个工作日", "quantities", "5个工作日"),
    ("YX-2022-031号", "YX-2022-013号", "names", "YX-2022-013号"),
    ("0026#凭证", "0062#凭证", "names", "0062#凭证"),
    ("《政府采购法》第四十七条", "《政府采购法》第四十六条", "names", "第四十六条"),
    ("《政府采购法》第四十七条", "《虚构采购细则》", "names", "《虚构采购细则》"),
    ("由财务室按月", "由青川县审计局按月", "names", "青川县审计局"),
    ("二是报销审批手续不全", "三是报销审批手续不全", "structure", "三是"),
    ("（二）资产和财务管理存在薄弱环节", "（三）资产和财务管理存在薄弱环节", "structure", "（三）"),
    ("报销单缺少分管领导签字。", "报销单缺少分管领导签字", "structure", None),
    ("《政府采购法》", "《政府采购法", "structure", "《"),
    ("（满分100分）", "（满分100分", "structure", "（"),
    ("报销3,200元", "报销{F03.paid}", "residue", "{F03.paid}"),
    ("一是讲座完成情况不理想。", "一是好的，以下是改写：讲座完成情况不理想。", "residue", None),
]


@pytest.mark.parametrize(("right", "wrong", "check", "span"), SLIPS)
@pytest.mark.parametrize("ids", [True, False])
def test_one_slip_is_found_where_it_stands(
    right: str, wrong: str, check: str, span: str | None, ids: bool
) -> None:
    assert NOTICE.count(right) == 1
    text = NOTICE.replace(right, wrong)
    found = _blocks(_check(text, ids=ids and "改写" not in wrong))
    assert check in {name for name, _ in found}
    if span is not None:
        assert (check, span) in found


def test_a_figure_of_another_finding_may_not_stand_in_a_clause() -> None:
    report = _check(NOTICE.replace("登记投影仪12台", "共登记投影仪9份"), ids=True)
    assert [(v.text, v.message) for v in report.violations if v.check == "quantities"] == [
        ("9份", "“9份”属于另一条评价发现（抽查合同），不能用在这里")
    ]


def test_a_missing_point_is_named() -> None:
    lines = [line for line in NOTICE.split("\n") if "0026#" not in line]
    report = _check("\n".join(lines), ids=False)
    missing = [v for v in report.violations if v.check == "coverage"]
    assert [v.expected for v in missing] == ["报销审批手续不全"]
    assert "F03.b" in missing[0].message


def test_a_doubled_point_is_found() -> None:
    line = next(line for line in NOTICE.split("\n") if "0026#" in line)
    again = line.replace("二是", "三是").replace("报销单缺少", "报销单上缺少")
    report = _check(NOTICE.replace(line, line + "\n\n" + again), ids=False)
    assert [v.check for v in report.violations if v.severity is Severity.BLOCK] == ["coverage"]


def test_a_problem_that_nobody_found_is_foreign() -> None:
    line = next(line for line in NOTICE.split("\n") if "0026#" in line)
    foreign = "三是食堂承包费收取不规范。食堂承包人拖欠承包费，馆方未催收，也未在账面反映。"
    for ids in (False,):
        report = _check(NOTICE.replace(line, line + "\n\n" + foreign), ids=ids)
        assert ("coverage", foreign) in _blocks(report)


@pytest.mark.parametrize("first", ["二是采购合同备案", "二是报销审批手续不全"])
def test_nobody_counts_to_one_twice(first: str) -> None:
    again = NOTICE.replace(first, first.replace("二是", "一是"))
    found = [(v.check, v.text, v.expected) for v in _check(again, ids=False).violations if v.check == "structure"]
    assert found == [("structure", "一是", "二是")]


@pytest.mark.parametrize("number", ["三", "四"])
def test_one_that_stands_for_the_next_number_is_what_is_wrong(number: str) -> None:
    labels = ["一是", "二是", "三是", "四是", "五是"]
    at = "一二三四五".index(number)
    labels[at] = "一是"
    text = f"三、存在问题\n\n（一）部分工作不规范\n\n{'；'.join(f'{one}浮标没有编号' for one in labels)}。\n"
    report = _check(text, ids=False)
    found = [(v.text, v.start, v.expected) for v in report.violations if "序号" in v.message]
    place = [m.start() for m in re.finditer("[一二三四五]是", text)][at]
    assert found == [("一是", place, f"{number}是")]


def test_an_id_alone_proves_nothing() -> None:
    manuscript = with_points(manuscript_of(NOTICE))
    problems = manuscript.items[0]
    first, second = problems.clauses
    swapped = problems.model_copy(
        update={
            "clauses": (
                first.model_copy(update={"points": second.points}),
                second.model_copy(update={"points": first.points}),
            )
        }
    )
    report = CHECKER.check(manuscript.model_copy(update={"items": (swapped, *manuscript.items[1:])}))
    said = [v.message for v in report.violations if v.check == "coverage"]
    assert len(said) == 2
    assert all("文字却没有写到" in message for message in said)


def test_a_recommendation_without_a_problem_and_a_problem_without_a_recommendation() -> None:
    manuscript = with_points(manuscript_of(NOTICE))
    last = manuscript.items[-1]
    stray = last.model_copy(
        update={"clauses": tuple(clause.model_copy(update={"points": ()}) for clause in last.clauses)}
    )
    report = CHECKER.check(manuscript.model_copy(update={"items": (*manuscript.items[:-1], stray)}))
    found = [(v.check, v.text[:6]) for v in report.violations if v.check == "links"]
    assert found == [("links", "一是讲座完成"), ("links", "一是把读者讲")]


def test_a_text_without_the_sections_says_so() -> None:
    report = CHECKER.check(manuscript_of("二、审核结果\n\n综合评定得分84.30分。"))
    assert [v.message for v in report.violations if v.check == "structure"] == [
        "没有找到“存在问题”部分",
        "没有找到“建议”部分",
    ]


def test_violations_stand_in_the_order_of_the_text_with_exact_spans() -> None:
    text = NOTICE
    for right, wrong, *_ in SLIPS[::3]:
        text = text.replace(right, wrong)
    report = CHECKER.check(manuscript_of(text))
    assert [v.start for v in report.violations] == sorted(v.start for v in report.violations)
    assert len(report.violations) >= 6
    for found in (*report.violations, *report.quantities):
        assert text[found.start : found.end] == found.text


def test_line_wraps_and_full_width_change_nothing() -> None:
    wrapped = NOTICE.replace("365.40万元", "３６５．４０\n\n万元").replace("调整预算420.00", "调整预\n算420.00")
    report = CHECKER.check(manuscript_of(wrapped))
    assert [(v.check, v.text) for v in report.violations] == []
    assert {q.support for q in report.quantities if "\n" in q.text} == {"F01.spent"}


def test_a_whole_notice_takes_well_under_a_second() -> None:
    long = Manuscript(text=NOTICE * 3, items=manuscript_of(NOTICE).items)
    CHECKER.check(manuscript_of(NOTICE))
    began = time.process_time()
    CHECKER.check(long)
    assert time.process_time() - began < 1.0
