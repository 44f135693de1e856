"""What holds for every rule of every kind, whatever its figures: bounds, and never more for less."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.findings.loading import load_case
from drafter.findings.model import Case
from drafter.scoring.engine import score
from drafter.scoring.lint import lint
from drafter.scoring.rubric import Rubric
from drafter.scoring.rubric_files import load_rubric
from drafter.scoring.rules.slip import Severity
from drafter.scoring.rules.steps import Line, Step, step_slips
from drafter.scoring.rules.stretches import BOTTOM, TOP, Stretch
from drafter.scoring.view import rubric_view
from tests.scoring.made_up import PLAIN, RATIO, assess, indicator, rubric

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = ["renhua-2021", "guangzhou-2023", "lechang-2024", "jiangmen-2024"]

marks = st.decimals(min_value=Decimal("0.5"), max_value=100, places=2)
costs = st.decimals(min_value=Decimal("0.01"), max_value=20, places=2)
figures = st.decimals(min_value=0, max_value=1000, places=2)
counts = st.integers(min_value=0, max_value=40)


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return load_case(EXAMPLES / request.param / "case.yaml", rubric_view).case


@settings(max_examples=15)
@given(seed=st.integers())
def test_the_order_of_findings_changes_nothing_in_any_system(seed: int, case: Case) -> None:
    shuffled = list(case.findings)
    Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    mine = load_rubric(case.rubric)
    assert score(case.model_copy(update={"findings": tuple(shuffled)}), mine) == score(case, mine)


def test_parts_add_to_the_whole_exactly_in_every_system(case: Case) -> None:
    card = score(case, load_rubric(case.rubric))
    awarded = {line.id: line.awarded or Decimal(0) for line in card.lines}
    for parent in (line.id for line in card.lines if line.level < 3):
        assert awarded[parent] == sum(v for name, v in awarded.items() if name.rpartition(".")[0] == parent)
    assert card.total == sum(v for name, v in awarded.items() if "." not in name)
    assert all(0 <= line.awarded <= line.max for line in card.lines if line.awarded is not None)


per_point = st.fixed_dictionaries(
    {
        "target": figures,
        "per": costs,
        "step": costs,
        "floor": st.decimals(min_value=0, max_value=Decimal("0.5"), places=2),
        "wanted": st.sampled_from(["at_least", "at_most"]),
        "rest": st.sampled_from(["share", "nothing", "whole"]),
    }
)


@given(full=marks, rule=per_point, pair=st.tuples(figures, figures))
def test_a_worse_figure_never_gets_more_per_point_and_never_less_than_the_floor(
    full: Decimal, rule: dict[str, object], pair: tuple[Decimal, Decimal]
) -> None:
    worse, better = sorted(pair, reverse=rule["wanted"] == "at_most")
    low, high = (
        assess({"kind": "per_point", "value": PLAIN, **rule}, full, a=figure).points for figure in (worse, better)
    )
    assert low is not None and high is not None  # noqa: PT018 - both are points
    assert rule["floor"] <= low <= high <= full


@given(full=marks, each=st.none() | costs, count=counts, pair=st.tuples(counts, counts), rates=figures)
def test_fewer_items_never_get_more_and_all_items_get_full_marks(
    full: Decimal, each: Decimal | None, count: int, pair: tuple[int, int], rates: Decimal
) -> None:
    worse, better = sorted(pair)
    assume(better <= count and count)
    rule = {"kind": "items", "of": "n", "met": "m", "each": each}
    low, high = (assess(rule, full, n=count, m=met).points for met in (worse, better))
    assert low is not None and high is not None  # noqa: PT018 - both are points
    assert 0 <= low <= high <= full
    if each is None:
        assert assess(rule, full, n=count, m=count).points == full
    partly = min(rates, (count - worse) * Decimal(100))
    more = assess({**rule, "partial": "p"}, full, n=count, m=worse, p=partly).points
    assert more is not None
    assert low <= more <= full


@given(
    cap=marks,
    per=st.lists(st.decimals(min_value=-5, max_value=5, places=1).filter(bool), min_size=1, max_size=3),
    first=st.lists(counts, min_size=3, max_size=3),
    second=st.lists(counts, min_size=3, max_size=3),
    floor=st.decimals(min_value=-5, max_value=0, places=1),
)
def test_a_bonus_stays_between_floor_and_cap_and_grows_with_what_earns_it(
    cap: Decimal, per: list[Decimal], first: list[int], second: list[int], floor: Decimal
) -> None:
    criteria = [{"id": f"c{n}", "text": "表彰", "per": worth} for n, worth in enumerate(per)]
    rule = {"kind": "bonus", "criteria": criteria, "floor": floor}
    pairs = [
        sorted(both, reverse=worth < 0) for both, worth in zip(zip(first, second, strict=True), per, strict=False)
    ]
    low, high = (
        assess(rule, cap, {f"c{n}": {"count": pair[side]} for n, pair in enumerate(pairs)}).points
        for side in (0, 1)
    )
    assert low is not None and high is not None  # noqa: PT018 - both are points
    assert floor <= low <= high <= cap


@given(full=marks, points=marks, a=figures, b=figures.filter(bool), found=st.booleans())
def test_an_objection_decides_and_without_one_the_rule_does(
    full: Decimal, points: Decimal, a: Decimal, b: Decimal, found: bool
) -> None:
    rule = {"kind": "veto", "points": points, "criteria": [{"id": "v1", "text": "挪用"}]}
    inner = {"kind": "proportional", "value": RATIO}
    outcome = assess({**rule, "rule": inner}, full, {"v1": {"met": not found}}, a=a, b=b).points
    alone = assess(inner, full, a=a, b=b).points
    assert outcome is not None and alone is not None  # noqa: PT018 - both are points
    assert outcome == (min(points, full) if found else alone)


edges = st.none() | st.integers(min_value=0, max_value=6).map(Decimal)
steps = st.builds(
    Step,
    lower=edges,
    upper=edges,
    closed=st.sampled_from(["lower", "upper", "both", "none"]),
    points=st.just(Decimal(1)),
)
PROBES = [Decimal(tenths) / 4 for tenths in range(-4, 32)]


@settings(max_examples=400)
@given(bands=st.lists(steps, min_size=1, max_size=4))
def test_the_lint_of_steps_agrees_with_looking_at_every_figure(bands: list[Step]) -> None:
    """Every gap and open end is a figure that no step holds, every overlap one that two hold, and conversely."""
    kinds = {item.kind for item in step_slips(bands, Decimal(1), Line(Stretch(BOTTOM, TOP)))}
    holders = [[place for place, band in enumerate(bands) if band.holds(probe)] for probe in PROBES]
    uncovered = bool(kinds & {"gap", "gap_at", "integer_gap"}) or any(kind.startswith("open_") for kind in kinds)
    dead = {place for place, band in enumerate(bands) if all(min(held, default=-1) != place for held in holders)}
    assert uncovered == (any(not held for held in holders) and len(dead) < len(bands))
    assert bool(kinds & {"band_empty", "band_covered"}) == bool(dead)
    alive = [[place for place in held if place not in dead] for held in holders]
    assert bool(kinds & {"overlap", "overlap_at"}) == any(len(held) > 1 for held in alive)


@given(full=marks, worth=st.lists(costs, min_size=1, max_size=5))
def test_the_lint_finds_criteria_that_do_not_add_up_and_no_others(full: Decimal, worth: list[Decimal]) -> None:
    criteria = [{"id": f"c{n}", "text": f"第{n}条", "points": str(points)} for n, points in enumerate(worth)]
    data = rubric(indicator({"kind": "checklist", "criteria": criteria}, str(full)))
    found = lint(Rubric.model_validate(data))
    assert [item.kind for item in found] == ([] if sum(worth) == full else ["criteria"])
    assert all(item.severity is Severity.ERROR for item in found)
