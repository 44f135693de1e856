"""A notice as blocks, before it is Markdown or Word: what stands where, and nothing about how it looks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from drafter.findings.slots import Fill
from drafter.verification.model import Section

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """A text fit for one line of XML, HTML or Markdown: breaks become spaces, what XML forbids becomes �.

    Every character is replaced by one character, so offsets into the text stay true.
    """
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", text))


class Style(StrEnum):
    """What a paragraph is; each output decides how it looks."""

    NUMBER = "number"
    TITLE = "title"
    ADDRESSEE = "addressee"
    BODY = "body"
    NOTE = "note"
    ANNEX_LIST = "annex_list"
    SIGNATURE = "signature"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that is neither a heading nor a clause."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading.

    Attributes:
        level: 1 for 一、, 2 for （一）.
        number: as written.
        text: behind the number.
        item: the section whose item it opens; `None` for any other heading.
    """

    level: int
    number: str
    text: str
    item: Section | None = None


@dataclass(frozen=True, slots=True)
class ClauseBlock:
    """One 一是 of an item.

    Attributes:
        id: of the clause in the draft.
        label: 一是, 二是 …; empty for the only clause of an item.
        lead: its opening sentence; empty if nothing follows that it could lead.
        rest: everything behind the lead.
        points: full ids of the points it tells or answers.
        norms: ids of the norms it cites.
    """

    id: str
    label: str
    lead: str
    rest: str
    points: tuple[str, ...]
    norms: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it reads, label included."""
        return self.label + self.lead + self.rest


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        caption: its number and title; empty if the heading above says it.
        unit: the note above it; empty for none.
        header: the column heads.
        rows: the cells, every row as long as the header.
        footer: a closing row whose first cell takes up all columns that it is short of; empty for none.
        note: what stands below it.
        grouped: how many leading columns are grouped: an empty cell there continues the one above.
        fills: what was filled into each cell of the rows, before a unit was left out; empty if unknown.
    """

    caption: str
    unit: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footer: tuple[str, ...] = ()
    note: str = ""
    grouped: int = 0
    fills: tuple[tuple[tuple[Fill, ...], ...], ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Imprint:
    """The record at the end of the notice: 公开方式, 抄送, 印发."""

    disclosure: str
    copies: str
    printer: str
    printed: str


@dataclass(frozen=True, slots=True)
class Annex:
    """The head of an annex, which begins on a page of its own."""

    mark: str
    title: str


Block: TypeAlias = Paragraph | Heading | ClauseBlock | Table | Imprint | Annex


@dataclass(frozen=True, slots=True)
class Blank:
    """A part of the notice that the case leaves open.

    Attributes:
        field: where it belongs in the case file, such as `notice.number`; empty for the score table.
        what: what it is, for the person who fills it in.
        shown: the blank that stands in the notice.
    """

    field: str
    what: str
    shown: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A whole notice, its annex included.

    Attributes:
        title: of the notice.
        issuer: who signs it.
        issued: when it was signed, if it was.
        blocks: in the order in which they stand.
        blanks: what a person has to fill in, in that order; every blank once.
        fills: what was filled into the texts of the frame and of the case, by the text that came of it.
    """

    title: str
    issuer: str
    issued: date | None
    blocks: tuple[Block, ...]
    blanks: tuple[Blank, ...]
    fills: Mapping[str, tuple[Fill, ...]] = field(default_factory=dict, compare=False, repr=False)
