"""Each evaluator that judges a text by itself finds the fault that is planted for it, where it is planted."""

import pytest

from evals.kinds import kinds
from evals.model import Gravity
from evals.registry import EVALUATORS
from evals.running import result_of, row
from tests.evals.benches import bench, changed, offline
from tests.evals.planted import PLANTED

BY_NAME = {evaluator.name: evaluator for evaluator in EVALUATORS}
REVIEWED = {"links", "specificity", "text_leaks", "punctuation"}
"""Faults that a person decides on; the others block."""


@pytest.mark.parametrize(("name", "case", "replacements", "words"), PLANTED, ids=[one[0] for one in PLANTED])
def test_a_planted_fault_is_found_by_its_evaluator_where_it_stands(name, case, replacements, words):
    before = result_of(BY_NAME[name], bench(case).text(offline(case).text))
    subject = changed(case, *replacements)
    after = result_of(BY_NAME[name], subject)
    found = [one for one in after.faults if one.severity is not Gravity.NOTE]
    assert before.value == 1
    assert not before.faults
    assert after.value < 1
    assert {one.severity for one in found} == {Gravity.REVIEW if name in REVIEWED else Gravity.BLOCK}
    assert any(
        words in subject.text[one.start : one.end] or subject.text[one.start : one.end] in words
        for one in found
        if one.end > one.start
    )


def test_every_evaluator_that_answers_for_messages_has_a_fault_planted():
    assert {one[0] for one in PLANTED} >= {one.name for one in EVALUATORS if one.kinds} - {"blanks"}


def test_every_message_of_the_checker_belongs_to_exactly_one_evaluator():
    claimed = [kind for evaluator in EVALUATORS for kind in evaluator.kinds]
    assert len(claimed) == len(set(claimed))
    assert set(claimed) == kinds()


@pytest.mark.parametrize("case", ["one-deduction", "no-figures", "shaoguan-2023", "forty-deductions"])
def test_what_the_checker_says_of_a_text_stands_in_the_row_once_and_no_less_grave(case):
    subject = bench(case).text(offline(case).text.replace("。", "，", 1).replace("年", "月", 3))
    found = [
        (one.start, one.end, one.message)
        for result in row(subject).results
        for one in result.faults
        if one.kind in kinds() and one.kind != "blank_left"
    ]
    said = [(one.start, one.end, one.message) for one in subject.report.violations if "待填" not in one.text]
    assert set(found) >= {one for one in said if "这里还没有填写" not in one[2]}
    assert len(found) == len(set(found))
