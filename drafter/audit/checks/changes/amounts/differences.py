"""Differences against the two amounts that they part, in whatever way a report names those."""

from collections.abc import Callable, Iterator

from drafter.audit.checks.changes.amounts import both_years, moved, named_bases, year_to_year
from drafter.audit.differences import Difference, judged
from drafter.audit.model import Issue
from drafter.audit.reading import Reading

_READERS: tuple[Callable[[Reading], Iterator[Difference]], ...] = (
    named_bases.told,
    year_to_year.told,
    moved.of_two_years,
    both_years.told,
)
"""Those first that are surest of their two amounts."""


def check(reading: Reading) -> Iterator[Issue]:
    """Differences that their amounts do not give; each is told once, however many ways it can be read."""
    told: set[tuple[int, int]] = set()
    for reader in _READERS:
        for found in reader(reading):
            if found.change.span not in told:
                for issue in judged(reading, found):
                    told.add(found.change.span)
                    yield issue
