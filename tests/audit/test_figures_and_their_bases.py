"""Figures and what they are of: a part with its whole, a change with its base, a row with its columns."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs


def alarms(text):
    found = audit(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))
    return [(issue.kind, issue.quotes[0].text) for issue in found.issues]


THREE = (
    "2024年“三公”经费预算表\n单位：万元\n项目 预算数\n“三公”经费合计 30.00\n因公出国（境）费 5.00\n"
    "公务接待费 7.00\n公务用车购置费 8.00\n公务用车运行维护费 10.00\n\n"
)
CHANGED = "“三公”经费预算60.00万元，比上年减少12.00万元。其中：因公出国（境）费0万元，{abroad}；"
CHANGED += "公务接待费20.00万元，比上年增加3.00万元；公务用车运行维护费40.00万元，比上年减少5.00万元。"

SILENT = {
    "a change called by another verb": "粮食产量100.29万吨，比上年增产0.94万吨，增长1.0%。",
    "the rate of another item behind a reason": "收入总计、支出总计均为864.93万元，与上年相比均增加337.84万元，"
    "增长64.1%，增长的主要原因是基金预算收入与上年同期相比，增加144.81%。",
    "purchases of all kinds beside those of cars": THREE
    + "本年度拟购置固定资产193.50万元，其中办公设备28.00万元。公务接待费7.00万元。",
    "upkeep of a system beside that of cars": THREE + "业务系统运行维护费93.20万元。公务接待费7.00万元。",
    "a part that did not change among the parts of a fall": "“三公”经费238.40万元，比上年减少33.28万元，"
    "下降12.2%。其中：因公出国费101.75万元，比上年增加0万元，增长0%；公务用车费112.08万元，比上年减少19.89万元，下降15.1%；"
    "公务接待费24.57万元，比上年减少13.39万元，下降35.3%。",
    "a last part of which nothing is left": "“三公”经费82.90万元，较上年增加14.14万元。"
    "其中：公务接待费12.90万元，较上年减少5.86万元；公务用车运行维护费70.00万元，较上年增加70.00万元；公务用车购置费0万元，较上年减少50.00万元。",
    "the amounts of last year add up, and a new part came": "“三公”经费支出431万元，比上年支出433万元减少2万元，"
    "下降0.46%。其中：公务用车运行费251万元，比上年支出285万元下降34万元，下降12%；公务用车购置费56万元；"
    "公务接待费124万元，比上年支出148万元下降24万元，下降16%。",
    "a bracket with sentences of its own before a change": "因公出国费215.60万元。公务用车费0万元（购置费0万元，"
    "比上年减少70.00万元。）比上年减少388.88万元，下降100%。",
    "a part that ended by an amount that is not told": CHANGED.format(abroad="预算未做安排"),
    "a change within a reason": "收入预算617.88万元，比上年增加86.99万元，"
    "主要原因是一般公共预算拨款收入增加6.85万元。其中：一般公共预算拨款收入517.88万元。"
    "支出预算617.88万元，比上年增加86.99万元，主要原因是基本支出预算增加3.94万元，"
    "项目支出预算增加83.05万元。其中：基本支出309.88万元、项目支出308.00万元。",
    "the last amount of a reason before the parts of all": "收入预算617.88万元，比上年增加86.99万元，"
    "主要原因是上年结转结余80.00万元。其中：公共预算拨款收入487.88万元、基金预算拨款收入50.00万元、"
    "上年结转结余80.00万元。",
    "levels of indicators": "表中一级指标4个，包括二级指标10个，三级指标19个。",
    "points that are full marks together": "指标分值100分，其中：决策指标15分，包括过程指标25分，产出指标60分。",
    "some parts within others": "保费收入132.07亿元。其中，寿险收入84.15亿元；健康险收入25.33亿元，"
    "意外险收入2.24亿元；财产险收入47.92亿元。",
    "a rate of what was saved": "该项目预算金额为500万元，采购环节节省资金18.34万元，实际支出481.66万元，"
    "节约率3.67%。",
    "more done than planned and told as full": "计划建设项目17项，实际完成20项，完成率100%。",
    "a reason for another comparison": "决算数较预算数减少5.91万元，主要原因是压缩开支。"
    "决算数较上年增加的主要原因是车辆更新。",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_figures_of_something_else_raise_no_alarm(text):
    """Each kind was met in a published report that was right."""
    assert alarms(text) == []


TOLD = {
    "a change called by another verb": ("粮食产量100.29万吨，比上年增产0.94万吨，增长5.0%。", ("rate", "5.0%")),
    "a rate of the change itself": (
        "收入总计、支出总计均为864.93万元，与上年相比均增加337.84万元，增长46.1%。",
        ("rate", "46.1%"),
    ),
    "purchases of cars": (THREE + "公务用车购置费18.00万元。公务接待费7.00万元。", ("two_values", "18.00万元")),
    "upkeep of cars": (THREE + "公务用车运行维护费11.00万元。公务接待费7.00万元。", ("two_values", "11.00万元")),
    "a fall between none of its parts": (
        "保险收入71.10亿元，增长7.7%。其中，财产险收入26.09亿元，增长23.5%；人身险收入45.01亿元，增长9.2%。",
        ("rate", "7.7%"),
    ),
    "parts that make another change": (
        "“三公”经费82.90万元，较上年增加24.14万元。其中：公务接待费12.90万元，较上年减少5.86万元；"
        "公务用车运行维护费70.00万元，较上年增加20.00万元。",
        ("sum", "24.14万元"),
    ),
    "parts that moved the other way": (
        "“三公”经费6.51万元，较上年增加3.49万元。其中：公务接待费2.51万元，较上年减少1.49万元；"
        "公务用车运行维护费4.00万元，较上年减少2.00万元。",
        ("sum", "3.49万元"),
    ),
    "halves of one change": (
        "支出预算617.88万元，比上年增加96.99万元，其中：基本支出增加3.94万元，项目支出增加83.05万元。",
        ("comparison", "96.99万元"),
    ),
    "parts above a total that is called one": (
        "政府采购预算总额10.00万元，其中：货物类采购34.56万元，服务类采购46.83万元。",
        ("sum", "10.00万元"),
    ),
    "a digit too many in a part": (
        "下达直达资金共计62539.49万元（其中中央资金522665.42万元，省级资金6421.07万元，市级资金1153万元，"
        "县级资金2300万元）。",
        ("sum", "62539.49万元"),
    ),
    "more points than there are": (
        "绩效评价指标分值90分，其中：决策指标15分，过程指标25分，产出指标60分。",
        ("sum", "90分"),
    ),
    "a rate of what was saved": (
        "该项目预算金额为500万元，采购环节节省资金18.34万元，实际支出金额为481.66万元，成本节约率达到3.75%。",
        ("rate", "3.75%"),
    ),
    "money above its plan told as full": (
        "全年预算数100.00万元，实际支出120.00万元，预算执行率100%。",
        ("rate", "100%"),
    ),
    "a reason for the same comparison": (
        "决算数较上年减少5.91万元，决算数较上年增加的主要原因是车辆更新。",
        ("comparison", "增加的主要原因是"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_the_same_with_a_slip_is_told(text, expected):
    """Beside each kind stands one that no reading makes right."""
    assert expected in alarms(text)
