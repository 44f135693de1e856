"""Rubrics as files: found by id or path, read, and refused with everything that is wrong with them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from drafter.assets import asset
from drafter.errors import AssetError, InputError, Problem
from drafter.findings.parts import list_of, mapping_of, text_of
from drafter.findings.problems import FieldPath, FieldProblem, nearest
from drafter.findings.validation import given, validated
from drafter.findings.yaml_source import Data, YamlSource, in_order, read_yaml
from drafter.messages import catalogue
from drafter.scoring.card import Band
from drafter.scoring.rubric import Indicator, Rubric
from drafter.scoring.rules.veto import Veto

_say = catalogue("drafter.scoring")
_FOLDER = "knowledge/rubrics"
RUBRIC_SUFFIXES = (".yaml", ".yml")
"""What tells a rubric's file from its id."""


def rubric_ids() -> tuple[str, ...]:
    """The ids of the rubrics that ship with the project.

    Raises:
        AssetError: the folder of rubrics is missing.
    """
    return tuple(sorted(path.stem for path in asset(_FOLDER).glob("*.yaml")))


def rubric_file(id_or_path: str | Path, base: Path | None = None) -> Path:
    """The file of a rubric: one of the base in use by its id, else one that ships, else any by its path.

    Args:
        id_or_path: what a case or a user says.
        base: the folder of the base in use (its rubrics in `rubrics/`); `None` where only those that ship count.

    Raises:
        InputError: there is no rubric of that id.
        AssetError: the base has no rubrics at all.
    """
    name, own = str(id_or_path), _of_base(base) if base else {}
    if name in own:
        return own[name]
    if isinstance(id_or_path, Path) or name.endswith(RUBRIC_SUFFIXES):
        return Path(name)
    known = rubric_ids()
    if name not in known:
        raise _unknown(name, tuple(sorted({*own, *known})))
    return asset(_FOLDER) / f"{name}.yaml"


def load_rubric(id_or_path: str | Path, base: Path | None = None) -> Rubric:
    """Read a rubric; see `rubric_file` for where it is looked for.

    Raises:
        InputError: there is no such rubric, or the file that the user named is faulty.
        AssetError: a shipped rubric is damaged, or the base has none at all.
    """
    path = rubric_file(id_or_path, base)
    if not path.is_relative_to(asset(_FOLDER)):
        return _read(path)
    try:
        return _read(path)
    except InputError as error:
        faults = "\n".join(map(str, error.problems))
        raise AssetError(f"{error}\n{faults}", remedy="restore the file, or install drafter again") from error


def read_rubric(path: Path) -> tuple[YamlSource, Rubric]:
    """A rubric's file, well formed though perhaps not usable: see `rubric_faults`.

    Raises:
        InputError: it cannot be read, or is not the description of a rubric.
    """
    source = read_yaml(path)
    rubric, faults = validated(Rubric, given(source.data, Rubric), ())
    located = [*source.problems, *map(source.locator.located, faults)]
    if located or rubric is None:
        raise _refused(source, in_order(located))
    return source, rubric


def rubric_faults(raw: Data) -> Iterator[FieldProblem]:
    """What keeps a rubric from being used beyond the shape of its pieces; a faulty piece hides no other.

    Args:
        raw: what stands in its file; paths are counted from the top of it.
    """
    data = mapping_of(raw)
    scale, _ = validated(tuple[Band, ...], data.get("scale"), ())
    yield from _scale_faults(scale or ())
    seen: Counter[str] = Counter()
    for path, entry in _entries(data):
        name = text_of(entry.get("id"))
        if seen[name] and name:
            yield _fault((*path, "id"), "indicator_id_twice", id=name)
        seen[name] += 1
        item, _ = validated(Indicator, entry, path)
        if item:
            yield from _measure_faults(path, item)
            yield from _criterion_faults(path, item)
            yield from _grade_faults(path, item, scale or ())


def _of_base(base: Path) -> dict[str, Path]:
    folder = base / "rubrics"
    own = {path.stem: path for path in sorted(folder.glob("*")) if path.suffix in RUBRIC_SUFFIXES}
    if own:
        return own
    remedy = "put rubrics there (copies of those that ship will do), or correct [knowledge] base"
    raise AssetError(f"{folder} holds no rubrics", remedy=remedy)


def _unknown(name: str, known: tuple[str, ...]) -> InputError:
    near = nearest(name, known)
    remedy = _say("rubric_near", near=near) if near else _say("rubric_known", known="、".join(known))
    return InputError(_say("rubric_unknown", name=name), remedy=remedy)


def _read(path: Path) -> Rubric:
    try:
        state = path.stat()
    except OSError:
        return _parsed(path)  # which says what is wrong with it
    return _read_once(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _read_once(path: Path, changed_ns: int, size: int) -> Rubric:  # noqa: ARG001  # a changed file is read again
    return _parsed(path)


def _parsed(path: Path) -> Rubric:
    source = read_yaml(path)
    data = given(source.data, Rubric)
    rubric, faults = validated(Rubric, data, ())
    located = [*source.problems, *map(source.locator.located, (*faults, *rubric_faults(data)))]
    if located or rubric is None:
        raise _refused(source, in_order(located))
    return rubric


def _refused(source: YamlSource, problems: tuple[Problem, ...]) -> InputError:
    return InputError(_say("rubric_refused", name=source.locator.name, count=len(problems)), problems)


def _fault(path: FieldPath, key: str, **values: object) -> FieldProblem:
    return FieldProblem(path, _say(key, **values), _say(f"{key}_remedy", **values))


def _scale_faults(scale: tuple[Band, ...]) -> Iterator[FieldProblem]:
    for index, (better, worse) in enumerate(pairwise(scale)):
        if better.lower <= worse.lower:
            yield _fault(("scale", index + 1), "scale_order", grade=worse.grade)
    if scale and scale[-1].lower > 0:
        yield _fault(("scale",), "scale_floor", grade=scale[-1].grade)


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


def _grade_faults(path: FieldPath, item: Indicator, scale: tuple[Band, ...]) -> Iterator[FieldProblem]:
    grades = [band.grade for band in scale]
    if isinstance(item.rule, Veto) and item.rule.grade and item.rule.grade not in grades:
        listed = "、".join(grades)
        yield _fault((*path, "rule", "grade"), "grade_unknown", grade=item.rule.grade, grades=listed)


def _entries(raw: Mapping[str, Data]) -> Iterator[tuple[FieldPath, dict[str, Data]]]:
    for a, level in enumerate(list_of(raw.get("levels"))):
        for b, group in enumerate(list_of(mapping_of(level).get("groups"))):
            for c, item in enumerate(list_of(mapping_of(group).get("indicators"))):
                yield ("levels", a, "groups", b, "indicators", c), mapping_of(item)
