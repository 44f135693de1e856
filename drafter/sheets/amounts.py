"""The points of an entry: read, held against the full marks, every fault told with its cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.errors import Problem
from drafter.messages import catalogue
from drafter.scoring.numbers import plain
from drafter.scoring.rounding import Rounding
from drafter.scoring.rubric import Indicator
from drafter.sheets.grid import State
from drafter.sheets.numbers import in_places, read_points
from drafter.sheets.table import Entry, Said
from drafter.sheets.words import is_word

_say = catalogue("drafter.sheets")
_STATES = {State.NO_RESULT: "no_result", State.UNSAFE: "unsafe_cell", State.ERROR: "error_cell"}
_SHOWN = 20
_CLAUSE = re.compile(r"[：:，,。；;（(]")


@dataclass(frozen=True, slots=True)
class Award:
    """What an indicator was given.

    Attributes:
        points: its points; `None` for one that was not assessed.
        place: the cell.
        not_assessed: the words that say so; empty for one that was.
        problems: what keeps the cell from being used.
        remarks: what deserves a look.
    """

    points: Decimal | None
    place: str
    not_assessed: str = ""
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def award_of(entry: Entry, indicator: Indicator, rounding: Rounding) -> Award:
    """The points of an entry of an indicator.

    Points with more decimals than the rubric gives are what a formula left behind; they are rounded, and told.
    """
    said = entry.awarded or ((entry.deducted,) if entry.deducted else ())
    place = said[0].place if said else entry.name.place
    if words := _set_aside(entry, said):
        return Award(None, place, not_assessed=words)
    blank = "no_points" if entry.awarded else "no_deduction"
    problems = tuple(_cell_problems(said, indicator, blank))
    if problems:
        return Award(None, place, problems=problems)
    if not said:
        return Award(None, place, problems=(_problem(place, blank, name=indicator.name),))
    read = [read_points(item.text) for item in said]
    if read[0].not_assessed and len(read) == 1:
        return Award(None, place, not_assessed=said[0].folded)
    total = sum((points.value or Decimal(0) for points in read), Decimal(0))
    points = total if entry.awarded else indicator.max - abs(total)
    return _within(points, entry, said, indicator, rounding)


def _set_aside(entry: Entry, said: Sequence[Said]) -> str:
    """The words of a reason (不适用：……) that says why there are no points; empty where it does not."""
    blank = all(item.state is State.READ and read_points(item.text).blank for item in said)
    if not blank or entry.reason is None or entry.reason.state is not State.READ:
        return ""
    text = entry.reason.folded
    first = _CLAUSE.split(text)[0]
    return text if is_word(first, "cells", "not_assessed") else ""


def _within(exact: Decimal, entry: Entry, said: Sequence[Said], indicator: Indicator, rounding: Rounding) -> Award:
    place = said[0].place
    points = in_places(exact, rounding)
    about = {"name": indicator.name, "points": plain(points), "full": plain(indicator.max)}
    if points > indicator.max or points < 0:
        key = "above_full" if points > 0 else "negative"
        return Award(None, place, problems=(_problem(place, key, **about),))
    remarks = []
    if points != exact:
        values = {**about, "exact": plain(exact), "places": rounding.places}
        remarks.append(Problem(place, _say("rounded_points", **values)))
    if len(said) > 1:
        listed = "、".join(item.place for item in said)
        remarks.append(Problem(place, _say("summed", listed=listed, **about)))
    taken = read_points(entry.deducted.text).value if entry.deducted and entry.awarded else None
    if taken is not None and entry.deducted and in_places(indicator.max - abs(taken), rounding) != points:
        remarks.append(Problem(entry.deducted.place, _say("other_deduction", taken=plain(abs(taken)), **about)))
    return Award(points, place, remarks=tuple(remarks))


def _cell_problems(said: Sequence[Said], indicator: Indicator, blank: str) -> Iterator[Problem]:
    for item in said:
        about = {"name": indicator.name, "text": item.folded[:_SHOWN]}
        points = read_points(item.text)
        if item.state is not State.READ:
            yield _problem(item.place, _STATES[item.state], **about)
        elif points.blank:
            yield _problem(item.place, blank, **about)
        elif points.value is None and not (points.not_assessed and len(said) == 1):
            yield _problem(item.place, "not_a_number", **about)
        elif points.value is not None and points.value < 0 and len(said) > 1:
            yield _problem(item.place, "negative", points=plain(points.value), **about)


def _problem(where: str, key: str, **values: object) -> Problem:
    return Problem(where, _say(key, **values), _say(f"{key}_remedy", **values))
