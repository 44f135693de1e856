"""What the terminal shows of earlier runs."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from drafter.console.screen import results, show_list
from drafter.messages import catalogue

if TYPE_CHECKING:
    from drafter.records.runs import Run

_say = catalogue("drafter")
_SHORT = 12
"""Characters of a digest by which a person tells it from others."""


def show_runs(runs: "Sequence[Run]") -> None:
    """A row for each run."""
    if not runs:
        results.print(_say("runs_none"))
        return
    costly = any(run.usage.cost is not None for run in runs)
    names = _say("runs_columns").split("|")
    table = Table(*(names if costly else names[:-1]), box=SIMPLE_HEAD, padding=(0, 1), collapse_padding=True)
    table.columns[1].overflow = "fold"
    for column in (table.columns[0], *table.columns[2:]):
        column.no_wrap = True
    for column in table.columns[3:]:
        column.justify = "right"
    for run in runs:
        row = list(_row(run))
        table.add_row(*map(escape, row if costly else row[:-1]), style=_style(run))
    results.print(table)


def _row(run: "Run") -> Iterator[str]:
    """The id begins with the day and the time, in UTC."""
    yield run.id
    yield f"{run.department or run.case} {run.year or ''}".strip()
    yield _say(f"run_{run.ended}") if run.made is None else f"{run.made.total} {run.made.grade}"
    yield str(run.usage.calls)
    yield str(run.usage.prompt_tokens + run.usage.completion_tokens)
    yield f"{run.took_s:.1f}"
    yield "" if run.usage.cost is None else f"{run.usage.cost:f}"


def _style(run: "Run") -> str:
    return "red" if run.made is None or run.made.blocks else ""


def show_run(run: "Run") -> None:
    """All that is remembered of a run."""
    style = "bold red" if run.made is None else "bold"
    results.print(f"{run.id}  {escape(run.department or run.case)}  {run.year or ''}", style=style)
    show_list(_say("run_course"), list(_course(run)))
    if run.error:
        show_list(_say("run_error"), [run.error])
    if run.made:
        show_list(_say("run_made"), [_say("run_counts", **_counts(run))])
        refused = (f"{one.clause} {one.role}：{'、'.join(one.checks)}" for one in run.made.refusals)
        show_list(_say("run_refused"), list(refused))
        show_list(_say("run_files"), [f"{name}  {digest[:_SHORT]}" for name, digest in run.made.files.items()])
    if run.made_from:
        made_from = run.made_from.model_dump()
        show_list(_say("run_made_from"), [f"{name}  {value}" for name, value in made_from.items() if value])


def _course(run: "Run") -> Iterator[str]:
    usage = run.usage
    yield _say(
        "run_times", command=run.command, started=f"{run.started.astimezone():%Y-%m-%d %H:%M:%S}", took=run.took_s
    )
    yield _say(
        "run_usage",
        calls=usage.calls,
        prompt=usage.prompt_tokens,
        completion=usage.completion_tokens,
        waited=usage.waited_s,
    )
    if usage.cost is not None:
        yield _say("run_cost", cost=f"{usage.cost:f}")


def _counts(run: "Run") -> dict[str, object]:
    assert run.made is not None  # noqa: S101 - asked before; for the type checker
    return {**run.made.model_dump(exclude={"files", "refusals"}), "refused": len(run.made.refusals)}


def runs_json(runs: "Sequence[Run]") -> dict[str, object]:
    """The document of `drafter runs --json`."""
    return {"runs": [run_json(run) for run in runs]}


def run_json(run: "Run") -> dict[str, object]:
    """The document of `drafter runs show --json`."""
    return run.model_dump(mode="json")
