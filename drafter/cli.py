"""The command line: reads arguments, calls the flow, says what came of it. Nothing heavy is imported up here."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from drafter import console, streams
from drafter.config import Config, WriterKind, load_config
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

ScoredCase = Annotated[Path | None, typer.Argument(metavar="CASE", help="The case file (YAML).")]
CaseFile = Annotated[Path, typer.Argument(metavar="CASE", help="The case file (YAML).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout, nothing else.")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="Settings to use in place of the config.toml that ships.")
]


@app.command()
def score(
    case: ScoredCase = None,
    lint: Annotated[
        str, typer.Option("--lint", metavar="RUBRIC", help="Check a rubric instead: its id, or its file.")
    ] = "",
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Compute the score table of a case, each figure with its derivation; or check a rubric for slips."""
    if (case is None) == (not lint):
        raise typer.BadParameter("give either a case or --lint RUBRIC", param_hint="CASE")
    if case is None:
        _lint(lint, load_config(config), as_json)
    else:
        _score(case, load_config(config), as_json)


def _score(case: Path, config: Config, as_json: bool) -> None:
    from drafter.bootstrap import scored_case

    _, card = scored_case(case, config)
    if as_json:
        streams.print_json(console.score_json(card))
    else:
        console.show_score(card)


def _lint(rubric: str, config: Config, as_json: bool) -> None:
    from drafter.scoring.lint import lint_file
    from drafter.scoring.rubric_files import rubric_file

    named = Path(rubric) if Path(rubric).is_file() else rubric
    report = lint_file(rubric_file(named, config.knowledge.base_folder))
    if as_json:
        streams.print_json(report.model_dump(mode="json"))
    else:
        console.show_lint(report)
    raise typer.Exit(0 if report.clean else 1)


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
    from drafter.bootstrap import build_services, case_sources, load_case_file
    from drafter.pipeline import draft_notice, write_notice
    from drafter.rendering.files import ensure_writable

    settings = load_config(config)
    loaded = load_case_file(case, settings)
    ensure_writable(out)  # before a model is asked or an index built
    services = build_services(settings, writer=writer or settings.drafting.writer, fallback=fallback)
    with console.watching(quiet=as_json) as observer:
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
    from drafter.bootstrap import build_services, case_sources, load_case_file
    from drafter.pipeline import verify_text

    settings = load_config(config)
    loaded = load_case_file(case, settings)
    services = build_services(settings, writer=WriterKind.OFFLINE, fallback=False)
    manuscript, report = verify_text(text, loaded.case, services, case_sources(case, loaded.case, settings))
    if as_json:
        warnings = [str(problem) for problem in loaded.warnings]
        streams.print_json({**report.model_dump(mode="json"), "warnings": warnings})
    else:
        console.show_report(manuscript, report, loaded.warnings)
    raise typer.Exit(0 if report.clean else 1)


@app.command()
def audit(
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", help="A submitted report: .docx, .pdf, .md or .txt.")
    ],
    as_json: AsJson = False,
) -> None:
    """Look for contradictions inside a report: sums, rates, counts, dates, references, scores, leftovers."""
    from drafter.audit.auditor import audit as audited
    from drafter.ingest.reader import read_document

    found = audited(read_document(report))
    if as_json:
        streams.print_json(found.model_dump(mode="json"))
    else:
        console.show_audit(found)
    raise typer.Exit(1 if found.issues else 0)


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


@app.command(name="import")
def import_(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    sheet: Annotated[
        Path, typer.Argument(metavar="SHEET", help="A score sheet: .xlsx, .xlsm, .csv, .docx, .pdf or .txt.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="CASE", help="The case file to write (YAML).")],
    rubric: Annotated[str, typer.Option(help="Id of the rubric, or its file; exported sheets name it.")] = "",
    sheet_name: Annotated[
        str, typer.Option("--sheet", help="The sheet or table to read, if there are several.")
    ] = "",
    score_column: Annotated[str, typer.Option(help="Head or letter of the score column, if in doubt.")] = "",
    department: Annotated[str, typer.Option(help="Whose budget, if the sheet does not say.")] = "",
    year: Annotated[
        int | None, typer.Option(min=1990, max=2100, help="Fiscal year, if the sheet does not say.")
    ] = None,
    issuer: Annotated[str, typer.Option(help="The finance bureau that will issue the notice.")] = "",
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Turn a score sheet into a case file; what it does not say is listed, never guessed."""
    from drafter.bootstrap import import_sheet_file
    from drafter.sheets.importing import Wanted

    if out.suffix.lower() not in (".yaml", ".yml"):
        raise typer.BadParameter("name a file that ends in .yaml", param_hint="--out")
    wanted = Wanted(rubric, sheet_name, score_column, department, year, issuer)
    imported, card = import_sheet_file(sheet, out, wanted, load_config(config))
    if as_json:
        streams.print_json(console.import_json(imported, card, out))
    else:
        console.show_import(imported, card, out)
    raise typer.Exit(0 if imported.complete else 1)


@app.command()
def export(
    case: ScoredCase = None,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="SHEET", help="The sheet to write (.xlsx).")
    ] = Path(),
    rubric: Annotated[str, typer.Option(help="Write an empty sheet for this rubric instead.")] = "",
    config: ConfigFile = None,
) -> None:
    """Write the score sheet of a case, or an empty one to fill in; importing it again changes nothing."""
    from drafter.bootstrap import export_sheet_file

    if (case is None) == (not rubric):
        raise typer.BadParameter("give either a case or --rubric RUBRIC", param_hint="CASE")
    if out.suffix.lower() != ".xlsx":
        raise typer.BadParameter("name a file that ends in .xlsx", param_hint="--out")
    export_sheet_file(case, rubric, out, load_config(config))
    console.show_written([out])


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
