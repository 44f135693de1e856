"""`drafter eval faults`: put faults into clean drafts, and see what the checks catch."""

from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson

CasesFolder = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Folder with a folder a case; by default what ships.")
]
OnlyCases = Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this case. Repeatable.")]
OnlyNames = Annotated[
    list[str] | None, typer.Option("--only", metavar="NAME", help="Only this operator or family. Repeatable.")
]
Mutants = Annotated[int, typer.Option(min=1, help="Drafts wanted of each operator.")]
Series = Annotated[
    int | None,
    typer.Option(
        min=0, help="Made-up cases beside those of the folder; by default all with what ships, else none."
    ),
]
Preserved = Annotated[int, typer.Option(min=1, help="Drafts wanted of each family that means the same.")]
Seed = Annotated[int, typer.Option(help="Of all chance.")]
Jobs = Annotated[int, typer.Option(min=0, help="Processes; 0 for one a core.")]


def faults(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    cases: CasesFolder = None,
    case: OnlyCases = None,
    only: OnlyNames = None,
    series: Series = None,
    mutants: Mutants = 300,
    preserved: Preserved = 60,
    seed: Seed = 1,
    jobs: Jobs = 0,
    as_json: AsJson = False,
) -> None:
    """Put faults into clean drafts: which are caught, and by which check; and what is refused in vain."""
    from evals.cases import CASES
    from evals.faults.matrix import Wanted, measure
    from evals.faults.series.cases import series_names
    from evals.faults.showing import show
    from evals.faults.tallies import report
    from evals.showing import watching

    number = series if series is not None else 0 if cases else len(series_names())
    wanted = Wanted(mutants, preserved, seed, cases or CASES, tuple(case or ()), number, tuple(only or ()), jobs)
    with watching(quiet=as_json) as progress:
        found = report(measure(wanted, progress))
    if as_json:
        streams.print_json(found.model_dump(mode="json"))
    else:
        show(found)
    raise typer.Exit(0 if found.met else 1)
