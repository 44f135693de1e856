"""The totals that a table states, held against the sums of what it lists."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.errors import Problem
from drafter.messages import catalogue
from drafter.scoring.numbers import plain
from drafter.scoring.rounding import Rounding
from drafter.sheets.numbers import in_places, read_points
from drafter.sheets.rubric_names import RubricNames, keys
from drafter.sheets.table import Entry, ScoreTable, Stated

_say = catalogue("drafter.sheets")


def total_problems(table: ScoreTable, names: RubricNames) -> Iterator[Problem]:
    """Stated totals and subtotals that are not the sums of the points they stand for."""
    begin = 0
    for stated in table.stated:
        said = read_points(stated.awarded.text).value
        if said is None:
            continue
        parts = list(_parts(table.entries, stated, begin, names))
        sums = [_sum(part, names.rubric.rounding) for part in parts]
        if not stated.total and not _heads(stated, names):
            begin = stated.after
        unrounded = [_sum(part) for part in parts]
        if sums and None not in sums and _none_is(said, (*sums, *unrounded), names.rubric.rounding):
            values = {"label": stated.label.folded, "said": plain(said), "sum": plain(sums[0] or Decimal(0))}
            yield Problem(stated.awarded.place, _say("total_differs", **values), _say("total_differs_remedy"))


def _heads(stated: Stated, names: RubricNames) -> bool:
    return bool(names.below(stated.label.folded))


def _parts(entries: Sequence[Entry], stated: Stated, begin: int, names: RubricNames) -> Iterator[Sequence[Entry]]:
    """What a stated sum may stand for: everything, what is below its heading, what stands since the last sum."""
    if stated.total:
        yield entries
        return
    wanted = {key.removesuffix("小计") for key in keys(stated.label.folded)} - {""}
    under = [entry for entry in entries if any(wanted & set(keys(parent)) for parent in entry.parents)]
    listed = [entry for entry in entries if _below(entry, stated, names)]
    for part in (under, listed):
        if part:
            yield part
            return
    if stated.label.folded.endswith("小计"):
        yield entries[begin : stated.after]
        above = entries[stated.after - 1].parents if 0 < stated.after <= len(entries) else ()
        for parent in above:
            yield [entry for entry in entries[: stated.after] if parent in entry.parents]


def _below(entry: Entry, stated: Stated, names: RubricNames) -> bool:
    ids = names.below(stated.label.folded.removesuffix("小计"))
    place = names.exactly(entry.name.folded, entry.parents, None) if ids else None
    return place is not None and place.indicator.id in ids


def _none_is(said: Decimal, sums: Sequence[Decimal | None], rounding: Rounding) -> bool:
    """Whether a stated total is none of some sums; what a formula left behind the last decimal does not count."""
    return in_places(said, rounding) not in {in_places(total, rounding) for total in sums if total is not None}


def _sum(entries: Sequence[Entry], rounding: Rounding | None = None) -> Decimal | None:
    """The points of some entries, each rounded if told how; `None` where any has none that can be added."""
    total = Decimal(0)
    for entry in entries:
        for said in entry.awarded:
            points = read_points(said.text)
            if points.value is None and not points.not_assessed:
                return None
            value = points.value or Decimal(0)
            total += in_places(value, rounding) if rounding else value
        if not entry.awarded:
            return None
    return total
