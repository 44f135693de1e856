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
from drafter.findings.parts import list_of, mapping_of, text_of
from drafter.findings.problems import FieldPath, FieldProblem, nearest
from drafter.findings.validation import given, validated
from drafter.findings.yaml_source import Data, YamlSource, in_order, read_yaml
from drafter.messages import catalogue
from drafter.scoring.card import Band
from drafter.scoring.rules.kinds import Rule

_say = catalogue("drafter.scoring")
_FOLDER = "knowledge/rubrics"
RUBRIC_SUFFIXES = (".yaml", ".yml")
"""What tells a rubric's file from its id."""

Weight = Annotated[Decimal, Field(gt=0)]
"""Full marks of something."""

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date as precise as it is known."""


class Measure(Frozen):
    """An input of a computed rule.

    Attributes:
        label: what it is called.
        unit: of the figure; money of another unit is converted.
        may_be_zero: it is zero in some departments, which a divisor must not be.
    """

    label: Line
    unit: str = ""
    may_be_zero: bool = False


class Indicator(Frozen):
    """An indicator of the third level.

    Attributes:
        id: its position, such as `2.1.3`.
        name: as printed.
        max: full marks.
        assesses: what it looks at, restated.
        rule: how points come about.
        measures: the inputs of the rule by name.
        note: what the printed text leaves open or gets wrong, and how it is read here.
    """

    id: Line
    name: Line
    max: Weight
    assesses: str = ""
    rule: Rule
    measures: Mapping[str, Measure] = Field(default_factory=dict)
    note: str = ""

    def labels(self) -> dict[str, str]:
        """What the measures are called."""
        return {name: measure.label for name, measure in self.measures.items()}

    def clauses(self) -> tuple[str, ...]:
        """What the indicator asks, in words, one statement each: for people and for the knowledge base."""
        return tuple(self.rule.clauses(self.labels(), self.max))

    def slips(self) -> tuple[str, ...]:
        """Where its rule as printed contradicts itself or the full marks."""
        zero = frozenset(name for name, measure in self.measures.items() if measure.may_be_zero)
        labels = self.labels()
        found = self.rule.slips(self.max, zero)
        return tuple(dict.fromkeys(text.format(**labels) for text in found))


class Group(Frozen):
    """A heading of the second level with its indicators."""

    id: Line
    name: Line
    max: Weight
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class Level(Frozen):
    """A heading of the first level with its groups."""

    id: Line
    name: Line
    max: Weight
    groups: tuple[Group, ...] = Field(min_length=1)


class Rounding(Frozen):
    """How figures are rounded.

    Attributes:
        mode: half up, as score sheets do.
        places: decimals of points.
        rate_places: decimals of a rate in % before it is multiplied, since sheets multiply the printed rate;
            `None` multiplies the exact one. Bands always look at the exact rate.
    """

    mode: Literal["ROUND_HALF_UP"] = "ROUND_HALF_UP"
    places: int = Field(default=2, ge=0, le=6)
    rate_places: int | None = Field(default=2, ge=0, le=10)


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

    def grade(self, points: Decimal) -> str:
        """The grade for points out of the rubric's full marks."""
        return next((band.grade for band in self.scale if points >= band.lower), self.scale[-1].grade)


def rubric_ids() -> tuple[str, ...]:
    """The ids of the rubrics that ship with the project.

    Raises:
        AssetError: the folder of rubrics is missing.
    """
    return tuple(sorted(path.stem for path in asset(_FOLDER).glob("*.yaml")))


def rubric_of_base(name: str, base: Path) -> Rubric:
    """Read a rubric for a case: one of the base in use by its id, else one that ships, else a file by its path.

    Args:
        name: what the case says.
        base: the folder of the base; its rubrics stand in `rubrics/`.

    Raises:
        InputError: there is no such rubric, or the file is faulty.
        AssetError: the base has no rubrics at all, or a shipped rubric is damaged.
    """
    folder = base / "rubrics"
    own = {path.stem: path for path in sorted(folder.glob("*")) if path.suffix in RUBRIC_SUFFIXES}
    if not own:
        raise AssetError(
            f"{folder} holds no rubrics",
            remedy="put rubrics there (copies of those that ship will do), or correct [knowledge] base",
        )
    if name not in own and not name.endswith(RUBRIC_SUFFIXES) and name not in rubric_ids():
        raise _unknown(name, tuple(sorted({*own, *rubric_ids()})))
    return load_rubric(own.get(name, name))


def load_rubric(id_or_path: str | Path) -> Rubric:
    """Read a rubric.

    Args:
        id_or_path: the id of a shipped rubric, or the path of a YAML file.

    Raises:
        InputError: there is no such rubric, or the file that the user named is faulty.
        AssetError: a shipped rubric is damaged.
    """
    name = str(id_or_path)
    if isinstance(id_or_path, Path) or name.endswith(RUBRIC_SUFFIXES):
        return _read(Path(name))
    known = rubric_ids()
    if name not in known:
        raise _unknown(name, known)
    path = asset(_FOLDER) / f"{name}.yaml"
    try:
        return _read(path)
    except InputError as error:
        faults = "\n".join(map(str, error.problems))
        raise AssetError(f"{error}\n{faults}", remedy="restore the file, or install drafter again") from error


def _unknown(name: str, known: tuple[str, ...]) -> InputError:
    near = nearest(name, known)
    remedy = _say("rubric_near", near=near) if near else _say("rubric_known", known="、".join(known))
    return InputError(_say("rubric_unknown", name=name), remedy=remedy)


def _read(path: Path) -> Rubric:
    source = read_yaml(path)
    data = given(source.data, Rubric)
    rubric, faults = validated(Rubric, data, ())
    located = [*source.problems, *map(source.locator.located, (*faults, *_faults(mapping_of(data))))]
    if located or rubric is None:
        raise _refused(source, in_order(located))
    return rubric


def _refused(source: YamlSource, problems: tuple[Problem, ...]) -> InputError:
    return InputError(_say("rubric_refused", name=source.locator.name, count=len(problems)), problems)


def _faults(raw: Mapping[str, Data]) -> Iterator[FieldProblem]:
    """What keeps a rubric from being used beyond the shape of its pieces; a faulty piece hides no other."""
    scale, _ = validated(tuple[Band, ...], raw.get("scale"), ())
    yield from _scale_faults(scale or ())
    seen: Counter[str] = Counter()
    for path, data in _indicators(raw):
        name = text_of(data.get("id"))
        if seen[name] and name:
            yield FieldProblem((*path, "id"), _say("indicator_id_twice", id=name))
        seen[name] += 1
        item, _ = validated(Indicator, data, path)
        if item:
            yield from _measure_faults(path, item)
            yield from _criterion_faults(path, item)


def _scale_faults(scale: tuple[Band, ...]) -> Iterator[FieldProblem]:
    for index, (better, worse) in enumerate(pairwise(scale)):
        if better.lower <= worse.lower:
            yield FieldProblem(("scale", index + 1), _say("scale_order", grade=worse.grade))
    if scale and scale[-1].lower > 0:
        yield FieldProblem(("scale",), _say("scale_floor", grade=scale[-1].grade))


def _measure_faults(path: FieldPath, item: Indicator) -> Iterator[FieldProblem]:
    used = item.rule.measure_names()
    for name in used:
        if name not in item.measures:
            yield FieldProblem((*path, "rule"), _say("measure_undeclared", name=name))
    for name in item.measures:
        if name not in used:
            yield FieldProblem((*path, "measures", name), _say("measure_unused", name=name))


def _criterion_faults(path: FieldPath, item: Indicator) -> Iterator[FieldProblem]:
    for name, count in Counter(item.rule.criterion_ids()).items():
        if count > 1:
            yield FieldProblem((*path, "rule"), _say("criterion_twice", id=name))


def _indicators(raw: Mapping[str, Data]) -> Iterator[tuple[FieldPath, dict[str, Data]]]:
    for a, level in enumerate(list_of(raw.get("levels"))):
        for b, group in enumerate(list_of(mapping_of(level).get("groups"))):
            for c, item in enumerate(list_of(mapping_of(group).get("indicators"))):
                yield ("levels", a, "groups", b, "indicators", c), mapping_of(item)
