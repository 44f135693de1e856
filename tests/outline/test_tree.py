"""The tree of headings and clauses, whatever markup or numbering carries it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.ingest import markdown, plain
from drafter.ingest.model import Document
from drafter.outline.numbers import Label, labels_of, number_of
from drafter.outline.reading import heading_tree

MARKED_UP = """# 复核报告

## 三、存在问题

### （一）支出进度偏慢，合同管理不够规范

一是支出进度未达要求。执行率87.00%，
低于序时进度。

二是**合同备案**不及时。具体见下表

表1 合同备案情况

| 合同 | 备案 |
| --- | --- |
| 甲 | 6月8日 |

## 四、建议

### （一）加快预算执行

由财务股按月通报。

附件：评分表

云岭县财政局（虚构）

2023年9月5日
"""

RUN_IN = """三、存在问题
（一）支出进度偏慢，合同管理不够规范。一是支出进度未达要求。执行率87.00%，低于序时进度。二是合同备案不及时。具体见下表
表1 合同备案情况
四、建议
（一）加快预算执行。由财务股按月通报。
云岭县财政局（虚构）
2023年9月5日
"""

TREE = [
    ("三、", "存在问题", []),
    (
        "（一）",
        "支出进度偏慢，合同管理不够规范",
        [
            ("一是", "支出进度未达要求。执行率87.00%，低于序时进度。"),
            ("二是", "合同备案不及时。具体见下表"),
        ],
    ),
    ("四、", "建议", []),
    ("（一）", "加快预算执行", [("", "由财务股按月通报。")]),
]


def document(text, reader=plain.paragraphs):
    return Document(source="notice", digest="", text=text, paragraphs=reader(text))


def tree(read):
    return [
        (node.number, node.title, [(clause.label, clause.text) for clause in node.clauses])
        for node in heading_tree(read).walk()
    ]


def test_markup_and_run_in_headings_give_the_same_tree():
    marked_up = tree(document(MARKED_UP, markdown.paragraphs))
    run_in = tree(document(RUN_IN))

    assert marked_up == [("", "", []), ("", "复核报告", []), *TREE]
    assert run_in == [("", "", []), *TREE]


def test_a_clause_knows_where_it_stands():
    read = document(RUN_IN)
    item = heading_tree(read).children[0].children[0]

    assert [read.text[clause.start : clause.end] for clause in item.clauses] == [
        "一是支出进度未达要求。执行率87.00%，低于序时进度。",
        "二是合同备案不及时。具体见下表",
    ]


@pytest.mark.parametrize(
    ("body", "clauses"),
    [
        (
            "在指标值方面，一是量化目标；二是参考历史数据。\n在指标类别方面，应当齐全。",
            [("一是", "在指标值方面，量化目标；"), ("二是", "参考历史数据。"), ("", "在指标类别方面，应当齐全。")],
        ),
        (
            "经抽查发现问题如下。一是账实不符。",
            [("", "经抽查发现问题如下。"), ("一是", "账实不符。")],
        ),
        (
            "一是口径不统一是主要原因。二是缺少台账，三是一是一、二是二的核对没有做。",
            [("一是", "口径不统一是主要原因。"), ("二是", "缺少台账，"), ("三是", "一是一、二是二的核对没有做。")],
        ),
        (
            "一是指标设置不合理。1.指标值偏低。如公益宣传指标。\n2.指标不相关。\n二是指标偏少。",
            [("一是", "指标设置不合理。1.指标值偏低。如公益宣传指标。2.指标不相关。"), ("二是", "指标偏少。")],
        ),
        (
            "1.账实不符，卡片缺失较多。\n2.未盘点，家底不清。",
            [("1.", "账实不符，卡片缺失较多。"), ("2.", "未盘点，家底不清。")],
        ),
        ("其一，账实不符。其二，未盘点。", [("其一，", "账实不符。"), ("其二，", "未盘点。")]),
    ],
)
def test_clauses_are_told_apart_by_their_labels(body, clauses):
    (node,) = heading_tree(document(f"（一）项目管理不到位。\n{body}")).children

    assert [(clause.label, clause.text) for clause in node.clauses] == clauses


def test_deeper_headings_stand_below_and_an_unnumbered_one_of_the_same_rank_beside():
    text = "## 三、存在问题\n\n（一）资产管理\n\n1.账实不符\n\n盘点不到位。\n\n## 结语\n\n特此通知。"

    nodes = heading_tree(document(text, markdown.paragraphs)).children

    assert [(node.title, [child.title for child in node.walk()][1:]) for node in nodes] == [
        ("存在问题", ["资产管理", "账实不符"]),
        ("结语", []),
    ]


def test_labels_count_on_from_the_paragraph_before():
    second = Label("is", 2, 0, 0)

    assert [label.value for label in labels_of("三是未盘点。五是跳号的不算。四是未公开。", second)] == [3, 4]


def test_a_label_may_be_left_out_or_doubled_by_slip():
    assert [label.value for label in labels_of("一是未盘点。三是未公开。三是未归档。")] == [1, 3, 3]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("首先，账实不符。其次，未盘点。最后，未公开。", ["首先，", "其次，", "最后，"]),
        ("第一，账实不符。第二，未盘点。", ["第一，", "第二，"]),
        ("其一是账实不符；其二是未盘点。", ["其一是", "其二是"]),
        ("一要加强盘点。二要完善台账。", ["一要", "二要"]),
        ("四\n是统一口径。", []),
        ("第一，只有一处。", []),
    ],
)
def test_every_form_of_label_is_read(text, labels):
    assert [text[label.start : label.end] for label in labels_of(text)] == labels


def titles(text, source="notice.txt", reader=plain.paragraphs):
    read = Document(source=source, digest="", text=text, paragraphs=reader(text))
    return [(node.number, node.title) for node in heading_tree(read).walk()][1:]


def test_numbers_of_every_form_nest_by_their_rank():
    text = """第一部分 部门概况
第一章 基本情况
一、主要职责
(一) 预算编制
1．编制依据
依据已备。
（1）编制程序
程序已备。
①编制时间
时间已备。
二. 内设机构
㈠ 办公室
负责文秘。
1.12345 热线
话务由中心承担。
2.2024 年收支
收支平衡。
"""
    assert titles(text) == [
        ("第一部分", "部门概况"),
        ("第一章", "基本情况"),
        ("一、", "主要职责"),
        ("(一)", "预算编制"),
        ("1．", "编制依据"),
        ("（1）", "编制程序"),
        ("①", "编制时间"),
        ("二.", "内设机构"),
        ("㈠", "办公室"),
        ("1.", "12345 热线"),
        ("2.", "2024 年收支"),
    ]


@pytest.mark.parametrize(
    "text",
    ["3.14是圆周率。", "1.5万元未支付。", "第三方机构出具报告。", "二、三产业均有增长。", "2023年预算执行较好。"],
)
def test_what_looks_like_a_number_is_none(text):
    assert number_of(text) is None


def slips(text):
    return {node.number: node.slips for node in heading_tree(document(text)).walk() if node.slips}


def test_slips_of_numbers_are_told_and_do_not_break_the_tree():
    text = """一、基本情况
（一）概况
已备。
（二)收支
已备。
（二）绩效
已备。
四、结论
已备。
"""
    assert slips(text) == {
        "（二)": ("编号的左右括号不一致",),
        "（二）": ("编号重复，此处应为第3项",),
        "四、": ("编号不连续，此处应为第2项",),
    }
    assert [child.number for child in heading_tree(document(text)).children] == ["一、", "四、"]


def test_a_number_of_the_wrong_form_goes_where_it_counts_on():
    text = """三、存在问题
（一）支出慢。执行率低。
（二）采购乱。合同未备案。
三、资产不清。未盘点。
（四）绩效弱。未设目标。
四、建议
（一）加快支出。按月通报。
"""
    problems, advice = heading_tree(document(text)).children

    assert [child.title for child in problems.children] == ["支出慢", "采购乱", "资产不清", "绩效弱"]
    assert problems.children[2].slips == ("编号与同级标题的形式不一致，已按顺序归入同级",)
    assert advice.title == "建议"


def test_a_table_of_contents_is_left_out_with_and_without_leaders():
    body = "一、部门概况\n部门职责清晰。\n二、绩效情况\n（一）自评结论\n自评完成。\n"
    leaders = "目  录\n一、部门概况 ........ 1\n二、绩效情况 ………… 2\n（一）自评结论 ········ 3\n"
    bare = "目录\n一、部门概况\n二、绩效情况\n（一）自评结论\n"

    expected = [("一、", "部门概况"), ("二、", "绩效情况"), ("（一）", "自评结论")]
    assert titles(leaders + body) == titles(bare + body) == titles(body) == expected


def test_headings_without_numbers_are_known_from_the_table_of_contents():
    text = (
        "目录\n"
        "一、单位职能\n"
        "二、名词解释\n"
        "云岭县财政局（虚构）单位职能\n"
        "主管全县财政工作。\n"
        "名词解释\n"
        "指本年度取得的收入。\n"
    )

    assert titles(text) == [("", "云岭县财政局（虚构）单位职能"), ("", "名词解释")]


def test_articles_stand_below_chapters_and_their_points_are_clauses():
    text = """第一章 总则
第一条 为规范管理，制定本办法。
第二条 财政部门履行下列职责：
（一）制定制度；
（二）组织实施。
第二章 附则
第三条 本办法自印发之日起施行，有效期至
第二条规定的期限届满。
"""
    first, last = heading_tree(document(text)).children

    assert [(child.number, [clause.label for clause in child.clauses]) for child in first.children] == [
        ("第一条", [""]),
        ("第二条", ["", "（一）", "（二）"]),
    ]
    assert [(child.number, child.slips) for child in last.children] == [("第三条", ())]


def test_short_numbered_lines_with_text_below_are_headings_and_a_list_of_sentences_is_none():
    text = """（一）管理情况
1.预算编制。
编制较为合理。
2.目标设置。
目标较为明确。
（二）主要职责
1.负责编制预算，并组织实施。
2.负责采购管理，监督合同履行。
"""
    managed, duties = heading_tree(document(text)).children

    assert [child.title for child in managed.children] == ["预算编制", "目标设置"]
    assert [clause.label for clause in duties.clauses] == ["1.", "2."]


def test_an_item_that_is_one_long_sentence_is_called_by_its_first_words_and_keeps_its_text():
    sentence = (
        "专业人才不足，预算绩效管理需要具备专业知识和实战经验的人员，而经办人员"
        "岗位变动频繁，对指标设置、过程监控和自评工作都不够熟悉，影响工作质量。"
    )

    (item,) = heading_tree(document(f"（一）{sentence}")).children

    assert (item.title, [clause.text for clause in item.clauses]) == ("专业人才不足", [sentence])


def test_an_annex_holds_what_follows_and_the_signature_ends_the_body():
    text = """一、有关要求
请按期整改。
云岭县财政局（虚构）
2024年3月1日
附件1
整改台账
一、填报说明
逐项填写。
"""
    root = heading_tree(document(text))

    assert [(child.number, child.title) for child in root.children] == [
        ("一、", "有关要求"),
        ("附件1", "整改台账"),
    ]
    assert [child.title for child in root.children[1].children] == ["填报说明"]


WRAPPED = """一、部门基本情况

（一）绩效目标设置不够完整、合理性不足，绩效管理的水平

有待提升

一是部门整体绩效目标没有分解为具体的产出指标和效益指

标，缺少能够体现履职成效的个性化指标，难以据此开展考核。

二是年度重点工作没有全部纳入绩效目标的范围之内，任务与

目标脱节，绩效等级

1
为“中”，需要在下一年度编制预算时逐项对照，并及时加以

修改完善，保证目标与任务相互匹配，相关资料应当按年度归

1 评分等级：优（得分≥90），良（90>得分≥80），中（80>得分≥70）。
 档保存备查。

（二）资产管理不够规范，家底不清
年末没有组织盘点，部分资产卡片缺少使用人和存放地点信息。
"""


def test_hard_wrapped_headings_and_paragraphs_are_put_together_without_footnotes():
    read = document(WRAPPED)
    (part,) = heading_tree(read).children
    first, second = part.children

    assert first.title == "绩效目标设置不够完整、合理性不足，绩效管理的水平有待提升"
    assert [clause.label for clause in first.clauses] == ["一是", "二是"]
    assert first.clauses[1].text.endswith("相关资料应当按年度归档保存备查。")
    assert "绩效等级为“中”" in first.clauses[1].text
    assert second.title == "资产管理不够规范，家底不清"


@given(
    st.lists(
        st.sampled_from(
            [
                "一、",
                "（二）",
                "3.",
                "（4）",
                "一是",
                "五是",
                "表1 某表",
                "预算",
                "执行率87%。",
                "\n",
                " 12 3 4\n",
                "附件",
                "目录",
                "第三条 ",
            ]
        )
    ).map("".join)
)
def test_whatever_the_text_every_clause_stands_in_it_and_none_overlap(text):
    nodes = list(heading_tree(document(text)).walk())
    clauses = sorted((clause for node in nodes for clause in node.clauses), key=lambda clause: clause.start)

    assert all(0 <= clause.start < clause.end <= len(text) for clause in clauses)
    assert all(one.end <= other.start for one, other in pairwise(clauses))


def test_a_number_alone_on_its_line_heads_the_next_one():
    text = "二、情况\n（一）\n存在问题。\n账实不符。\n（二）\n改进建议。\n逐月核对。\n"
    (chapter,) = heading_tree(document(text)).children

    assert [(node.number, node.title) for node in chapter.children] == [
        ("（一）", "存在问题"),
        ("（二）", "改进建议"),
    ]


def test_a_numbered_line_begins_anew_though_the_one_above_has_lost_its_full_stop():
    text = (
        "一、投入\n（1）立项依据\n县里按规定编制了需求，明确了来源，与申报内容一致，自评得3分\n"
        "（2）目标设立\n县里设立了绩效目标，与任务一致。\n"
    )
    (chapter,) = heading_tree(document(text)).children

    assert [node.title for node in chapter.children] == ["立项依据", "目标设立"]


def test_the_name_of_an_office_between_two_numbers_ends_nothing():
    text = "一、实施主体\n云岭县商务局（虚构）\n二、实施方案\n按季申报。\n三、实施周期\n全年。\n"
    titles = [(node.number, node.title) for node in heading_tree(document(text)).children]

    assert titles == [("一、", "实施主体"), ("二、", "实施方案"), ("三、", "实施周期")]


def test_titles_may_name_the_office_that_the_contents_call_department_and_leave_out_its_numbers():
    text = (
        "目录\n一、部门主要职能\n二、其他情况说明\n"
        "云岭县商务局（虚构）主要职能\n负责商务工作。\n"
        "其他情况说明\n一、采购情况\n无。\n二、资产情况\n车辆两辆。\n"
    )
    first, second = heading_tree(document(text)).children

    assert (first.title, second.title) == ("云岭县商务局（虚构）主要职能", "其他情况说明")
    assert [node.title for node in second.children] == ["采购情况", "资产情况"]
