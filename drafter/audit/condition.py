"""In what condition the text of a document is: where it was drawn from a page, cut off, or run together."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from pathlib import PurePath

from drafter.audit.doubts import DRAWN, OF_CHARACTERS, OF_LAYOUT, QUOTED_TOO, STANDING, Doubt
from drafter.audit.layout import Block, BlockKind
from drafter.audit.transcript import read_by_machine
from drafter.ingest.model import Document

_STRUCTURED = frozenset({".docx", ".xlsx", ".doc", ".xls", ".wps", ".et", ".odt", ".ods", ".rtf"})
_RUN_TOGETHER = (
    re.compile(r"\d\.\d{2}(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}(?!\d)"),  # 12.5013.20: two amounts
    re.compile(r"%\d+(?:\.\d+)?%"),
    re.compile(r"(?<![\d.])(?P<rate>\d{2,3}%)(?P=rate)"),
)
_CHARACTERS_LOST = (
    re.compile(r"[〔【\[]\s?(?:19|20)\d{2}\d+\s?号?"),  # 〔2015159号: the bracket behind the year
    re.compile(r"(?<!\d)20\d{2}(?:1[0-2]|[1-9])(?:[12]\d|3[01]|[1-9])日"),  # 2018724日
    re.compile("[\ufffd\ue000-\uf8ff]"),
)
_CLOSED = frozenset("。！？!?；;：:”’」）)》】]….")
_LONG = 40
_QUOTATION = 200
_CLAUSE = 6
_MANY = 3
_OFTEN = 0.02


class Condition:
    """What of a document can be relied upon.

    Attributes:
        structured: its format holds paragraphs and cells.
    """

    def __init__(self, document: Document, blocks: Sequence[Block]) -> None:
        suffix = PurePath(document.source).suffix.lower()
        self._drawn = suffix in DRAWN
        self.structured = suffix in _STRUCTURED
        self._text = document.text
        self._hidden = sorted(document.hidden)
        self._blocks = [block for block in blocks if block.text]
        self._starts = [block.start for block in self._blocks]

    def doubt(self, key: str, spans: Sequence[tuple[int, int]]) -> Doubt | None:
        """What keeps a message about places of the text from being sure; `None` where nothing does."""
        if spans and all(self._unseen(span) for span in spans):
            return Doubt.HIDDEN
        if key not in QUOTED_TOO and spans and all(self._quoted(span) for span in spans):
            return Doubt.QUOTED
        if self.structured:
            return None
        if self._drawn and key in OF_LAYOUT:
            return Doubt.LAYOUT
        if key in OF_CHARACTERS and self._read_by_machine:
            return Doubt.MACHINE
        damaged = key not in STANDING and any(self._damaged(span) for span in spans)
        return Doubt.DAMAGED if damaged or self._ruined else None

    @cached_property
    def _read_by_machine(self) -> bool:
        return read_by_machine(self._text)

    def _quoted(self, span: tuple[int, int]) -> bool:
        """Whether a place stands inside quotation marks of its paragraph, with other words of a clause."""
        index = bisect_right(self._starts, span[0]) - 1
        if index < 0:
            return False
        block = self._blocks[index]
        at, behind = span[0] - block.start, span[1] - block.start
        opened = block.source.rfind("“", max(0, at - _QUOTATION), at)
        closed = block.source.find("”", behind, behind + _QUOTATION)
        inside = (
            opened >= 0 <= closed and "”" not in block.source[opened:at] and "“" not in block.source[at:closed]
        )
        return inside and closed - opened - (behind - at) >= _CLAUSE

    def _unseen(self, span: tuple[int, int]) -> bool:
        index = bisect_right(self._hidden, (span[0], span[0])) - 1
        return any(start <= span[0] and span[1] <= end for start, end in self._hidden[max(index, 0) : index + 2])

    def _damaged(self, span: tuple[int, int]) -> bool:
        index = bisect_right(self._starts, span[0]) - 1
        return index >= 0 and index in self._broken

    @cached_property
    def _broken(self) -> frozenset[int]:
        """The blocks in which something is lost or run together; the last where it ends in mid-sentence."""
        found = {
            index
            for index, block in enumerate(self._blocks)
            if any(pattern.search(block.source) for pattern in (*_CHARACTERS_LOST, *_RUN_TOGETHER))
        }
        last = len(self._blocks) - 1
        return frozenset(found | {last}) if self._cut_off else frozenset(found)

    @cached_property
    def _cut_off(self) -> bool:
        """Whether the text ends in the middle of a long sentence."""
        last = self._blocks[-1] if self._blocks else None
        return (
            last is not None
            and last.kind is BlockKind.PROSE
            and len(last.text) >= _LONG
            and last.text[-1] not in _CLOSED
        )

    @cached_property
    def _ruined(self) -> bool:
        """Whether so much is broken that nothing in it is sure, as behind a font without its characters."""
        broken = len(self._broken)
        return broken >= _MANY and broken >= _OFTEN * len(self._blocks)
