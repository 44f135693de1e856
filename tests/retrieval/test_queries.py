"""A query is the substance of a finding, without figures and names."""

from drafter.findings.model import Point
from drafter.knowledge.ports import Query
from drafter.retrieval.queries import joint_query, point_query


def point(title, text="见上。", norms=()):
    return Point(id="a", title=title, text=text, norms=norms)


def test_a_query_says_what_is_wrong_and_how_and_leaves_facts_out():
    asked = point_query(
        point("合同备案滞后", "抽查{checked}合同，《{rule}》规定备案，{late}超过“{ limit }”。", ("law-47",)),
        indicator="政府采购执行率",
        theme="采购与合同管理",
    )

    assert asked == Query(
        text="合同备案滞后 抽查合同，规定备案，超过。",
        about="政府采购执行率 采购与合同管理",
        cited=("law-47",),
    )
    assert asked.words == "合同备案滞后 抽查合同，规定备案，超过。 政府采购执行率 采购与合同管理"


def test_a_word_that_is_said_twice_is_asked_once():
    asked = point_query(point("结转结余率", "结转结余率"), indicator="预算执行", theme="预算执行")

    assert asked == Query("结转结余率", "预算执行")


def test_long_accounts_are_cut_behind_the_substance():
    asked = point_query(point("账实不符", "盘点" * 100), indicator="资产管理安全性")

    assert asked.text.startswith("账实不符 盘点盘点")
    assert len(asked.text) == 64
    assert asked.about == "资产管理安全性"


def test_points_told_together_share_one_query():
    one, other = Query("甲" * 64, "支出率 预算执行", ("a",)), Query("乙" * 64, "结余率 预算执行", ("b", "a"))

    asked = joint_query([one, other, one])

    assert asked == Query("甲" * 32 + " " + "乙" * 32, "支出率 预算执行 结余率", ("a", "b"))
    assert joint_query([]) == Query("")
