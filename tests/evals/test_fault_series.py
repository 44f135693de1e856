"""The made-up cases of the fault matrix: the same for everybody, sound, varied, and drafted without a block."""

from decimal import Decimal
from itertools import chain

import pytest

from drafter.errors import EvaluationError
from evals.cases import CASES
from evals.faults.choosing import generator
from evals.faults.matrix import Wanted, page_of
from evals.faults.operators.swaps import OPERATORS
from evals.faults.series.cases import is_of_series, series_names
from evals.faults.series.facts import facts_of
from evals.faults.series.making import made_up
from evals.faults.series.words import Draw, dealt, forms, words


def draw() -> Draw:
    return Draw(generator("a test"), "霞溪县", 2022)


def test_a_case_is_the_same_each_time_and_unlike_the_next():
    assert made_up(3) == made_up(3) != made_up(4)
    assert made_up(3)["id"] == "series-003"


def test_every_form_is_used_again_and_again_and_never_twice_in_a_case():
    used = list(chain.from_iterable(dealt()))
    assert all(used.count(one) >= 3 for several in forms().values() for one in several)
    assert all(len({one.text for one in hand}) == len(hand) for hand in dealt())


def test_departments_and_accounts_differ_from_case_to_case():
    made = [made_up(number) for number in range(len(series_names()))]
    told = [point["text"] for one in made for finding in one["findings"] for point in finding["points"]]
    assert len({one["department"]["name"] for one in made}) >= 0.9 * len(made)
    assert len(set(told)) >= 150
    assert len({one["published"]["grade"] for one in made}) == 5


def test_facts_are_worked_out_over_those_above_and_belong_to_whom_the_form_says():
    made = facts_of(
        {
            "unit": "下属单位 单位 name owners",
            "plan": "预算数 预算 万元 200..300.00 @unit",
            "spent": "支出数 支出 万元 100..150.00 -1",
            "left": "未支出数 结余 万元 plan-spent",
            "rate": "支出率 比率 % spent/plan",
        },
        draw(),
        grouped=False,
    )
    plan, spent = (Decimal(made[name]["value"]) for name in ("plan", "spent"))
    assert made["plan"]["subject"] == made["unit"]["value"]
    assert made["spent"]["period"] == "2021"
    assert (Decimal(made["left"]["value"]), made["left"]["formula"]) == (plan - spent, "plan - spent")
    assert made["rate"]["value"] == f"{spent * 100 / plan:.2f}"


def test_a_date_comes_so_many_days_after_another_and_its_label_names_the_contract():
    made = facts_of(
        {
            "n": "合同编号 编号 contract new",
            "a": "{n}号合同签订日期 签订日期 date any",
            "b": "备案日期 备案日期 date a+19..19",
        },
        draw(),
        grouped=True,
    )
    assert made["a"]["label"] == f"{made['n']['value']}号合同签订日期"
    assert made["a"]["value"] < made["b"]["value"]


def test_thousands_are_marked_off_where_a_case_writes_so():
    form = {"heads": "到馆人次 数量 人次 48210..48210"}
    assert [facts_of(form, draw(), grouped=one)["heads"]["value"] for one in (True, False)] == ["48,210", "48210"]


def test_a_list_that_is_too_short_ends_the_making():
    one = draw()
    rooms = {one.one_of("finance") for _ in range(len(words()["finance"]))}
    assert len(rooms) == len(words()["finance"])
    with pytest.raises(EvaluationError):
        one.one_of("finance")


@pytest.mark.parametrize("number", [0, 7, 26, 41])
def test_a_draft_of_the_series_is_clean_and_lends_itself_to_swaps(number):
    found = page_of(CASES, series_names()[number])
    assert found is not None
    assert any(one.make(found, generator(number, one.name)) for one in OPERATORS)


def test_the_series_stands_behind_the_cases_of_the_folder():
    assert Wanted(only=("two-years",), series=2).named() == ["two-years"]
    assert Wanted(only=("series-001",), series=2).named() == ["series-001"]
    assert Wanted(series=2).named()[-2:] == ["series-000", "series-001"]
    assert not any(map(is_of_series, Wanted().named()))
