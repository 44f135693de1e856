"""What the terminal shows of an imported score sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.console.scores import converted_json, result
from drafter.console.screen import results, show_list, show_written
from drafter.errors import Problem
from drafter.messages import catalogue
from drafter.scoring.card import ScoreCard

if TYPE_CHECKING:
    from drafter.sheets.importing import Imported

_say = catalogue("drafter")


def show_import(imported: "Imported", card: ScoreCard | None, out: Path) -> None:
    """What came of a sheet: its score, and everything that was not read as it stands."""
    from drafter.sheets.yaml_file import entry_line

    if card is not None:
        results.print(_say("score_total", result=result(card)), style="bold")
    show_list(_say("import_unmatched"), [entry_line(entry) for entry in imported.unmatched])
    show_list(_say("import_missing"), imported.missing)
    show_list(_say("import_disagreements"), [str(problem) for problem in imported.disagreements])
    show_list(_say("import_differences"), [str(problem) for problem in imported.differences])
    show_list(_say("import_overrides", count=len(imported.overrides)), imported.overrides)
    show_list(_say("warnings"), [str(problem) for problem in imported.remarks])
    show_written([out])


def import_json(imported: "Imported", card: ScoreCard | None, out: Path) -> dict[str, object]:
    """The document of `drafter import --json`."""
    from drafter.sheets.yaml_file import entry_line

    return {
        "case": imported.case.id,
        "file": str(out),
        "table": imported.table,
        "total": str(card.total) if card else None,
        "max": str(card.max) if card else None,
        "grade": card.grade if card else None,
        **(converted_json(card) if card else {}),
        "unmatched": [{"place": entry.name.place, "row": entry_line(entry)} for entry in imported.unmatched],
        "missing": list(imported.missing),
        "overrides": list(imported.overrides),
        "disagreements": [_problem_json(problem) for problem in imported.disagreements],
        "differences": [_problem_json(problem) for problem in imported.differences],
        "remarks": [_problem_json(problem) for problem in imported.remarks],
    }


def _problem_json(problem: Problem) -> dict[str, str]:
    return {"where": problem.where, "message": problem.message, "remedy": problem.remedy}
