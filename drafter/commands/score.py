"""`drafter score`: a case scored, or a rubric checked."""

from pathlib import Path
from typing import Annotated

import typer

from drafter import streams
from drafter.commands.options import AsJson, ConfigFile, ScoredCase
from drafter.config.reading import load_config
from drafter.config.settings import Config


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
    from drafter.bootstrap.cases import scored_case
    from drafter.console import scores

    _, card = scored_case(case, config)
    if as_json:
        streams.print_json(scores.score_json(card))
    else:
        scores.show_score(card)


def _lint(rubric: str, config: Config, as_json: bool) -> None:
    from drafter.console import scores
    from drafter.scoring.lint import lint_file
    from drafter.scoring.rubric_files import rubric_file

    named = Path(rubric) if Path(rubric).is_file() else rubric
    report = lint_file(rubric_file(named, config.knowledge.base_folder))
    if as_json:
        streams.print_json(report.model_dump(mode="json"))
    else:
        scores.show_lint(report)
    raise typer.Exit(0 if report.clean else 1)
