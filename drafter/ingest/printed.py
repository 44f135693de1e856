"""What is printed on a page, by place from the left and from the top: runs of characters, lines, tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median

from drafter.ingest.assembly import Grid
from drafter.ingest.lines import columns

HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z0-9]")
_BLANK_SHARE = 0.28
"""Of the height of a character: a wider gap parts two words."""

_SHORTEST_CUT = 4
"""No column is so narrow that it cuts a number of fewer characters."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that follow each other on one line without a wide gap.

    Attributes:
        text: without white space around it.
        x0: left edge.
        top: upper edge.
        x1: right edge.
        bottom: lower edge.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the line that the characters need."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Between the upper and the lower edge."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class PrintedLine:
    """One line of a column of text.

    Attributes:
        runs: from the left.
        left: where the lines of its column begin.
        right: where they end.
    """

    runs: tuple[Run, ...]
    left: float = 0.0
    right: float = 0.0

    @cached_property
    def text(self) -> str:
        """The characters, a blank between runs that stand apart."""
        text = ""
        for before, run in zip((None, *self.runs), self.runs, strict=False):
            apart = before is not None and run.x0 - before.x1 > _BLANK_SHARE * run.height
            text += (" " if apart else "") + run.text
        return text

    @cached_property
    def x0(self) -> float:
        """Left edge."""
        return self.runs[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max(run.x1 for run in self.runs)

    @cached_property
    def top(self) -> float:
        """Upper edge."""
        return min(run.top for run in self.runs)

    @cached_property
    def bottom(self) -> float:
        """Lower edge."""
        return max(run.bottom for run in self.runs)

    @cached_property
    def size(self) -> float:
        """The height of its largest run with Chinese characters: fonts of digits often claim too much."""
        return max((run.height for run in self.runs if HAN.search(run.text)), default=self.runs[0].height)

    @cached_property
    def em(self) -> float:
        """About the width of one Chinese character."""
        return 2 * sum(run.x1 - run.x0 for run in self.runs) / max(sum(columns(run.text) for run in self.runs), 1)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table on one page.

    Attributes:
        grid: its cells.
        edges: where its columns begin and the last one ends.
        top: upper edge.
        bottom: lower edge.
    """

    grid: Grid
    edges: tuple[float, ...]
    top: float
    bottom: float

    def holds(self, run: Run) -> bool:
        """Whether the middle of some text stands in it."""
        return self.edges[0] <= (run.x0 + run.x1) / 2 <= self.edges[-1] and self.top <= run.middle <= self.bottom


Item = PrintedLine | PrintedTable


@dataclass
class Page:
    """One page.

    Attributes:
        number: from 1.
        width: of the paper.
        height: of the paper.
        items: lines and tables in reading order.
        stray: words of watermarks and seals, which stand at an angle.
    """

    number: int
    width: float
    height: float
    items: list[Item] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)


def pitch_of(items: Sequence[Item]) -> float:
    """The usual distance of the lines of a page from each other; 0 where there are none."""
    lines = [item for item in items if isinstance(item, PrintedLine)]
    steps = [line.top - before.top for before, line in pairwise(lines) if line.top > before.top + before.size / 2]
    return median(steps) if steps else 0.0


def rows_of(runs: Sequence[Run]) -> list[PrintedLine]:
    """Runs put together to lines: those that stand side by side, from the top and from the left."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda found: (found.middle, found.x0)):
        if lines and _beside(lines[-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [PrintedLine(tuple(sorted(line, key=lambda found: found.x0))) for line in lines]


def _beside(line: Sequence[Run], run: Run) -> bool:
    """Whether a run stands on a line: they overlap by half the height of the smaller one, and do not collide."""
    main = max(line, key=lambda found: found.height)
    shared = min(main.bottom, run.bottom) - max(main.top, run.top)
    if shared < min(main.height, run.height) / 2:
        return False
    return all(run.x0 >= other.x1 - other.height / 2 or run.x1 <= other.x0 + other.height / 2 for other in line)


def cell_text(lines: Sequence[str]) -> str:
    """The lines of a cell as one: they were broken by the width of its column only."""
    kept = [line.strip() for line in lines if line.strip()]
    full = max(map(len, kept), default=0) - 2
    text = ""
    for line in kept:
        apart = bool(text) and bool(_WORD.match(text[-1])) and bool(_WORD.match(line[0]))
        last = len(text.rpartition(" ")[2])
        cut = last >= max(full, _SHORTEST_CUT) and text[-1:].isdigit() and line[:1].isdigit()
        text += (" " if apart and not cut else "") + line
    return text
