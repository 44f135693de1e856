"""The notice taken apart, with what each piece of it uses: sentence by sentence, row by row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.drafting.model import Clause, Draft, Sentence
from drafter.findings.slots import Fill
from drafter.rendering.blocks import (
    Annex,
    Block,
    ClauseBlock,
    Heading,
    Imprint,
    Notice,
    Paragraph,
    Style,
    Table,
    clean,
)
from drafter.scoring.card import ScoreCard, ScoreLine
from drafter.scoring.numbers import plain

_STOP = re.compile(r"[。！？]+[”’）》〕]*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LAST = 4
_CENTRAL = {3: "problems", _LAST: "recommendations"}
"""Which of the numbered sections hold what was written for the case."""

FRAME = "frame"
TABLE = "table"
"""The scope of the numbers of tables: `table.2`."""


@dataclass(frozen=True)
class Piece:
    """One piece of the notice, before it is Markdown.

    Attributes:
        section: as in the proof.
        role: as in the proof.
        text: as the notice has it.
        fills: the facts in it as far as the program knows where it put them; others stand in the report.
        points: full ids of the points it tells or answers.
        cell: it stands in a row; the pieces of one row follow each other.
        row: which row of the notice it stands in; 0 outside of tables.
    """

    section: str
    role: str
    text: str
    fills: tuple[Fill, ...] = ()
    points: tuple[str, ...] = ()
    row: int = 0


def pieces(notice: Notice, draft: Draft, card: ScoreCard) -> Iterator[Piece]:
    """All pieces of a notice, in the order of its text."""
    walk = _Walk(notice, draft, card)
    for block in notice.blocks:
        yield from walk.of(block)


class _Walk:
    """Goes through the blocks once."""

    def __init__(self, notice: Notice, draft: Draft, card: ScoreCard) -> None:
        self.fills: Mapping[str, tuple[Fill, ...]] = notice.fills
        self.card = card
        self.items = iter(draft.items())
        self.clauses = {clause.id: clause for clause in draft.clauses()}
        self.sections = self.tables = self.rows = 0
        self.closed = False  # the signature and what follows belong to no section

    @property
    def section(self) -> str:
        return FRAME if self.closed else _CENTRAL.get(self.sections, FRAME)

    def of(self, block: Block) -> Iterator[Piece]:
        match block:
            case Heading():
                yield from self._heading(block)
            case ClauseBlock():
                yield from self._clause(block, self.clauses[block.id])
            case Table():
                yield from self._table(block)
            case Paragraph():
                self.closed = self.closed or (self.sections == _LAST and block.style is not Style.BODY)
                yield from self._sentences(block.style.value, block.text)
            case Imprint() | Annex():
                yield from self._end(block)

    def _heading(self, block: Heading) -> Iterator[Piece]:
        if block.level == 1:
            self.sections += 1
            yield Piece(self.section, "section", block.number + block.text)
        elif block.item is None:
            yield from self._whole("heading", block.text, block.number)
        else:
            yield self._item(block)

    def _end(self, block: Imprint | Annex) -> Iterator[Piece]:
        if isinstance(block, Annex):
            texts = [block.mark, block.title]
        else:
            texts = [block.disclosure, block.copies, block.printer, block.printed]
        for text in texts:
            yield from self._whole("closing", text)

    def _item(self, heading: Heading) -> Piece:
        item = next(self.items)
        points = dict.fromkeys(point for clause in item.clauses for point in clause.points)
        fills = _moved(item.heading.fills, len(heading.number))
        return Piece(self.section, "heading", heading.number + heading.text, fills, tuple(points))

    def _clause(self, block: ClauseBlock, clause: Clause) -> Iterator[Piece]:
        label = block.label
        for sentence in clause.sentences:
            yield _sentence(self.section, label, sentence, block.points)
            label = ""

    def _whole(self, role: str, text: str, number: str = "") -> Iterator[Piece]:
        if text.strip():
            yield Piece(self.section, role, number + text, _moved(self.fills.get(text, ()), len(number)))

    def _sentences(self, role: str, text: str) -> Iterator[Piece]:
        fills, start = self.fills.get(text, ()), 0
        ends = [match.end() for match in _STOP.finditer(text)]
        for end in dict.fromkeys((*ends, len(text))):
            if any(fill.start < end < fill.end for fill in fills) or not text[start:end].strip():
                continue
            own = tuple(fill for fill in fills if start <= fill.start and fill.end <= end)
            yield Piece(self.section, role, text[start:end], _moved(own, -start))
            start = end

    def _table(self, table: Table) -> Iterator[Piece]:
        if table.caption:
            self.tables += 1
            title = table.caption.partition("　")[2]
            number = _NUMBER.search(table.caption)
            own = (Fill(f"{TABLE}.{self.tables}", *number.span()),) if number else ()
            fills = _moved(self.fills.get(title, ()), len(table.caption) - len(title))
            yield Piece(self.section, "caption", table.caption, own + fills)
        yield from self._whole("unit", table.unit)
        scored = () if table.caption else tuple(score_rows(self.card))
        rows = filter(None, (table.header, *table.rows, table.footer))
        for index, row in enumerate(rows):
            self.rows += 1
            known = scored[index - 1] if 0 < index <= len(scored) else ()
            yield from self._row(row, table.fills[index - 1] if 0 < index <= len(table.fills) else (), known)
        if table.note:
            yield from self._sentences("note", table.note)

    def _row(
        self, row: tuple[str, ...], fills: tuple[tuple[Fill, ...], ...], refs: tuple[str, ...]
    ) -> Iterator[Piece]:
        for column, cell in enumerate(row):
            if not cell.strip():
                continue
            own = fills[column] if column < len(fills) else self.fills.get(cell, ())
            within = tuple(Fill(one.ref, one.start, min(one.end, len(cell))) for one in own)
            yield Piece(self.section, "row", cell, within or tuple(_scored(cell, refs, self.card)), (), self.rows)


def _sentence(section: str, label: str, sentence: Sentence, points: tuple[str, ...]) -> Piece:
    text = label + clean(sentence.text)
    return Piece(section, sentence.role.value, text, _moved(sentence.fills, len(label)), points)


def _moved(fills: tuple[Fill, ...], by: int) -> tuple[Fill, ...]:
    return tuple(Fill(fill.ref, fill.start + by, fill.end + by) for fill in fills)


def score_rows(card: ScoreCard) -> Iterator[tuple[str, ...]]:
    """The names of the scores that each row of the score table shows, its footer last."""
    upper: list[ScoreLine] = []
    for line, following in zip(card.lines, (*card.lines[1:], None), strict=True):
        upper.append(line)
        if following is None or following.level <= line.level:
            yield tuple(f"score.{one.id}.{what}" for one in upper for what in ("max", "awarded", "reason"))
            upper = []
    yield tuple(f"score.{name}" for name in ("max", "total", "full", "converted", "grade"))


def _scored(cell: str, refs: tuple[str, ...], card: ScoreCard) -> Iterator[Fill]:
    """Where a cell shows scores: the figures of its lines, each by its value, in the order of the cell."""
    left = [(ref, shown) for ref in refs if (shown := _shown(card, ref))]
    for number in _NUMBER.finditer(cell):
        ref = next((ref for ref, shown in left if shown == number.group()), "")
        if ref:
            yield Fill(ref, *number.span())


def _shown(card: ScoreCard, ref: str) -> str:
    name, _, what = ref.removeprefix("score.").rpartition(".")
    line = card.line(name) if name else None
    if line is None:
        values = {"max": plain(card.max), "total": str(card.total)}
        if card.converted:
            values |= {"full": plain(card.converted.full), "converted": str(card.converted.points)}
        return values.get(what, "")
    return {"max": plain(line.max), "awarded": str(line.awarded)}.get(what, "")
