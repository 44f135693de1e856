"""Scores in the forms that bureaus fill in: who gave them, what was taken off, labels, ticks, double heads."""

from decimal import Decimal

import pytest

from drafter.ingest import plain
from drafter.ingest.model import Document
from drafter.outline import point_heads
from drafter.outline.form_sections import with_form_sections
from drafter.outline.labelled import ticked
from drafter.outline.model import OutlineNode, OutlineTable, Scorer, ScoreRole, Scores
from drafter.outline.pairing import pairs
from drafter.outline.reading import outline
from drafter.outline.rubric import rubric_rows
from drafter.outline.score_cells import number_of
from drafter.outline.score_tables import table_scores


def table(*rows):
    text = "\n".join("\t".join(row) for row in rows)
    return text, (OutlineTable(rows=tuple(rows), start=0, end=len(text)),)


def read(*rows):
    """Of every score in a table: what it is of, the most, the points, what was taken off."""
    return [
        (score.subject or "总", *(None if one is None else str(one) for one in (score.maximum, score.points)))
        for score in table_scores(*table(*rows))
    ]


def whole(*rows):
    return Scores(stated=tuple(table_scores(*table(*rows))))


def test_a_review_has_the_last_word_over_the_department_s_own_points():
    rows = (
        ("指标名称", "分值", "单位自评分", "财政复核分", "核减分"),
        ("路灯完好率", "10", "10", "8.5", "1.5"),
        ("巡查次数", "５", "５", "５", "0"),
        ("合计", "15", "15", "13.5", "1.5"),
    )
    found = list(table_scores(*table(*rows)))

    assert [(one.subject, str(one.points), one.scorer) for one in found[:2]] == [
        ("路灯完好率", "10", Scorer.SELF),
        ("路灯完好率", "8.5", Scorer.REVIEW),
    ]
    assert whole(*rows).total == Decimal("13.5")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("考核项目", "满分", "得分", "得分"), ("考核项目", "满分", "自评", "复核")),
        (("考核项目", "评分", "评分", "评分"), ("考核项目", "标准分", "部门自评得分", "第三方评分")),
    ],
)
def test_a_head_of_two_rows_is_told_by_both(above, below):
    found = list(table_scores(*table(above, below, ("档案整理", "6", "6", "4"), ("设备巡检", "4", "4", "4"))))

    assert [(one.subject, str(one.maximum), str(one.points), one.scorer) for one in found[:2]] == [
        ("档案整理", "6", "6", Scorer.SELF),
        ("档案整理", "6", "4", Scorer.REVIEW),
    ]


def test_of_several_experts_the_average_counts():
    assert read(
        ("评价内容", "评价指标", "满分", "专家评分", "专家评分", "平均得分"),
        ("评价内容", "评价指标", "满分", "专家甲", "专家乙", "平均得分"),
        ("管理", "台账完整性", "8", "7", "6", "6.5"),
        ("产出", "样品检测数", "12", "12", "11", "11.5"),
        ("总分", "总分", "20", "19", "17", "18"),
    ) == [("台账完整性", "8", "6.5"), ("样品检测数", "12", "11.5"), ("总", "20", "18")]


def test_what_was_taken_off_tells_the_points():
    found = list(
        table_scores(
            *table(
                ("评价维度", "评价指标", "标准分", "扣分", "扣分原因"),
                ("投入", "预算完成率", "8", "1.5", "完成率偏低"),
                ("投入", "人员控制率", "5", "", ""),
                ("扣分合计", "扣分合计", "扣分合计", "1.5", ""),
                ("评价得分", "评价得分", "评价得分", "91.5", "评价等级：良好"),
            )
        )
    )

    assert [(one.subject, str(one.points), one.deducted) for one in found[:2]] == [
        ("预算完成率", "6.5", Decimal("1.5")),
        ("人员控制率", "5", Decimal(0)),
    ]
    assert [(one.role, str(one.points), one.grade) for one in found[2:]] == [(ScoreRole.TOTAL, "91.5", "良好")]


def test_what_a_review_cut_from_the_department_s_points_is_not_taken_off_the_full_marks():
    rows = (("指标名称", "分值", "自评", "复核", "核减"), ("宣传活动场次", "15", "14", "12", "2"))

    assert read(*rows) == [("宣传活动场次", "15", "14"), ("宣传活动场次", "15", "12")]


@pytest.mark.parametrize(
    ("head", "rows", "name"),
    [
        (("代码", "维度", "编号", "名称", "满分", "实得分"), ("A", "决策", "A{n}", "{name}", "5", "4"), 3),
        (("类别", "考评事项", "标准分", "考评得分"), ("基础", "{name}", "5", "4"), 1),
        (
            ("序号", "绩效目标", "绩效目标", "计量单位", "权重", "自评得分"),
            ("{n}", "产出", "{name}", "个", "5", "4"),
            2,
        ),
    ],
)
def test_the_column_of_names_is_the_one_whose_cells_differ(head, rows, name):
    names = ("苗木补植数量", "浇灌频次达标率", "管护队伍稳定性")
    filled = [tuple(cell.format(n=n, name=one) for cell in rows) for n, one in enumerate(names, 1)]

    assert [subject for subject, *_ in read(head, *filled)] == list(names)
    assert head[name]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("自评总分", "93.8", "自评等级", "优"), ("93.8", "优")),
        (("自评得分", "99", "复核得分", "85", "复核等级", "良"), ("85", "良")),
        (("项目", "评价得分：", "76.4分", "评价等次", "优□ 良□ 中☑ 差□"), ("76.4", "中")),
        (("综合得分", "100", "88.5", "等级：B"), ("88.5", "B")),
        (("自评得分", "9", "自评等级", "优"), ("None", "优")),
        (("得分情况", "见附表", "评价结果应用", "优先安排"), ("None", "")),
    ],
)
def test_a_label_tells_the_whole(row, expected):
    found = whole(row)

    assert (str(found.total), found.grade) == expected


def test_the_grade_of_a_table_without_points_of_the_whole_is_told_too():
    assert whole(("评价结论", "良好", "评价日期", "2024年5月")).grade == "良好"


def test_what_the_department_said_is_not_the_grade_that_a_review_gave():
    assert whole(("自评得分", "98", "自评等级", "优"), ("复核得分", "71", "备注", "")).grade == ""


@pytest.mark.parametrize(
    ("cell", "grade"),
    [
        ("优□良√中□差□", "良"),
        ("☑优□良□中□差", "优"),
        ("优（）良（√）中（）", "良"),
        ("优□良□中□差□", ""),
        ("优☑良☑中□", ""),
        ("质量优良", ""),
    ],
)
def test_one_of_several_grades_is_ticked(cell, grade):
    assert ticked(cell) == grade


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("资金执行", "预算８０万元", "执行率68%", "分值10", "得分 6.8", "跨年结算"), ("资金执行", "10", "6.8")),
        (("全年预算数（万元）", "120", "执行率", "100%", "权重", "10", "执行得分", "10"), ("执行率", "10", "10")),
        (("年度资金", "全年执行156", "得分（10分）", "9.5"), ("年度资金", "10", "9.5")),
        (("年度资金", "分值：10", "得分：12"), None),
        (("说明", "分值10", "按得分标准执行"), None),
    ],
)
def test_a_row_may_label_its_own_figures(row, expected):
    assert read(row) == ([expected] if expected else [])


def test_averages_and_sums_of_parts_are_no_indicators():
    rows = (("项目名称", "分值", "得分"), ("步道", "10", "8"), ("小计", "10", "8"), ("平均", "10", "8"))

    assert read(*rows) == [("步道", "10", "8")]


def test_weights_in_percent_are_points_of_a_hundred_and_bonus_points_have_a_sign():
    assert read(
        ("评价维度", "评价指标", "权重", "得分率", "加权得分"),
        ("产出", "巡诊人次", "15%", "92%", "13.8"),
        ("加分项", "获省级通报表扬", "3%", "100%", "+3"),
        ("综合得分", "综合得分", "100%", "", "91.2"),
    ) == [("巡诊人次", "15", "13.8"), ("获省级通报表扬", "3", "3"), ("总", "100", "91.2")]


def test_a_rubric_that_tells_what_was_taken_off():
    rows = rubric_rows(
        *table(
            ("一级指标", "三级指标", "评价标准", "标准分", "扣分", "扣分原因"),
            ("过程", "制度健全性", "有制度得满分", "6", "2", "未修订"),
            ("过程", "资料完整性", "齐全得满分", "4", "", ""),
            ("扣分合计", "扣分合计", "扣分合计", "", "2", ""),
        )
    )

    assert [(row.name, str(row.awarded), row.reason) for row in rows] == [
        ("制度健全性", "4", "未修订"),
        ("资料完整性", "4", ""),
    ]


def test_problems_and_advice_in_the_cells_of_a_form_are_paired():
    text, tables = table(
        ("主要问题", "1.验收资料不全；2.进度款支付滞后。", "1.验收资料不全；2.进度款支付滞后。"),
        (
            "改进措施",
            "1.限期补齐验收资料；2.按合同节点支付进度款。",
            "1.限期补齐验收资料；2.按合同节点支付进度款。",
        ),
        ("项目名称", "问题泵站改造", "问题泵站改造"),
    )
    tree = with_form_sections(OutlineNode(number="", title="", start=0, clauses=(), children=()), text, tables)

    assert [(node.title, [clause.text for clause in node.clauses]) for node in tree.children] == [
        ("主要问题", ["验收资料不全；", "进度款支付滞后。"]),
        ("改进措施", ["限期补齐验收资料；", "按合同节点支付进度款。"]),
    ]
    assert all(text[one.start : one.end].endswith(one.text) for node in tree.children for one in node.clauses)
    assert [(pair.problem.title[2:6], pair.recommendation.title[2:6]) for pair in pairs(tree)] == [
        ("验收资料", "限期补齐"),
        ("进度款支", "按合同节"),
    ]


def test_numbers_with_a_blank_head_chapters():
    text = "1 项目概况\n本项目为虚构项目。\n2 存在问题\n资料不全。\n3 个项目未完成。\n"
    found = outline(Document(source="a.txt", digest="", text=text, paragraphs=plain.paragraphs(text)))

    assert [(node.number, node.title) for node in found.tree.walk() if node.number] == [
        ("1", "项目概况"),
        ("2", "存在问题"),
    ]


def test_a_heading_with_its_points_ends_its_line_at_the_margin():
    text = (
        "（一）产出情况\n"
        "1.社区食堂助餐点建成数量完成率（分值 8 分，得分 6 分）\n"
        "计划建成二十八个助餐点，截至评价日实际建成二十一个，其余正在选址\n"
        "之中。\n"
        "2.助餐点食品安全抽检合格率情况（分值 8 分，得分 8 分）\n"
        "抽检样品全部合格，未发现食品安全方面的问题，档案资料齐全完整有\n"
        "序。\n"
    )
    found = outline(Document(source="a.txt", digest="", text=text, paragraphs=plain.paragraphs(text)))

    assert [node.number for node in found.tree.walk() if node.number] == ["（一）", "1.", "2."]
    assert [str(score.points) for score in found.scores.stated] == ["6", "8"]


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (("考核项", "应得", "实得", "失分"), ("巡河次数", "8", "6.5", "1.5"), ("巡河次数", "8", "6.5")),
        (("打分点", "权数", "完成值", "赋分"), ("垃圾清运率", "12", "97%", "11"), ("垃圾清运率", "12", "11")),
        (("条款", "基准分", "扣减分", "事由"), ("值班记录", "8", "－1", "缺两天"), ("值班记录", "8", "7")),
        (("评审要点", "满", "评审组打分"), ("图纸完整", "（10）", "9分"), ("图纸完整", "10", "9")),
        (("街道", "加分", "减分", "得分"), ("云岭街道", "2", "-1", "95"), ("云岭街道", None, "95")),
        (("街道", "现场得分", "履职得分", "总分"), ("云岭街道", "93", "96", "94.5"), ("云岭街道", None, "94.5")),
        (("事项", "预算数", "差额分摊", "执行率"), ("差旅", "10", "2", "80%"), None),
        (("科目", "得分说明", "评分标准"), ("差旅", "5", "6"), None),
    ],
)
def test_what_a_column_holds_is_told_by_the_grammar_of_its_head_and_by_its_cells(head, row, expected):
    others = [tuple(f"{cell}甲" if at == head.index(head[0]) else cell for at, cell in enumerate(row))]
    found = read(head, row, *others)

    assert found[:1] == ([expected] if expected else [])


def test_a_head_s_lower_row_may_say_only_what_its_upper_row_leaves_open():
    assert read(
        ("号", "内容", "打分", "打分", "理由"),
        ("", "", "应", "实", ""),
        ("1", "水费收缴", "10", "６．５", "收缴不足"),
        ("2", "管网抢修", "12分", "12", ""),
    ) == [("水费收缴", "10", "6.5"), ("管网抢修", "12", "12")]


def test_the_sum_of_one_part_is_not_the_whole():
    found = whole(
        ("资金情况", "类别", "全年数", "分值", "评定分"),
        ("资金情况", "基本支出", "18640.00", "10", "9.7"),
        ("资金情况", "合计", "24840.00", "10", "9.7"),
        ("合计", "合计", "合计", "100", "93.8"),
    )

    assert found.total == Decimal("93.8")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("自评总得分：91分（满分100分） 自评等级：优■ 良□ 中□", ("91", "优")),
        ("财政复核得分：73.5分", ("73.5", "")),
        ("本项得分：8分", ("None", "")),
    ],
)
def test_a_cell_may_hold_its_label_and_the_points_of_the_whole(cell, expected):
    found = whole((cell, cell, cell))

    assert (str(found.total), found.grade) == expected


def test_a_section_in_one_cell_is_led_by_its_label():
    text, tables = table(
        ("主要问题：1.补贴拨付超期；2.资格审核有误。",) * 3, ("填表人：某某某（虚构人员姓名）",) * 3
    )
    tree = with_form_sections(OutlineNode(number="", title="", start=0, clauses=(), children=()), text, tables)

    assert [(node.title, [clause.text for clause in node.clauses]) for node in tree.children] == [
        ("主要问题", ["补贴拨付超期；", "资格审核有误。"])
    ]


def test_the_row_of_the_funds_has_points_and_its_parts_have_dashes():
    assert read(
        ("项目资金（万元）", "", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("项目资金（万元）", "年度资金总额", "648.00", "627.26", "10", "96.80%", "9.68"),
        ("项目资金（万元）", "其中：财政拨款", "600.00", "584.26", "—", "97.38%", "—"),
        ("项目资金（万元）", "其他资金", "0.00", "0.00", "—", "—", "—"),
        ("年度目标", "预期", "预期", "预期", "完成", "完成", "完成"),
    ) == [("年度资金总额", "10", "9.68")]


@pytest.mark.parametrize("row", [("名称", "说明", "单位"), ("指标", "分值", "得分"), ("泵站", "5", "4")])
def test_every_row_of_a_long_table_is_looked_at_a_few_times(monkeypatch, row):
    looked_at = 0

    def counted(cell):
        nonlocal looked_at
        looked_at += 1
        return number_of(cell) is not None

    monkeypatch.setattr(point_heads, "_is_points", counted)
    rows = 3000
    list(table_scores("", [OutlineTable(rows=(row,) * rows, start=0, end=0)]))

    assert looked_at <= 2 * 3 * point_heads.NEAR * rows
