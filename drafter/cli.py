"""The command line: reads arguments, calls the flow, says what came of it. Nothing heavy is imported up here."""

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from drafter import streams
from drafter.config import Config, WriterKind, load_config
from drafter.console import drafts, reports, scores, screen, sheets
from drafter.console import search as base
from drafter.errors import DrafterError
from drafter.knowledge.source_kind import SourceKind

_Value = TypeVar("_Value")

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
WrittenBy = Annotated[WriterKind | None, typer.Option(help="Who writes; by default as the settings say.")]
Fallback = Annotated[
    bool, typer.Option("--fallback", help="Draft offline if the model's service fails; else that is an error.")
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Ask the model anew for what it has answered before.")]
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
        streams.print_json(scores.score_json(card))
    else:
        scores.show_score(card)


def _lint(rubric: str, config: Config, as_json: bool) -> None:
    from drafter.scoring.lint import lint_file
    from drafter.scoring.rubric_files import rubric_file

    named = Path(rubric) if Path(rubric).is_file() else rubric
    report = lint_file(rubric_file(named, config.knowledge.base_folder))
    if as_json:
        streams.print_json(report.model_dump(mode="json"))
    else:
        scores.show_lint(report)
    raise typer.Exit(0 if report.clean else 1)


@app.command()
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


@app.command()
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
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Draft many cases; what is finished is not done again, so that a batch that was stopped goes on."""
    from drafter.batch.model import Manner
    from drafter.batch.tasks import tasks_of
    from drafter.bootstrap import run_batch
    from drafter.console import batch as batch_console

    settings = load_config(config)
    chosen = writer or settings.drafting.writer
    tasks = tasks_of(cases, out)
    with batch_console.watching_batch(len(tasks), quiet=as_json) as watch:
        outcomes = run_batch(tasks, Manner(chosen, fallback, fresh, overwrite), settings, watch, jobs)
    if as_json:
        streams.print_json(batch_console.batch_json(outcomes))
    else:
        batch_console.show_batch(outcomes)
    raise typer.Exit(0 if all(outcome.clean for outcome in outcomes) else 1)


@app.command()
def verify(
    text: Annotated[Path, typer.Argument(metavar="TEXT", help="A notice: .md, .txt, .docx, or a bundle.json.")],
    case: Annotated[Path, typer.Option("--case", metavar="CASE", help="The case it must be true to.")],
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Check a text against a case: figures, names, coverage, links, structure."""
    from drafter.bootstrap import build_services, case_sources, load_case_file
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
        reports.show_audit(found)
    raise typer.Exit(1 if found.issues else 0)


@app.command()
def outline(
    document: Annotated[
        Path, typer.Argument(metavar="FILE", help="A notice, report, norm or rubric in any format that is read.")
    ],
    as_json: AsJson = False,
) -> None:
    """Show the structure of a document: headings, clauses, tables, scores, indicators, problems and answers."""
    from drafter.ingest.reader import read_document
    from drafter.outline.reading import outline as outlined

    found = outlined(read_document(document))
    if as_json:
        streams.print_json(found.model_dump(mode="json"))
    else:
        reports.show_outline(found)


@app.command()
def search(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to look for, in the words of a finding.")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many results.")] = 5,
    kind: Annotated[
        list[str] | None,
        typer.Option(help="Only problem, recommendation, norm, rubric, wording or other; may be given again."),
    ] = None,
    theme: Annotated[
        list[str] | None, typer.Option(help="Only a theme of the wording: its id, or its Chinese name.")
    ] = None,
    year: Annotated[list[int] | None, typer.Option(help="Only a fiscal year; norms in force in it.")] = None,
    region: Annotated[
        list[str] | None, typer.Option(help="Only a place, and what holds in the whole country.")
    ] = None,
    department: Annotated[list[str] | None, typer.Option(help="Only what was told of a department.")] = None,
    level: Annotated[
        list[str] | None, typer.Option(help="Only under a heading, such as a level of a rubric by its name.")
    ] = None,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Look into the knowledge base: past notices, norms, rubric clauses, approved wording."""
    from drafter.bootstrap import build_services
    from drafter.knowledge.model import PassageKind
    from drafter.knowledge.ports import Scope
    from drafter.pipeline import search_base

    services = build_services(load_config(config), writer=WriterKind.OFFLINE, fallback=False)
    themes = {name: one.id for one in services.wording.themes for name in (one.id, one.name)}
    scope = Scope(
        themes=frozenset(_known(theme, themes, "--theme")),
        regions=frozenset(region or ()),
        years=frozenset(year or ()),
        departments=frozenset(department or ()),
        levels=frozenset(level or ()),
    )
    kinds = frozenset(_known(kind, {str(one): one for one in PassageKind}, "--kind")) or frozenset(PassageKind)
    with screen.watching(quiet=as_json) as observer:
        found = search_base(query, k, services, observer, kinds=kinds, scope=scope)
    if as_json:
        streams.print_json(base.search_json(found))
    else:
        base.show_found(found)


def _known(given: list[str] | None, known: Mapping[str, _Value], option: str) -> list[_Value]:
    """What the given names stand for."""
    for name in given or ():
        if name not in known:
            raise typer.BadParameter(f"there is no {name!r}; there are {', '.join(known)}", param_hint=option)
    return [known[name] for name in given or ()]


@app.command()
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
    from drafter.base import documents_of
    from drafter.bootstrap import ingest_files
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


@app.command()
def compare(
    new: Annotated[
        Path,
        typer.Argument(metavar="NEW", help="This year's notice in any format, a bundle.json, or a case (YAML)."),
    ],
    olds: Annotated[
        list[Path] | None, typer.Argument(metavar="OLD…", help="Earlier notices: files or bundles.")
    ] = None,
    *,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for compare.html, .docx, .json.")
    ],
    history: Annotated[
        bool, typer.Option("--history", help="Find the department's earlier notices in the knowledge base.")
    ] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Lay this year's notice beside earlier ones: what changed, what returns, which facts are old ones."""
    from drafter.bootstrap import compare_files
    from drafter.console import compare as compare_console
    from drafter.rendering.files import ensure_writable
    from drafter.years import write_comparison

    if not olds and not history:
        raise typer.BadParameter("give earlier notices, or --history", param_hint="OLD…")
    settings = load_config(config)
    ensure_writable(out)
    with screen.watching(quiet=as_json) as observer:
        found = compare_files(new, olds or [], settings, observer, history=history)
    written = write_comparison(found, out)
    if as_json:
        streams.print_json(found.model_dump(mode="json", by_alias=True))
    else:
        compare_console.show_comparison(found, written)
    raise typer.Exit(0 if found.clean else 1)


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
        streams.print_json(sheets.import_json(imported, card, out))
    else:
        sheets.show_import(imported, card, out)
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
    screen.show_written([out])


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
        screen.show_error(error)
        sys.exit(error.exit_code)
