"""Words for other words, and words that lack a character, told by how the report writes them elsewhere."""

import pytest

from tests.audit.findings import audited_word, kinds_of_all
from tests.audit.water_report import issues


@pytest.mark.parametrize(
    ("text", "source", "alarm"),
    [
        ("渠道养护评分在全县排在次席。", "report.docx", False),
        ("水务站在次检查渠道。", "report.docx", True),
        ("到“十四五”末实现全覆盖。", "report.docx", False),
        ("项目末实现全覆盖。", "report.docx", True),
        ("般公共预算资金已到位。", "report.pdf", False),
        ("般公共预算资金已到位。", "report.docx", True),
        ("般公共预算资金已到位。", "report.txt", True),
        ("年度般公共预算资金已到位。", "report.pdf", True),
    ],
)
def test_the_rest_of_a_word_is_no_slip(text, source, alarm):
    assert ("spelling" in kinds_of_all(text + "\n", source)) is alarm


@pytest.mark.parametrize(
    ("odd", "usual", "alarm"),
    [
        ("货物和服务净出口增长。", "货物和服务进出口增长。", False),
        ("根据社保部门缴费基数测算。", "根据医保部门缴费基数测算。", False),
        ("讲好生态环境故事。", "处置生态环境事故。", False),
        ("水利工程运维与维护支出。", "水利工程运行与维护支出。", True),
        ("电子服务办公业务系统。", "电子政务办公业务系统。", True),
        ("质量进行检查和评估。", "质量进行核查和评估。", False),
        ("农村定单定向免费医学生补助。", "农村订单定向免费医学生补助。", True),
    ],
)
def test_two_things_of_one_kind_are_no_slips_for_each_other(odd, usual, alarm):
    assert ("spelling" in kinds_of_all(f"{odd}\n" + f"{usual}\n" * 4)) is alarm


@pytest.mark.parametrize(
    ("odd", "term", "alarm"),
    [
        ("外债还本付息", "债务还本付息", False),
        ("各项商品服务支出", "商品和服务支出", False),
        ("一般共公预算", "一般公共预算", True),
    ],
)
def test_a_term_without_its_joining_word_is_no_slip(odd, term, alarm):
    assert ("spelling" in kinds_of_all(f"{odd}保持平稳。\n" + f"{term}有所增长。\n" * 3)) is alarm


def test_a_score_with_a_word_missing_among_others_that_have_it_is_found():
    assert [kind for kind, _ in issues(form="评价得")] == []  # two others are no custom
    assert issues(form="评价得", claim="4.绩效管理\n指标分值5分，评价得分5分，得分率100%。") == [
        ("wording", "此处写为“评价得3分”，其余3处写为“得分”，疑漏“分”字")
    ]


def told(text, kind, source="report.docx"):
    return [issue.message for issue in audited_word(text, source).issues if issue.kind == kind]


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
