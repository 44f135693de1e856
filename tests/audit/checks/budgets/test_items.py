"""The items of a budget, by name, year and class, beside each other and beside the tables."""

import pytest

from drafter.audit.auditor import audit
from tests.audit.findings import alarms, alarms_of_markdown, alarms_with_quotes, audited, document, hints, markdown

ITEM = (
    "{n}、社会保障支出（208类）养老支出（05款）{name}（{n}项）{head}万元。主要用于：{name}。"
    "{then}年当年预算执行数为10.00万元，{now}预算安排{plan}万元，比{base}年预算执行数增加20.00%。\n"
)
NAMES = ("防汛物资", "水质检测", "渠道养护", "泵站维修", "节水宣传", "山塘加固")


def budget(**odd):
    """A budget of six items; `odd` is what the third has otherwise."""
    usual = {"head": "12.00", "plan": "12.00", "then": "2025", "now": "2026年", "base": "2025"}
    items = (ITEM.format(n=n, name=name, **usual | (odd if n == 3 else {})) for n, name in enumerate(NAMES, 1))
    return "清溪县水务局2026年部门预算\n" + "".join(items)


def test_a_budget_whose_items_agree_is_clean():
    assert alarms_with_quotes(budget()) == []


@pytest.mark.parametrize(
    ("odd", "found"),
    {
        "an item with two budgets": ({"head": "12.60"}, ("two_values", ("12.60万元", "12.00万元"))),
        "the base of another year": ({"base": "2024"}, ("date_year", ("2024",))),
        "the budget of another year": ({"now": "2025年"}, ("date_year", ("2025",))),
        "the outturn of another year": ({"then": "2024"}, ("date_year", ("2024",))),
        "a year without its word": ({"now": "2026"}, ("form", ("2026预算安排",))),
    }.values(),
)
def test_an_item_that_is_unlike_all_others_is_told(odd, found):
    assert found in alarms_with_quotes(budget(**odd))


def test_two_ways_of_naming_the_years_are_no_slip():
    halves = budget().replace("2025年当年", "2024年当年", 3).replace("比2025年", "比2024年", 3)

    assert alarms_with_quotes(halves) == []


CLASSES = "科目编码 科目名称 预算数（万元）\n20101 人大事务 0.00\n21303 水利 1543.16\n"
CLASSES += "2130302 一般行政管理事务 1543.16\n2130301 行政运行 800.10"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("人大事务（款）一般行政管理事务（项）12.00万元。水利（款）行政运行（项）800.10万元。", []),
        ("水利（款）一般行政管理事务（项）0万元。水利（款）行政运行（项）800.10万元。", []),
        (
            "水利（款）一般行政管理事务（项）1543.61万元。水利（款）行政运行（项）800.10万元。",
            [("two_values", "1543.61万元")],
        ),
    ],
)
def test_items_of_one_name_are_told_apart_by_their_class(tmp_path, told, expected):
    """One name stands in many classes; what is nothing this year is in no table."""
    text = "2026年部门预算\n\n单位：万元\n\n" + markdown(CLASSES) + told + "\n"
    assert alarms_of_markdown(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("办公厅（室）及相关机构事务", []), ("办公厅（室）及机构相关的事务", ["name"])]
)
def test_a_class_with_a_bracket_in_its_name_is_read_whole(name, expected):
    found = audit(
        document(
            "支出决算表",
            "单位：万元",
            ("科目编码", "科目名称", "合计"),
            ("20103", "办公厅（室）及相关机构事务", "90.00"),
            ("2010301", "渠道巡护", "90.00"),
            f"{name}（款）渠道巡护（项）支出决算数为90.00万元。",
        )
    )

    assert [hint.kind for hint in found.hints] == expected


BUDGET = (
    "2031年区级单位预算\n2031年，云岭区（虚构）水务局收入预算{}万元，其中：财政拨款收入910.02万元。\n"
    "支出预算910.02万元，其中：财政拨款支出预算910.02万元。\n"
)
BALANCE = (
    "收支预算总表\n单位：元\n",
    ("项目", "预算数", "项目", "预算数"),
    ("一、财政拨款收入", "9,100,200.00", "一、农林水支出", "9,100,200.00"),
    ("收入总计", "9,100,200.00", "支出总计", "9,100,200.00"),
)


@pytest.mark.parametrize(("total", "kinds"), [("910.02", []), ("970.02", ["two_values"])])
def test_totals_of_the_text_stand_in_the_tables(total, kinds):
    assert [kind for kind, _ in alarms(BUDGET.format(total), *BALANCE)] == kinds


@pytest.mark.parametrize(
    ("group", "kinds"),
    [("水利", []), ("本年水费支出在水利", []), ("林业和草原", []), ("水力", ["name"])],
)
def test_a_group_is_miswritten_where_it_is_almost_that_of_the_tables(group, kinds):
    found = hints(
        "支出决算表\n单位：万元\n",
        ("科目编码及名称", "合计", "基本支出"),
        ("21303水利建设", "20.00", "20.00"),
        ("2130301行政运行", "20.00", "20.00"),
        f"农林水支出（类）{group}建设（款）行政运行（项）支出。\n",
    )

    assert [kind for kind, _ in found if kind == "name"] == kinds


@pytest.mark.parametrize(
    ("said", "alarms", "hints"),
    [
        ("财政拨款收入支出总计0.30万元。收入支出总计9746.50万元", 1, 0),
        ("财政拨款收入支出总计0.30万元", 0, 1),
        ("财政拨款收入支出总计9764.50万元", 1, 0),
        ("国有资本经营预算财政拨款收入支出总计0.30万元。收入支出总计9746.50万元", 0, 0),
    ],
)
def test_a_total_is_held_against_a_table_that_others_show_to_be_of_its_scope(said, alarms, hints):
    text = (
        "收入支出决算总表\n单位：万元\n收入 金额 支出 金额\n总计 9746.50 总计 9746.50\n"
        f"云岭县（虚构）水务局2031年度{said}。\n"
    )

    found = audited(text)

    assert (len(found.issues), len(found.hints)) == (alarms, hints)
