"""A made-up report of which chapters, score table and totals say the same, to be changed in one place."""

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings

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
