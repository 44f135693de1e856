"""What the terminal shows of a batch: how far it is on stderr, a table of all cases on stdout."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from drafter.console.screen import remarks, results
from drafter.messages import catalogue

if TYPE_CHECKING:
    from drafter.batch.model import Outcome
    from drafter.batch.running import Watch

_say = catalogue("drafter")


@contextmanager
def watching_batch(count: int, *, quiet: bool) -> "Iterator[Watch]":
    """What is called with each outcome while the block runs; failures are told as they come."""
    done = (TextColumn("drafting"), BarColumn(), MofNCompleteColumn())
    columns = (*done, TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=remarks, disable=quiet) as bars:
        bar = bars.add_task("", total=count)

        def watch(outcome: "Outcome") -> None:
            bars.advance(bar)
            if outcome.error and not quiet:
                bars.print(f"[red]{escape(outcome.name)}[/]: {escape(outcome.error)}")

        yield watch


def show_stopped() -> None:
    """That the batch was stopped, and what becomes of the rest."""
    remarks.print("stopped: what is finished stands; run the same command again, and it goes on from there")


def show_batch(outcomes: "Sequence[Outcome]") -> None:
    """A table with a row for each case, and how many of each kind there are."""
    names = _say("batch_columns").split("|")
    table = Table(*names, box=SIMPLE_HEAD, padding=(0, 1), collapse_padding=True)
    table.columns[0].overflow = "fold"
    for column in table.columns[2:]:
        column.justify, column.no_wrap = "right", True
    for one in outcomes:
        counts = (one.items, one.blocks, one.reviews, one.refusals, one.calls)
        style = "red" if one.error or one.blocks else "" if one.reviews else "green"
        shown = (one.name, _say(f"batch_{one.status}"), f"{one.total} {one.grade}".strip(), *map(str, counts))
        table.add_row(*map(escape, shown), style=style)
    results.print(table)
    for reason, count in Counter(one.unrecorded for one in outcomes if one.unrecorded).items():
        remarks.print(f"[bold yellow]no record was kept of {count} runs:[/] {escape(reason)}")
    failed = [one for one in outcomes if one.error]
    for one in failed:
        remedy = _say("violation_remedy", remedy=one.remedy) if one.remedy not in one.error else ""
        results.print(escape(f"{one.name}：{one.error}{remedy}"), style="red")
    if unasked := [one.name for one in outcomes if one.unasked]:
        told = _say("batch_unasked", count=len(unasked), names="、".join(unasked))
        remedy = _say("violation_remedy", remedy=_say("batch_unasked_remedy"))
        results.print(escape(f"{told}{remedy}"), style="yellow")
    blocked = sum(bool(one.blocks) for one in outcomes)
    results.print(_say("batch_found", count=len(outcomes), failed=len(failed), blocked=blocked), style="bold")


def batch_json(outcomes: "Sequence[Outcome]") -> dict[str, object]:
    """The document of `--json`."""
    return {"cases": [{**one.model_dump(mode="json"), "clean": one.clean} for one in outcomes]}
