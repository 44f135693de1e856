"""Slips of a published rubric: what it prints contradicts itself. They are reported, never corrected."""

from collections.abc import Iterator
from decimal import Decimal

from drafter.messages import catalogue
from drafter.scoring.numbers import plain
from drafter.scoring.rubric import Rubric

_say = catalogue("drafter.scoring")


def lint(rubric: Rubric) -> tuple[str, ...]:
    """Every slip of a rubric, in Chinese, in its order."""
    return tuple(_sums(rubric)) + tuple(
        _say("slip_of", id=item.id, name=item.name, slip=slip)
        for item in rubric.indicators()
        for slip in item.slips()
    )


def _sums(rubric: Rubric) -> Iterator[str]:
    if rubric.levels:
        yield from _sum("", rubric.title, rubric.max, [level.max for level in rubric.levels])
    for level in rubric.levels:
        yield from _sum(level.id, level.name, level.max, [group.max for group in level.groups])
        for group in level.groups:
            yield from _sum(group.id, group.name, group.max, [item.max for item in group.indicators])


def _sum(name: str, title: str, full: Decimal, parts: list[Decimal]) -> Iterator[str]:
    total = sum(parts, Decimal(0))
    if total != full:
        slip = _say("slip_weights", total=plain(total), full=plain(full))
        yield _say("slip_of", id=name, name=title, slip=slip).strip()
