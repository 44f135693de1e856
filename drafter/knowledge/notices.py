"""Past notices of the base: Markdown with a front matter, read from `knowledge/notices/`."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast

from pydantic import Field

from drafter.errors import InputError, Problem
from drafter.findings.model import Frozen, Line
from drafter.findings.problems import FieldProblem, dotted
from drafter.findings.validation import validated
from drafter.findings.yaml_source import Data
from drafter.ingest.model import Document
from drafter.ingest.reader import read_document
from drafter.knowledge.model import PassageKind
from drafter.knowledge.sections import section_clauses
from drafter.messages import catalogue
from drafter.outline.reading import heading_tree

_say = catalogue("drafter.knowledge")


class NoticeHeader(Frozen):
    """The front matter of a past notice.

    Attributes:
        id: unique in the base.
        title: as published.
        department: whose budget was reviewed.
        year: the fiscal year that was reviewed.
        issuer: who issued the notice.
        number: 文号.
        date: of issue.
        score: points in all.
        grade: as published.
        region: where.
        sample: made up for the starter base.
    """

    id: Line
    title: Line
    department: Line
    year: int = Field(ge=1990, le=2100)
    issuer: str = ""
    number: str = ""
    date: datetime.date | None = None
    score: Decimal | None = None
    grade: str = ""
    region: str = ""
    sample: bool = False


class NoticeClause(Frozen):
    """One clause of a notice: `PROBLEM` or `RECOMMENDATION`, and the headings it stands under."""

    kind: PassageKind
    section: str
    text: Line


class Notice(Frozen):
    """A past notice: what its front matter says, and the clauses of its two central sections."""

    header: NoticeHeader
    clauses: tuple[NoticeClause, ...]


@dataclass(frozen=True)
class PastText:
    """A past notice as others are laid beside it.

    Attributes:
        id: names it.
        title: as published.
        department: whose budget was reviewed.
        year: the fiscal year that was reviewed.
        text: its clauses, a line each.
    """

    id: str
    title: str
    department: str
    year: int
    text: str


def load_notices(folder: Path) -> tuple[Notice, ...]:
    """Every notice of `folder/*.md`, in the order of the file names; none if there are no files.

    Raises:
        InputError: with every problem of every file at once.
    """
    notices: list[Notice] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        found = _notice(path)
        if not isinstance(found, Notice):
            problems += found
        elif any(found.header.id == notice.header.id for notice in notices):
            problems.append(Problem(f"{path} id", _say("id_taken", id=found.header.id), _say("id_taken_remedy")))
        else:
            notices.append(found)
    if problems:
        raise InputError(_say("notices_unusable", folder=folder), problems)
    return tuple(notices)


def notice_clauses(document: Document) -> tuple[NoticeClause, ...]:
    """The clauses of the sections on problems and recommendations of any notice or report."""
    return tuple(
        NoticeClause(kind=clause.kind, section=clause.section, text=clause.text)
        for clause in section_clauses(heading_tree(document))
        if clause.kind is not PassageKind.OTHER
    )


def _notice(path: Path) -> Notice | list[Problem]:
    try:
        document = read_document(path)
    except InputError as error:
        return list(error.problems)
    header, faults = validated(NoticeHeader, cast("Data", dict(document.meta)), ())
    problems = [Problem(_where(path, document, fault), fault.message, fault.remedy) for fault in faults]
    clauses = notice_clauses(document)
    if PassageKind.PROBLEM not in {clause.kind for clause in clauses}:
        problems.append(Problem(str(path), _say("no_problems"), _say("no_problems_remedy")))
    return problems if header is None or problems else Notice(header=header, clauses=clauses)


def _where(path: Path, document: Document, fault: FieldProblem) -> str:
    """A field of the front matter as a person finds it; the first line if it is missing."""
    key = re.search(rf"^{re.escape(str(fault.path[0]))}[ \t]*:", document.text[: document.body], re.MULTILINE)
    line = document.text.count("\n", 0, key.start()) + 1 if key else 1
    return f"{path}:{line} {dotted(fault.path)}"
