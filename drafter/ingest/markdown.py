"""Markdown: headings, paragraphs, lists and tables, as far as a notice uses them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.ingest.model import Paragraph
from drafter.ingest.numbering import begins_block
from drafter.ingest.plain import paragraph

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_ITEM = re.compile(r"(?:[-*+>][ \t]+)+")
_RULER = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?$")
_CELL = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int


def paragraphs(text: str, offset: int = 0) -> tuple[Paragraph, ...]:
    """The paragraphs of a Markdown text from an offset on; comments and table rulers are left out."""
    hidden = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return tuple(_read(text, hidden, offset))


def _read(text: str, hidden: str, offset: int) -> Iterator[Paragraph]:
    pending: list[_Line] = []
    for line in _lines(hidden, offset):
        single = _single(line)
        if single or not line.text or _ITEM.match(line.text) or begins_block(line.text):
            yield from _flush(text, pending)
        if single:
            yield single
        elif line.text and not _ruler(line.text):
            pending.append(_unmarked(line))
    yield from _flush(text, pending)


def _lines(text: str, offset: int) -> Iterator[_Line]:
    for raw in text[offset:].split("\n"):
        stripped = raw.strip()
        yield _Line(stripped, offset + (raw.index(stripped) if stripped else 0))
        offset += len(raw) + 1


def _single(line: _Line) -> Paragraph | None:
    """A heading or a table row, which always is one line."""
    if heading := _HEADING.match(line.text):
        start, title = line.start + heading.start(2), heading[2]
        return Paragraph(text=title, start=start, end=start + len(title), level=len(heading[1]))
    if line.text.startswith("|") and not _ruler(line.text):
        cells = tuple(cell.strip() for cell in _CELL.split(line.text.strip("|")))
        return Paragraph(text=line.text, start=line.start, end=line.start + len(line.text), cells=cells)
    return None


def _ruler(text: str) -> bool:
    return bool(_RULER.match(text))


def _unmarked(line: _Line) -> _Line:
    marker = _ITEM.match(line.text)
    skipped = marker.end() if marker else 0
    return _Line(line.text[skipped:], line.start + skipped)


def _flush(text: str, pending: list[_Line]) -> Iterator[Paragraph]:
    if pending:
        last = pending[-1]
        yield paragraph(text, pending[0].start, last.start + len(last.text))
        pending.clear()


def plain(text: str) -> str:
    """A piece of Markdown without the marks of emphasis and without escapes."""
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!|~>])", r"\1", re.sub(r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)", "", text))


def front_matter_span(text: str) -> tuple[int, int, int] | None:
    """Where the front matter stands: offsets of its YAML, of its end, and of the body behind it.

    Returns:
        `None` if the text does not begin with `---` and a key; an end of -1 if it is never closed.
    """
    opening = re.match(r"---[ \t]*\n(?=\s*(?:#.*\n\s*)*[\w\"'-]+\s*:)", text)
    if not opening:
        return None
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE).search(text, opening.end())
    return (opening.end(), closing.start(), closing.end()) if closing else (opening.end(), -1, -1)
