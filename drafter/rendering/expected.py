"""What a notice says outside of its two sections, as the checker expects it: part by part, its blanks open."""

import re
from collections.abc import Iterator

from drafter.rendering.blocks import Annex, Block, Heading, Imprint, Notice, Paragraph, Style, Table
from drafter.verification.frame.text import HOLE, Part, PartKind

_FIXED = frozenset({Style.NUMBER, Style.ADDRESSEE, Style.SIGNATURE, Style.DATE})
_MARKS = frozenset({Style.TITLE, Style.ADDRESSEE, Style.BODY})
_NUMBERED = re.compile(r"(?<=^[图表])\d+")
_TOLD_BY_PROGRAM = 2
"""So many sections stand before the two that are written: their headings tell a whole notice."""


def expected_parts(notice: Notice) -> tuple[Part, ...]:
    """The parts of a notice in their order; the items of its two sections are none of them.

    Args:
        notice: composed of the case, its scores and the standing phrases; of its draft nothing is taken.
    """
    return tuple(_Parts(notice).all())


class _Parts:
    """Walks through the blocks of a notice once."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        longest_first = sorted({blank.shown for blank in notice.blanks}, key=len, reverse=True)
        self.blank = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
        self.sections = self.tables = 0

    def all(self) -> Iterator[Part]:
        for block in self.notice.blocks:
            yield from self.of(block)

    def of(self, block: Block) -> Iterator[Part]:
        match block:
            case Paragraph():
                yield from self._paragraph(block)
            case Heading(level=1):
                self.sections += 1
                before = self.sections <= _TOLD_BY_PROGRAM
                yield self._part(PartKind.TEXT, block.number + block.text, mark=before, optional=not before)
            case Heading(item=None):
                yield self._part(PartKind.TEXT, block.number + block.text)
            case Table():
                self.tables += 1
                yield from self._table(block)
            case Imprint():
                for text in (block.disclosure, block.copies, block.printer, block.printed):
                    yield self._part(PartKind.FIXED, text)
            case Annex():
                self.sections += 1
                yield self._part(PartKind.FIXED, block.mark, optional=True)
                yield self._part(PartKind.TEXT, block.title)

    @property
    def _central(self) -> bool:
        return self.sections > _TOLD_BY_PROGRAM

    def _paragraph(self, block: Paragraph) -> Iterator[Part]:
        kind = PartKind.FIXED if block.style in _FIXED else PartKind.TEXT
        if block.style is Style.BODY and self._central:
            annexed = self.sections > 2 * _TOLD_BY_PROGRAM  # a blank for the table of scores
            kind = PartKind.ROW if annexed else kind
            yield self._part(kind, block.text, optional=not annexed, central=not annexed)
        else:
            yield self._part(kind, block.text, mark=block.style in _MARKS)

    def _table(self, table: Table) -> Iterator[Part]:
        if table.caption:
            yield self._part(PartKind.TEXT, _NUMBERED.sub(HOLE, table.caption), table=self.tables)
        if table.unit:
            yield self._part(PartKind.FIXED, table.unit, table=self.tables)
        for row in filter(None, (table.header, *table.rows, table.footer)):
            yield self._row(row, table.grouped)
        if table.note:
            yield self._part(PartKind.TEXT, table.note, table=self.tables)

    def _row(self, cells: tuple[str, ...], grouped: int) -> Part:
        opened = tuple(map(self._opened, cells))
        central = self._is_central_table()
        text = "".join(opened)
        return Part(PartKind.ROW, text, opened, table=self.tables, central=central, grouped=grouped)

    def _is_central_table(self) -> bool:
        return _TOLD_BY_PROGRAM < self.sections <= 2 * _TOLD_BY_PROGRAM

    def _part(
        self,
        kind: PartKind,
        text: str,
        *,
        table: int = 0,
        mark: bool = False,
        optional: bool = False,
        central: bool = False,
    ) -> Part:
        opened = self._opened(text)
        only = not opened.replace(HOLE, "").strip()
        return Part(
            kind,
            opened,
            table=table,
            mark=mark and not only,
            optional=optional or only,
            central=central or (bool(table) and self._is_central_table()),
            open=only,
        )

    def _opened(self, text: str) -> str:
        return self.blank.sub(HOLE, text)
