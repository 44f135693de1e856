"""`drafter compare`: a notice beside earlier ones."""

import os
from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, ConfigFile
from drafter.config.reading import load_config
from drafter.console import screen

_BLAS = "OPENBLAS_NUM_THREADS"
"""numpy reads it when it is loaded. Tables of two notices are small: its threads mostly spin while they wait."""


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
    os.environ.setdefault(_BLAS, "1")
    from drafter.bootstrap.comparing import compare_files
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
