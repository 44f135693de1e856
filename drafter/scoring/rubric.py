"""A rubric: levels, weights, indicators with their rules, the grade scale; read from `knowledge/rubrics/`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from drafter.assets import asset
from drafter.errors import AssetError, InputError, Problem
from drafter.findings.model import Frozen, Line
from drafter.findings.problems import FieldPath, FieldProblem, nearest
from drafter.findings.validation import given, validated
from drafter.findings.yaml_source import YamlSource, in_order, read_yaml
from drafter.messages import catalogue
from drafter.scoring.card import Band
from drafter.scoring.rounding import Rounding
from drafter.scoring.rules.kinds import Rule
from drafter.scoring.rules.measure import Measure as Measure  # noqa: PLC0414 - part of what a rubric is
from drafter.scoring.rules.slip import Setting, Slip
from drafter.scoring.rules.veto import Veto

_say = catalogue("drafter.scoring")
_FOLDER = "knowledge/rubrics"
RUBRIC_SUFFIXES = (".yaml", ".yml")
"""What tells a rubric's file from its id."""

Weight = Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=6)]
"""Full marks of something."""

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date as precise as it is known."""


class Indicator(Frozen):
    """An indicator of the third level.

    Attributes:
        id: its position, such as `2.1.3`.
        name: as printed.
        max: full marks.
        assesses: what it looks at, restated.
        rule: how points come about.
        inferred: the rule is not printed but follows from the inputs and points that a report shows.
        measures: the inputs of the rule by name.
        note: what the printed text leaves open or gets wrong, and how it is read here.
    """

    id: Line
    name: Line
    max: Weight
    assesses: str = ""
    rule: Rule
    inferred: bool = False
    measures: Mapping[str, Measure] = Field(default_factory=dict)
    note: str = ""

    def labels(self) -> dict[str, str]:
        """What the measures are called."""
        return {name: measure.label for name, measure in self.measures.items()}

    def units(self) -> dict[str, str]:
        """The units in which the measures stand."""
        return {name: measure.unit for name, measure in self.measures.items()}

    def clauses(self) -> tuple[str, ...]:
        """What the indicator asks, in words, one statement each: for people and for the knowledge base."""
        return tuple(self.rule.clauses(self.labels(), self.max))

    def slips(self) -> tuple[Slip, ...]:
        """Where its rule as printed contradicts itself or the full marks; paths relative to the indicator."""
        found = (item.under("rule") for item in self.rule.slips(Setting(self.max, self.measures)))
        return tuple({item.message: item for item in found}.values())


class Group(Frozen):
    """A heading of the second level with its indicators."""

    id: Line
    name: Line
    max: Weight
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class Level(Frozen):
    """A heading of the first level with its groups.

    Attributes:
        id: its position.
        name: as printed.
        max: full marks; for a bonus its cap.
        bonus: points beside the full marks: `on_top` may lift the total above them, `within` may only make good
            what was lost; empty for an ordinary heading.
        groups: what stands below it.
    """

    id: Line
    name: Line
    max: Weight
    bonus: Literal["", "on_top", "within"] = ""
    groups: tuple[Group, ...] = Field(min_length=1)


class Rubric(Frozen):
    """One regime of review.

    Attributes:
        id: names it in cases.
        title: as shown.
        version: of this restatement.
        source: where it was published.
        issued: when.
        fiscal_years: the years it has been used for; empty for any.
        max: full marks in all.
        rounding: how figures are rounded.
        scale: the grades, best first, by their lower bounds.
        scale_note: where the scale is from.
        levels: the indicators; empty where the score table is not published.
        frame: names of the first level, where nothing more is published.
    """

    id: Line
    title: Line
    version: Line
    source: Line
    issued: Day
    fiscal_years: tuple[int, ...] = ()
    max: Weight
    rounding: Rounding = Field(default_factory=Rounding)
    scale: tuple[Band, ...] = Field(min_length=1)
    scale_note: str = ""
    levels: tuple[Level, ...] = ()
    frame: tuple[str, ...] = ()

    def indicators(self) -> Iterator[Indicator]:
        """All indicators in order."""
        return (item for level in self.levels for group in level.groups for item in group.indicators)

    def bonus(self, indicator: str) -> bool:
        """Whether the points of an indicator stand beside the full marks."""
        return any(
            item.id == indicator
            for level in self.levels
            if level.bonus
            for group in level.groups
            for item in group.indicators
        )

    def grade(self, points: Decimal) -> str:
        """The grade for points out of the rubric's full marks."""
        return self.band(points).grade

    def band(self, points: Decimal) -> Band:
        """The step of the scale for points out of the rubric's full marks; lower bounds decide."""
        return next((band for band in self.scale if points >= band.lower), self.scale[-1])


def rubric_ids() -> tuple[str, ...]:
    """The ids of the rubrics that ship with the project.

    Raises:
        AssetError: the folder of rubrics is missing.
    """
    return tuple(sorted(path.stem for path in asset(_FOLDER).glob("*.yaml")))


def load_rubric(id_or_path: str | Path) -> Rubric:
    """Read a rubric.

    Args:
        id_or_path: the id of a shipped rubric, or the path of a YAML file.

    Raises:
        InputError: there is no such rubric, or the file that the user named is faulty.
        AssetError: a shipped rubric is damaged.
    """
    path = rubric_file(id_or_path)
    if not path.is_relative_to(asset(_FOLDER)):
        return _read(path)
    try:
        return _read(path)
    except InputError as error:
        faults = "\n".join(map(str, error.problems))
        raise AssetError(f"{error}\n{faults}", remedy="restore the file, or install drafter again") from error


def rubric_file(id_or_path: str | Path, own: Path | None = None) -> Path:
    """The file of a rubric: one of a folder of the user's or one that ships, by its id; or any, by its path.

    Raises:
        InputError: there is no rubric of that id.
    """
    name = str(id_or_path)
    if isinstance(id_or_path, Path) or name.endswith(RUBRIC_SUFFIXES):
        return Path(name)
    if own and name in {path.stem for path in own.glob("*.yaml")}:
        return own / f"{name}.yaml"
    known = rubric_ids()
    if name not in known:
        raise _unknown(name, known)
    return asset(_FOLDER) / f"{name}.yaml"


def _unknown(name: str, known: tuple[str, ...]) -> InputError:
    near = nearest(name, known)
    remedy = _say("rubric_near", near=near) if near else _say("rubric_known", known="、".join(known))
    return InputError(_say("rubric_unknown", name=name), remedy=remedy)


def _read(path: Path) -> Rubric:
    source, rubric = read_rubric(path)
    located = [source.locator.located(found) for found in rubric_faults(rubric)]
    if located:
        raise _refused(source, in_order(located))
    return rubric


def read_rubric(path: Path) -> tuple[YamlSource, Rubric]:
    """A rubric's file, well formed though perhaps not usable: see `rubric_faults`.

    Raises:
        InputError: it cannot be read, or is not the description of a rubric.
    """
    source = read_yaml(path)
    rubric, faults = validated(Rubric, given(source.data), ())
    located = [*source.problems, *map(source.locator.located, faults)]
    if located or rubric is None:
        raise _refused(source, in_order(located))
    return source, rubric


def _fault(path: FieldPath, key: str, **values: object) -> FieldProblem:
    return FieldProblem(path, _say(key, **values), _say(f"{key}_remedy", **values))


def _refused(source: YamlSource, problems: tuple[Problem, ...]) -> InputError:
    return InputError(_say("rubric_refused", name=source.locator.name, count=len(problems)), problems)


def rubric_faults(rubric: Rubric) -> Iterator[FieldProblem]:
    """Everything that keeps a rubric from being used; paths are those of its file."""
    yield from _scale_faults(rubric)
    seen: Counter[str] = Counter()
    for path, item in indicators_with_paths(rubric):
        if seen[item.id]:
            yield _fault((*path, "id"), "indicator_id_twice", id=item.id)
        seen[item.id] += 1
        yield from _measure_faults(path, item)
        yield from _criterion_faults(path, item)
        yield from _grade_faults(path, item, rubric)


def _scale_faults(rubric: Rubric) -> Iterator[FieldProblem]:
    for index, (better, worse) in enumerate(pairwise(rubric.scale)):
        if better.lower <= worse.lower:
            yield _fault(("scale", index + 1), "scale_order", grade=worse.grade)
    if rubric.scale[-1].lower > 0:
        yield _fault(("scale",), "scale_floor", grade=rubric.scale[-1].grade)


def _measure_faults(path: FieldPath, item: Indicator) -> Iterator[FieldProblem]:
    used = item.rule.measure_names()
    for name in used:
        if name not in item.measures:
            yield _fault((*path, "rule"), "measure_undeclared", name=name)
    for name, measure in item.measures.items():
        if name not in used:
            yield _fault((*path, "measures", name), "measure_unused", name=name)
        if measure.part_of and measure.part_of not in item.measures:
            where = (*path, "measures", name, "part_of")
            yield _fault(where, "measure_undeclared", name=measure.part_of)


def _criterion_faults(path: FieldPath, item: Indicator) -> Iterator[FieldProblem]:
    for name, count in Counter(item.rule.criterion_ids()).items():
        if count > 1:
            yield _fault((*path, "rule"), "criterion_twice", id=name)


def _grade_faults(path: FieldPath, item: Indicator, rubric: Rubric) -> Iterator[FieldProblem]:
    grades = [band.grade for band in rubric.scale]
    if isinstance(item.rule, Veto) and item.rule.grade and item.rule.grade not in grades:
        listed = "、".join(grades)
        yield _fault((*path, "rule", "grade"), "grade_unknown", grade=item.rule.grade, grades=listed)


def indicators_with_paths(rubric: Rubric) -> Iterator[tuple[FieldPath, Indicator]]:
    """All indicators in order, each with its place in the file.

    Yields:
        The path from the top of the file, and the indicator.
    """
    for a, level in enumerate(rubric.levels):
        for b, group in enumerate(level.groups):
            for c, item in enumerate(group.indicators):
                yield ("levels", a, "groups", b, "indicators", c), item
