"""`drafter runs`: what was drafted when, from what, and what it cost."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, ConfigFile
from drafter.config.reading import load_config
from drafter.errors import InputError

app = typer.Typer(
    help="What was drafted when, from what, and what it cost: the newest runs first.", invoke_without_command=True
)


@app.callback()
def runs(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    context: typer.Context,
    case: Annotated[str, typer.Option(metavar="TEXT", help="Only cases whose id holds this.")] = "",
    department: Annotated[str, typer.Option(metavar="TEXT", help="Only departments whose name holds this.")] = "",
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"], metavar="DAY", help="Only from this day or moment on."
        ),
    ] = None,
    failed: Annotated[bool, typer.Option("--failed", help="Only runs that made nothing.")] = False,
    most: Annotated[int, typer.Option("-n", min=1, max=100_000, help="How many at most.")] = 20,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """List runs, or show one of them with `show`."""
    if context.invoked_subcommand:
        return
    from drafter.bootstrap.memory import open_records
    from drafter.console import runs as console
    from drafter.records.runs import Wanted

    start = since.astimezone(UTC) if since else None  # a moment without a zone is local time
    found = open_records(load_config(config)).runs(Wanted(case, department, start, failed, most))
    if as_json:
        streams.print_json(console.runs_json(found))
    else:
        console.show_runs(found)


@app.command()
def show(
    run: Annotated[str, typer.Argument(metavar="ID", help="The run, or how its id begins.")],
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Show one run: what it was made from, what it asked and cost, what was refused, what it wrote."""
    from drafter.bootstrap.memory import open_records
    from drafter.console import runs as console

    found = open_records(load_config(config)).named(run) if run else ()
    exact = [one for one in found if one.id == run] or found
    if len(exact) != 1:
        what = "several runs begin so" if exact else "there is no such run"
        raise InputError(f"{run!r}: {what}", remedy="`drafter runs` lists them")
    if as_json:
        streams.print_json(console.run_json(exact[0]))
    else:
        console.show_run(exact[0])
