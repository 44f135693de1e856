"""What makes a rubric file unusable, beyond its shape: ids used twice, undeclared measures, a broken scale.

Slips of the published rubric are not faults: see `drafter.scoring.lint`.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.findings.problems import FieldPath, FieldProblem
from drafter.messages import catalogue

if TYPE_CHECKING:
    from drafter.scoring.rubric import Indicator, Rubric

_say = catalogue("drafter.scoring")


def rubric_faults(rubric: "Rubric") -> Iterator[FieldProblem]:
    """Everything that keeps a rubric from being used; paths are those of its file."""
    yield from _scale(rubric)
    seen: Counter[str] = Counter()
    for path, item in _with_paths(rubric):
        if seen[item.id]:
            yield FieldProblem((*path, "id"), _say("indicator_id_twice", id=item.id))
        seen[item.id] += 1
        yield from _measures(path, item)
        yield from _criteria(path, item)


def _scale(rubric: "Rubric") -> Iterator[FieldProblem]:
    for index, (better, worse) in enumerate(pairwise(rubric.scale)):
        if better.lower <= worse.lower:
            yield FieldProblem(("scale", index + 1), _say("scale_order", grade=worse.grade))
    if rubric.scale[-1].lower > 0:
        yield FieldProblem(("scale",), _say("scale_floor", grade=rubric.scale[-1].grade))


def _measures(path: FieldPath, item: "Indicator") -> Iterator[FieldProblem]:
    used = item.rule.measure_names()
    for name in used:
        if name not in item.measures:
            yield FieldProblem((*path, "rule"), _say("measure_undeclared", name=name))
    for name in item.measures:
        if name not in used:
            yield FieldProblem((*path, "measures", name), _say("measure_unused", name=name))


def _criteria(path: FieldPath, item: "Indicator") -> Iterator[FieldProblem]:
    for name, count in Counter(item.rule.criterion_ids()).items():
        if count > 1:
            yield FieldProblem((*path, "rule"), _say("criterion_twice", id=name))


def _with_paths(rubric: "Rubric") -> Iterator[tuple[FieldPath, "Indicator"]]:
    for a, level in enumerate(rubric.levels):
        for b, group in enumerate(level.groups):
            for c, item in enumerate(group.indicators):
                yield ("levels", a, "groups", b, "indicators", c), item
