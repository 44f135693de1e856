"""A gate that says nothing, and one that refuses everything, get the marks they deserve."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from drafter.findings.model import Case
from drafter.verification.model import Severity, Violation
from evals import gate_table
from evals.mutations.judging import Verdict, make_judge, touches
from evals.mutations.making import pairs
from evals.mutations.measuring import measure_pairs, measure_swaps
from evals.mutations.pairs import Pair
from evals.mutations.scenes import load
from evals.mutations.swaps import swaps


@dataclass(frozen=True)
class Opinion:
    """Says one thing of every text."""

    severity: Severity | None

    def checker(self, case: Case) -> Case:
        return case

    def verdict(self, checker: Case, text: str) -> Verdict:  # noqa: ARG002
        said = tuple(self._said(text))
        return Verdict(
            tuple(one for one in said if one.severity is Severity.BLOCK),
            tuple(one for one in said if one.severity is Severity.REVIEW),
        )

    def _said(self, text: str) -> Iterator[Violation]:
        if self.severity:
            yield Violation(
                check="quantities", severity=self.severity, start=0, end=len(text), text=text, message="no"
            )


@pytest.fixture(scope="module")
def some() -> list[tuple[str, list[Pair]]]:
    return [(name, found) for name, found in pairs(load("visible"), 1, 3) if name in ("percent", "date")]


def test_a_gate_that_says_nothing_catches_and_rejects_nothing(some):
    total = measure_pairs(Opinion(None), some).total
    assert (total.tried, total.caught, total.shown, total.rejected) == (6, 0, 0, 0)
    swapped = measure_swaps(Opinion(None), swaps(load("visible"), 1, 10)).total
    assert (swapped.tried, swapped.caught, swapped.rejected) == (10, 0, 0)


def test_a_gate_that_refuses_everything_rejects_everything(some):
    measured = measure_pairs(Opinion(Severity.BLOCK), some)
    assert (measured.total.caught, measured.total.rejected, measured.total.beside) == (6, 6, 0)
    assert measured.total.checks == {"quantities": 6}
    assert {one.sort for one in measured.failures} == {"rejected"}


def test_what_is_only_shown_to_a_person_is_not_caught(some):
    total = measure_pairs(Opinion(Severity.REVIEW), some).total
    assert (total.caught, total.shown, total.rejected, total.reviewed) == (0, 6, 0, 6)


def test_that_a_sentence_has_no_sections_is_not_held_against_it(some):
    judge = make_judge()
    pair = some[0][1][0]
    verdict = judge.verdict(judge.checker(pair.world.case), pair.right.text)
    assert not [one for one in (*verdict.blocks, *verdict.reviews) if one.check in ("structure", "frame")]


def test_a_verdict_touches_a_span_where_they_overlap():
    said = Violation(check="names", severity=Severity.BLOCK, start=3, end=5, text="", message="")
    assert [touches([said], span) for span in ((0, 3), (0, 4), (4, 9), (5, 9))] == [False, True, True, False]


def test_the_table_names_every_form_and_closes_with_all(capsys):
    gate_table.main(["--pairs", "1", "--swaps", "23", "--quotes", "10", "--examples", "1"])
    out = capsys.readouterr().out
    lines = [line.split()[0] for line in out.splitlines() if line.strip()]
    assert lines[0] == "forms"
    assert {"money_capital", "ratio", "norm_limit", "budget_actual", "true", "figure"} <= set(lines)
    assert lines.count("all") == 3
