"""Figures with more digits than any budget has are a slip, not a crash."""

import pytest

from drafter.findings.fact_checks import fact_problems
from drafter.findings.model import Fact
from drafter.findings.validation import given


def fact(value: str) -> Fact:
    return Fact.model_validate({"kind": "money", "label": "支出", "role": "支出", "value": value, "unit": "万元"})


@pytest.mark.parametrize("value", ["1" * 18, "0." + "1" * 17, "123,456,789,012,345.678"])
def test_eighteen_digits_are_enough_for_anyone(value):
    assert list(fact_problems(fact(value))) == []


@pytest.mark.parametrize("value", ["1" * 19, "0." + "1" * 400])
def test_more_are_a_problem_of_that_field(value):
    (problem,) = fact_problems(fact(value))
    assert problem.path == ("value",)
    assert "18" in problem.message


def test_what_is_left_of_a_thousands_comma_without_quotes_stays_to_be_refused():
    assert given({"value": "7", "377.90": None, "unit": None}, Fact) == {"value": "7", "377.90": None}
