"""A document as every reader returns it: one text, and where its paragraphs stand in it."""

import re
from collections.abc import Mapping

from pydantic import Field

from drafter.findings.model import Frozen

_WRAP = re.compile(r"[ \t\u3000]*\n[ \t\u3000]*")
_BETWEEN_PAGES = re.compile(
    r"(?<=[^\n])\s*\n[ \t\u3000]*"
    r"(?:[-—–－―·]{0,3}[ \t]*\d{1,4}[ \t]*[-—–－―·]{0,3}|第\s*\d+\s*页(?:[\s,，/]*共\s*\d+\s*页)?)"
    r"[ \t\u3000]*(?=\n\s*\S)"
)
"""A number with a line of its own inside a paragraph: of a page, or of a footnote."""

_ASCII_WORDS = re.compile(r"(?<=[A-Za-z,;]) ?\x00(?=[A-Za-z])")
_HYPHEN = re.compile(r"(?<=[a-z])-\x00+(?=[a-z])")


def flowed(text: str) -> str:
    """A piece of text as it reads: nothing at a line wrap between Chinese characters, a space between Latin words.

    A word that a hyphen cut is whole again; page numbers that stand between the lines are left out.
    """
    wrapped = _WRAP.sub("\x00", _BETWEEN_PAGES.sub("", text) if "\n" in text else text)
    return _ASCII_WORDS.sub(" ", _HYPHEN.sub("", wrapped)).replace("\x00", "").strip()


class Paragraph(Frozen):
    """One paragraph, heading or table row.

    Attributes:
        text: its characters as they stand in `Document.text`, line wraps included, markup of headings not.
        start: offset of the first character in `Document.text`.
        end: offset behind the last.
        level: of a heading, 1 for the highest; `None` for anything else.
        cells: of a table row; empty for anything else.
        page: the page it begins on, from 1; `None` where the format has no pages.
        gaps: spans of `Document.text` inside it that are no part of it, such as a running head between two pages.
    """

    text: str
    start: int
    end: int
    level: int | None = None
    cells: tuple[str, ...] = ()
    page: int | None = None
    gaps: tuple[tuple[int, int], ...] = ()

    @property
    def flowed(self) -> str:
        """The text without its line wraps and gaps."""
        text = self.text
        for start, end in reversed(self.gaps):
            text = text[: start - self.start].rstrip("\n") + text[end - self.start :]
        return flowed(text)


class Table(Frozen):
    """One table, as wide as its widest row.

    Attributes:
        rows: the text of every cell, without line wraps; a merged cell is repeated at every place that it covers.
            Each row is one paragraph with cells between `start` and `end`, in the same order.
        covered: row and column, from 0, of the places that a merged cell covers besides its first.
        start: offset of its first row in `Document.text`.
        end: offset behind its last row.
        page: the page it begins on, from 1; `None` where the format has no pages.
    """

    rows: tuple[tuple[str, ...], ...]
    start: int
    end: int
    page: int | None = None
    covered: frozenset[tuple[int, int]] = frozenset()


class Document(Frozen):
    """A file as text.

    Attributes:
        source: the path as it was given.
        digest: SHA-256 of the file's bytes, in hexadecimal.
        meta: the front matter of a Markdown file, scalars as they were typed; empty for other formats.
        text: everything a reader sees. For .md and .txt these are the decoded characters of the file (ends of
            lines as newlines, no byte-order mark); for other formats its paragraphs and table rows, one after the
            other, the cells of a row separated by tabs.
        body: offset in `text` behind the front matter.
        paragraphs: in reading order; none overlap. Page numbers, running heads and seals are left out, though
            `text` holds them.
        tables: in reading order; none overlap.
        hidden: spans of `text`, as start and end, that do not show on paper: hidden or white characters, and rows
            of a workbook that are folded away or filtered out.
        remarks: what was left out and why, in Chinese; empty where everything was read.
    """

    source: str
    digest: str
    meta: Mapping[str, object] = Field(default_factory=dict)
    text: str
    body: int = 0
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    remarks: tuple[str, ...] = ()
