"""What a sheet's points tell about the inputs of a rule, where they tell it for certain.

Full marks on a list of criteria mean that all were met; no points, that none was; points on a single criterion are
those given for it. Points that several decisions could explain tell nothing: they become an override.
Every answer is tried on the rule itself, so that it gives exactly the points of the sheet.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, islice

from drafter.findings.model import QUANTITIES, Fact, FactKind, Finding, Judgement, SourceRef
from drafter.messages import catalogue
from drafter.scoring.lines import score_finding
from drafter.scoring.numbers import EXACT, padded, rounded
from drafter.scoring.rubric import Indicator, Rubric
from drafter.scoring.rules.measure import Measure
from drafter.scoring.rules.veto import Veto
from drafter.sheets.facts import Located
from drafter.sheets.surroundings import role_in
from drafter.sheets.words import bare

_say = catalogue("drafter.sheets")
_MOST_CRITERIA = 6
_MOST_COUNTED = 21
_SLIGHT = Decimal("0.01")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_QUOTIENT = re.compile(
    rf"(?<![\d.,])(?P<a>{_NUMBER})(?P<ua>[万亿]?元|个|项|人|名)?[)）]?[/÷][(（]?(?P<b>{_NUMBER})(?P<ub>[万亿]?元|个|项|人|名)?[)）]?"
    rf"(?:[*×xX]100%?)?=(?P<c>\d+(?:\.\d+)?)(?P<percent>%)?"
)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class RuleInputs:
    """Inputs of a rule that give the sheet's points.

    Attributes:
        measures: by name, as the case file writes them.
        judgements: by criterion.
        facts: what the measures name and the text holds without a unit, in the unit that the rubric declares.
    """

    measures: Mapping[str, str]
    judgements: Mapping[str, Judgement]
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scoring:
    """One indicator and the points that a sheet gives it.

    Attributes:
        rubric: says how figures are rounded.
        indicator: of the rubric, with its rule.
        awarded: the points.
        scope: id of the finding.
    """

    rubric: Rubric
    indicator: Indicator
    awarded: Decimal
    scope: str

    @property
    def exact(self) -> bool:
        """Whether the points have no more decimals than the rubric gives."""
        return padded(self.awarded, self.rubric.rounding.places) == rounded(
            self.awarded, self.rubric.rounding.places
        )

    def gives(self, inputs: RuleInputs, facts: Mapping[str, Fact]) -> Decimal | None:
        """What the rule gives for some inputs; `None` where they do not do."""
        known = {**facts, **inputs.facts}
        finding = Finding(
            id=self.scope,
            indicator=self.indicator.id,
            measures=inputs.measures,
            judgements=inputs.judgements,
            facts=known,
        )
        named = {f"{self.scope}.{name}": fact for name, fact in known.items()}
        line = score_finding(self.rubric, self.indicator, finding, named).line
        return line.awarded if line else None

    def fits(self, inputs: RuleInputs, facts: Mapping[str, Fact]) -> bool:
        """Whether the rule gives the sheet's points for some inputs."""
        return self.gives(inputs, facts) == self.awarded


def rule_inputs(
    scoring: Scoring, text: str, facts: Mapping[str, Fact], located: tuple[Located, ...], source: SourceRef
) -> RuleInputs | None:
    """The inputs that a sheet states or its points leave no doubt about; `None` where there is doubt.

    Measures that the sheet names are given even where the rule makes other points of them than the sheet does.

    Args:
        scoring: the indicator and its points.
        text: what the sheet says of it, folded.
        facts: those found in the text.
        located: where they stand in it.
        source: the cell of the text.
    """
    if scoring.indicator.rule.criterion_ids():
        return _decided(scoring) if not scoring.indicator.rule.measure_names() else None
    labelled = (RuleInputs(measures, {}) for measures in _by_label(scoring, facts, located))
    stated = [*_by_quotient(scoring, text, source), *labelled]
    sound = [inputs for inputs in stated if scoring.gives(inputs, facts) is not None]
    return next((inputs for inputs in sound if scoring.fits(inputs, facts)), sound[0] if sound else None)


def _decided(scoring: Scoring) -> RuleInputs | None:
    """The only decisions that give the points."""
    criteria = scoring.indicator.rule.criterion_ids()
    clear = _cleared(scoring)
    rest = tuple(name for name in criteria if name not in clear.judgements)
    if len(rest) == 1:
        ways = ({**clear.judgements, rest[0]: way} for way in _single(scoring, clear, rest[0]))
        return next((RuleInputs({}, judgements) for judgements in ways), None)
    if len(criteria) > _MOST_CRITERIA:
        return None
    fitting = [
        inputs
        for count in range(len(criteria) + 1)
        for met in combinations(criteria, count)
        if scoring.fits(inputs := _met(criteria, met), {})
    ]
    return fitting[0] if len(fitting) == 1 and _is_sure(scoring, criteria, fitting[0]) else None


def _cleared(scoring: Scoring) -> RuleInputs:
    """The objections of a veto that cannot have been found: there are more points than one of them leaves."""
    rule = scoring.indicator.rule
    if not isinstance(rule, Veto) or scoring.awarded <= rule.points:
        return RuleInputs({}, {})
    names = tuple(item.id for item in rule.criteria)
    return _met(names, names)


def _is_sure(scoring: Scoring, criteria: tuple[str, ...], inputs: RuleInputs) -> bool:
    """Whether no points in between could give the same: all met, none met, or none may be met in part."""
    if len({judgement.met for judgement in inputs.judgements.values()}) == 1:
        return True
    for criterion in criteria:
        slightly = Judgement(awarded=_SLIGHT)
        partial = RuleInputs({}, {**inputs.judgements, criterion: slightly})
        if scoring.gives(partial, {}) is not None:
            return False
    return True


def _single(scoring: Scoring, known: RuleInputs, criterion: str) -> Iterator[Judgement]:
    """The decisions on one criterion that give the points; of counts only one that no other count equals."""
    note = _say("inferred")

    def fits(way: Judgement) -> bool:
        return scoring.fits(RuleInputs({}, {**known.judgements, criterion: way}), {})

    ways = [Judgement(met=True, note=note), Judgement(met=False, note=note)]
    ways.append(Judgement(awarded=scoring.awarded, note=note))
    yield from filter(fits, ways)
    for kind in ("violations", "count"):
        counted = [Judgement.model_validate({kind: count, "note": note}) for count in range(1, _MOST_COUNTED)]
        found = list(islice(filter(fits, counted), 2))
        if len(found) == 1:
            yield found[0]


def _met(criteria: tuple[str, ...], met: tuple[str, ...]) -> RuleInputs:
    note = _say("inferred")
    return RuleInputs({}, {name: Judgement(met=name in met, note=note) for name in criteria})


def _by_quotient(scoring: Scoring, text: str, source: SourceRef) -> Iterator[RuleInputs]:
    """`209.26/213.70*100%=97.92%` gives the two measures of a ratio, if the division is right as printed."""
    names = scoring.indicator.rule.measure_names()
    if len(dict.fromkeys(names)) != _PAIR:
        return
    units = [scoring.indicator.measures[name].unit for name in names]
    for match in _QUOTIENT.finditer(text):
        written = [match.group("ua"), match.group("ub")]
        like = all(unit in (None, wanted) for unit, wanted in zip(written, units, strict=True))
        named = bare(text[: match.start()]).endswith(bare(scoring.indicator.name))
        if like and named and _divides(match):
            values = dict(zip(names, match.group("a", "b"), strict=True))
            facts = {
                name: _fact(scoring.indicator.measures[name], value, source) for name, value in values.items()
            }
            yield RuleInputs({name: "{" + name + "}" for name in values}, {}, facts)


def _fact(measure: Measure, value: str, source: SourceRef) -> Fact:
    kind = (
        FactKind.MONEY if measure.unit.endswith("元") else FactKind.RATE if measure.unit == "%" else FactKind.COUNT
    )
    role = role_in(measure.label, len(measure.label), len(measure.label), kind)
    return Fact(kind=kind, label=measure.label, role=role, value=value, unit=measure.unit, source=source)


def _divides(match: re.Match[str]) -> bool:
    part, whole = (Decimal(match.group(name).replace(",", "")) for name in "ab")
    if not whole:
        return False
    stated = Decimal(match.group("c"))
    ratio = EXACT.divide(part * (100 if match.group("percent") else 1), whole)
    return ratio.quantize(stated, rounding=ROUND_HALF_UP, context=EXACT) == stated


def _by_label(
    scoring: Scoring, facts: Mapping[str, Fact], located: tuple[Located, ...]
) -> Iterator[dict[str, str]]:
    """Figures that the text calls exactly by the names of the measures, each once."""
    found: dict[str, str] = {}
    for name, measure in scoring.indicator.measures.items():
        fitting = {
            item.name
            for item in located
            if facts[item.name].kind in QUANTITIES and bare(item.lead).endswith(bare(measure.label))
        }
        if len(fitting) != 1:
            return
        found[name] = "{" + fitting.pop() + "}"
    if found:
        yield found
