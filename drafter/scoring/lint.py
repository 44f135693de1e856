"""Slips of a published rubric: what it prints contradicts itself. They are reported, never corrected."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from drafter.findings.model import Frozen
from drafter.findings.problems import FieldPath, FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rubric import Group, Indicator, Level, Rubric, indicators_with_paths
from drafter.scoring.rubric_files import read_rubric, rubric_faults
from drafter.scoring.rules.slip import Severity, Slip, slip
from drafter.scoring.scale_lint import scale_slips

_FAULT = "unusable"

_Named: TypeAlias = tuple[FieldPath, str]


class Found(Frozen):
    """One thing found in a rubric's file.

    Attributes:
        kind: which sort, such as `factor` or `gap`; `unusable` for what keeps the rubric from being used at all.
        severity: how bad it is.
        file: the file, as the user named it.
        line: of the file, from 1.
        indicator: id of the indicator or heading; empty for the rubric as a whole.
        name: its name.
        message: what contradicts what.
        remedy: what to do about it.
    """

    kind: str
    severity: Severity
    file: str
    line: int
    indicator: str
    name: str
    message: str
    remedy: str


class LintReport(Frozen):
    """What was found in one rubric, in the order of its file."""

    rubric: str
    title: str
    findings: tuple[Found, ...]

    @property
    def clean(self) -> bool:
        """Whether there is no finding of error grade."""
        return all(found.severity is not Severity.ERROR for found in self.findings)


def lint(rubric: Rubric) -> tuple[Slip, ...]:
    """Every slip of a rubric; paths from the top of its file."""
    rules = (item.under(*path) for path, indicator in indicators_with_paths(rubric) for item in indicator.slips())
    return (*scale_slips(rubric), *_weights(rubric), *_names(rubric), *rules)


def lint_file(path: Path) -> LintReport:
    """Everything wrong with a rubric's file: its slips, and what keeps it from being used.

    Raises:
        InputError: it cannot be read, or is not the description of a rubric.
    """
    source, rubric = read_rubric(path)
    places = source.locator
    slips = [*map(_as_slip, rubric_faults(source.data)), *lint(rubric)]
    slips.sort(key=lambda item: places.place(item.path))
    found = (_found(item, rubric, places.name, places.place(item.path).line) for item in slips)
    return LintReport(rubric=rubric.id, title=rubric.title, findings=tuple(dict.fromkeys(found)))


def _as_slip(fault: FieldProblem) -> Slip:
    return Slip(_FAULT, fault.path, fault.message, fault.remedy)


def _found(item: Slip, rubric: Rubric, file: str, line: int) -> Found:
    about = _about(rubric, item.path)
    return Found(
        kind=item.kind,
        severity=item.severity,
        file=file,
        line=line,
        indicator=about.id if about else "",
        name=about.name if about else rubric.title,
        message=item.message,
        remedy=item.remedy,
    )


def _about(rubric: Rubric, path: FieldPath) -> Level | Group | Indicator | None:
    """The innermost heading or indicator that a path leads through."""
    match path:
        case ("levels", int(a), "groups", int(b), "indicators", int(c), *_):
            return rubric.levels[a].groups[b].indicators[c]
        case ("levels", int(a), "groups", int(b), *_):
            return rubric.levels[a].groups[b]
        case ("levels", int(a), *_):
            return rubric.levels[a]
    return None


def _weights(rubric: Rubric) -> Iterator[Slip]:
    """Full marks of a heading that are not the sum of what stands below it; a bonus stands beside them."""
    if rubric.levels:
        yield from _sum((), rubric.max, [level.max for level in rubric.levels if not level.bonus])
    for a, level in enumerate(rubric.levels):
        yield from _sum(("levels", a), level.max, [group.max for group in level.groups])
        for b, group in enumerate(level.groups):
            path = ("levels", a, "groups", b)
            yield from _sum(path, group.max, [item.max for item in group.indicators])


def _sum(path: FieldPath, full: Decimal, parts: Sequence[Decimal]) -> Iterator[Slip]:
    total = sum(parts, Decimal(0))
    if total != full:
        yield slip("weights", *path, "max", total=plain(total), full=plain(full))


def _names(rubric: Rubric) -> Iterator[Slip]:
    """Names under which two things of one rank stand: no score sheet can be matched to them by name."""
    levels: list[_Named] = [(("levels", a), level.name) for a, level in enumerate(rubric.levels)]
    groups: Iterator[list[_Named]] = (
        [(("levels", a, "groups", b), group.name) for b, group in enumerate(level.groups)]
        for a, level in enumerate(rubric.levels)
    )
    indicators: list[_Named] = [(path, item.name) for path, item in indicators_with_paths(rubric)]
    for rank in chain([levels], groups, [indicators]):
        yield from _repeated(rank, "name", "name_twice")
    for path, item in indicators_with_paths(rubric):
        yield from _repeated(_criteria(path, item), "text", "text_twice")


def _criteria(path: FieldPath, item: Indicator) -> list[_Named]:
    criteria = getattr(item.rule, "criteria", ())
    return [((*path, "rule", "criteria", place), criterion.text) for place, criterion in enumerate(criteria)]


def _repeated(named: Sequence[_Named], field: str, kind: str) -> Iterator[Slip]:
    seen: Counter[str] = Counter()
    for path, name in named:
        plainly = "".join(name.split())
        if seen[plainly]:
            yield slip(kind, *path, field, name=name)
        seen[plainly] += 1
