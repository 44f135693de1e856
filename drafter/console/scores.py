"""What the terminal shows of scores and of rubrics."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from drafter.console.screen import results, show_list
from drafter.messages import catalogue
from drafter.scoring.card import ScoreCard, ScoreLine
from drafter.scoring.numbers import plain
from drafter.scoring.rules.slip import Severity as RubricSeverity

if TYPE_CHECKING:
    from drafter.scoring.lint import LintReport

_say = catalogue("drafter")


def show_score(card: ScoreCard) -> None:
    """The score table, its total and its warnings."""
    table = Table(title=_say("score_title", case=card.case, rubric=card.rubric), title_justify="left")
    for place, column in enumerate(_say("score_columns").split("|")):
        table.add_column(column, justify="right" if place in (2, 3) else "left", overflow="fold")
    for line in card.lines:
        table.add_row(*_row(line), style="bold" if line.level < 3 else "")  # noqa: PLR2004  # level 3 is a leaf
    Console(highlight=False).print(table)
    results.print(_say("score_total", result=result(card)), style="bold")
    show_list(_say("warnings"), card.warnings)


def result(card: ScoreCard) -> str:
    """Score and grade; where something was not assessed, also the converted score that the grade rests on."""
    if card.converted is None:
        return _say("result", total=card.total, grade=card.grade)
    values = {"full": plain(card.converted.full), "converted": card.converted.points}
    return _say("result_converted", total=card.total, max=plain(card.max), grade=card.grade, **values)


def show_lint(report: "LintReport") -> None:
    """Every finding of a rubric's file with its line, then how many there are."""
    for found in report.findings:
        said = _say("lint", **found.model_dump(exclude={"severity"}), severity=_say(found.severity.value))
        results.print(escape(said), style="red" if found.severity is RubricSeverity.ERROR else "yellow")
        if found.remedy:
            results.print(escape(_say("violation_remedy", remedy=found.remedy)))
    errors = sum(found.severity is RubricSeverity.ERROR for found in report.findings)
    key = "lint_found" if report.findings else "lint_clean"
    counts = {"errors": errors, "warnings": len(report.findings) - errors}
    results.print(escape(_say(key, rubric=report.rubric, title=report.title, **counts)), style="bold")


def _row(line: ScoreLine) -> tuple[str, ...]:
    indent = "  " * (line.level - 1)
    marks, awarded = str(line.max), str(line.awarded)
    if line.awarded is None:
        marks = _say("not_counted", max=plain(line.max)) if line.max else "—"
        awarded = _say("not_assessed")
    return line.id, escape(indent + line.indicator), marks, awarded, escape(line.derivation)


def score_json(card: ScoreCard) -> dict[str, object]:
    """The document of `drafter score --json`."""
    fields = {"case", "total", "max", "grade", "lines", "warnings"}
    return {**card.model_dump(mode="json", include=fields), **converted_json(card)}


def converted_json(card: ScoreCard) -> dict[str, object]:
    """What the grade rests on, where something was not assessed; else nothing."""
    return {"converted": card.converted.model_dump(mode="json")} if card.converted else {}
