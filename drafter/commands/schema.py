"""`drafter schema`: what a file may hold."""

from typing import Annotated

import typer

from drafter import streams


def schema(
    what: Annotated[str, typer.Argument(metavar="case", help="Whose schema: `case`.")] = "case",
) -> None:
    """Print the JSON Schema of the case file."""
    from drafter.findings.schema import case_schema

    if what != "case":
        raise typer.BadParameter(f"there is no schema of {what!r}; there is one of `case`", param_hint="case")
    streams.print_json(case_schema())
