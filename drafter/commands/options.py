"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.config.settings import WriterKind

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
