"""How many indicators a report says that it has, beside those it scores."""

import pytest

from tests.audit.findings import messages

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
    assert messages(text, "count_list") == expected
