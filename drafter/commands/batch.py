"""`drafter batch`: many cases."""

from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, ConfigFile, Fallback, Fresh, WrittenBy
from drafter.config.reading import load_config
from drafter.config.settings import EngineKind


def batch(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    cases: Annotated[
        list[Path], typer.Argument(metavar="CASES…", help="Case files, or folders with case files below them.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for one folder a case.")],
    jobs: Annotated[
        int, typer.Option("-j", "--jobs", min=0, max=256, help="Cases at a time; 0: as many as make sense.")
    ] = 0,
    writer: WrittenBy = None,
    fallback: Fallback = False,
    fresh: Fresh = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace notices that were edited by hand since.")
    ] = False,
    engine: Annotated[
        EngineKind, typer.Option(help="Where: on this machine, or on the Ray cluster that RAY_ADDRESS names.")
    ] = EngineKind.LOCAL,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Draft many cases; what is finished is not done again, so that a batch that was stopped goes on."""
    from drafter.batch.model import Manner
    from drafter.batch.stopping import told_when_stopped
    from drafter.batch.tasks import tasks_of
    from drafter.bootstrap.batches import run_batch
    from drafter.console import batch as batch_console

    settings = load_config(config)
    manner = Manner(writer or settings.drafting.writer, fallback, fresh, overwrite, engine)
    tasks = tasks_of(cases, out)
    stopped = told_when_stopped(batch_console.show_stopped)
    with stopped, batch_console.watching_batch(len(tasks), quiet=as_json) as watch:
        outcomes = run_batch(tasks, manner, settings, watch, jobs)
    if as_json:
        streams.print_json(batch_console.batch_json(outcomes))
    else:
        batch_console.show_batch(outcomes)
    raise typer.Exit(0 if all(outcome.clean for outcome in outcomes) else 1)
