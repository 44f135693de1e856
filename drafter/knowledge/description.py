"""What is known of a document: what the user told, else its front matter, else what it says of itself."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import cast

from pydantic import Field

from drafter.errors import InputError, Problem
from drafter.findings.model import Frozen
from drafter.findings.problems import dotted
from drafter.findings.validation import validated
from drafter.findings.yaml_source import Data
from drafter.ingest.model import Document
from drafter.knowledge.source_kind import SourceKind
from drafter.knowledge.validity import Validity, validity
from drafter.messages import catalogue
from drafter.outline.model import DocumentKind, Header

_say = catalogue("drafter.knowledge")
_REGION = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,4}?自治区)?(?:[\u4e00-\u9fff]{2,4}?(?:市|州|盟))?(?:[\u4e00-\u9fff]{1,4}?(?:县|区|旗))?"
)
_BLANKS = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


class Told(Frozen):
    """What a user or a front matter says of a document; `None` where nothing is said.

    Attributes:
        kind: what it is.
        title: as it is to be shown.
        department: whose budget it is about.
        year: the fiscal year it is about.
        region: where the department or the rule is at home.
        valid_from: first day that a norm applies.
        valid_until: last day that it applies.
    """

    kind: SourceKind | None = None
    title: str | None = None
    department: str | None = None
    year: int | None = Field(default=None, ge=1990, le=2100)
    region: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    def over(self, earlier: "Told") -> "Told":
        """This, and what was told earlier where this says nothing."""
        return Told.model_validate({**earlier.model_dump(exclude_none=True), **self.model_dump(exclude_none=True)})


class Description(Frozen):
    """What is known of a document; empty or `None` where nothing is.

    Attributes:
        kind: what it is taken in as.
        title: as it is shown; the file's name where the document has none.
        department: whose budget it is about.
        year: the fiscal year it is about.
        number: 文号.
        region: where the department or the rule is at home.
        valid_from: first day that a norm applies.
        valid_until: last day that it applies.
        sample: made up.
        remarks: what a keeper of the base should look at, in Chinese.
    """

    kind: SourceKind
    title: str
    department: str = ""
    year: int | None = None
    number: str = ""
    region: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    sample: bool = False
    remarks: tuple[str, ...] = Field(default=(), exclude=True)


def describe(document: Document, header: Header, told: Told, path: Path) -> Description:
    """What is known of a document.

    Raises:
        InputError: its front matter holds a year, a kind or a date that is none.
    """
    known = told.over(_front_matter(document, path))
    kind = known.kind or _kind(header, document)
    department = known.department if known.department is not None else header.department
    title = known.title or _closed_up(header.title) or path.stem
    is_norm = kind is SourceKind.NORM
    said = validity(document.text, header.date) if is_norm else Validity(None, None)
    return Description(
        kind=kind,
        title=title,
        department=department,
        year=known.year or header.year,
        number=str(document.meta.get("number") or header.number),
        region=known.region if known.region is not None else _region(department, header.issuer, title),
        valid_from=known.valid_from or said.first,
        valid_until=known.valid_until or said.last,
        sample=document.meta.get("sample") == "true",
        remarks=(*_misnamed(known.kind, header), *(() if known.valid_from else said.remarks)),
    )


def _front_matter(document: Document, path: Path) -> Told:
    given: Mapping[str, object] = {key: document.meta[key] for key in Told.model_fields if key in document.meta}
    found, faults = validated(Told, cast("Data", dict(given)), ())
    if found is None or faults:
        problems = [Problem(f"{path} {dotted(fault.path)}", fault.message, fault.remedy) for fault in faults]
        raise InputError(_say("front_matter_faulty", path=path), problems)
    return found


def _misnamed(told: SourceKind | None, header: Header) -> Iterator[str]:
    """What is told stands, even against the document; but its keeper may have mistaken the file."""
    if told and header.kind not in (DocumentKind.UNKNOWN, told.value):
        taken_as, said = (_say(f"kind_{name}") for name in (told.value, header.kind.value))
        yield _say("misnamed", told=taken_as, said=said, why="；".join(header.reasons))


def _kind(header: Header, document: Document) -> SourceKind:
    """What it says it is; articles make a norm; anything else is a report."""
    if header.kind is not DocumentKind.UNKNOWN:
        return SourceKind(header.kind.value)
    articles = sum(begins_article(paragraph.text) is not None for paragraph in document.paragraphs)
    return SourceKind.NORM if articles >= _FEW_ARTICLES else SourceKind.REPORT


_FEW_ARTICLES = 3
_ARTICLE = re.compile(
    r"[*_#\s\u3000]*(第[零〇一二三四五六七八九十百]+条(?:之[一二三四五六七八九十]+)?)[*_ \t\u3000：:]*"
)


def begins_article(text: str) -> tuple[str, int] | None:
    """The number of the article that a paragraph begins, and the offset behind it."""
    found = _ARTICLE.match(text)
    return (found[1], found.end()) if found else None


def _closed_up(title: str) -> str:
    """A title without the blanks that a page leaves beside Chinese characters."""
    return _BLANKS.sub("", title)


def _region(*names: str) -> str:
    """The place that a name begins with."""
    return next((found[0] for name in names if (found := _REGION.match(name)) and found[0]), "")
