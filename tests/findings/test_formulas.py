"""Derived facts against their formulas."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.findings.formula import formula_fault, recomputed
from drafter.findings.model import Fact, FactKind, Role

ROLES = {"money": Role.AMOUNT, "rate": Role.RATIO, "count": Role.NUMBER, "name": Role.VENDOR}


def fact(kind: str, value: str, unit: str = "", formula: str = "") -> Fact:
    """A fact of which only the figure matters."""
    role = ROLES.get(kind, Role.DIFFERENCE)
    return Fact(kind=FactKind(kind), label="某数", role=role, value=value, unit=unit, formula=formula)


FACTS = {
    "allotted": fact("money", "213.70", "万元"),
    "spent": fact("money", "2,092,600", "元"),
    "last-year": fact("money", "100.00", "万元"),
    "last": fact("money", "1.00", "万元"),
    "year": fact("money", "1.00", "万元"),
    "none": fact("money", "0.00", "万元"),
    "target": fact("rate", "95", "%"),
    "actual": fact("rate", "91.8", "%"),
    "cars": fact("count", "3", "辆"),
    "vendor": fact("name", "甲公司（虚构）"),
}


@pytest.mark.parametrize(
    ("derived", "formula"),
    [
        (("money", "4.44", "万元"), "allotted - spent"),
        (("money", "4.4", "万元"), "allotted - spent"),
        (("money", "44,400", "元"), "allotted−spent"),
        (("rate", "97.92", "%"), "spent / allotted"),
        (("rate", "98", "%"), "spent ÷ allotted"),
        (("rate", "979.22", "‰"), "spent/allotted"),
        (("percentage_point", "3.2", "个百分点"), "target - actual"),
        (("money", "313.70", "万元"), "allotted + last-year"),
        (("money", "71.23", "万元"), "allotted / cars"),
        (("rate", "46.79", "%"), "last-year / allotted"),
    ],
)
def test_a_formula_holds_at_the_precision_of_its_value(derived: tuple[str, str, str], formula: str) -> None:
    assert formula_fault(fact(*derived, formula), FACTS) is None


@pytest.mark.parametrize(
    ("derived", "formula", "told"),
    [
        (("rate", "97.93", "%"), "spent / allotted", "按公式 spent / allotted 算得 97.92%，与所写的 97.93 不一致"),
        (
            ("rate", "97.920", "%"),
            "spent / allotted",
            "按公式 spent / allotted 算得 97.922%，与所写的 97.920 不一致",
        ),
        (("money", "1.00", "万元"), "alloted - spent", "公式中的“alloted”不是已有的事实"),
        (("money", "1.00", "万元"), "allotted - cars", "公式中“cars”的单位“辆”不能换算为“万元”"),
        (("money", "1.00", "万元"), "allotted - vendor", "公式中的“vendor”不是数量"),
        (("rate", "1.00", "%"), "spent / none", "公式以“某数”作除数，而它为 0"),
        (("rate", "1.00", "%"), "spent / cars", "两数相除的结果与所写的种类或单位不符"),
        (("money", "1.00", "万元"), "spent / allotted", "两数相除的结果与所写的种类或单位不符"),
        (("money", "1.00", "万元"), "spent * allotted", "公式“spent * allotted”看不懂"),
        (("money", "1.00", "万元"), "spent +", "公式“spent +”看不懂"),
        (("money", "1.00", "万元"), "spent", "公式“spent”看不懂"),
        (("rate", "1.00", "%"), "spent / allotted / last", "公式“spent / allotted / last”看不懂"),
        (("name", "甲"), "allotted - spent", "只有数量才能有公式"),
    ],
)
def test_a_formula_that_does_not_hold_says_why(derived: tuple[str, ...], formula: str, told: str) -> None:
    unit = derived[2] if len(derived) > 2 else ""
    fault = formula_fault(fact(derived[0], derived[1], unit, formula), FACTS)
    assert fault is not None
    assert fault.message == told
    assert fault.remedy


amounts = st.decimals(min_value=1, max_value=10**9, places=2)


@given(whole=amounts, part=amounts)
def test_parts_of_a_difference_add_up_to_the_whole(whole: Decimal, part: Decimal) -> None:
    facts = {"whole": fact("money", str(whole), "万元"), "part": fact("money", str(part), "万元")}
    rest = recomputed(fact("money", "0.00", "万元", "whole - part"), facts)
    assert rest == whole - part


@given(part=amounts, whole=amounts)
def test_money_gives_the_same_rate_in_whatever_unit_it_is_written(part: Decimal, whole: Decimal) -> None:
    target = fact("rate", "0.00", "%", "part / whole")
    in_wan = {"part": fact("money", str(part), "万元"), "whole": fact("money", str(whole), "万元")}
    in_yuan = {**in_wan, "part": fact("money", str(part * 10_000), "元")}
    assert recomputed(target, in_wan) == recomputed(target, in_yuan)
