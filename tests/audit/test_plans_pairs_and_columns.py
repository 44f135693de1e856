"""Plans and what came of them, one name for two things, practices beside problems, and cells that are no prose.

Each case that raises nothing stands beside the slip of its form that still does.
"""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document, Paragraph
from drafter.ingest.plain import paragraphs


def audited(text, source="report.docx"):
    return audit(Document(source=source, digest="", text=text, paragraphs=paragraphs(text)))


PLAN = (
    "会议批准的全县2031年一般公共预算收入为53.03亿元，实际完成53.68亿元，为年初预算的101.2%，"
    "比上年增加3.64亿元。其中：税收收入完成29.52亿元；非税收入完成{}亿元。\n"
)
PLAN_ALONE = "会议批准的全县2031年一般公共预算收入为53.03亿元。其中：税收收入{}29.52亿元，非税收入{}24.16亿元。\n"
LEVELS = (
    "县级一般公共预算收入总计169.59亿元，包括：县本级收入38.64亿元。其中：税收收入9.82亿元，非税收入28.82亿元。\n"
)
TOWNS = "县级一般公共预算收入38.64亿元，增长2.0%。其中：税收收入9.82亿元，非税收入{}亿元。\n"
PEOPLE = (
    "服务中心人员66.6万人，平均每个中心65人；服务站人员16.2万人，平均每站6人。"
    "{}人员数比上年增加5.0万人，增长{}%。\n"
)
REFUND = "出口退税7327亿元，比上年多退841亿元，增长{}%，账务上相应冲减财政收入。\n"
SPEND = "渠道养护资金200万元，比上年少拨50万元，下降{}%。\n"
LOANS = "发放贷款3000万元，比上年{}500万元，{}%。\n"
SHARES = "支出68632.12万元，其中：一般公共服务支出{}万元，占0.00%；公共安全支出68629.12万元，占100.00%。\n"


def kinds(text):
    found = audited(text)
    return [issue.kind for issue in found.issues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAN.format("24.16"), []),
        (PLAN.format("24.61"), ["sum"]),
        (PLAN_ALONE.format("完成", "完成"), []),
        (PLAN_ALONE.format("", ""), ["sum"]),
        (LEVELS, []),
        (TOWNS.format("28.82"), []),
        (TOWNS.format("28.28"), ["sum"]),
    ],
)
def test_taxes_and_other_revenue_make_up_what_came_and_not_what_was_planned(text, expected):
    assert kinds(text) == expected


def test_the_sum_of_the_parts_is_held_against_what_came():
    (issue,) = audited(PLAN.format("24.61")).issues

    assert [quote.text for quote in issue.quotes] == ["53.68亿元", "29.52亿元", "24.61亿元"]
    assert issue.expected == "29.52+24.61=54.13亿元，应与53.68亿元一致"


@pytest.mark.parametrize(
    ("name", "rate", "expected"),
    [
        ("服务中心（站）", "6.4", []),  # of both: 5.0 in 77.8
        ("服务中心", "8.1", []),
        ("服务中心", "6.4", ["rate"]),
        ("服务中心（含分中心）", "6.4", ["rate"]),
    ],
)
def test_a_change_of_two_things_in_one_name_is_not_of_the_first_alone(name, rate, expected):
    assert kinds(PEOPLE.format(name, rate)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REFUND.format("13"), []),
        (REFUND.format("23"), ["rate"]),
        (SPEND.format("20"), []),
        (SPEND.format("30"), ["rate"]),
        (LOANS.format("多放", "增长20"), []),
        (LOANS.format("多放", "增长30"), ["rate"]),
        (LOANS.format("净增", "增长20"), []),
        (LOANS.format("净增", "增长25"), ["rate"]),
        (LOANS.format("节约", "下降14.3"), []),
        (LOANS.format("节约", "下降16.7"), ["rate"]),
        (LOANS.format("决算数", "增长500"), []),  # of an amount that is named, not of a change
        (LOANS.format("决算数", "增长20"), ["rate"]),
    ],
)
def test_more_or_less_of_any_act_is_a_change(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("change", "rate", "expected"),
    [
        ("减少16158元", "下降14.1%", [("unit", "16158元", "疑为16158万元")]),
        ("减少16158万元", "下降14.1%", []),
        ("减少16158元", "下降15.1%", [("rate", "15.1%", "上期为98506.6158，16158元÷98506.6158=0%")]),
        ("增加0.2亿元", "增长2.1%", []),
    ],
)
def test_a_rate_shows_that_its_change_has_a_wrong_unit(change, rate, expected):
    found = audited(f"水费收入98505万元，为预算的109.2%，{change}，{rate}。\n").issues

    assert [(issue.kind, issue.quotes[0].text, issue.expected) for issue in found] == expected


@pytest.mark.parametrize(("amount", "expected"), [("3.00", []), ("30.00", ["share"])])
def test_a_rate_of_nought_with_decimals_may_be_rounded(amount, expected):
    found = [issue for issue in audited(SHARES.format(amount)).issues if issue.quotes[0].text == "0.00%"]

    assert [issue.kind for issue in found] == expected


CHAPTER = (
    "五、{}\n（一）{}\n一是成立信息化领导小组，明确职责。\n（二）存在的问题\n"
    "1.渠道巡护频次偏低。\n巡护少。\n2.{}。\n登记少。\n六、有关建议\n（一）提高渠道巡护频次。\n每月巡护。\n"
)


@pytest.mark.parametrize(
    ("title", "first", "second", "expected"),
    [
        ("主要经验及做法、存在的问题及原因分析", "主要经验及做法", "渠道巡护记录不全", []),
        (
            "主要经验及做法、存在的问题及原因分析",
            "主要经验及做法",
            "固定资产登记缺失",
            ["固定资产登记缺失"],
        ),
        ("存在的问题及原因分析", "水费收缴滞后", "渠道巡护记录不全", ["水费收缴滞后"]),
    ],
)
def test_a_practice_wants_no_recommendation(title, first, second, expected):
    found = audited(CHAPTER.format(title, first, second)).issues

    assert [issue.message for issue in found if issue.kind == "problem_without_recommendation"] == [
        f"问题“{name}”没有对应的建议" for name in expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭队8个主场场场爆满，观众踊跃。\n", []),
        ("近年来全县今年年年增收，群众满意。\n", []),
        ("云岭县修建工工工程三处。\n", ["repetition"]),
        ("场场场爆满，观众踊跃。\n", ["repetition"]),
        ("通过通过率考核渠道。\n", []),
        ("通过通过考核渠道。\n", ["repetition"]),
    ],
)
def test_each_of_a_word_behind_one_that_ends_with_it_is_no_slip(text, expected):
    assert kinds(text) == expected


def pieces(*told):
    """A document of paragraphs, given as text, and of rows, given as tuples of cells."""
    text, found = "", []
    for piece in told:
        cells = () if isinstance(piece, str) else piece
        line = "\t".join(cells) or piece
        found.append(Paragraph(text=line, start=len(text), end=len(text) + len(line), cells=cells))
        text += line + "\n"
    return Document(source="report.docx", digest="", text=text, paragraphs=tuple(found))


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("坚持实事求是是办好事情的关键。", "这项工作是是办好事情的关键。"),
        ("沿线植被被毁三处。", "沿线渠道被被毁三处。"),
        ("要是是晴天就放水。", "主要是是东片镇的渠道。"),
        ("巡护的频次就是是否达标的依据。", "巡护的原因是是水位偏低。"),
        ("东片镇和和田地区结对。", "东片镇和和西片镇结对。"),
        ("泵站位于于田县。", "泵站位于于西片镇。"),
        ("渠道将将来水引入水库。", "渠道将将水引入水库。"),
    ],
)
def test_a_particle_beside_a_word_that_holds_it_is_not_doubled(right, slip):
    assert (kinds(f"{right}\n"), kinds(f"{slip}\n")) == ([], ["repetition"])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("数量指标", "苗木冠幅（m）：0.1-0.2", "＝", "50000", "株"), []),
        (("数量指标", "12.0-2.0", "＝", "50000", "株"), ["formula"]),
        (("数量指标", "净值12.0-2.0＝50000", "株"), ["formula"]),
    ],
)
def test_a_sign_in_a_cell_of_its_own_behind_a_name_is_the_sign_of_a_target(cells, expected):
    found = audit(pieces(("指标", "内容", "符号", "目标", "单位"), cells))

    assert [issue.kind for issue in found.issues if issue.kind == "formula"] == expected


@pytest.mark.parametrize(("names", "alarms", "hints"), [(2, 0, 1), (1, 1, 0)])
def test_the_name_of_a_class_that_several_tables_carry_was_not_chosen_by_its_author(names, alarms, hints):
    rows = [("科目", "金额"), *[("用于灌溉的的公益支出", "10"), ("用于养护的支出", "5")] * names]
    found = audit(pieces(*rows))

    assert [issue.kind for issue in found.issues] == ["repetition"] * alarms
    assert [issue.doubt for issue in found.hints] == ["科目名称系按统一的科目目录填列，未必由编制单位拟定"] * hints


@pytest.mark.parametrize(("amount", "alarms", "hints"), [("3,980.00", 0, 1), ("三年期工程", 1, 0)])
def test_two_columns_of_a_page_may_meet_over_a_line_break(amount, alarms, hints):
    lead = "云岭县（虚构）水务局二〇三一年安排资金修建渠道并按片区组织养护和巡查以保障农户春耕用水\n"
    text = (
        f"{lead}视频多功 {amount} 建设水库站点并运行监测平台以及保障农户春耕用水的渠道视频综合管理\n"
        "综合管理服务平台服务费和农户春耕用水的保障以及渠道的养护。\n"
    )
    found = audited(lead * 3 + text, "report.pdf")

    assert [issue.quotes[0].text for issue in found.issues] == ["综合管理\n综合管理"] * alarms
    assert [issue.quotes[0].text for issue in found.hints] == ["综合管理\n综合管理"] * hints


@pytest.mark.parametrize(
    ("name", "expected"), [("办公厅（室）及相关机构事务", []), ("办公厅（室）及机构相关的事务", ["name"])]
)
def test_a_class_with_a_bracket_in_its_name_is_read_whole(name, expected):
    found = audit(
        pieces(
            "支出决算表",
            "单位：万元",
            ("科目编码", "科目名称", "合计"),
            ("20103", "办公厅（室）及相关机构事务", "90.00"),
            ("2010301", "渠道巡护", "90.00"),
            f"{name}（款）渠道巡护（项）支出决算数为90.00万元。",
        )
    )

    assert [hint.kind for hint in found.hints] == expected
