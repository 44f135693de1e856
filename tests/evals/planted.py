"""One fault planted in an offline draft for each evaluator that judges a text by itself.

Each: the evaluator, the case, what is replaced by what, and words that the fault's span holds.
"""

PLANTED = [
    ("quantity_precision", "late-contracts", [("播种机14台", "播种机41台")], "41台"),
    (
        "role_binding",
        "late-contracts",
        [("2022年5月10日签订，2022年6月8日", "2022年6月8日签订，2022年5月10日")],
        "2022年",
    ),
    ("direction", "two-years", [("比上年下降21.06%", "比上年上升21.06%")], "上升"),
    ("dimension", "percentage-points", [("低于目标3.6个百分点", "低于目标3.6%")], "3.6%"),
    ("identifiers", "late-contracts", [("LX-2022-031号合同", "LX-2022-037号合同")], "LX-2022-037"),
    ("score_purity", "one-deduction", [("得分为98.50分", "得分为89.50分")], "89.50分"),
    ("entities", "late-contracts", [("采购的播种机", "鹿蹊县公安局采购的播种机")], "鹿蹊县公安局"),
    (
        "cited_norms",
        "late-contracts",
        [("超过《中华人民共和国政府采购法》", "超过《中华人民共和国合同管理法》")],
        "合同管理法",
    ),
    (
        "time_limits",
        "many-contracts",
        [
            (
                "超过《中华人民共和国政府采购法》第四十六条规定的30日",
                "超过《中华人民共和国政府采购法》第四十六条规定的60日",
            )
        ],
        "60日",
    ),
    (
        "coverage",
        "two-years",
        [
            (
                "服务人次比上年下降。2023年接待群众48,210人次，上年为61,075人次，比上年下降21.06%。",
                "设施开放时间不足。",
            )
        ],
        "",
    ),
    (
        "extra_items",
        "late-contracts",
        [
            (
                "## 四、建议",
                "### （二）宿舍消防通道堵塞，电动车违规充电\n\n通道堆放消防器材以外的杂物。\n\n## 四、建议",
            )
        ],
        "消防",
    ),
    (
        "links",
        "two-years",
        [
            ("### （二）加强预算执行管控，提高资金使用效益", "### （二）改善食堂伙食"),
            (
                "从严控制公用经费支出。在预算执行中按季度，由财务部门分析公用经费各科目支出情况并向领导班子报告，接近预算额度时提前预警，超出额度的支出未经批准不予报销。",
                "每周更新菜谱并征求意见。",
            ),
        ],
        "",
    ),
    (
        "specificity",
        "late-contracts",
        [
            (
                "在整改期限内，由项目承办部门对没有验收的采购事项逐项组织验收并出具书面意见，今后计财股凭验收材料付款，缺少验收意见的不予支付。",
                "要高度重视，加强组织领导，切实提高认识。",
            )
        ],
        "",
    ),
    ("quotes", "quoted-terms", [("“基本达到预期”", "“全面达到预期”")], "全面达到预期"),
    (
        "text_leaks",
        "late-contracts",
        [
            (
                "没有组织验收，",
                "没有组织验收，应急抢险车辆租赁合同没有写明车型、保险责任和退租条件，发生故障后与供应商争议，",
            )
        ],
        "",
    ),
    ("numbering", "late-contracts", [("二是履约验收", "三是履约验收")], "三是"),
    ("structure", "late-contracts", [("监督难以跟进。", "监督难以跟进")], ""),
    ("frame", "one-deduction", [("绩效等级为“优”", "绩效等级为“良”")], ""),
    ("punctuation", "late-contracts", [("没有组织验收，也没有", "没有组织验收,也没有")], ","),
    ("residue", "late-contracts", [("播种机14台", "播种机{F08.drills}")], "{F08.drills}"),
    ("polarity", "late-contracts", [("没有组织验收，也没有形成书面意见", "组织了验收，形成了书面意见")], ""),
    ("degree", "late-contracts", [("其中2份超过", "全部超过")], ""),
    ("invention", "one-deduction", [("支出进度偏慢。部分", "由于经办人员长期请假，支出进度偏慢。部分")], ""),
    (
        "fact_leaks",
        "one-deduction",
        [("支出进度偏慢。部分", "支出进度偏慢，涉及投资1680.00万元。部分")],
        "1680.00万元",
    ),
    (
        "own_wording",
        "two-years",
        [("比上年下降21.06%。", "比上年下降21.06%，是照巡回督导组的口头交代办理的。")],
        "是照巡回督导组的口头交代办理的",
    ),
]
