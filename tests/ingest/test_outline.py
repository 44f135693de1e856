"""The tree of headings and clauses, whatever markup or numbering carries it."""

import pytest

from drafter.ingest import markdown, plain
from drafter.ingest.model import Document
from drafter.ingest.numbering import labels
from drafter.ingest.outline import outline

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
        for node in outline(read).walk()
    ]


def test_markup_and_run_in_headings_give_the_same_tree():
    marked_up = tree(document(MARKED_UP, markdown.paragraphs))
    run_in = tree(document(RUN_IN))

    assert marked_up == [("", "", []), ("", "复核报告", []), *TREE]
    assert run_in == [("", "", []), *TREE]


def test_a_clause_knows_where_it_stands():
    read = document(RUN_IN)
    item = outline(read).children[0].children[0]

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
            [("", "1.账实不符，卡片缺失较多。"), ("", "2.未盘点，家底不清。")],
        ),
        ("其一，账实不符。其二，未盘点。", [("其一，", "账实不符。"), ("其二，", "未盘点。")]),
    ],
)
def test_clauses_are_told_apart_by_their_labels(body, clauses):
    (node,) = outline(document(f"（一）项目管理不到位。\n{body}")).children

    assert [(clause.label, clause.text) for clause in node.clauses] == clauses


def test_deeper_headings_stand_below_and_an_unnumbered_one_of_the_same_rank_beside():
    text = "## 三、存在问题\n\n（一）资产管理\n\n1.账实不符\n\n盘点不到位。\n\n## 结语\n\n特此通知。"

    nodes = outline(document(text, markdown.paragraphs)).children

    assert [(node.title, [child.title for child in node.walk()][1:]) for node in nodes] == [
        ("存在问题", ["资产管理", "账实不符"]),
        ("结语", []),
    ]


def test_labels_count_on_from_the_paragraph_before():
    assert [value for value, _, _ in labels("三是未盘点。五是跳号的不算。四是未公开。", following=2)] == [3, 4]
