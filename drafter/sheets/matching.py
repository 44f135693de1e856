"""The rows of a table to the indicators of a rubric: by name, with headings and full marks as evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from drafter.errors import Problem
from drafter.messages import catalogue
from drafter.sheets.numbers import read_points
from drafter.sheets.rubric_names import Place, RubricNames
from drafter.sheets.table import Entry

_say = catalogue("drafter.sheets")


@dataclass(slots=True)
class Matches:
    """What was found.

    Attributes:
        found: entries by the indicator's id.
        unmatched: entries that mean no indicator, or not clearly one.
        remarks: names that were matched though they differ, full marks that differ.
    """

    found: dict[str, Entry] = field(default_factory=dict)
    unmatched: list[Entry] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)


def match(entries: Sequence[Entry], names: RubricNames) -> Matches:
    """Match entries to indicators, each to one at most: first those of the same name, then the near ones.

    Two entries that mean the same indicator are both left unmatched: which of them counts is not for a program.
    """
    matches = Matches()
    exact = [names.exactly(entry.name.folded, entry.parents, _full(entry)) for entry in entries]
    _take(matches, entries, exact)
    rest = [entry for entry, place in zip(entries, exact, strict=True) if place is None]
    named = {place.indicator.id for place in exact if place}
    free = [place for place in names.places if place.indicator.id not in named]
    near = [names.nearly(entry.name.folded, entry.parents, _full(entry), free) for entry in rest]
    for entry, place in zip(rest, near, strict=True):
        if place is not None:
            about = {"written": entry.name.folded, "name": place.indicator.name, "id": place.indicator.id}
            matches.remarks.append(Problem(entry.name.place, _say("near_name", **about)))
    _take(matches, rest, near)
    matches.unmatched += [entry for entry, place in zip(rest, near, strict=True) if place is None]
    return matches


def _take(matches: Matches, entries: Sequence[Entry], places: Sequence[Place | None]) -> None:
    by_id: dict[str, list[Entry]] = {}
    for entry, place in zip(entries, places, strict=True):
        if place is not None:
            by_id.setdefault(place.indicator.id, []).append(entry)
    full = {place.indicator.id: place.indicator.max for place in places if place}
    for name, same in by_id.items():
        if len(same) > 1:
            matches.unmatched += same
            listed = "、".join(entry.name.place for entry in same)
            matches.remarks.append(Problem(same[0].name.place, _say("named_twice", id=name, listed=listed)))
            continue
        matches.found[name] = same[0]
        matches.remarks += _other_full(same[0], full[name])


def _other_full(entry: Entry, full: Decimal) -> list[Problem]:
    written = _full(entry)
    if written is None or written == full or entry.full is None:
        return []
    return [Problem(entry.full.place, _say("other_full", name=entry.name.folded, written=written, full=full))]


def _full(entry: Entry) -> Decimal | None:
    return read_points(entry.full.text).value if entry.full else None
