"""The baseline: made of a report, kept as a file whose every change of a value is a line, moved with a reason."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from drafter.errors import InputError
from drafter.sheets.output import write_whole
from evals.gate.drift import overall_of
from evals.gate.model import OVERALL, Accepted, Baseline, BaseRow
from evals.report_model import Row, RunReport

NAME: Final = "baseline.json"
SHIPPED: Final = Path(__file__).parent.parent / "baseline" / NAME
"""Of the cases that ship."""


def rows_of(report: RunReport) -> tuple[BaseRow, ...]:
    """The drafts of a report as a baseline keeps them."""
    return tuple(
        BaseRow(case=row.case, writer=row.writer, text=row.text, blocked=row.blocked, values=_values(row))
        for row in report.rows
    )


def moved(report: RunReport, before: Baseline | None, reason: str, by: str, at: datetime) -> Baseline:
    """The baseline that a report makes, with the history of the one before.

    Args:
        report: what is accepted.
        before: the baseline so far; `None` for the first.
        reason: why, in a line.
        by: who accepts it.
        at: when, with its zone.

    Raises:
        InputError: there is no reason.
    """
    refuse_no_reason(reason)
    entry = Accepted(
        reason=" ".join(reason.split()),
        report=report.digest,
        drafts=len(report.rows),
        blocked=sum(row.blocked for row in report.rows),
        means=means_of(report),
        by=by,
        at=at.isoformat(timespec="seconds"),
    )
    baseline = Baseline(
        made_from=report.made_from,
        measures={measure.name: measure.version for measure in report.measures},
        rows=rows_of(report),
        history=(*(before.history if before else ()), entry),
    )
    return baseline.model_copy(update={"digest": digest_of(baseline)})


def refuse_no_reason(reason: str) -> None:
    """A baseline is never moved for nothing.

    Raises:
        InputError: there is no reason.
    """
    if not reason.split():
        raise InputError("a baseline is moved for a reason", remedy='say it: --reason "…"')


def means_of(report: RunReport) -> dict[str, Decimal]:
    """The mean of every measure that applied over all drafts, and `overall` over the cases."""
    whole = next(one for one in report.slices if one.by == "all")
    found = {mean.measure: mean.value for mean in whole.means if mean.value is not None}
    total = overall_of(rows_of(report), report.measures)
    return found if total is None else {OVERALL: total, **found}


def digest_of(baseline: Baseline) -> str:
    """SHA-256 of a baseline without its digest and without who moved it and when, as canonical JSON."""
    plain = baseline.model_dump(mode="json", by_alias=True, exclude={"digest"})
    for entry in plain["history"]:
        del entry["by"], entry["at"]
    canonical = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write a baseline; what stood there is replaced whole.

    Raises:
        OutputError: it cannot be written.
    """
    plain = baseline.model_dump(mode="json", by_alias=True)
    write_whole(path, (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode())


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        InputError: there is none, it cannot be read, or it was changed by hand.
    """
    if not path.is_file():
        raise InputError(f"no baseline {path}", remedy="make the first: drafter eval accept --reason TEXT")
    try:
        baseline = Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise InputError(f"{path} is no baseline: {error}", remedy="take it from the history again") from error
    if baseline.digest != digest_of(baseline) or _repeated(baseline.rows):
        raise InputError(f"{path} was changed by hand", remedy="move it by drafter eval accept --reason TEXT")
    return baseline


def _values(row: Row) -> dict[str, Decimal]:
    return {result.evaluator: result.value for result in row.results if result.value is not None}


def _repeated(rows: Iterable[BaseRow]) -> bool:
    keys = [(row.case, row.writer) for row in rows]
    return len(set(keys)) < len(keys)
