"""The cases that ship: they load without a warning, and what the offline writer makes of them may stand."""

from functools import cache

import pytest

from evals.case_model import Size
from evals.cases import CASES, case_names, loaded_case
from evals.model import Gravity
from evals.running import row
from tests.evals.benches import bench, offline, setting

NAMES = case_names()
MADE_UP = [name for name in NAMES if (CASES / name / "case.yaml").is_file()]


@cache
def measured(name):
    """What the evaluators say of the offline draft of a case."""
    return row(offline(name)).results


def test_there_are_the_five_systems_and_at_least_twenty_five_made_up_cases():
    assert len(NAMES) - len(MADE_UP) == 5
    assert len(MADE_UP) >= 25
    assert {bench(name).eval_case.description.size for name in NAMES} == set(Size)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_loads_without_a_warning(name):
    eval_case = bench(name).eval_case
    assert loaded_case(eval_case.path, setting()).warnings == ()


@pytest.mark.parametrize("name", MADE_UP)
def test_a_made_up_department_says_that_it_is(name):
    case = bench(name).eval_case.case
    assert "（虚构）" in case.department.name
    assert "（虚构）" in case.notice.issuer


@pytest.mark.parametrize("name", NAMES)
def test_the_offline_draft_of_a_case_may_stand(name):
    faults = [fault for result in measured(name) for fault in result.faults]
    assert [fault for fault in faults if fault.severity is Gravity.BLOCK] == []
    assert offline(name).report.clean


@pytest.mark.parametrize("measure", ["coverage", "quantity_recall", "expectations", "links", "score_purity"])
def test_the_offline_writer_tells_everything_that_is_expected(measure):
    values = {
        name: result.value
        for name in NAMES
        for result in measured(name)
        if result.evaluator == measure and result.applicable
    }
    assert len(values) > 20
    assert {name for name, value in values.items() if value < 1} == set()


def test_every_case_says_something_of_its_own():
    described = [bench(name).eval_case.description for name in NAMES]
    assert len({one.why for one in described}) == len(NAMES)
    assert len({one.style for one in described}) == len(NAMES)
