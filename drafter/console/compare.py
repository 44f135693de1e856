"""What the terminal shows of a comparison: what was said before it, counts, old facts, returning problems."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from drafter.comparison.cautions import Severity
from drafter.comparison.histories import Status
from drafter.comparison.runs import PairKind
from drafter.console.screen import results
from drafter.messages import catalogue

if TYPE_CHECKING:
    from drafter.comparison.cautions import Caution
    from drafter.comparison.model import Against, Comparison
    from drafter.comparison.sides import Side

_say = catalogue("drafter")
_SHOWN = 12
_NAME = 36


def show_comparison(found: "Comparison", written: Sequence[Path]) -> None:
    """Remarks, a line for each older notice, the warnings, the problems over the years, and the files."""
    for remark in found.remarks:
        results.print(escape(remark), style="yellow")
    _show_counts(found)
    for side, against in found.beside():
        for remark in against.remarks:
            results.print(escape(_say("compare_remark", old=_name(side), remark=remark)), style="yellow")
    _show_warnings(found)
    _show_years(found)
    results.print(_say("written"), style="bold")
    for path in written:
        results.print(escape(f"  {path}"))


def _name(side: "Side") -> str:
    return f"{side.year} {side.title or side.source}" if side.year else side.title or side.source


def _show_counts(found: "Comparison") -> None:
    """How many clauses and paragraphs of every kind there are beside each older notice."""
    table = Table(*_say("compare_columns").split("|"))
    table.columns[0].overflow = "fold"
    for side, against in found.beside():
        table.add_row(escape(_name(side)), *_counts(against))
    results.print(table)


def _counts(against: "Against") -> list[str]:
    counts = against.counts()
    return [str(counts[kind]) for kind in PairKind] + [str(len(against.warnings))]


def _show_warnings(found: "Comparison") -> None:
    """What may not stand first, then what a person has to look at."""
    ranked = sorted(found.warnings, key=lambda warning: warning.severity is not Severity.BLOCK)
    for warning in ranked[:_SHOWN]:
        style = "red" if warning.severity is Severity.BLOCK else "yellow"
        results.print(escape(_told(warning, found.new)), style=style)
    if len(ranked) > _SHOWN:
        results.print(_say("compare_more", count=len(ranked) - _SHOWN))
    unchanged = sum(len(against.unchanged) for against in found.against)
    if unchanged:
        results.print(_say("compare_unchanged", count=unchanged), style="dim")
    key = "compare_warned" if ranked else "compare_clean"
    results.print(_say(key, count=len(ranked)), style="bold")


def _told(warning: "Caution", new: "Side") -> str:
    unit = new.by_id[warning.place.unit]
    where = " › ".join((*unit.path[-1:], unit.label)) if unit.label else " › ".join(unit.path[-1:])
    severity = _say(warning.severity.value)
    return _say("compare_warning", severity=severity, where=where[:_NAME], message=warning.message)


def _show_years(found: "Comparison") -> None:
    """Problems that return, and how many are new or resolved."""
    again = [one for one in found.recurrences if one.status in {Status.REPEATED, Status.RETURNED}]
    if again:
        table = Table(*_say("compare_years").split("|"))
        for one in again:
            years = _say("joint").join(map(str, one.years))
            table.add_row(
                escape(one.name), years, _say(f"status_{one.status.value}"), escape(one.last_advice[:_NAME])
            )
        results.print(table)
    counts = {status.value: sum(one.status is status for one in found.recurrences) for status in Status}
    if found.recurrences:
        results.print(_say("compare_statuses", **counts), style="bold")
