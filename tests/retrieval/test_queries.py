"""A query is the substance of a finding, without figures and names."""

from drafter.findings.model import Point
from drafter.retrieval.queries import joint_query, query_text


def point(title, text="见上。"):
    return Point(id="a", title=title, text=text)


def test_a_query_says_what_is_wrong_where_and_how_and_leaves_facts_out():
    asked = query_text(
        point("合同备案滞后", "抽查{checked}合同，《{rule}》规定备案，{late}超过“{ limit }”。"),
        indicator="政府采购执行率",
        theme="采购与合同管理",
    )

    assert asked == "合同备案滞后 政府采购执行率 采购与合同管理 抽查合同，规定备案，超过。"


def test_a_word_that_is_said_twice_is_asked_once():
    assert (
        query_text(point("结转结余率", "{rate}。"), indicator="结转结余率", theme="结转结余率") == "结转结余率 。"
    )


def test_long_accounts_are_cut_behind_the_substance():
    asked = query_text(point("账实不符", "盘点" * 100), indicator="资产管理安全性")

    assert asked.startswith("账实不符 资产管理安全性 盘点盘点")
    assert len(asked) == 64


def test_points_told_together_share_one_query():
    asked = joint_query(["甲" * 64, "乙" * 64, "甲" * 64])

    assert asked == "甲" * 32 + " " + "乙" * 32
    assert joint_query([]) == ""
