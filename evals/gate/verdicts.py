"""Reports in and verdicts out: a report that is hollow did not really run."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import JsonValue

from drafter.errors import EvaluationError
from evals.gate.model import Verdict
from evals.report_model import RunReport
from evals.storing import read_report

_NO_NUMBERS = frozenset({"nan", "-nan", "snan", "inf", "-inf", "infinity", "-infinity"})


def read_whole_report(path: Path) -> RunReport:
    """A report that really ran.

    Raises:
        EvaluationError: it holds no draft, or a value that is no number.
        InputError: it cannot be read, is none, or was changed.
    """
    for why in _hollow(_plain(path)):
        raise EvaluationError(f"{path} did not really run: {why}", remedy="make it anew with drafter eval run -o")
    return read_report(path)


def as_plain(verdict: Verdict) -> JsonValue:
    """A verdict as JSON has it, with its digest: SHA-256 of the rest as canonical JSON."""
    plain = verdict.model_dump(mode="json", by_alias=True)
    plain["blocked"] = verdict.blocked
    canonical = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return {**plain, "digest": hashlib.sha256(canonical.encode()).hexdigest()}


def _plain(path: Path) -> object:
    """What a file says; nothing where it cannot be read, which is told elsewhere."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _hollow(plain: object) -> Iterator[str]:
    rows = plain.get("rows") if isinstance(plain, dict) else None
    if not isinstance(rows, list):
        return
    if not rows:
        yield "it has no drafts"
    for row in rows:
        results = row.get("results") if isinstance(row, dict) else None
        for one in results if isinstance(results, list) else ():
            if isinstance(one, dict) and str(one.get("value")).strip().lower() in _NO_NUMBERS:
                yield f"{one.get('evaluator')} of {row.get('case')} is no number"
