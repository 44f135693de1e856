"""A document as every reader returns it: one text, and where its paragraphs stand in it."""

import re
from collections.abc import Mapping

from pydantic import Field

from drafter.findings.model import Frozen

_WRAP = re.compile(r"[ \t\u3000]*\n[ \t\u3000]*")
_ASCII_WORDS = re.compile(r"(?<=[A-Za-z,;]) ?\x00(?=[A-Za-z])")


def flowed(text: str) -> str:
    """A piece of text without its line wraps: nothing between Chinese characters, a space between Latin words."""
    return _ASCII_WORDS.sub(" ", _WRAP.sub("\x00", text)).replace("\x00", "").strip()


class Paragraph(Frozen):
    """One paragraph, heading or table row.

    Attributes:
        text: its characters as they stand in `Document.text`, line wraps included, markup of headings not.
        start: offset of the first character in `Document.text`.
        end: offset behind the last.
        level: of a heading, 1 for the highest; `None` for anything else.
        cells: of a table row; empty for anything else.
    """

    text: str
    start: int
    end: int
    level: int | None = None
    cells: tuple[str, ...] = ()

    @property
    def flowed(self) -> str:
        """The text without its line wraps."""
        return flowed(self.text)


class Document(Frozen):
    """A file as text.

    Attributes:
        source: the path as it was given.
        digest: SHA-256 of the file's bytes, in hexadecimal.
        meta: the front matter of a Markdown file, scalars as they were typed; empty for other formats.
        text: everything a reader sees. For .md and .txt these are the decoded characters of the file (ends of
            lines as newlines, no byte-order mark); for .docx its paragraphs and table rows, one a line, the
            cells of a row separated by tabs.
        body: offset in `text` behind the front matter.
        paragraphs: in reading order; none overlap.
    """

    source: str
    digest: str
    meta: Mapping[str, object] = Field(default_factory=dict)
    text: str
    body: int = 0
    paragraphs: tuple[Paragraph, ...]
