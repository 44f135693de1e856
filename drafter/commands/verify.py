"""`drafter verify`: a text against its case."""

from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, ConfigFile
from drafter.config.reading import load_config
from drafter.config.settings import WriterKind


def verify(
    text: Annotated[Path, typer.Argument(metavar="TEXT", help="A notice: .md, .txt, .docx, or a bundle.json.")],
    case: Annotated[Path, typer.Option("--case", metavar="CASE", help="The case it must be true to.")],
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Check a text against a case: figures, names, coverage, links, structure."""
    from drafter.bootstrap.cases import load_case_file
    from drafter.bootstrap.services import build_services, case_sources
    from drafter.console import drafts
    from drafter.verifying import verify_text

    settings = load_config(config)
    loaded = load_case_file(case, settings)
    services = build_services(settings, writer=WriterKind.OFFLINE, fallback=False)
    manuscript, report = verify_text(text, loaded.case, services, case_sources(case, loaded.case, settings))
    if as_json:
        warnings = [str(problem) for problem in loaded.warnings]
        streams.print_json({**report.model_dump(mode="json"), "warnings": warnings})
    else:
        drafts.show_report(manuscript, report, loaded.warnings)
    raise typer.Exit(0 if report.clean else 1)
