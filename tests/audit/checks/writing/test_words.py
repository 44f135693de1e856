"""Words for other words, and words that lack a character, told by how the report writes them elsewhere."""

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import audited_word, findings, kinds_of_all


@pytest.mark.parametrize(
    ("text", "source", "alarm"),
    [
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


REPORT = """澄湖区（虚构）水务局2023年度部门整体支出绩效评价报告
一、指标分析
1.预算编制规范性
指标分值6分，评价得分4分，得分率66.67%。
存在的问题：一是两个泵站的维修费没有列入预算。二是培训费的测算依据不充分。{third}扣2分。
2.合同管理规范性
指标分值5分，{form}3分，得分率60.00%。
存在的问题：一是三份监理合同没有约定验收标准。二是河道清淤合同的补充协议签订较晚。扣2分。
3.资产管理规范性
指标分值4分，评价得分2分，得分率50.00%。
存在的问题：一是四台水质监测设备没有登记入账。二是报废的巡查车辆未办理处置手续。扣2分。
{claim}
二、主要问题
（一）预算编制不细
一是两个泵站的维修费没有列入预算。二是培训费的测算依据不充分。{lack}
（二）合同与资产管理不严
一是三份监理合同没有约定验收标准，河道清淤合同的补充协议签订较晚。二是四台水质监测设备没有登记入账，报废的巡查车辆未办理处置手续。{told}
三、有关建议
（一）细化预算编制，将泵站维修费列入预算，充分测算培训费。
（二）严格合同与资产管理，明确监理合同的验收标准，及时签订补充协议，将监测设备登记入账。{answer}
"""
ANNEX = """附件
绩效评价评分表
指标名称 分值 评分标准 得分 扣分原因
预算编制规范性
6
反映预算编制是否规范，不规范的酌情扣分。
{points}
{first}
合同管理规范性
5
反映合同管理是否规范，不规范的酌情扣分。
3
一是三份监理合同没有约定验收标准。二是河道清淤合同的补充协议签订较晚。
资产管理规范性
4
反映资产管理是否规范，不规范的酌情扣分。
2
一是四台水质监测设备没有登记入账。二是报废的巡查车辆未办理处置手续。
合计 15 9
"""
USUAL = {"third": "", "form": "评价得分", "claim": "", "lack": "", "told": "", "answer": ""}
FIRST = "一是两个泵站的维修费没有列入预算。二是培训费的测算依据不充分。"


def issues(*, first=FIRST, annex=True, points="4", **changes):
    text = REPORT.format(**{**USUAL, **changes}) + (ANNEX.format(first=first, points=points) if annex else "")
    found = findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))
    assert all(text[quote.start : quote.end] == quote.text for issue in found for quote in issue.quotes)
    return [(issue.kind, issue.message) for issue in found]


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
