"""`drafter draft`: a case becomes a notice."""

from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, CaseFile, ConfigFile, Fallback, Fresh, WrittenBy
from drafter.config.reading import load_config
from drafter.config.settings import Config, WriterKind
from drafter.console import screen


def draft(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    case: CaseFile,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="DIR", help="Folder for the four files.")
    ] = None,
    writer: WrittenBy = None,
    fallback: Fallback = False,
    fresh: Fresh = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be sent to the model; send and write nothing.")
    ] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Draft the whole notice: notice.docx, notice.md, review.html and bundle.json."""
    from drafter.bootstrap.cases import load_case_file
    from drafter.bootstrap.memory import memory_of
    from drafter.bootstrap.services import build_services, case_sources
    from drafter.console import drafts
    from drafter.pipeline import draft_notice, write_notice
    from drafter.rendering.files import ensure_writable

    settings = load_config(config)
    if dry_run:
        _rehearse(case, writer or settings.drafting.writer, settings, fresh=fresh, as_json=as_json)
        return
    if out is None:
        raise typer.BadParameter("say with -o where the four files go", param_hint="'-o' / '--out'")
    loaded = load_case_file(case, settings)
    ensure_writable(out)  # before a model is asked or an index built
    services = build_services(settings, writer=writer or settings.drafting.writer, fallback=fallback, fresh=fresh)
    memory = memory_of(settings)
    run = memory.begin("draft", loaded.case.id, services.usage)
    run.about(loaded.case)
    with memory.closing(), run.watched(), screen.watching(quiet=as_json) as shown:
        observer = run.seen_by(shown)
        drafted = draft_notice(
            loaded.case,
            services,
            observer,
            warnings=tuple(map(str, loaded.warnings)),
            sources=case_sources(case, loaded.case, settings),
        )
        observer.stage("render")
        written = write_notice(drafted, out)
        screen.show_unrecorded(run.drafted(drafted, written))
    if as_json:
        streams.print_json(drafts.draft_json(drafted, written))
    else:
        drafts.show_draft(drafted, written)
    raise typer.Exit(0 if drafted.dossier.report.clean else 1)


def _rehearse(case: Path, writer: WriterKind, settings: Config, *, fresh: bool, as_json: bool) -> None:
    """Show what would be sent."""
    from drafter.bootstrap.cases import load_case_file
    from drafter.bootstrap.rehearsing import rehearse
    from drafter.console import rehearsal

    loaded = load_case_file(case, settings)
    with screen.watching(quiet=as_json) as observer:
        found = rehearse(loaded.case, settings, observer, fresh=fresh) if writer is WriterKind.MODEL else None
    if as_json:
        streams.print_json(rehearsal.rehearsal_json(found))
    else:
        rehearsal.show_rehearsal(found)
