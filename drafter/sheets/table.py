"""A score table as a reader of any format gives it: what was said of each indicator, and where."""

from dataclasses import dataclass, field, replace

from drafter.errors import Problem
from drafter.sheets.grid import Cell, State
from drafter.text.width import fold


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was read, with its place.

    Attributes:
        text: as it stands there; line breaks that the writer made are kept.
        place: where, as a person finds it.
        state: of the cell.
    """

    text: str
    place: str
    state: State = State.READ

    @property
    def folded(self) -> str:
        """The text in one form: half width, without blanks and breaks that only layout put there."""
        return fold(self.text).text.strip()

    @classmethod
    def of(cls, cell: Cell) -> "Said":
        """What a cell says."""
        return cls(cell.text, cell.place, cell.state)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a table says of one indicator.

    Attributes:
        name: the indicator as written.
        parents: the headings that it stands under, highest first.
        full: its full marks.
        awarded: its points; several where its parts were scored one by one.
        deducted: points taken, in tables that state these.
        reason: why points were lost.
        others: further cells that say something, with the heads of their columns (备注, 目标值 …).
    """

    name: Said
    parents: tuple[str, ...] = ()
    full: Said | None = None
    awarded: tuple[Said, ...] = ()
    deducted: Said | None = None
    reason: Said | None = None
    others: tuple[tuple[str, Said], ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A total or subtotal that the table states.

    Attributes:
        label: what it is called (合计, 小计, the name of a heading).
        awarded: the points.
        full: the full marks, where they are stated.
        after: how many entries stand before it.
        total: it is that of the whole table.
    """

    label: Said
    awarded: Said
    full: Said | None
    after: int
    total: bool


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A score table.

    Attributes:
        name: the sheet or the place of the table.
        entries: in its order.
        stated: its totals and subtotals.
        captions: texts above the table: its title, the department, the year.
        head: the head of the score column that was read.
        problems: what keeps it from being used.
        remarks: what deserves a look.
    """

    name: str
    entries: tuple[Entry, ...]
    stated: tuple[Stated, ...] = ()
    captions: tuple[str, ...] = ()
    head: str = ""
    problems: tuple[Problem, ...] = field(default=())
    remarks: tuple[Problem, ...] = field(default=())


def joined_tables(first: ScoreTable, second: ScoreTable) -> ScoreTable:
    """A table and what goes on in another."""
    stated = tuple(replace(item, after=item.after + len(first.entries)) for item in second.stated)
    return replace(
        first,
        entries=(*first.entries, *second.entries),
        stated=(*first.stated, *stated),
        problems=tuple(dict.fromkeys((*first.problems, *second.problems))),
        remarks=(*first.remarks, *second.remarks),
    )
