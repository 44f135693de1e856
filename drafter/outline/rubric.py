"""The indicators of a rubric, from tables whose columns are known."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.outline.criteria import criteria_of
from drafter.outline.model import OutlineTable, RubricRow
from drafter.outline.point_heads import point_columns
from drafter.outline.words import is_total, is_word

_NUMBER = re.compile(r"[^\d]{0,2}(\d{1,3}(?:\.\d{1,4})?)\s*分?[)）]?$")
_COUNTED = re.compile(r"^(?P<name>.*?\S)\s*[（(]?\s*(?P<n>\d{1,3}(?:\.\d{1,2})?)\s*分?\s*[)）]?$")
_HEAD_ROWS = 3
_FEWEST_ROWS = 2


class _Columns:
    """Which column of a table holds what."""

    def __init__(self, head: Sequence[str], below: Sequence[Sequence[str]]) -> None:
        self.levels = [at for at, word in enumerate(head) if is_word(word, "level")]
        fulls, given, self.lost = point_columns(head, below)
        self.full = fulls[-1] if fulls else None
        self.awarded = given[-1] if given else None
        self.standard = _last(head, "standard")
        self.reason = _last(head, "reason")
        names = [at for at, word in enumerate(head) if is_word(word, "name")]
        before = [at for at in names if self.standard is None or at < self.standard]
        lowest = self.levels[-1] if self.levels and self.standard is not None else None
        self.name = before[-1] if before else lowest
        self.levels = [at for at in self.levels if at != self.name]

    @property
    def usable(self) -> bool:
        """Whether it is the table of a rubric: names, and points or a standard."""
        return (
            self.name is not None
            and self.full is not None
            and (
                self.standard is not None or self.awarded is not None or self.lost is not None or bool(self.levels)
            )
        )


def _last(head: Sequence[str], key: str) -> int | None:
    return next((at for at in range(len(head) - 1, -1, -1) if is_word(head[at], key)), None)


def rubric_rows(text: str, tables: Sequence[OutlineTable]) -> Iterator[RubricRow]:
    """The indicators of all tables that have columns for names and points."""
    for table in tables:
        for at in range(min(_HEAD_ROWS, len(table.rows))):
            columns = _Columns(_merged(table.rows[: at + 1]), table.rows[at + 1 :])
            if columns.usable and len(table.rows) - at > _FEWEST_ROWS:
                yield from _rows(text, table, columns, at + 1)
                break


def _merged(rows: Sequence[Sequence[str]]) -> list[str]:
    """The head of a table in one row: for every column the lowest word."""
    width = max(len(row) for row in rows)
    cells = [[row[at] for row in rows if at < len(row) and row[at].strip()] for at in range(width)]
    return [words[-1] if words else "" for words in cells]


def _rows(text: str, table: OutlineTable, columns: _Columns, first: int) -> Iterator[RubricRow]:
    path: dict[int, str] = {}
    place = table.start
    for row in table.rows[first:]:
        name, most = _name(row, columns)
        for at in columns.levels:
            if at < len(row) and row[at].strip():
                path = {one: said for one, said in path.items() if one < at}
                path[at] = _COUNTED.sub(r"\g<name>", row[at].strip())
        if not any(char.isalpha() for char in name) or any(map(is_total, (name, *row[:1]))):
            continue
        standard = _cell(row, columns.standard)
        if (most is None and not standard) or standard == name:  # one cell from the name to the standard: a sum
            continue
        place = max(text.find(name[:4], place, table.end), place)
        yield RubricRow(
            name=name,
            path=tuple(path[at] for at in sorted(path)),
            maximum=most,
            awarded=_awarded(row, columns, most),
            criteria=criteria_of(standard),
            reason=_cell(row, columns.reason),
            start=place,
            end=min(place + len(name), table.end),
        )


def _name(row: Sequence[str], columns: _Columns) -> tuple[str, Decimal | None]:
    """The name of an indicator and its full marks, which may stand in its name: 预算编制合理性（5分）."""
    name, most = _cell(row, columns.name), _number(_cell(row, columns.full))
    counted = _COUNTED.match(name)
    if most is None and counted and not name[-1].isalpha():
        return counted["name"], Decimal(counted["n"])
    return name, most


def _awarded(row: Sequence[str], columns: _Columns, most: Decimal | None) -> Decimal | None:
    """The points of a row; in a table that tells only what was taken off, full marks less that."""
    if columns.awarded is not None or columns.lost is None or most is None:
        return _number(_cell(row, columns.awarded))
    written = _cell(row, columns.lost)
    lost = _number(written) if written else Decimal(0)
    return None if lost is None else most - lost


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _number(cell: str) -> Decimal | None:
    match = _NUMBER.fullmatch(cell)
    return Decimal(match[1]) if match else None
