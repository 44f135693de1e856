"""The command line: reads arguments, calls the flow, says what came of it. Nothing heavy is imported up here."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from drafter import console, streams
from drafter.config import WriterKind, load_config
from drafter.errors import DrafterError

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

CaseFile = Annotated[Path, typer.Argument(metavar="CASE", help="The case file (YAML).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout, nothing else.")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="Settings to use in place of the config.toml that ships.")
]


@app.command()
def score(case: CaseFile, as_json: AsJson = False, config: ConfigFile = None) -> None:
    """Compute the score table of a case, each figure with its derivation."""
    from drafter.bootstrap import scored_case

    _, card = scored_case(case, load_config(config))
    if as_json:
        streams.print_json(console.score_json(card))
    else:
        console.show_score(card)


@app.command()
def draft(
    case: CaseFile,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the four files.")],
    writer: Annotated[WriterKind | None, typer.Option(help="Who writes; by default as the settings say.")] = None,
    fallback: Annotated[
        bool, typer.Option("--fallback", help="Draft offline if the model's service fails; else that is an error.")
    ] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Draft the whole notice: notice.docx, notice.md, review.html and bundle.json."""
    from drafter.bootstrap import build_services, load_case_file
    from drafter.pipeline import draft_notice, write_notice
    from drafter.rendering.files import ensure_writable

    settings = load_config(config)
    loaded = load_case_file(case, settings)
    ensure_writable(out)  # before a model is asked or an index built
    services = build_services(settings, writer=writer or settings.drafting.writer, fallback=fallback)
    with console.watching(quiet=as_json) as observer:
        drafted = draft_notice(loaded.case, services, observer, warnings=tuple(map(str, loaded.warnings)))
        observer.stage("render")
        written = write_notice(drafted, out)
    if as_json:
        streams.print_json(console.draft_json(drafted, written))
    else:
        console.show_draft(drafted, written)
    raise typer.Exit(0 if drafted.dossier.report.clean else 1)


@app.command()
def verify(
    text: Annotated[Path, typer.Argument(metavar="TEXT", help="A notice: .md, .txt, .docx, or a bundle.json.")],
    case: Annotated[Path, typer.Option("--case", metavar="CASE", help="The case it must be true to.")],
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Check a text against a case: figures, names, coverage, links, structure."""
    from drafter.bootstrap import build_services, load_case_file
    from drafter.pipeline import verify_text

    settings = load_config(config)
    loaded = load_case_file(case, settings)
    services = build_services(settings, writer=WriterKind.OFFLINE, fallback=False)
    manuscript, report = verify_text(text, loaded.case, services)
    if as_json:
        warnings = [str(problem) for problem in loaded.warnings]
        streams.print_json({**report.model_dump(mode="json"), "warnings": warnings})
    else:
        console.show_report(manuscript, report, loaded.warnings)
    raise typer.Exit(0 if report.clean else 1)


@app.command()
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to look for, in the words of a finding.")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many results.")] = 5,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Look into the knowledge base: past notices, norms, rubric clauses, approved wording."""
    from drafter.bootstrap import build_services
    from drafter.pipeline import search_base

    services = build_services(load_config(config), writer=WriterKind.OFFLINE, fallback=False)
    with console.watching(quiet=as_json) as observer:
        found = search_base(query, k, services, observer)
    if as_json:
        streams.print_json(console.search_json(found))
    else:
        console.show_found(found)


@app.command()
def schema(
    what: Annotated[str, typer.Argument(metavar="case", help="Whose schema: `case`.")] = "case",
) -> None:
    """Print the JSON Schema of the case file."""
    from drafter.findings.schema import case_schema

    if what != "case":
        raise typer.BadParameter(f"there is no schema of {what!r}; there is one of `case`", param_hint="case")
    streams.print_json(case_schema())


def main() -> None:
    """Run the command line; every known error becomes a message on stderr and its exit code."""
    streams.prepare_streams()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except streams.ClosedPipeError as error:
        sys.exit(error.exit_code)
    except DrafterError as error:
        console.show_error(error)
        sys.exit(error.exit_code)
