"""A document that is taken in, as passages: clauses, articles, rubric rows, each with its place in the file."""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from drafter.ingest.model import Document, Paragraph
from drafter.knowledge.description import Description, begins_article
from drafter.knowledge.model import Passage, PassageKind
from drafter.knowledge.sections import HEADING_JOINT, section_clauses
from drafter.knowledge.source_kind import SourceKind
from drafter.messages import catalogue
from drafter.outline.model import Outline, OutlineNode, RubricRow
from drafter.text.sentences import sentences

ThemeOf = Callable[[str, str], str]
"""The id of the wording theme that a clause is about, from its heading path and its text; empty for none."""

_say = catalogue("drafter.knowledge")
_LONGEST = 600
"""Characters of a passage: about as much as an embedder reads. A longer text gives several, of whole sentences."""

_SHORTEST_OTHER = 15
"""A shorter piece outside the central sections is a label or a signature."""

_THEMED = frozenset({PassageKind.PROBLEM, PassageKind.RECOMMENDATION})


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: PassageKind
    section: str
    text: str
    start: int
    end: int


def document_passages(
    document: Document, outline: Outline, described: Description, theme_of: ThemeOf
) -> tuple[Passage, ...]:
    """The passages of a document, each id once, in the order of the text."""
    pages = _Pages(document.paragraphs)
    source = _source(described)
    found: dict[str, Passage] = {}
    for piece in _pieces(document, outline, described.kind):
        name = document_passage_id(piece.kind, source, described, piece.section, piece.text)
        if name not in found:
            found[name] = Passage(
                id=name,
                kind=piece.kind,
                text=piece.text,
                source=source,
                title=described.title,
                section=piece.section,
                department=described.department,
                year=described.year,
                theme=theme_of(piece.section, piece.text) if piece.kind in _THEMED else "",
                sample=described.sample,
                region=described.region,
                valid_from=described.valid_from,
                valid_until=described.valid_until,
                file=document.digest,
                page=pages.at(piece.start),
                start=piece.start,
                end=piece.end,
            )
    return tuple(found.values())


def document_passage_id(
    kind: PassageKind, source: str, described: Description | Passage, section: str, text: str
) -> str:
    """A stable id: changes if and only if what is searched or filtered by changes, not with the file's name."""
    known = (described.department, str(described.year or ""), described.region, str(described.valid_until or ""))
    parts = ("document", kind, source, described.title, *known, str(described.valid_from or ""), section, text)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _source(described: Description) -> str:
    return described.number or described.title


def _pieces(document: Document, outline: Outline, kind: SourceKind) -> Iterator[_Piece]:
    if kind is SourceKind.NORM:
        found = [*_articles(document)] or [*_clauses(outline.tree, PassageKind.NORM)]
    elif kind is SourceKind.RUBRIC:
        found = (
            [*_rows(outline.rubric_rows)] or [*_cells(document)] or [*_clauses(outline.tree, PassageKind.RUBRIC)]
        )
    else:
        found = [*_clauses(outline.tree), *_rows(outline.rubric_rows)]
    for piece in sorted(found, key=lambda piece: piece.start):
        yield from _short_enough(piece)


def _clauses(tree: OutlineNode, kind: PassageKind | None = None) -> Iterator[_Piece]:
    for clause in section_clauses(tree):
        own = kind or clause.kind
        if own is not PassageKind.OTHER or len(clause.text) >= _SHORTEST_OTHER:
            yield _Piece(own, clause.section, clause.text, clause.start, clause.end)


def _articles(document: Document) -> Iterator[_Piece]:
    """第一条, 第二条 …: each with the paragraphs that go on with it, under the chapter it stands in."""
    chapter, number, body = "", "", list[Paragraph]()
    for paragraph in document.paragraphs:
        begun = begins_article(paragraph.text)
        heading = _chapter(paragraph.flowed) if begun is None else ""
        if begun is None and not heading:
            body += [paragraph] if number else []
            continue
        yield from _article(chapter, number, body)
        chapter, number, body = heading or chapter, begun[0] if begun else "", [paragraph] if begun else []
    yield from _article(chapter, number, body)


def _chapter(text: str) -> str:
    plain = text.strip("#* \u3000")
    is_chapter = (
        plain.startswith("第")
        and len(plain) <= _LONGEST_CHAPTER
        and any(0 < plain.find(mark) <= _LONGEST_NUMBER for mark in "编章节")
    )
    return " ".join(plain.split()) if is_chapter else ""


def _article(chapter: str, number: str, body: list[Paragraph]) -> Iterator[_Piece]:
    if body:
        behind = (begins_article(body[0].text) or ("", 0))[1]
        text = "".join([body[0].text[behind:].strip(), *(paragraph.flowed for paragraph in body[1:])])
        section = HEADING_JOINT.join(filter(None, (chapter, number)))
        if text.strip():
            yield _Piece(PassageKind.NORM, section, text.strip(), body[0].start, body[-1].end)


def _rows(rows: Iterable[RubricRow]) -> Iterator[_Piece]:
    """The standard of every indicator, and why points were lost where the table says so."""
    for row in rows:
        section = HEADING_JOINT.join((*row.path, row.name))
        standard = "".join(criterion.text for criterion in row.criteria)
        if standard or row.maximum is not None:
            marks = _say("row_marks", name=row.name, points=row.maximum) if row.maximum is not None else row.name
            text = _say("row", name=marks, text=standard) if standard else marks
            yield _Piece(PassageKind.RUBRIC, section, text, row.start, row.end)
        if len(row.reason) >= _SHORTEST_OTHER:
            yield _Piece(PassageKind.PROBLEM, section, row.reason, row.start, row.end)


def _cells(document: Document) -> Iterator[_Piece]:
    """Rows of tables whose columns nobody could name."""
    for table in document.tables:
        head = [cell for cell in table.rows[0] if cell] if table.rows else []
        place = table.start
        for row in table.rows[1:]:
            told = [cell for cell in dict.fromkeys(row) if cell]
            if sum(map(len, told)) >= _SHORTEST_OTHER:
                yield _Piece(PassageKind.RUBRIC, HEADING_JOINT.join(head[:3]), "　".join(told), place, table.end)


def _short_enough(piece: _Piece) -> Iterator[_Piece]:
    """A piece, in parts of whole sentences where it is too long to be one passage."""
    if len(piece.text) <= _LONGEST:
        yield piece
        return
    for part in _parts(piece.text):
        yield _Piece(piece.kind, piece.section, part, piece.start, piece.end)


def _parts(text: str) -> Iterator[str]:
    part = ""
    for span in sentences(text):
        sentence = text[span.start : span.end]
        if part and len(part) + len(sentence) > _LONGEST:
            yield part.strip()
            part = ""
        part += sentence
        while len(part) > _LONGEST:
            yield part[:_LONGEST].strip()
            part = part[_LONGEST:]
    if part.strip():
        yield part.strip()


class _Pages:
    """On which page a place of the text is."""

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        known = [(paragraph.start, paragraph.page) for paragraph in paragraphs]
        self._starts = [start for start, _ in known]
        self._pages = [page for _, page in known]

    def at(self, offset: int) -> int | None:
        """The page of the paragraph that holds a place; `None` where the format has no pages."""
        at = bisect_right(self._starts, offset)
        return self._pages[at - 1] if at else None


_LONGEST_CHAPTER = 40
_LONGEST_NUMBER = 5
