"""`drafter import` and `drafter export`: score sheets in and out."""

from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, ConfigFile, ScoredCase
from drafter.config.reading import load_config
from drafter.console import screen


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
    from drafter.bootstrap.services import import_sheet_file
    from drafter.console import sheets
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


def export(
    case: ScoredCase = None,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="SHEET", help="The sheet to write (.xlsx).")
    ] = Path(),
    rubric: Annotated[str, typer.Option(help="Write an empty sheet for this rubric instead.")] = "",
    config: ConfigFile = None,
) -> None:
    """Write the score sheet of a case, or an empty one to fill in; importing it again changes nothing."""
    from drafter.bootstrap.services import export_sheet_file

    if (case is None) == (not rubric):
        raise typer.BadParameter("give either a case or --rubric RUBRIC", param_hint="CASE")
    if out.suffix.lower() != ".xlsx":
        raise typer.BadParameter("name a file that ends in .xlsx", param_hint="--out")
    export_sheet_file(case, rubric, out, load_config(config))
    screen.show_written([out])
