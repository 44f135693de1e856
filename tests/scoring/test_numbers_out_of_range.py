"""Numbers that no rubric can mean are told in Chinese, at their line, with what may stand there."""

from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.scoring.lint import lint_file
from tests.scoring.made_up import PLAIN, A, indicator, rubric, written

PER_POINT = {"kind": "per_point", "value": PLAIN, "target": 95, "per": 1}


def violations(**changes: object) -> dict[str, object]:
    return {"kind": "violations", "criteria": [{"id": "c1", "text": "一次逾期", "per": 1, **changes}]}


def bonus(floor: object, **changes: object) -> dict[str, object]:
    criterion = {"id": "c1", "text": "受表彰", "per": 1, **changes}
    return {"kind": "bonus", "floor": floor, "criteria": [criterion]}


def refused(data: object, folder: Path) -> list[tuple[str, str, str]]:
    """Field, message and remedy of everything for which a rubric is refused."""
    with pytest.raises(InputError) as caught:
        lint_file(written(data, folder))
    found = [
        (problem.where.rpartition(".")[2], problem.message, problem.remedy) for problem in caught.value.problems
    ]
    assert all("rubric.yaml:" in problem.where for problem in caught.value.problems)
    return found


@pytest.mark.parametrize(
    ("rule", "field", "message", "remedy"),
    [
        (violations(per=-1), "per", "“per”的值 -1 过小", "写成大于 0 的数"),
        (violations(per=0), "per", "“per”的值 0 过小", "写成大于 0 的数"),
        (violations(most=0), "most", "“most”的值 0 过小", "写成不小于 1 的数"),
        (bonus(2), "floor", "“floor”的值 2 过大", "写成不大于 0 的数；检查是否多写了位数"),
        (bonus(0, most=-1), "most", "“most”的值 -1 过小", "写成不小于 1 的数"),
        ({**PER_POINT, "step": 0}, "step", "“step”的值 0 过小", "写成大于 0 的数"),
        ({"kind": "items", "of": "a", "met": "a", "each": -2}, "each", "“each”的值 -2 过小", "写成大于 0 的数"),
        ({**PER_POINT, "floor": -0.5}, "floor", "“floor”的值 -0.5 过小", "写成不小于 0 的数"),
    ],
)
def test_a_number_of_a_rule_that_is_out_of_range_says_what_may_stand_there(
    tmp_path: Path, rule: object, field: str, message: str, remedy: str
) -> None:
    assert refused(rubric(indicator(rule, measures=A)), tmp_path) == [(field, message, remedy)]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"issued": "2024年"}, "“2024年”不是日期"),
        ({"issued": "2024-13"}, "“2024-13”不是日期"),
        ({"fiscal_years": [24]}, "“第 1 项”的值 24 过小"),
        ({"rounding": {"places": 9}}, "“places”的值 9 过大"),
    ],
)
def test_so_do_the_numbers_at_its_head(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    (found,) = refused(rubric(indicator({"kind": "stated"}), **changes), tmp_path)
    assert found[1] == message


def test_an_empty_word_is_not_offered_as_a_choice(tmp_path: Path) -> None:
    data = rubric(indicator({"kind": "stated"}))
    data["levels"][0]["bonus"] = "yes"  # type: ignore[index]
    assert refused(data, tmp_path) == [("bonus", "“yes”不在可选范围内", "可选：on_top、within")]
