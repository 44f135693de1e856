"""`drafter ingest`: documents into the knowledge base."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, ConfigFile
from drafter.config.reading import load_config
from drafter.knowledge.source_kind import SourceKind


def ingest(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH…", help="Documents, or folders with all that is in them.")
    ] = None,
    kind: Annotated[SourceKind | None, typer.Option(help="What they are, if not what each says.")] = None,
    department: Annotated[str | None, typer.Option(help="Whose budget they are about.")] = None,
    year: Annotated[int | None, typer.Option(min=1990, max=2100, help="Fiscal year they are about.")] = None,
    region: Annotated[str | None, typer.Option(help="Where the department or rule is at home.")] = None,
    valid_from: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="First day a norm applies.")
    ] = None,
    valid_until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Last day that it applies.")
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Forget the PATHs instead, whether they still exist or not.")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Also forget what came from these folders and is no longer there.")
    ] = False,
    listing: Annotated[bool, typer.Option("--list", help="Only list what was taken in.")] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Take documents into the knowledge base: past notices, rubrics, norms, reports.

    Unchanged files cost nothing; a changed one replaces its version; a moved
    one keeps what is known of it. What is told stands until something else is
    told. Stopped at any moment, what was taken in is kept: run it again.

    Exit codes: 1 some files failed, 2 none could be used.
    """
    from drafter.bootstrap.services import ingest_files
    from drafter.bootstrap.sources import documents_of
    from drafter.console.ingest import documents_json, ingest_json, show_documents, show_ingest, taking_in
    from drafter.knowledge.description import Told
    from drafter.knowledge.ingestion import Order

    settings = load_config(config)
    if listing:
        documents = documents_of(settings)
        if as_json:
            streams.print_json(documents_json(documents))
        else:
            show_documents(documents)
        return
    if not paths:
        raise typer.BadParameter("name at least one file or folder, or --list", param_hint="PATH…")
    told = Told(
        kind=kind,
        department=department,
        year=year,
        region=region,
        valid_from=valid_from.date() if valid_from else None,
        valid_until=valid_until.date() if valid_until else None,
    )
    order = Order(tuple(paths), told, remove=remove, prune=prune)
    with taking_in(quiet=as_json) as (observer, watch):
        report = ingest_files(order, settings, observer, watch)
    if as_json:
        streams.print_json(ingest_json(report))
    else:
        show_ingest(report)
    raise typer.Exit(report.exit_code)
