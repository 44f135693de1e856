"""What is wrong with a case that was just read from a sheet, told where its reader finds it: in the sheet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.errors import InputError, Problem
from drafter.messages import catalogue

_say = catalogue("drafter.sheets")
_FINDING = re.compile(r"\bfindings\[(?P<index>\d+)\](?:\.(?P<field>[a-z_]+))?")
_SCORES = frozenset({"override", "judgements", "measures", "not_assessed", "indicator"})
"""Fields that come from the cell of points; the others come from that of the reasons."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one indicator.

    Attributes:
        name: of its name.
        points: of its points.
        reasons: of why points were lost.
    """

    name: str
    points: str
    reasons: str

    def of(self, field: str) -> str:
        """The cell that a field of the finding was read from."""
        if not field:
            return self.name
        return self.points if field in _SCORES else self.reasons


def in_sheet(error: InputError, sheet: Path, findings: Mapping[int, Cells]) -> InputError:
    """The same refusal with the cells of the sheet in place of the lines of a case that nobody has seen.

    Args:
        error: what was wrong with the case.
        sheet: the file that was read.
        findings: the cells of each finding, by its position in the case.
    """
    problems = tuple(replace(problem, where=_cell(problem, sheet, findings)) for problem in error.problems)
    message = _say("sheet_refused", name=sheet, count=len(problems)) if problems else str(error)
    return InputError(message, problems, remedy=error.remedy)


def _cell(problem: Problem, sheet: Path, findings: Mapping[int, Cells]) -> str:
    match = _FINDING.search(problem.where)
    cells = findings.get(int(match.group("index"))) if match else None
    return cells.of(match.group("field") or "") if match and cells else str(sheet)
