"""What an export keeps beside its visible sheet, so that importing it changes nothing: the case, keyed by point.

One row for each piece: its kind, its key and its JSON, cut to the length that a cell holds.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from drafter.findings.model import Case, Finding
from drafter.messages import catalogue
from drafter.sheets.grid import Book
from drafter.sheets.guard import refusal

_say = catalogue("drafter.sheets")
_VERSION = "1"
_LONGEST = 30_000


@dataclass(frozen=True, slots=True)
class Detail:
    """What an exported sheet remembers.

    Attributes:
        rubric: id of its rubric.
        case: the case that was exported; `None` for an empty sheet.
    """

    rubric: str
    case: Case | None = None

    def findings(self) -> tuple[Finding, ...]:
        """The findings of the case that was exported; none for an empty sheet."""
        return self.case.findings if self.case else ()


def detail_rows(rubric: str, case: Case | None) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet."""
    yield "version", _VERSION
    yield "rubric", rubric
    if case is None:
        return
    whole = case.model_dump(mode="json", exclude_defaults=True)
    findings = whole.pop("findings", ())
    yield _row("case", case.id, whole)
    for finding in findings:
        points = finding.pop("points", ())
        yield _row("finding", finding["id"], finding)
        for point in points:
            yield _row("point", f"{finding['id']}.{point['id']}", point)


def read_detail(book: Book) -> Detail | None:
    """What the hidden sheet of an export says; `None` for any other file.

    Raises:
        InputError: the hidden sheet was changed so that it cannot be read.
    """
    rows = [row for row in book.detail if row]
    if not rows or rows[0] != ("version", _VERSION):
        return None
    try:
        return _read(rows)
    except (ValueError, KeyError, IndexError, TypeError, ValidationError) as error:
        raise refusal(book.source, "detail_damaged") from error


def _row(kind: str, key: str, piece: Mapping[str, object]) -> tuple[str, ...]:
    text = json.dumps(piece, ensure_ascii=False)
    return (kind, key, *(text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST)))


def _read(rows: Sequence[tuple[str, ...]]) -> Detail:
    rubric = next(row[1] for row in rows if row[0] == "rubric")
    pieces = [(row[0], row[1], json.loads("".join(row[2:]))) for row in rows if len(row) > 2]  # noqa: PLR2004
    cases = [piece for kind, _, piece in pieces if kind == "case"]
    if not cases:
        return Detail(rubric)
    findings = {key: {**piece, "points": []} for kind, key, piece in pieces if kind == "finding"}
    for kind, key, piece in pieces:
        if kind == "point":
            findings[key.partition(".")[0]]["points"].append(piece)
    return Detail(rubric, Case.model_validate({**cases[0], "findings": list(findings.values())}))
