"""The command line: which commands there are, and how it ends. Nothing heavy is imported up here."""

import sys
from importlib.metadata import entry_points

import typer

from drafter import streams
from drafter.batch.collector import few_collections
from drafter.commands import batch, compare, draft, ingest, reports, runs, schema, score, search, sheets, verify
from drafter.console import screen
from drafter.errors import DrafterError

ADDED = "drafter.commands"
"""The entry points by which other packages add groups of commands, each a `typer.Typer`; none is imported here."""

app = typer.Typer(
    help=(
        "Draft the problems and recommendations of a budget-performance review notice from scored findings.\n\n"
        "Exit codes: 0 clean; 1 violations were found; 2 usage, input or configuration; "
        "3 an evaluation that did not really run."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for command in (
    score.score,
    draft.draft,
    batch.batch,
    verify.verify,
    reports.audit,
    reports.outline,
    search.search,
    ingest.ingest,
    compare.compare,
):
    app.command()(command)
app.command(name="import")(sheets.import_)
app.command()(sheets.export)
app.command()(schema.schema)
app.add_typer(runs.app, name="runs")


def main() -> None:
    """Run the command line; every known error becomes a message on stderr and its exit code."""
    streams.prepare_streams()
    _add_commands()
    try:
        try:
            with few_collections():
                app()
        finally:
            sys.stdout.flush()
    except streams.ClosedPipeError as error:
        sys.exit(error.exit_code)
    except DrafterError as error:
        screen.show_error(error)
        sys.exit(error.exit_code)


def _add_commands() -> None:
    """Add what other packages bring; what is not there or broken takes no other command with it."""
    for added in entry_points(group=ADDED):
        try:
            app.add_typer(added.load(), name=added.name)
        except ModuleNotFoundError:
            continue  # an installation without it
        except Exception as error:  # of whatever kind: it is not ours
            screen.remarks.print(f"drafter {added.name} is not available: {error}", markup=False)
