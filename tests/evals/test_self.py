"""The measurement guards itself: whatever is stubbed in an evaluator or a check, the floors are no longer held."""

from dataclasses import replace
from functools import cache

import pytest

from drafter.verification.checker import Checker
from drafter.verification.model import Report, Severity
from evals.faults.floors import (
    Floors,
    Sample,
    Specimen,
    breaches,
    downgraded,
    draw,
    load_floors,
    worsened,
)
from evals.faults.model import Operator
from evals.kinds import kind_of, kinds
from evals.model import Better, Evaluator, Result, Subject, Unit
from evals.recorded import writer_under_test
from evals.registry import EVALUATORS
from tests.evals.benches import bench, changed, offline, setting

BY_NAME = {one.name: one for one in EVALUATORS}


@cache
def floors() -> Floors:
    return load_floors()


@cache
def sample() -> Sample:
    return draw(floors())


def test_the_floors_are_held():
    assert breaches(floors(), sample()) == []


def test_the_floors_speak_of_every_operator_and_leave_none_out_that_is_caught():
    made = {one.one.name for one in sample().specimens}
    assert {*floors().caught, *floors().right} <= made
    assert len(floors().caught) >= 90


def silent(evaluator: Evaluator) -> Evaluator:
    """One that never says anything."""
    return replace(
        evaluator, evaluate=lambda _subject: Result(evaluator=evaluator.name, value=None, why_not="stubbed")
    )


def content(evaluator: Evaluator) -> Evaluator:
    """One that always gives full marks."""
    best = 1 if evaluator.measure.better is Better.HIGHER and evaluator.measure.unit is Unit.SHARE else 0
    return replace(evaluator, evaluate=lambda _subject: Result(evaluator=evaluator.name, value=best, of=1))


def harm(name: str) -> tuple[Subject, Subject]:
    """A clean subject, and one on which an evaluator has to be worse."""
    if name in floors().witnesses:
        found = sample().of(floors().witnesses[name])
        pairs = ((one.page.subject, one.subject) for one in found)
        return next(pair for pair in pairs if worsened(BY_NAME[name], *pair))
    return OTHER_HARMS[name]()


def without_evidence() -> tuple[Subject, Subject]:
    found = offline("culture-again")
    return found, replace(found, evidence={})


def naming_the_department_of_a_passage() -> tuple[Subject, Subject]:
    found = offline("culture-again")
    known = found.case.model_dump_json() + found.text
    passages = [one.passage for several in found.evidence.values() for one in several]
    department = next(one.department for one in passages if one.department not in known)
    return found, bench("culture-again").text(found.text.replace("。\n", f"，{department}亦然。\n", 3))


def without_the_problem_that_recurs() -> tuple[Subject, Subject]:
    found = offline("agriculture-again")
    items = found.manuscript.items
    text = found.text[: items[0].start] + found.text[items[0].end :]
    return bench("agriculture-again").text(found.text), bench("agriculture-again").text(text)


def by_a_bad_model() -> tuple[Subject, Subject]:
    case = next(
        one for one in sorted(writer_under_test("bad").cases or ()) if writer_under_test("good").writes(one)
    )
    good, bad = (bench(case).written(writer_under_test(name).open(setting()), name) for name in ("good", "bad"))
    return good, bad


def with_another_blank() -> tuple[Subject, Subject]:
    return changed("late-contracts", ("〔审核依据文件待填〕", "《中华人民共和国预算法》")), offline(
        "late-contracts"
    )


OTHER_HARMS = {
    "retrieval_recall": without_evidence,
    "retrieval_mrr": without_evidence,
    "retrieval_ndcg": without_evidence,
    "wrong_department": naming_the_department_of_a_passage,
    "recurrences": without_the_problem_that_recurs,
    "acceptance": by_a_bad_model,
    "blanks": with_another_blank,
}


@pytest.mark.parametrize("evaluator", EVALUATORS, ids=lambda one: one.name)
def test_every_evaluator_is_worse_on_a_draft_that_is_harmed_and_a_stub_is_not(evaluator):
    clean, harmed = harm(evaluator.name)
    assert worsened(evaluator, clean, harmed)
    assert not worsened(silent(evaluator), clean, harmed)
    assert not worsened(content(evaluator), clean, harmed)


def stubbed(name: str, stub) -> list[Evaluator]:
    return [stub(one) if one.name == name else one for one in EVALUATORS]


NEVER_ALONE = frozenset({"blanks", "extra_items", "quotes", "fact_leaks"})
"""Another evaluator that should finds the same faults; the test on harmed drafts notices these."""


@pytest.mark.parametrize("stub", [silent, content])
@pytest.mark.parametrize("name", sorted({one.name for one in EVALUATORS if one.kinds} - NEVER_ALONE))
def test_an_evaluator_that_answers_for_the_checker_cannot_be_stubbed_unnoticed(name, stub):
    asked = tuple(one for one in sample().specimens if isinstance(one.one, Operator) and name in one.one.right)
    named = {one.one.name for one in asked}
    right = {operator: least for operator, least in floors().right.items() if operator in named}
    only = floors().model_copy(update={"right": right, "caught": {}, "kinds": {}})
    assert breaches(only, Sample(asked)) == []
    assert breaches(only, Sample(asked), stubbed(name, stub)) != []


@pytest.mark.parametrize("said", sorted(load_floors().kinds))
def test_no_message_can_be_said_less_gravely_unnoticed(said):
    kind, severity = said.split("/")
    with_it = Sample(tuple(one for one in sample().specimens if kind in kinds_in(one)))
    only = floors().model_copy(update={"kinds": {said: floors().kinds[said]}, "caught": {}, "right": {}})
    assert [one for one in breaches(only, with_it) if one.startswith("kinds")] == []
    found = breaches(only, with_it.changed(downgraded(kind, Severity(severity))))
    assert any(one.startswith(f"kinds {said}:") for one in found)


def kinds_in(specimen: Specimen) -> set[str]:
    return {kind_of(one) for one in specimen.subject.report.violations}


def test_no_fewer_messages_are_drawn_by_the_faults_than_when_the_floors_were_laid():
    drawn = {said.partition("/")[0] for said in floors().kinds}
    assert drawn <= kinds()
    assert len(drawn) >= 56


@pytest.mark.parametrize("lost", [lambda _report: Report(violations=(), quantities=())])
def test_a_checker_that_says_nothing_is_noticed(lost):
    found = breaches(floors(), sample().changed(lost))
    assert len(found) >= len(floors().caught)


def test_a_checker_that_blocks_everything_is_noticed():
    def harsh(report: Report) -> Report:
        graver = (one.model_copy(update={"severity": Severity.BLOCK}) for one in report.violations)
        return report.model_copy(update={"violations": tuple(graver)})

    assert any(one.startswith("blocked ") for one in breaches(floors(), sample().changed(harsh)))


def test_a_check_that_is_taken_out_of_the_checker_is_noticed(monkeypatch):
    figures = Sample(sample().of("digit_changed"))
    whole = Checker._bound

    def without(self, examination):
        supports, _ = whole(self, examination)
        return supports, []

    monkeypatch.setattr(Checker, "_bound", without)
    again = Sample(tuple(one.again for one in figures.specimens))
    found = breaches(floors().model_copy(update={"right": {}, "kinds": {}, "blocked": {}}), again)
    assert any(one.startswith("caught digit_changed: 0 of") for one in found)
