"""A case and its rubric to a score card. Pure: nothing is read, nothing is looked up, no model is asked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from drafter.errors import InputError, Problem
from drafter.findings.model import Case, PublishedScore
from drafter.findings.problems import FieldProblem, dotted, nearest
from drafter.messages import catalogue
from drafter.scoring.bonuses import bonuses_within
from drafter.scoring.card import ScoreCard, ScoreLine
from drafter.scoring.grading import graded
from drafter.scoring.lines import score_finding
from drafter.scoring.numbers import padded
from drafter.scoring.precision import published_problems
from drafter.scoring.rubric import Group, Level, Rubric
from drafter.scoring.rubric_files import RUBRIC_SUFFIXES

_say = catalogue("drafter.scoring")
_ZERO = Decimal(0)


@dataclass(slots=True)
class _Tally:
    """What the findings gave, collected over the whole case."""

    lines: dict[str, ScoreLine] = field(default_factory=dict)
    problems: list[FieldProblem] = field(default_factory=list)
    warnings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    grade_caps: dict[str, str] = field(default_factory=dict)


def score(case: Case, rubric: Rubric) -> ScoreCard:
    """Score a case.

    Args:
        case: with every slot in full or unscoped, as loaded.
        rubric: the one that the case names.

    Returns:
        The card; its lines stand in the order of the rubric whatever the order of the findings.

    Raises:
        InputError: it cannot be scored; `problems` holds everything that stands in the way, by field.
    """
    if case.rubric != rubric.id and not case.rubric.endswith(RUBRIC_SUFFIXES):
        _refuse(case, [_problem(("rubric",), "other_rubric", named=case.rubric, given=rubric.id)])
    if case.published:
        return _as_published(case, case.published, rubric)
    tally = _tally(case, rubric)
    if tally.problems:
        _refuse(case, tally.problems)
    return _card(case, rubric, tally)


def _refuse(case: Case, problems: Iterable[FieldProblem]) -> None:
    found = tuple(Problem(dotted(item.path), item.message, item.remedy) for item in problems)
    raise InputError(_say("not_scored", case=case.id, count=len(found)), found)


def _tally(case: Case, rubric: Rubric) -> _Tally:
    indicators = {item.id: item for item in rubric.indicators()}
    facts = dict(case.all_facts())
    tally = _Tally(problems=list(_set_problems(case, rubric)))
    for index, finding in enumerate(case.findings):
        indicator = indicators.get(finding.indicator)
        if indicator is None:
            continue
        scored = score_finding(rubric, indicator, finding, facts)
        tally.problems += [problem.under("findings", index) for problem in scored.problems]
        tally.warnings[indicator.id] = scored.warnings
        if scored.line:
            tally.lines[indicator.id] = scored.line
            tally.grade_caps[indicator.id] = scored.grade_cap
    if not tally.problems and all(line.awarded is None for line in tally.lines.values() if not line.bonus):
        tally.problems.append(_problem(("findings",), "nothing_assessed"))
    return tally


def _set_problems(case: Case, rubric: Rubric) -> Iterator[FieldProblem]:
    known = {item.id: item.name for item in rubric.indicators()}
    if not known:
        yield _problem(("rubric",), "no_table", rubric=rubric.id)
    used: Counter[str] = Counter()
    for index, finding in enumerate(case.findings):
        path = ("findings", index, "indicator")
        if known and finding.indicator not in known:
            near = nearest(finding.indicator, known)
            remedy = _say("indicator_near", near=near, name=known[near]) if near else ""
            yield FieldProblem(path, _say("indicator_unknown", id=finding.indicator), remedy)
        if used[finding.indicator]:
            yield _problem(path, "indicator_twice", id=finding.indicator)
        used[finding.indicator] += 1
    for name in known.keys() - used.keys():
        yield _problem(("findings",), "indicator_missing", id=name, name=known[name])


def _card(case: Case, rubric: Rubric, tally: _Tally) -> ScoreCard:
    scored = {**tally.lines, **bonuses_within(rubric, tally.lines)}
    lines = tuple(line for level in rubric.levels for line in _level(level, scored, rubric))
    top = [line for line in lines if line.level == 1 and line.awarded is not None]
    total = sum((line.awarded or _ZERO for line in top), _ZERO)
    full = sum((line.max for line in top if not line.bonus), _ZERO)
    by_line = (text for line in lines for text in tally.warnings.get(line.id, ()))
    result = graded(rubric, total, full, tally.grade_caps)
    return ScoreCard(
        case=case.id,
        rubric=rubric.id,
        total=total,
        max=full,
        grade=result.grade,
        scale=rubric.scale,
        lines=lines,
        warnings=(*by_line, *_unprinted(lines, rubric), *result.remarks, *_year(case, rubric)),
        converted=result.converted,
    )


def _level(level: Level, scored: dict[str, ScoreLine], rubric: Rubric) -> Iterator[ScoreLine]:
    groups = [(group, [scored[item.id] for item in group.indicators]) for group in level.groups]
    subtotals = [_subtotal(group, 2, lines, rubric) for group, lines in groups]
    yield _subtotal(level, 1, subtotals, rubric)
    for (_, lines), subtotal in zip(groups, subtotals, strict=True):
        yield subtotal
        yield from lines


def _subtotal(heading: Level | Group, level: int, below: list[ScoreLine], rubric: Rubric) -> ScoreLine:
    counted = [line for line in below if line.awarded is not None]
    points = [line.awarded for line in counted if line.awarded is not None]
    total = padded(sum(points, _ZERO), rubric.rounding.places)
    terms = " + ".join(map(str, points))
    steps = terms if len(points) == 1 else f"{terms} = {total}"
    return ScoreLine(
        id=heading.id,
        indicator=heading.name,
        level=level,
        max=sum((line.max for line in counted), _ZERO),
        awarded=total if counted else None,
        rule="sum",
        derivation=steps if counted else _say("none_assessed"),
        bonus=any(line.bonus for line in below),
    )


def _unprinted(lines: Iterable[ScoreLine], rubric: Rubric) -> Iterator[str]:
    """Says once each which points rest on inferred rules, and which on none."""
    scored = [line for line in lines if line.awarded is not None]
    inferred = {item.id for item in rubric.indicators() if item.inferred}
    ids = {
        "inferred_all": [line.id for line in scored if line.id in inferred],
        "stated_all": [line.id for line in scored if line.rule == "stated"],
    }
    return (_say(key, count=len(names), ids="、".join(names)) for key, names in ids.items() if names)


def _year(case: Case, rubric: Rubric) -> tuple[str, ...]:
    if not rubric.fiscal_years or case.fiscal_year in rubric.fiscal_years:
        return ()
    years = "、".join(map(str, rubric.fiscal_years))
    return (_say("other_year", rubric=rubric.id, years=years, year=case.fiscal_year),)


def _as_published(case: Case, published: PublishedScore, rubric: Rubric) -> ScoreCard:
    wrong = [problem.under("published") for problem in published_problems(published, rubric)]
    if wrong:
        _refuse(case, wrong)
    source = f"{published.source.document} {published.source.place}".strip()
    total = padded(published.total, rubric.rounding.places)
    warnings = [_say("taken_over", total=total, grade=published.grade, source=source)]
    expected = rubric.grade(published.total)
    if expected != published.grade:
        warnings.append(_say("published_grade", grade=published.grade, expected=expected))
    return ScoreCard(
        case=case.id,
        rubric=rubric.id,
        total=total,
        max=rubric.max,
        grade=published.grade,
        scale=rubric.scale,
        lines=(),
        warnings=(*warnings, *_year(case, rubric)),
    )


def _problem(path: tuple[str | int, ...], key: str, **values: object) -> FieldProblem:
    return FieldProblem(path, _say(key, **values), _say(f"{key}_remedy", **values))
