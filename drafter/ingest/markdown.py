"""Markdown: headings, paragraphs, lists and tables, as far as a notice uses them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.ingest.model import Paragraph
from drafter.ingest.numbering import begins_block
from drafter.ingest.plain import paragraph

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_ITEM = re.compile(r"(?:[-*+>][ \t]+)+")
_RULER = frozenset("|:- \t\u3000")
_CELL = re.compile(r"(?<!\\)\|")
_CLOSING = re.compile(r"(?<!\\)\|$")
_FENCE = re.compile(r"(?:`{3,}|~{3,})[\w-]*$")
_SHORTEST_UNDERLINE = 3


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int


def paragraphs(text: str, offset: int = 0) -> tuple[Paragraph, ...]:
    """The paragraphs of a Markdown text from an offset on; comments and table rulers are left out."""
    return tuple(_read(text, _uncommented(text), offset))


def _uncommented(text: str) -> str:
    """The text with blanks in the place of comments; one that is never closed is none."""
    pieces: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += [text[place:start], re.sub(r"[^\n]", " ", text[start : end + 3])]
        place = end + 3
    return "".join([*pieces, text[place:]])


def _read(text: str, hidden: str, offset: int) -> Iterator[Paragraph]:
    pending: list[_Line] = []
    lines = list(_lines(hidden, offset))
    rows = _open_rows(lines)
    for index, line in enumerate(lines):
        if pending and (level := _underlined(line)) and len(pending) == 1:
            title = pending.pop()
            end = title.start + len(title.text)
            yield Paragraph(text=title.text, start=title.start, end=end, level=level)
            continue
        single = _row(line) if index in rows else _single(line)
        fence = _FENCE.match(line.text)
        if single or fence or not line.text or _ITEM.match(line.text) or begins_block(line.text):
            yield from _flush(text, pending)
        if single:
            yield single
        elif line.text and not fence and not _ruler(line.text):
            pending.append(_unmarked(line))
    yield from _flush(text, pending)


def _underlined(line: _Line) -> int | None:
    """The level of the heading that a line of signs makes of the line above it."""
    if len(line.text) < _SHORTEST_UNDERLINE or len(set(line.text)) != 1:
        return None
    return {"=": 1, "-": 2}.get(line.text[0])


def _open_rows(lines: Sequence[_Line]) -> frozenset[int]:
    """The rows, by index, of tables without a bar before them: around a ruler with bars between its strokes."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if (
            index
            and index not in found
            and _ruler(line.text)
            and "|" in line.text.strip("|")
            and "|" in lines[index - 1].text
        ):
            found.add(index - 1)
            for behind in range(index + 1, len(lines)):
                if "|" not in lines[behind].text:
                    break
                found.add(behind)
    return frozenset(found)


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
    return _row(line) if line.text.startswith("|") else None


def _row(line: _Line) -> Paragraph | None:
    if _ruler(line.text):
        return None
    inner = line.text.removeprefix("|")
    inner = inner[:-1] if _CLOSING.search(inner) else inner
    cells = tuple(cell.strip() for cell in _CELL.split(inner))
    return Paragraph(text=line.text, start=line.start, end=line.start + len(line.text), cells=cells)


def _ruler(text: str) -> bool:
    return "-" in text and set(text) <= _RULER


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
