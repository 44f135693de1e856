"""`drafter draft`: a case becomes a notice."""

from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, CaseFile, ConfigFile, Fallback, Fresh, WrittenBy
from drafter.config import load_config
from drafter.console import drafts, screen


def draft(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    case: CaseFile,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the four files.")],
    writer: WrittenBy = None,
    fallback: Fallback = False,
    fresh: Fresh = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Draft the whole notice: notice.docx, notice.md, review.html and bundle.json."""
    from drafter.bootstrap import build_services, case_sources, load_case_file
    from drafter.pipeline import draft_notice, write_notice
    from drafter.rendering.files import ensure_writable

    settings = load_config(config)
    loaded = load_case_file(case, settings)
    ensure_writable(out)  # before a model is asked or an index built
    chosen = writer or settings.drafting.writer
    services = build_services(settings, writer=chosen, fallback=fallback, fresh=fresh)
    with screen.watching(quiet=as_json) as observer:
        drafted = draft_notice(
            loaded.case,
            services,
            observer,
            warnings=tuple(map(str, loaded.warnings)),
            sources=case_sources(case, loaded.case, settings),
        )
        observer.stage("render")
        written = write_notice(drafted, out)
    if as_json:
        streams.print_json(drafts.draft_json(drafted, written))
    else:
        drafts.show_draft(drafted, written)
    raise typer.Exit(0 if drafted.dossier.report.clean else 1)
