"""The score table of a report as the checks see it: its rows, and the report's own section on each indicator."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.layout import Block
from drafter.audit.sections import Section
from drafter.ingest.model import Document
from drafter.sheets.passages import SheetRow
from drafter.sheets.rows_in_cells import celled_rows
from drafter.sheets.rows_in_text import flat_rows
from drafter.sheets.words import bare, without_brackets, without_number

_WHOLE = Decimal(100)
_SHORTEST = 4
_OPENING = 80
_NUMERALS = "一二三四五六七八九十"
_LABELS = re.compile(r"(?:(?<=[。；：，])|^)(?P<n>[一二三四五六七八九十])是(?!否)")


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """An indicator of the score table.

    Attributes:
        row: what the table says.
        section: where the report analyses it; `None` where it does not.
        sure: the row was surely read as it was meant: the table's full marks make a hundred, its cells came with
            the document, or the report has a section of this name.
    """

    row: SheetRow
    section: Section | None
    sure: bool

    @property
    def name(self) -> str:
        """As a person knows it: the section's title is whole where a page break cut the name in the table."""
        return self.section.title if self.section and self.row.torn else self.row.name.text

    @property
    def lost(self) -> Decimal | None:
        """Full marks less points; `None` where one of them is not known."""
        most, points = self.row.most, self.row.points
        return most - points if most is not None and points is not None else None

    @property
    def blocks(self) -> Sequence[Block]:
        """The paragraphs of its section."""
        if self.section is None:
            return ()
        own = [self.section.block] if self.section.block else []
        return (*own, *self.section.blocks)


def scored(document: Document, root: Section) -> tuple[Scored, ...]:
    """The indicators of a document's score tables, in its order. Linear in its length."""
    celled = celled_rows(document)
    rows = [row for row in celled or flat_rows(document.text) if row.name.text]
    whole = sum((row.most for row in rows if row.most), Decimal(0)) == _WHOLE
    full = [row.full.whole for row in rows if row.full.text]
    first, last = min((start for start, _ in full), default=0), max((end for _, end in full), default=0)
    outside = [s for s in root.walk() if s.block and s.number and not first <= s.block.start < last]
    titles = _titles(outside)
    return tuple(_scored(row, titles, outside, sure=whole or bool(celled)) for row in rows)


def _titles(sections: Sequence[Section]) -> dict[str, Section | None]:
    """Sections by their titles; `None` where two have the same."""
    found: dict[str, Section | None] = {}
    for section in sections:
        for key in {bare(section.title), bare(without_brackets(section.title))}:
            found[key] = None if key in found else section
    return found


def _scored(
    row: SheetRow, titles: dict[str, Section | None], sections: Sequence[Section], *, sure: bool
) -> Scored:
    written = without_number(row.name.text)
    name = bare(without_brackets(written))
    section = titles.get(bare(written)) or titles.get(name)
    if section is None and len(name) >= _SHORTEST:
        section = _begun(name, titles) if row.torn else _opened(written, sections)
    leaf = section if section and not section.children else None
    return Scored(row, leaf, sure or section is not None)


def _begun(name: str, titles: dict[str, Section | None]) -> Section | None:
    """The one section whose title begins with what a page break left of a name."""
    found = {id(one): one for key, one in titles.items() if one and key.startswith(name)}
    return next(iter(found.values())) if len(found) == 1 else None


def _opened(name: str, sections: Sequence[Section]) -> Section | None:
    """The one section that says first of all which indicator it assesses."""
    found = [
        s
        for s in sections
        if s.block and name in (s.block.text + "".join(b.text for b in s.blocks[:1]))[:_OPENING]
    ]
    return found[0] if len(found) == 1 else None


def _opening(section: Section) -> str:
    pieces = [section.block, *section.blocks[:1]] if section.block else section.blocks[:1]
    return "".join(piece.text for piece in pieces)[:_OPENING]


@dataclass(frozen=True, slots=True)
class Point:
    """One of several failings that a text counts (一是 …): what follows its label, by offsets in the text."""

    at: int
    behind: int
    text: str


def points(text: str) -> tuple[Point, ...]:
    """The failings that a text counts with 一是, 二是 …, in order; none unless they count up from one."""
    found = list(_LABELS.finditer(text))
    if not found or [match["n"] for match in found] != list(_NUMERALS[: len(found)]):
        return ()
    ends = [match.start() for match in found[1:]] + [len(text)]
    return tuple(
        Point(match.start(), end, text[match.end() : end]) for match, end in zip(found, ends, strict=True)
    )
