"""A document as a side of a comparison: its units, and what it says of itself."""

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

from drafter.comparison.names import names
from drafter.comparison.sides import Deduction, Side, Unit, UnitKind
from drafter.comparison.structure import Structure, structure
from drafter.findings.model import Frozen
from drafter.ingest import markdown
from drafter.ingest.model import Document
from drafter.text.width import fold

_FISCAL = re.compile(
    r"(?<!\d)((?:19|20)\d{2})年?度?(?:部门|单位|财政|县级|市级|区级|一般公共预算|项目|整体|预算|决算|绩效|自评|复核|评价)"
)
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_OF = re.compile(
    r"(?:关于)?(?:印发|反馈|下达|公布|通报|做好|对)*(?P<it>[\u4e00-\u9fff（）()]{2,30}?)(?:（虚构）)?[“”]?(?=(?:19|20)\d{2}年)"
)
_ADDRESSEE = re.compile(r"^(?P<it>[\u4e00-\u9fff（）()]{3,40})[:：]$")
_TITLED = re.compile(r"(?:通知|报告|意见|函)$")
_BODY = re.compile(r"[局委会部院办室厅站馆校中心道镇乡所]$")
_FICTION = re.compile(r"[（(]虚构[)）]")
_HEAD = 8
"""So many units at most hold what a document says of itself."""


class Known(Frozen):
    """What is known of a text from elsewhere: its front matter, the case it was drafted from.

    Attributes:
        title: as published.
        number: 文号.
        department: whose budget it is about.
        year: the fiscal year.
        issuer: who issued it.
        date: of issue.
        score: points in all.
        grade: as stated.
        deductions: points lost.
        own: keys of all facts that the case states; `None` where no case is known.
    """

    title: str = ""
    number: str = ""
    department: str = ""
    year: int | None = None
    issuer: str = ""
    date: datetime.date | None = None
    score: str = ""
    grade: str = ""
    deductions: tuple[Deduction, ...] = ()
    own: frozenset[str] | None = None


def document_of(text: str, source: str) -> Document:
    """A text in Markdown that stands in no file of its own, such as the notice inside a bundle."""
    span = markdown.front_matter_span(text)
    body = span[2] if span and span[1] >= 0 else 0
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(source=source, digest=digest, text=text, body=body, paragraphs=markdown.paragraphs(text, body))


def side_of(document: Document, side: str, known: Known) -> Side:
    """A document as a side.

    What is known from elsewhere wins over the front matter, and that over what the text says.

    Args:
        document: as read.
        side: its id, `new` or `old1` …
        known: what is known of it from elsewhere.
    """
    found = structure(document)
    told = (
        _told(found)
        | _front(document.meta)
        | known.model_dump(exclude_defaults=True, exclude={"deductions", "own"})
    )
    return Side(
        id=side,
        source=document.source,
        digest=document.digest,
        units=found.units,
        items=found.items,
        deductions=known.deductions,
        remarks=document.remarks,
        own=known.own,
        **told,
    )


def plain_name(name: str) -> str:
    """A department's name as two writings of it share it: half width, without blanks and without 虚构."""
    return _FICTION.sub("", fold(name).text.replace("(", "（").replace(")", "）")).strip()


def _front(meta: Mapping[str, object]) -> dict[str, object]:
    """What the front matter of a Markdown file says."""
    told: dict[str, object] = {
        key: str(meta[key])
        for key in ("title", "number", "department", "issuer", "score", "grade")
        if meta.get(key)
    }
    year = str(meta.get("year", ""))
    if year.isascii() and year.isdigit():
        told["year"] = int(year)
    with suppress(ValueError):
        told["date"] = datetime.date.fromisoformat(str(meta.get("date", "")))
    return told


def _told(found: Structure) -> dict[str, object]:
    """What the text says of itself; keys without an answer are left out."""
    header = found.header
    title = header.title or _title(found.units)
    told: dict[str, object] = {
        "title": title,
        "number": header.number,
        "department": header.department or _department(found.units, title),
        "year": header.year or _year(found.units, title),
        "issuer": header.issuer,
        "date": header.date,
        "score": "" if found.scores.total is None else str(found.scores.total),
        "grade": found.scores.grade,
    }
    return {key: value for key, value in told.items() if value}


def _title(units: tuple[Unit, ...]) -> str:
    marked = (unit.text for unit in units[:_HEAD] if unit.kind is UnitKind.TITLE)
    spoken = (u.text for u in units[:_HEAD] if _TITLED.search(u.text) and "。" not in u.text)
    return next(marked, "") or next(spoken, "")


def _department(units: tuple[Unit, ...], title: str) -> str:
    """Whose budget: the body that the title names before the year, else the one that the notice is sent to."""
    for match in _OF.finditer(title):
        named = match.group("it")
        spans = names(named)
        if spans:
            return named[slice(*spans[-1])]
        if _BODY.search(named):
            return named
    sent = (found.group("it") for unit in units[:_HEAD] if (found := _ADDRESSEE.match(unit.text.strip())))
    return next(sent, "")


def _year(units: tuple[Unit, ...], title: str) -> int | None:
    """The fiscal year: of the title, else the year that the text speaks of most as one."""
    if found := _FISCAL.search(title) or _ANY_YEAR.search(title):
        return int(found.group(1))
    text = "\n".join(unit.text for unit in units)
    counted = Counter(_FISCAL.findall(text)) or Counter(_ANY_YEAR.findall(text))
    return int(max(counted, key=lambda year: (counted[year], year))) if counted else None
