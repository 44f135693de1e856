"""Reports as files: written whole or not at all, and read back only if they are what they were."""

import json
import os
from pathlib import Path

from pydantic import JsonValue, ValidationError

from drafter.errors import InputError, OutputError
from drafter.sheets.output import write_whole
from evals.report_model import RunReport
from evals.slices import unsealed


def as_plain(report: RunReport) -> JsonValue:
    """A report as JSON has it: figures are strings."""
    plain: JsonValue = report.model_dump(mode="json", by_alias=True)
    return plain


def ensure_writable(path: Path) -> None:
    """Refuse a place where nothing can be written.

    Raises:
        OutputError: it is a folder, or in none that can be written to.
    """
    folder = path.resolve().parent
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise OutputError(f"cannot write {path}", remedy="name a file in a folder that can be written to")


def write_report(report: RunReport, path: Path) -> None:
    """Write a report; what stood there is replaced whole.

    Raises:
        OutputError: it cannot be written.
    """
    write_whole(path, (json.dumps(as_plain(report), ensure_ascii=False, indent=1) + "\n").encode())


def read_report(path: Path) -> RunReport:
    """Read a report back.

    Raises:
        InputError: it cannot be read, is none, or was changed.
    """
    try:
        report = RunReport.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise InputError(f"{path} is no report of an evaluation: {error}", remedy="make it anew") from error
    for why in unsealed(report):
        raise InputError(f"{path}: {why}", remedy="make it anew with drafter eval run -o")
    return report
