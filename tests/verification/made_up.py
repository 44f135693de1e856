"""A made-up case: a county library that does not exist, with figures that nobody measured."""

from datetime import date

from drafter.findings.model import Case, Fact
from drafter.knowledge.model import Norm
from drafter.verification.checker import Checker
from drafter.verification.model import ClauseSpan, ItemSpan, Manuscript, Section

DEPARTMENT = "云岭县虚构图书馆"

CASE = Case.model_validate(
    {
        "id": "yunling-2022",
        "department": {
            "name": DEPARTMENT,
            "short": "县图书馆",
            "subordinates": ["云岭县虚构少儿馆"],
            "units": {"finance": "财务室"},
        },
        "fiscal_year": 2022,
        "rubric": "made-up",
        "facts": {
            "total": {
                "kind": "money",
                "label": "部门预算总额",
                "role": "预算",
                "value": "1,250.00",
                "unit": "万元",
            },
            "plan": {
                "kind": "document",
                "label": "评价依据",
                "role": "依据",
                "value": "云岭县虚构绩效评价办法",
            },
            "neighbour": {"kind": "name", "label": "对照地区", "role": "单位", "value": "青川县"},
            "plan_number": {
                "kind": "document_number",
                "label": "文号",
                "role": "编号",
                "value": "云虚财〔2022〕7号",
            },
        },
        "findings": [
            {
                "id": "F01",
                "indicator": "2.1.1",
                "facts": {
                    "adjusted": {
                        "kind": "money",
                        "label": "调整预算数",
                        "role": "调整预算",
                        "value": "420.00",
                        "unit": "万元",
                    },
                    "spent": {
                        "kind": "money",
                        "label": "实际支出数",
                        "role": "支出",
                        "value": "365.40",
                        "unit": "万元",
                    },
                    "rate": {"kind": "rate", "label": "执行率", "role": "比率", "value": "87.00", "unit": "%"},
                    "last": {
                        "kind": "money",
                        "label": "上年支出数",
                        "role": "支出",
                        "value": "350.20",
                        "unit": "万元",
                        "period": "2021",
                    },
                },
                "points": [
                    {
                        "id": "a",
                        "title": "馆藏数字化项目支出进度未达要求",
                        "text": "馆藏数字化项目调整预算{F01.adjusted}，实际支出{F01.spent}，执行率{F01.rate}，"
                        "扫描加工合同签订较晚，年底仍有资金没有支付。",
                        "effect": "馆藏数字化任务没有按期完成。",
                        "advice": "由财务室按月通报支出进度，责任部门说明滞后原因。",
                    }
                ],
            },
            {
                "id": "F02",
                "indicator": "2.1.4",
                "facts": {
                    "c1_number": {
                        "kind": "contract_number",
                        "label": "合同编号",
                        "role": "编号",
                        "value": "YX-2022-031",
                    },
                    "c1_signed": {
                        "kind": "date",
                        "label": "第一份合同签订日期",
                        "role": "签订日期",
                        "value": "2022-05-10",
                    },
                    "c1_filed": {
                        "kind": "date",
                        "label": "第一份合同备案日期",
                        "role": "备案日期",
                        "value": "2022-06-08",
                    },
                    "c2_number": {
                        "kind": "contract_number",
                        "label": "合同编号",
                        "role": "编号",
                        "value": "YX-2022-047",
                    },
                    "c2_signed": {
                        "kind": "date",
                        "label": "第二份合同签订日期",
                        "role": "签订日期",
                        "value": "2022-09-01",
                    },
                    "c2_filed": {
                        "kind": "date",
                        "label": "第二份合同备案日期",
                        "role": "备案日期",
                        "value": "2022-10-20",
                    },
                    "sampled": {
                        "kind": "count",
                        "label": "抽查合同",
                        "role": "数量",
                        "value": "9",
                        "unit": "份",
                    },
                    "late": {
                        "kind": "count",
                        "label": "逾期备案合同",
                        "role": "数量",
                        "value": "2",
                        "unit": "份",
                    },
                },
                "points": [
                    {
                        "id": "a",
                        "title": "采购合同备案不及时",
                        "text": "抽查采购合同{F02.sampled}，{F02.late}超过法定时限备案，其中{F02.c1_number}号合同"
                        "{F02.c1_signed}签订，{F02.c1_filed}备案，"
                        "{F02.c2_number}号合同{F02.c2_signed}签订，{F02.c2_filed}备案。",
                        "effect": "采购监管部门不能及时掌握合同信息。",
                        "advice": "建立合同备案台账，明确经办人和复核人，签订后及时备案。",
                        "norms": ["law-47"],
                    }
                ],
            },
            {
                "id": "F03",
                "indicator": "2.3.1",
                "facts": {
                    "projectors": {
                        "kind": "count",
                        "label": "登记的投影仪",
                        "role": "数量",
                        "value": "12",
                        "unit": "台",
                    },
                    "missing": {
                        "kind": "count",
                        "label": "未找到的投影仪",
                        "role": "数量",
                        "value": "3",
                        "unit": "台",
                    },
                    "voucher": {
                        "kind": "voucher_number",
                        "label": "凭证",
                        "role": "编号",
                        "value": "0026#凭证",
                    },
                    "paid": {
                        "kind": "money",
                        "label": "报销金额",
                        "role": "金额",
                        "value": "3,200",
                        "unit": "元",
                    },
                },
                "points": [
                    {
                        "id": "a",
                        "title": "部分固定资产账实不符",
                        "text": "资产台账登记投影仪{F03.projectors}，"
                        "现场盘点时{F03.missing}没有找到实物，原保管人调离时没有办理移交手续。",
                        "effect": "国有资产存在流失风险。",
                        "advice": "核实资产去向，补办移交手续，每年盘点一次。",
                    },
                    {
                        "id": "b",
                        "title": "报销审批手续不全",
                        "text": "{F03.voucher}报销{F03.paid}，报销单缺少分管领导签字。",
                        "advice": "严格执行审批程序，手续不全的不予报销。",
                    },
                ],
            },
            {
                "id": "F04",
                "indicator": "3.2.2",
                "facts": {
                    "target": {
                        "kind": "count",
                        "label": "讲座参加人次目标",
                        "role": "目标值",
                        "value": "5000",
                        "unit": "人次",
                    },
                    "actual": {
                        "kind": "count",
                        "label": "讲座实际参加人次",
                        "role": "完成值",
                        "value": "4200",
                        "unit": "人次",
                    },
                    "peer": {
                        "kind": "count",
                        "label": "邻县图书馆讲座参加人次",
                        "role": "对照值",
                        "value": "6100",
                        "unit": "人次",
                        "subject": "青川县虚构图书馆",
                    },
                },
                "points": [
                    {
                        "id": "a",
                        "title": "读者讲座参加人次未达目标",
                        "text": "全年读者讲座目标{F04.target}，实际完成{F04.actual}，"
                        "同期青川县虚构图书馆为{F04.peer}，宣传渠道单一，"
                        "场次集中在工作日。",
                        "effect": "公共文化服务的受益面没有达到预期。",
                        "advice": "把讲座安排在周末和假期，丰富宣传渠道。",
                    }
                ],
            },
        ],
        "notice": {
            "number": "云虚财绩〔2023〕12号",
            "title": f"{DEPARTMENT}2022年部门整体支出绩效评价报告",
            "issuer": "云岭县虚构财政局",
            "issued": "2023-09-15",
            "deadline": "2023-11-30",
        },
    }
)

NORMS = {
    "law-47": Norm(
        id="law-47",
        document="中华人民共和国政府采购法",
        article="第四十七条",
        content="采购项目的合同应当自签订之日起七个工作日内向监管部门备案。",
        topic="采购合同副本备案时限",
        in_force=date(2014, 8, 31),
        figures={
            "limit": Fact.model_validate(
                {"kind": "count", "label": "备案时限", "role": "期限", "value": "7", "unit": "个工作日"}
            )
        },
    ),
    "old-rule": Norm(
        id="old-rule",
        document="虚构财务旧规",
        article="第三条",
        content="支出应当经过审批。",
        topic="支出审批",
        in_force=date(2001, 1, 1),
        until=date(2012, 12, 31),
    ),
}

VOCABULARY = (
    "预算执行进度偏慢",
    "支出进度没有达到序时要求，资金没有及时发挥效益。",
    "按月通报支出进度，对连续两个月低于序时进度的说明原因。",
    "采购合同备案不及时",
    "建立合同签订、公告、备案台账，明确经办人与复核人。",
    "资产账实不符，存在流失风险。",
    "定期清查盘点，做到账账相符、账实相符。",
    "审批手续不完整，内部控制没有得到有效执行。",
    "绩效目标完成情况不理想，服务效果有待提升。",
)

FIGURES = {
    "score.total": Fact.model_validate(
        {"kind": "score", "label": "总得分", "role": "得分", "value": "84.30", "unit": "分"}
    ),
    "score.max": Fact.model_validate(
        {"kind": "score", "label": "总分", "role": "满分", "value": "100", "unit": "分"}
    ),
}

CHECKER = Checker(case=CASE, norms=NORMS, vocabulary=VOCABULARY, figures=FIGURES)

NOTICE = """# 关于印发云岭县虚构图书馆2022年部门整体支出绩效评价报告的通知

二、审核结果

综合评定得分84.30分（满分100分）。

三、存在问题

（一）预算执行进度偏慢，采购合同管理不够规范

一是馆藏数字化支出进度未达要求。2022年馆藏数字化项目调整预算420.00万元，实际支出365.40万元，执行率87.00%，尚有54.60万元没有支付，馆藏数字化任务没有按期完成。

二是采购合同备案不及时。抽查采购合同9份，2份超过法定时限备案，其中YX-2022-031号合同2022年5月10日签订，6月8日备案，YX-2022-047号合同2022年9月1日签订，10月20日才备案，超出《政府采购法》第四十七条规定的7个工作日。

（二）资产和财务管理存在薄弱环节

一是部分固定资产账实不符。资产台账登记投影仪12台，现场盘点时3台没有找到实物，原保管人调离时没有办理移交手续。

二是报销审批手续不全。0026#凭证报销3,200元，报销单缺少分管领导签字。

（三）读者讲座参加人次未达目标

一是讲座完成情况不理想。全年读者讲座目标5000人次，实际完成4200人次，宣传渠道单一，场次集中在工作日。

四、建议

（一）加快预算执行，规范采购合同管理

一是由财务室按月通报馆藏数字化项目支出进度，责任部门说明滞后原因。

二是建立采购合同备案台账，明确经办人和复核人，签订后及时备案。

（二）加强资产和财务管理

一是核实投影仪等资产去向，补办移交手续，每年盘点一次。

二是严格执行报销审批程序，手续不全的不予报销。

（三）改进讲座安排

一是把读者讲座安排在周末和假期，丰富宣传渠道。
"""

POINTS = {
    "支出进度未达要求": ("F01.a",),
    "备案不及时。": ("F02.a",),
    "账实不符": ("F03.a",),
    "审批手续不全。": ("F03.b",),
    "完成情况不理想": ("F04.a",),
    "按月通报": ("F01.a",),
    "备案台账": ("F02.a",),
    "资产去向": ("F03.a",),
    "报销审批程序": ("F03.b",),
    "读者讲座安排": ("F04.a",),
}
"""A few words of each clause of the notice, and the points it tells or answers."""


def with_points(manuscript: Manuscript) -> Manuscript:
    """The manuscript as a bundle would give it, every clause with its points."""
    return manuscript.model_copy(update={"items": tuple(_item(manuscript, item) for item in manuscript.items)})


def _item(manuscript: Manuscript, item: ItemSpan) -> ItemSpan:
    return item.model_copy(update={"clauses": tuple(_clause(manuscript.text, clause) for clause in item.clauses)})


def _clause(text: str, clause: ClauseSpan) -> ClauseSpan:
    own = text[clause.start : clause.end]
    points = next(points for words, points in POINTS.items() if words in own)
    return clause.model_copy(update={"points": points})


def sections(manuscript: Manuscript) -> dict[Section, list[str]]:
    """Headings of both sections, without their numbers."""
    return {
        section: [
            manuscript.text[item.start + len(item.number) : item.heading_end] for item in manuscript.of(section)
        ]
        for section in Section
    }
