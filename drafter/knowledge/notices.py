"""Past notices of the base: Markdown with a front matter, read from `knowledge/notices/`."""

import datetime
import re
from collections.abc import Iterator
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
from drafter.ingest.outline import OutlineClause, OutlineNode, outline
from drafter.ingest.reader import read_document
from drafter.knowledge.model import PassageKind
from drafter.messages import catalogue

_say = catalogue("drafter.knowledge")
_PROBLEMS = re.compile(r"(?:存在|主要|发现|突出|有关|相关).{0,6}问题|^问题|问题(?:及|和|与|$)")
_RECOMMENDATIONS = re.compile(r"建议|(?:改进|整改|完善)(?:措施|意见|要求)")
_EARLIER = re.compile(r"整改(?:情况|落实|结果)|上年|以前年度")
_ADVISES = re.compile(r"(?:我们|评价组|审核组)?建议")
HEADING_JOINT = " › "
"""Between the headings of a path."""


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
    return tuple(_sections(outline(document)))


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


def _sections(node: OutlineNode) -> Iterator[NoticeClause]:
    """Clauses below the headings that name a central section, wherever in the tree those stand."""
    kind = _kind(node.title)
    if kind is not None:
        yield from _below(node, kind, node.number + node.title)
        return
    for child in node.children:
        yield from _sections(child)


def _kind(title: str) -> PassageKind | None:
    if _EARLIER.search(title):
        return None
    if _PROBLEMS.search(title):
        return PassageKind.PROBLEM
    return PassageKind.RECOMMENDATION if _RECOMMENDATIONS.search(title) else None


def _below(node: OutlineNode, kind: PassageKind, section: str) -> Iterator[NoticeClause]:
    """All clauses below a heading; one section may hold both, 存在问题及建议, and then the words decide."""
    for clause in node.clauses:
        yield NoticeClause(kind=_spoken(clause, kind), section=section, text=clause.text)
    for child in node.children:
        below = PassageKind.RECOMMENDATION if _ADVISES.match(child.title) else kind
        yield from _below(child, below, section + HEADING_JOINT + child.number + child.title)


def _spoken(clause: OutlineClause, kind: PassageKind) -> PassageKind:
    return PassageKind.RECOMMENDATION if _ADVISES.match(clause.text) else kind
