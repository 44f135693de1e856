"""A table as every reader returns it: rows of cells, each knowing where it stands and what it is part of."""

from dataclasses import dataclass, field
from enum import StrEnum

from drafter.errors import Problem
from drafter.text.width import fold


class State(StrEnum):
    """Whether what a cell shows can be taken for what it says."""

    READ = "read"
    NO_RESULT = "no_result"
    UNSAFE = "unsafe"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a merged cell is one object that stands at every position it covers.

    Attributes:
        text: what it shows, without blanks at its ends; line breaks that the writer made are kept.
        place: where it stands, as a person finds it: `评分表!B7`.
        row: of its upper left corner, from 0.
        column: likewise.
        state: formulas without a stored result, formulas that reach outside the sheet, and error values are
            never taken for text.
    """

    text: str
    place: str
    row: int
    column: int
    state: State = State.READ

    @property
    def folded(self) -> str:
        """The text in one form: half width, without blanks and breaks that only layout put there."""
        return fold(self.text).text.strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """One table.

    Attributes:
        name: of the sheet, or the table's place in the document.
        rows: cells by position; all rows are of one length, `None` where nothing is.
        hidden_columns: positions that the sheet does not show.
        hidden: the whole sheet is hidden.
        page: the page of a PDF, from 1; 0 for anything else. A table may go on on the next page.
        before: lines of text that stand before the table in the document.
    """

    name: str
    rows: tuple[tuple[Cell | None, ...], ...]
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    page: int = 0
    before: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def column(self, index: int) -> str:
        """The letter of a column, as Excel names it."""
        return column_letters(index)


def column_letters(index: int) -> str:
    """The letters of a column from 0, as Excel names it: A, B … Z, AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a text without tables.

    Attributes:
        text: without blanks at its ends.
        place: where it stands, as a person finds it.
        opens_page: it is the first of a page.
    """

    text: str
    place: str
    opens_page: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """What a file holds that may be a score table.

    Attributes:
        source: the file as the user named it.
        grids: its tables, in order.
        lines: its text, for formats and files without tables.
        detail: rows of the sheet that `drafter export` hides in its files; empty for any other file.
        remarks: what deserves a look: macros, hidden rows, sheets that were passed over.
    """

    source: str
    grids: tuple[Grid, ...] = ()
    lines: tuple[TextLine, ...] = ()
    detail: tuple[tuple[str, ...], ...] = ()
    remarks: tuple[Problem, ...] = field(default=())
