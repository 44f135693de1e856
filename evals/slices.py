"""Means over rows by what they have in common, and the seal of a report."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from evals.model import Measure
from evals.report_model import Mean, Row, RunReport, Slice

_PLACES = Decimal("0.000001")
_By = Literal["all", "writer", "theme", "size", "prompts"]


def slices(rows: Sequence[Row], measures: Sequence[Measure]) -> tuple[Slice, ...]:
    """All rows, then those of each writer, theme, size and version of the prompts, by name."""
    names: list[tuple[_By, str]] = [("all", "")]
    for by in ("writer", "theme", "size", "prompts"):
        names += [(by, name) for name in sorted({name for row in rows for name in _names(row, by)})]
    return tuple(
        _slice(by, name, [row for row in rows if name in _names(row, by)], measures) for by, name in names
    )


def sealed(report: RunReport) -> RunReport:
    """The report with the digest of all else that it says."""
    return report.model_copy(update={"digest": digest_of(report)})


def digest_of(report: RunReport) -> str:
    """SHA-256 of a report without its digest, as canonical JSON."""
    plain = report.model_dump(mode="json", by_alias=True, exclude={"digest"})
    canonical = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _names(row: Row, by: _By) -> tuple[str, ...]:
    match by:
        case "all":
            return ("",)
        case "theme":
            return row.themes
        case "writer":
            return (row.writer,)
        case "size":
            return (row.size.value,)
        case "prompts":
            return (row.prompts,) if row.prompts else ()


def _slice(by: _By, name: str, rows: Sequence[Row], measures: Sequence[Measure]) -> Slice:
    return Slice(
        by=by,
        name=name,
        rows=len(rows),
        blocked=sum(row.blocked for row in rows),
        means=tuple(_mean(measure, place, rows) for place, measure in enumerate(measures)),
    )


def _mean(measure: Measure, place: int, rows: Sequence[Row]) -> Mean:
    values = [value for row in rows if (value := row.results[place].value) is not None]
    mean = (sum(values, Decimal(0)) / len(values)).quantize(_PLACES) if values else None
    return Mean(measure=measure.name, value=mean, rows=len(values))


def unsealed(report: RunReport) -> Iterator[str]:
    """Why a report is not what its digest says."""
    if report.digest != digest_of(report):
        yield "the report was changed after it was written"
