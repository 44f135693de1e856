"""The persons whom a case names anywhere: what names them once is known wherever they are named again."""

from collections.abc import Iterator

from drafter.findings.model import Case, Fact, FactKind, Role
from drafter.privacy.persons import persons, single_names
from drafter.text.width import fold

_NAMING = frozenset({FactKind.NAME, FactKind.TERM})


def people_of(case: Case) -> tuple[str, ...]:
    """The names of persons in a case: those of its facts, and those in its texts."""
    names = [name for _, fact in case.all_facts() for name in _told(fact)]
    for text in _texts(case.model_dump(mode="json")):
        view = fold(text).text
        names += (view[one.start : one.end] for one in persons(view))
    return tuple(dict.fromkeys(names))


def _told(fact: Fact) -> Iterator[str]:
    if fact.role is Role.PERSON and fact.kind in _NAMING:
        yield from single_names(fact.value)


def _texts(value: object) -> Iterator[str]:
    """Every text in nested data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
