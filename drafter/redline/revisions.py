"""A comparison as a Word document with revisions: all accepted it is the new text, all rejected the old one."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from drafter.comparison.cautions import Caution
from drafter.comparison.model import Comparison
from drafter.comparison.sides import Unit, UnitKind
from drafter.messages import catalogue
from drafter.redline.pieces import State
from drafter.redline.tokens import Token, tokens
from drafter.rendering import package

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_say = catalogue("drafter.redline")
AUTHOR = "drafter"
_INITIALS = "D"
_REVISIONS = {State.GONE: "del", State.COME: "ins", State.LEFT: "moveFrom", State.ARRIVED: "moveTo"}
_STYLES = {
    UnitKind.TITLE: "Title",
    UnitKind.CLAUSE: "NoticeClause",
    UnitKind.PARAGRAPH: "NoticeBody",
    UnitKind.ROW: "NoticeTableCell",
}
_HEADINGS = 3
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, and carriage returns, which it turns into line breaks."""
_PIECES = re.compile("(\t)")


def to_revisions(found: Comparison, on: datetime.date) -> bytes:
    """Write a comparison as docx, in the house style.

    The revisions are against the latest old text. A Word document has at least one paragraph, so an empty text
    is a single empty one; characters that XML cannot hold are written as U+FFFD. The same comparison and day give
    the same bytes.

    Args:
        found: with at least one old text.
        on: the day that the revisions are dated by.
    """
    document = package.open_house()
    title = clean(found.new.title or found.new.source)
    package.describe(document, _say("redline_title", title=title), AUTHOR, on)
    _head(document, found)
    stream = tokens(found.olds[0], found.new, found.against[0], found.warnings)
    _Writer(document, found, on).write(stream)
    return package.saved(document)


def clean(text: str) -> str:
    """A text as XML can hold it."""
    return _UNFIT.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class _Spans:
    """By what begins or ends there, the places of the first and the last token of a comment or a move."""

    first: dict[int, list[Any]]
    last: dict[int, list[Any]]


class _Writer:
    """Appends paragraphs with revisions to a document."""

    def __init__(self, document: "Document", found: Comparison, on: datetime.date) -> None:
        self.document = document
        self.found = found
        self.date = f"{on.isoformat()}T00:00:00Z"
        self.when = datetime.datetime.combine(on, datetime.time(), datetime.UTC)
        self.end = document.element.body.sectPr
        self.count = 0

    def write(self, stream: Sequence[Token]) -> None:
        """Append the paragraphs of a stream that ends with a mark."""
        comments = _spans([token.cautions for token in stream])
        moves = _spans([((token.move, token.state),) if token.move else () for token in stream])
        begun: list[Any] = []
        ids: dict[Any, str] = {}
        opening: Token | None = None
        for place, token in enumerate(stream):
            opening = opening or token
            for key in moves.first.get(place, ()):
                ids[key] = self._id()
                begun.append(self._range(f"{_REVISIONS[key[1]]}RangeStart", ids[key], key[0]))
            for number in comments.first.get(place, ()):
                ids[number] = self._comment(self.found.warnings[number])
                begun.append(_element("commentRangeStart", id=ids[number]))
            if not token.mark:
                begun.append(self._text(token))
            for number in comments.last.get(place, ()):
                begun += _comment_end(ids[number])
            if token.mark:
                self._paragraph(begun, opening, token)
                begun, opening = [], None
            for key in moves.last.get(place, ()):
                ended = _element(f"{_REVISIONS[key[1]]}RangeEnd", id=ids[key])
                self._after(ended) if token.mark else begun.append(ended)
        self._introduce()

    def _after(self, element: "Element") -> None:
        self.end.addprevious(element)

    def _paragraph(self, content: "Sequence[Element]", opening: Token, mark: Token) -> None:
        paragraph, properties = _element("p"), _element("pPr")
        properties.append(_element("pStyle", val=_style(mark.unit if opening.mark else opening.unit)))
        if mark.state in _REVISIONS:
            run = _element("rPr")
            run.append(self._revision(mark.state))
            properties.append(run)
        paragraph.append(properties)
        for element in content:
            paragraph.append(element)
        self._after(paragraph)

    def _text(self, token: Token) -> "Element":
        run = _run(token.text, "delText" if token.state is State.GONE else "t")
        if token.state not in _REVISIONS:
            return run
        revision = self._revision(token.state)
        revision.append(run)
        return revision

    def _revision(self, state: State) -> "Element":
        return _element(_REVISIONS[state], id=self._id(), author=AUTHOR, date=self.date)

    def _range(self, tag: str, number: str, name: str) -> "Element":
        return _element(tag, id=number, author=AUTHOR, date=self.date, name=f"move-{name}")

    def _id(self) -> str:
        self.count += 1
        return str(self.count)

    def _comment(self, warning: Caution) -> str:
        said = [_say("comment", severity=_say(warning.severity.value), message=warning.message)]
        if warning.source:
            side = next((side for side in self.found.olds if side.id == warning.source.side), self.found.olds[0])
            unit = side.by_id[warning.source.unit]
            said.append(_say("comment_source", year=year_of(side.year, side.source), text=unit.text))
        if warning.remedy:
            said.append(_say("comment_remedy", remedy=warning.remedy))
        return self._said(said)

    def _said(self, lines: Sequence[str]) -> str:
        comment: Any = self.document.comments.add_comment(clean("\n".join(lines)), AUTHOR, _INITIALS)
        comment._comment_elm.date = self.when  # python-docx takes the time of the run
        return str(comment.comment_id)

    def _introduce(self) -> None:
        """Say at the first paragraph what is compared with what."""
        paragraph = self.document.element.body.find(_qn("p"))
        number = self._said(list(introduction(self.found)))
        paragraph.insert(1, _element("commentRangeStart", id=number))
        for element in _comment_end(number):
            paragraph.append(element)


def introduction(found: Comparison) -> Iterator[str]:
    """What is compared with what, and what has to be said of it."""
    old = found.olds[0]
    yield _say("redline_of", new=found.new.source, old=old.source, year=year_of(old.year, old.source))
    if len(found.olds) > 1:
        yield _say("redline_latest", count=len(found.olds))
    yield _say("redline_how")
    yield from found.remarks
    yield from found.against[0].remarks


def year_of(year: int | None, otherwise: str) -> str:
    """A year as it is spoken of; without one the file."""
    return _say("of_year", year=year) if year else otherwise


def _head(document: "Document", found: Comparison) -> None:
    """Say above every page that this is a redline, and against what."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    old = found.olds[0]
    key = "redline_head" if len(found.olds) == 1 else "redline_head_latest"
    text = _say(key, old=year_of(old.year, old.source), count=len(found.olds))
    section = document.sections[0]
    style = next(style for style in document.styles if style.style_id == "NoticeTableNote")
    for header in (section.header, section.even_page_header):
        paragraph = header.paragraphs[0]
        paragraph.style = style
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.add_run(clean(text))


def _spans(keys: Sequence[Sequence[Any]]) -> _Spans:
    first: dict[Any, int] = {}
    last: dict[Any, int] = {}
    for place, here in enumerate(keys):
        for key in here:
            first.setdefault(key, place)
            last[key] = place
    return _Spans(_turned(first), _turned(last))


def _turned(places: dict[Any, int]) -> dict[int, list[Any]]:
    turned: dict[int, list[Any]] = {}
    for key, place in places.items():
        turned.setdefault(place, []).append(key)
    return turned


def _style(unit: Unit | None) -> str:
    if unit is None:
        return _STYLES[UnitKind.PARAGRAPH]
    if unit.kind is UnitKind.HEADING:
        return f"Heading{min(max(unit.level, 1), _HEADINGS)}"
    return _STYLES[unit.kind]


def _run(text: str, tag: str) -> "Element":
    run = _element("r")
    for piece in _PIECES.split(clean(text)):
        if piece == "\t":
            run.append(_element("tab"))
        elif piece:
            element = _element(tag)
            element.text = piece
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(element)
    return run


def _comment_end(number: str) -> "list[Element]":
    run = _element("r")
    run.append(_element("commentReference", id=number))
    return [_element("commentRangeEnd", id=number), run]


def _element(tag: str, **attributes: str) -> "Element":
    from docx.oxml import OxmlElement

    return OxmlElement(f"w:{tag}", {_qn(name): value for name, value in attributes.items()})


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
