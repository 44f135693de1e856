"""One reading of what a section tells, for pairs and for the base alike."""

import pytest

from drafter.ingest.reader import read_document
from drafter.knowledge.model import PassageKind
from drafter.knowledge.sections import section_clauses
from drafter.outline.reading import outline
from drafter.outline.sections import Part, part_of


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("存在的主要问题", Part.PROBLEMS),
        ("绩效管理中的薄弱环节", Part.PROBLEMS),
        ("不足之处", Part.PROBLEMS),
        ("存在问题及建议", Part.PROBLEMS),
        ("相关意见建议", Part.ADVICE),
        ("下一步工作计划", Part.ADVICE),
        ("改进措施（二〇二四年）", Part.ADVICE),
        ("对策和建议", Part.ADVICE),
        ("今后的工作打算", Part.ADVICE),
        ("上年度问题整改情况", None),
        ("整改措施落实情况", None),
        ("年度工作计划完成情况", None),
        ("部门基本情况", None),
    ],
)
def test_a_title_tells_what_its_section_is_about(title, told):
    assert part_of(title) is told


REPORT = """云岭县文化馆（虚构）绩效评价报告

一、年度工作计划完成情况
（一）送戏下乡。全年演出六十场，观众一万人次，均按计划完成。
二、存在问题及建议
（一）存在的问题
1.整改措施落实不到位。上年提出的整改建议有两条没有办理。
2.未制定改进措施。监控发现的偏差无人处理。
（二）改进建议
1.建立台账。逐条登记上年建议，由办公室按季销号。
2.针对监控偏差明确处理时限。十个工作日内提出办法。
"""


def test_the_base_takes_problems_and_advice_as_the_pairs_have_them(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    found = outline(read_document(path))

    clauses = [(one.kind, one.section.rpartition(" › ")[2]) for one in section_clauses(found.tree)]
    assert [one for one in clauses if one[0] is not PassageKind.OTHER] == [
        (PassageKind.PROBLEM, "1.整改措施落实不到位"),
        (PassageKind.PROBLEM, "2.未制定改进措施"),
        (PassageKind.RECOMMENDATION, "1.建立台账"),
        (PassageKind.RECOMMENDATION, "2.针对监控偏差明确处理时限"),
    ]
    assert [
        (pair.problem and pair.problem.title, pair.recommendation and pair.recommendation.title)
        for pair in found.pairs
    ] == [
        ("1.整改措施落实不到位", "1.建立台账"),
        ("2.未制定改进措施", "2.针对监控偏差明确处理时限"),
    ]
