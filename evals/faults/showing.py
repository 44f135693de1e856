"""What `drafter eval faults` shows."""

from rich.markup import escape
from rich.table import Table

from drafter.console.screen import results
from evals.faults.tallies import FaultReport, Rate, Tally

_COLOURS = {True: "green", False: "red", None: "dim"}


def show(report: FaultReport) -> None:
    """Show a report: operators, families, all together."""
    results.print(_operators(report))
    results.print(_families(report))
    _missed(report)
    for name in report.caught:
        caught, right, alarms = report.caught[name], report.right[name], report.alarms[name]
        results.print(
            f"{name}: {_rate(caught)} of the faults that may not stand are caught, "
            f"{_rate(right)} by the right check; {_rate(alarms)} of the drafts that mean the same are blocked"
        )
    if report.unclean:
        results.print(f"left out, for the offline draft is blocked already: {', '.join(report.unclean)}")
    results.print(f"{report.drafts} drafts, {report.milliseconds} ms of a processor each")


def _operators(report: FaultReport) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("operator")
    table.add_column("group", style="dim")
    for head in ("n", "caught", "95 %", "right", "shown", "elsewhere", "silent"):
        table.add_column(head, justify="right")
    for one in report.operators:
        name = f"[{_colour(one)}]{one.name}[/]{' *' if one.set == 'held back' else ''}"
        counts = (str(one.shown), str(one.elsewhere), str(one.silent))
        table.add_row(
            name,
            one.group if one.blocking else f"{one.group} (to review)",
            str(one.caught.of),
            _percent(one.caught),
            f"{one.caught.low:.1%}–{one.caught.high:.1%}",
            _percent(one.right),
            *counts,
        )
    table.caption = (
        "* held back: written without looking at how it fares; an n below what was wanted is all that there is"
    )
    return table


def _colour(one: Tally) -> str:
    if one.met is not None:
        return _COLOURS[one.met]
    good = one.caught if one.blocking else one.found
    return "yellow" if good.number < good.of else "dim"


def _families(report: FaultReport) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("drafts that mean the same")
    for head in ("n", "blocked", "shown"):
        table.add_column(head, justify="right")
    table.add_column("what was said", overflow="ellipsis", no_wrap=True)
    for one in report.families:
        name = f"{one.name}{' *' if one.set == 'held back' else ''}"
        said = escape(one.said[0]) if one.said else ""
        blocked = f"[{'red' if one.blocked.number else 'green'}]{one.blocked.number}[/]"
        table.add_row(name, str(one.blocked.of), blocked, str(one.shown), said)
    return table


def _missed(report: FaultReport) -> None:
    for one in report.operators:
        for told in one.missed[:2]:
            results.print(f"[yellow]{one.name}[/] {escape(told)}", soft_wrap=True)


def _percent(rate: Rate) -> str:
    return f"{rate.share:.1%}"


def _rate(rate: Rate) -> str:
    return f"{rate.share:.2%} ({rate.number}/{rate.of}, {rate.low:.2%}–{rate.high:.2%})"
