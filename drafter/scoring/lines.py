"""One finding to one line of the score table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from drafter.findings.model import Fact, Finding, Override
from drafter.findings.problems import FieldProblem, nearest
from drafter.messages import catalogue
from drafter.scoring.card import ScoreLine
from drafter.scoring.measuring import measured
from drafter.scoring.numbers import EXACT, HALF_UP, padded, plain, rounded
from drafter.scoring.precision import imprecise
from drafter.scoring.rounding import Rounding
from drafter.scoring.rubric import Indicator, Rubric
from drafter.scoring.rules.base import Inputs, Marks, Outcome

_say = catalogue("drafter.scoring")


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of a finding.

    Attributes:
        line: its line; `None` where problems stand against it.
        problems: those; paths relative to the finding.
        warnings: where the line departs from its rule, and slips of the rubric that bear on it.
        grade_cap: the best grade that the whole review may still have; empty for any.
    """

    line: ScoreLine | None
    problems: tuple[FieldProblem, ...] = ()
    warnings: tuple[str, ...] = ()
    grade_cap: str = ""


def score_finding(rubric: Rubric, indicator: Indicator, finding: Finding, facts: Mapping[str, Fact]) -> Scored:
    """Score one finding of an indicator.

    Args:
        rubric: says how figures are rounded, and which indicators stand beside the full marks.
        indicator: of the rubric, with its rule.
        finding: with its measures, judgements and perhaps an override.
        facts: all facts of the case by their full names.
    """
    scored = _scored(indicator, finding, facts, rubric.rounding)
    if scored.line is None or not rubric.bonus(indicator.id):
        return scored
    return replace(scored, line=scored.line.model_copy(update={"bonus": True}))


def _scored(indicator: Indicator, finding: Finding, facts: Mapping[str, Fact], rounding: Rounding) -> Scored:
    if finding.not_assessed:
        return _not_assessed(indicator, finding)
    with localcontext(EXACT):
        numbers, misread = measured(indicator, finding, facts)
        inputs = Inputs(numbers, finding.judgements, indicator.labels(), indicator.units())
        outcome = indicator.rule.assess(inputs, Marks(indicator.max, rounding.rate_places, rounding.mode))
    judged = (*imprecise(finding, rounding.places), *_unknown_criteria(indicator, finding))
    wrong = (*misread, *judged, *outcome.wrong)
    if finding.override:
        return _overridden(indicator, finding.override, outcome, wrong, rounding)
    unread = {problem.path for problem in misread}
    missing = tuple(gap for gap in outcome.missing if gap.path not in unread)
    if wrong or missing or outcome.points is None:
        return Scored(None, (*wrong, *missing))
    line = _by_rule(indicator, outcome.points, outcome.derivation, rounding)
    return Scored(line, warnings=_slips(indicator, line), grade_cap=outcome.grade_cap)


def _by_rule(indicator: Indicator, points: Decimal, derivation: str, rounding: Rounding) -> ScoreLine:
    awarded = min(rounded(points, rounding.places, rounding.mode), padded(indicator.max, rounding.places))
    if awarded == points:
        return _line(indicator, awarded, derivation)
    how = "" if rounding.mode == HALF_UP else _say(rounding.mode)
    return _line(indicator, awarded, f"{derivation} → {awarded}{how}")


def _line(indicator: Indicator, awarded: Decimal | None, derivation: str) -> ScoreLine:
    return ScoreLine(
        id=indicator.id,
        indicator=indicator.name,
        level=3,
        max=indicator.max,
        awarded=awarded,
        rule=indicator.rule.kind,
        derivation=derivation,
    )


def _overridden(
    indicator: Indicator, override: Override, outcome: Outcome, wrong: tuple[FieldProblem, ...], rounding: Rounding
) -> Scored:
    if override.awarded > indicator.max:
        values = {"awarded": plain(override.awarded), "full": plain(indicator.max)}
        beyond = FieldProblem(
            ("override", "awarded"), _say("override_beyond", **values), _say("override_beyond_remedy", **values)
        )
        return Scored(None, (*wrong, beyond))
    if wrong:
        return Scored(None, wrong)
    awarded = padded(override.awarded, rounding.places)
    rule = None if outcome.points is None else _by_rule(indicator, outcome.points, outcome.derivation, rounding)
    by_rule = rule.awarded if rule else None
    steps = _say("override", awarded=awarded, reason=override.reason)
    if rule:
        steps += _say("override_rule", steps=rule.derivation)
    line = _line(indicator, awarded, steps).model_copy(update={"by_rule": by_rule, "override": override})
    warnings = (*_departure(line, outcome), *_slips(indicator, line))
    return Scored(line, warnings=warnings, grade_cap=outcome.grade_cap)


def _departure(line: ScoreLine, outcome: Outcome) -> Iterator[str]:
    about = {"id": line.id, "name": line.indicator, "awarded": line.awarded}
    if line.by_rule is None:
        why = "；".join(dict.fromkeys(gap.message for gap in outcome.missing))
        yield _say("departs_no_rule", why=why, **about)
    elif line.by_rule != line.awarded:
        yield _say("departs", by_rule=line.by_rule, **about)


def _slips(indicator: Indicator, line: ScoreLine) -> tuple[str, ...]:
    """A slip bears on a line that lost points or that the reviewer scored; full marks leave nothing to argue."""
    if not line.deducted and line.override is None:
        return ()
    return tuple(
        _say("slip_of", id=indicator.id, name=indicator.name, slip=slip.message) for slip in indicator.slips()
    )


def _not_assessed(indicator: Indicator, finding: Finding) -> Scored:
    if finding.override:
        message, remedy = _say("not_assessed_override"), _say("not_assessed_override_remedy")
        return Scored(None, (FieldProblem(("override",), message, remedy),))
    line = _line(indicator, None, _say("not_assessed", reason=finding.not_assessed))
    about = {"id": indicator.id, "name": indicator.name, "full": plain(indicator.max)}
    return Scored(line, warnings=(_say("not_counted", reason=finding.not_assessed, **about),))


def _unknown_criteria(indicator: Indicator, finding: Finding) -> Iterator[FieldProblem]:
    known = indicator.rule.criterion_ids()
    for name in finding.judgements:
        if name not in known:
            message = _say("criterion_unknown", name=name, id=indicator.id, indicator=indicator.name)
            near = nearest(name, known)
            listed = _say("criteria_known", known="、".join(known)) if known else _say("no_criteria")
            yield FieldProblem(("judgements", name), message, _say("criteria_near", near=near) if near else listed)
