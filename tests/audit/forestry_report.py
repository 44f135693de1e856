"""A made-up report with a score table, as text and as rows, to be changed in one place."""

CHAPTERS = """云岭县（虚构）林业局2023年度部门整体支出绩效评价报告
一、基本情况
（一）收支情况
部门收支见表1。
表1 支出情况表
单位：万元
项目 年初预算数 调整预算数 决算数
人员经费 210.00 226.00 226.00
公用经费 31.00 44.00 {final}
支出合计 241.00 270.00 {sum}
二、指标分析
（一）投入
1.预算编制完整性
县林业局按要求编制了部门预算。
存在的问题：一是两项培训费没有编入预算。{second}扣{taken}分。
2.供养人员控制率
县林业局核定行政编制12名、事业编制20名；年末实有行政人员{people}名、事业人员19名。{kept}
3.公用经费控制率
{running}
（二）过程
1.预算执行率
全年预算执行率为{rate}，该指标按比例计分。
2.结转结余率
年末结转结余率为8.40%，控制在合理范围。
三、存在问题
（一）预算编制不够完整。一是两项培训费没有编入预算，二是购置的两台巡护无人机没有编入预算。
（二）公用经费管理不严，超出了年初预算，人员有缺口。预算执行进度偏慢，存在结余。
四、相关建议
（一）完整编制预算，把培训和无人机购置编入预算，加快预算执行进度，减少结余。
（二）按照编制核定情况配备人员，控制公用经费。
"""
ROWS = [
    (
        "预算编制完整性",
        "4",
        "反映预算编制的完整程度。内容完整的，得4分；每发现一项没有编入预算的扣1分，扣完为止。",
    ),
    ("供养人员控制率", "3", "实有在编人员数与核定编制数的比率。1.比率≤100%的，得3分；2.比率＞100%的，得0分。"),
    ("公用经费控制率", "3", "反映对运转成本的控制。公用经费决算数≤公用经费调整预算数，得3分，否则不得分。"),
    ("预算执行率", "6", "反映预算执行的进度。本指标得分=本指标满分×预算执行率。"),
    (
        "结转结余率",
        "4",
        "反映结转结余的控制。1.结余率≤10%的，得4分；2.10%＜结余率≤20%的，得2分；3.结余率＞20%的，不得分。",
    ),
]
USUAL = {
    "final": "43.20",
    "sum": "269.20",
    "second": "二是购置的两台巡护无人机没有编入预算。合计",
    "taken": "2",
    "people": "12",
    "kept": "未超编。",
    "running": "公用经费决算数没有超过调整后的预算。",
    "rate": "92.00%",
    "points": ("2", "3", "3", "5.52", "4"),
    "reason": "一是两项培训费没有编入预算。二是购置的两台巡护无人机没有编入预算。",
}


def reason_of(row, values):
    return values["reason"] if row == 0 else "执行进度未到百分之百。" if row == 3 else ""


def table(values):
    return [
        (*row[:2], values.get("rules", {}).get(number, row[2]), points, reason_of(number, values))
        for number, (row, points) in enumerate(zip(ROWS, values["points"], strict=True))
    ]


def cut(text, width):
    return [text[i : i + width] for i in range(0, len(text), width)]


def flattened(values):
    """The table as a PDF of it is copied: cell by cell, cut at the margins of narrow columns."""
    lines = ["附件", "绩效评价评分表", "指标名称 分值 评分标准 得分 扣分原因"]
    for name, full, rules, points, reason in table(values):
        lines += [*cut(name, 4), full, *cut(rules, 14), points, *cut(reason, 9)]
    return "\n".join([*lines, "合计 20 " + str(sum(float(points) for points in values["points"]))])


def report(**changes):
    values = {**USUAL, **changes}
    return CHAPTERS.format(**values), values
