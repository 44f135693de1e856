"""What a row of a score table says, each piece with its place in the document that the table stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from drafter.sheets.numbers import read_points
from drafter.text.width import fold

_STOPS = "。；！？"
_HALF_WIDTH = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()!?]")
_FULL_WIDTH = dict(zip(",:;()!?", "，：；（）！？", strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A piece of a document as it reads.

    Attributes:
        text: without line wraps and blanks, stops and brackets in full width.
        offsets: for every character of `text`, its offset in the document.
    """

    text: str = ""
    offsets: tuple[int, ...] = ()

    @classmethod
    def of(cls, document: str, spans: Sequence[tuple[int, int]]) -> "Passage":
        """The pieces of a document between some offsets, as one."""
        source = "\n".join(document[start:end] for start, end in spans)
        origins: list[int] = []
        for start, end in spans:
            origins += range(start, end + 1)
        view = fold(source)
        text = _HALF_WIDTH.sub(lambda mark: _FULL_WIDTH[mark[0]], view.text)
        return cls(text, tuple(origins[offset] for offset in view.offsets))

    def behind(self, other: "Passage") -> "Passage":
        """Another passage and this one, parted by a stop that stands for the border of their cells."""
        if not (self.text and other.text):
            return self if self.text else other
        stop = "" if other.text[-1] in _STOPS else "。"
        place = other.offsets[-1:] if stop else ()
        return Passage(other.text + stop + self.text, (*other.offsets, *place, *self.offsets))

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """The place in the document of a non-empty span of `text`."""
        return self.offsets[first], self.offsets[behind - 1] + 1

    @property
    def whole(self) -> tuple[int, int]:
        """The place of all of it in the document; of a passage that is not empty."""
        return self.span(0, len(self.text))


EMPTY = Passage()
"""What a cell that does not exist says."""


@dataclass(frozen=True, slots=True, eq=False)
class SheetRow:
    """An indicator of a score table.

    Attributes:
        name: its name; only the beginning where a page break cut it.
        full: its full marks, as written.
        awarded: its points, as written; empty where there are none or more than one.
        rules: what explains it and how it is scored.
        reason: why points were lost, or what was found.
        target: what was to be reached, in tables with a column for it.
        actual: what was reached, likewise.
        torn: a page break runs through it, so that pieces of its columns may stand in another.
    """

    name: Passage
    full: Passage
    awarded: Passage
    rules: Passage
    reason: Passage
    target: Passage = field(default=EMPTY)
    actual: Passage = field(default=EMPTY)
    torn: bool = False

    @property
    def most(self) -> Decimal | None:
        """The full marks."""
        return read_points(self.full.text).value

    @property
    def points(self) -> Decimal | None:
        """The points awarded."""
        return read_points(self.awarded.text).value if self.awarded.text else None

    @property
    def end(self) -> int:
        """Offset behind the last character of all of it."""
        pieces = (self.name, self.full, self.awarded, self.rules, self.reason, self.target, self.actual)
        return max(piece.whole[1] for piece in pieces if piece.text)
