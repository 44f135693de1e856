"""What holds for every score, whatever the figures."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from drafter.findings.loading import load_case
from drafter.findings.model import Case, Judgement
from drafter.scoring.engine import score
from drafter.scoring.rubric_files import load_rubric
from drafter.scoring.rules.base import Inputs, Marks
from drafter.scoring.rules.kinds import Rule
from drafter.scoring.view import rubric_view

EXAMPLE = Path(__file__).parents[2] / "examples" / "renhua-2021" / "case.yaml"
RUBRIC = load_rubric("renhua-2022")
INDICATORS = {item.id: item for item in RUBRIC.indicators()}

amounts = st.decimals(min_value=0, max_value=10**6, places=2)
positive = st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2)


def points(indicator: str, **numbers: Decimal) -> Decimal:
    """What an indicator of the Renhua rubric gives for some measures."""
    item = INDICATORS[indicator]
    given_points = item.rule.assess(Inputs(numbers), Marks(item.max)).points
    assert given_points is not None
    return given_points


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case(EXAMPLE, rubric_view).case


@given(seed=st.integers())
def test_the_order_of_findings_changes_nothing(seed: int, case: Case) -> None:
    shuffled = list(case.findings)
    Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert score(case.model_copy(update={"findings": tuple(shuffled)}), RUBRIC) == score(case, RUBRIC)


@given(more=amounts, less=amounts, whole=positive)
@pytest.mark.parametrize(
    ("indicator", "part", "base"),
    [
        ("2.1.1", "spent", "allotted"),
        ("2.1.2", "spent", "allotted"),
        ("2.3.2", "in_use", "assets"),
        ("3.2.1", "done", "tasks"),
        ("3.2.2", "achieved", "declared"),
    ],
)
def test_less_of_what_is_wanted_never_scores_more(
    indicator: str, part: str, base: str, more: Decimal, less: Decimal, whole: Decimal
) -> None:
    worse, better = sorted((more, less))
    low, high = (points(indicator, **{part: value, base: whole}) for value in (worse, better))
    assert 0 <= low <= high <= INDICATORS[indicator].max


@given(first=amounts, second=amounts, whole=positive)
@pytest.mark.parametrize(
    ("indicator", "part", "base"),
    [
        ("2.1.3", "now", "before"),
        ("2.4.1", "staff", "posts"),
        ("3.1.1", "actual", "adjusted"),
        ("3.1.2", "actual", "budget"),
        ("3.1.3", "adjustment", "initial"),
    ],
)
def test_more_of_what_is_to_be_kept_low_never_scores_more(
    indicator: str, part: str, base: str, first: Decimal, second: Decimal, whole: Decimal
) -> None:
    better, worse = sorted((first, second))
    high, low = (points(indicator, **{part: value, base: whole}) for value in (better, worse))
    assert 0 <= low <= high <= INDICATORS[indicator].max


@given(counts=st.lists(st.integers(min_value=0, max_value=50), min_size=1, max_size=4))
def test_violations_never_take_a_score_below_its_floor(counts: list[int]) -> None:
    criteria = [{"id": f"c{n}", "text": "问题", "per": "0.75"} for n in range(len(counts))]
    rule = TypeAdapter[Rule](Rule).validate_python({"kind": "violations", "criteria": criteria, "floor": "0.5"})
    judgements = {f"c{n}": Judgement(violations=count) for n, count in enumerate(counts)}
    result = rule.assess(Inputs(judgements=judgements), Marks(Decimal(3))).points
    assert result == max(Decimal("0.5"), 3 - Decimal("0.75") * sum(counts))


@given(spent=amounts, in_use=amounts, done=amounts)
def test_subtotals_and_the_total_are_exactly_the_sums_of_their_lines(
    spent: Decimal, in_use: Decimal, done: Decimal, case: Case
) -> None:
    changed = {
        "2.1.1": {"spent": spent, "allotted": 777},
        "2.3.2": {"in_use": in_use, "assets": 333},
        "3.2.1": {"done": done, "tasks": 7},
    }
    findings = tuple(
        item.model_copy(update={"measures": {k: str(v) for k, v in changed[item.indicator].items()}})
        if item.indicator in changed
        else item
        for item in case.findings
    )
    card = score(case.model_copy(update={"findings": findings}), RUBRIC)
    awarded = {line.id: line.awarded or Decimal(0) for line in card.lines}
    for parent in (line.id for line in card.lines if line.level < 3):
        children = [value for name, value in awarded.items() if name.rpartition(".")[0] == parent]
        assert awarded[parent] == sum(children)
    assert card.total == awarded["1"] + awarded["2"] + awarded["3"]
