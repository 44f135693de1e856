"""“三公”经费 in the text against the document's own table: each kind of expense by its name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.governing import label_of
from drafter.audit.grid import Cell, Table
from drafter.audit.model import Issue
from drafter.audit.plausible import same_scope
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, range_of
from drafter.audit.statements import FACTORS, Figure, Sentence

KIND = "two_values"

_TABLE = re.compile(r"三公")
_NAMES = (
    ("abroad", re.compile(r"(?<!支)出国")),
    ("guests", re.compile(r"公务接待|接待(?:费|支出|经费)")),
    ("cars", re.compile(r"(?=.*购置)(?=.*运[行维])(?!.*(?:设备|软件|系统|设施|信息|网络))")),
    (
        "bought",
        re.compile(r"车辆?[^，。；]{0,3}购置|购车|购置(?:公务)?用?车|^(?:其中)?[\W\d_]*购置(?:费|支出|经费)"),
    ),
    ("running", re.compile(r"车辆?.{0,4}运[行维]|^(?:其中)?[\W\d_]*运行(?:维护)?(?:费|支出)")),
)
"""Purchases and upkeep of anything else (固定资产, 设备, 系统) are none of these, whatever part is for cars; the
end of 支出 before 国防, 国有 or 国内 is no journey."""
_OF_ALL = ("abroad", "guests", "cars")
_HEAD = re.compile(r"合计.*出国.*(?:购置.{0,3}运[行维]).*小计.*购置费.*运行")
_STANDING_HEAD = re.compile(r"合计.*出国(?=.*接待).*购置.{0,3}运[行维].*(?:小计|合计).*购置.*运行")
_OWN_YEAR = re.compile(r"(?:(?P<year>20\d{2})年度?)?")
_GUESTS_LAST = ("abroad", "cars", "bought", "running", "guests")
_GUESTS_FIRST = ("abroad", "guests", "cars", "bought", "running")
_ENDS = (
    ("abroad", "因公出国(境)费"),
    ("guests", "公务接待费"),
    ("cars", "公务用车购置及运行费小计"),
    ("bought", "购置费"),
    ("running", "运行费"),
)
_WHOLES = (
    ("all", re.compile(r"三公经费预算(?:数|总额)?(?:合计|为|共)*$")),
    ("office", re.compile(r"机关运行经费预算(?:数|总额)?(?:合计|为|共)*$")),
)
_WHOLE_ENDS = (("all", "三公”经费预算数合计"), ("office", "机关运行经费预算数"))
_MOVED = re.compile(r"国内|外宾|外事|比|较|增|减|上年|去年|上一?年|占|同期|平均|每|辆|批|人[次均]?$|其他|追加|调")
_DONE = re.compile(r"决算|实际支出|执行数|支出数")
_PLANNED = re.compile(r"预算|计划")
_YEAR = re.compile(r"20\d{2}(?=年)")
_EMPTY = "（空）"
_BLOCK = 6
_LONGEST = 60
_LONGEST_LABEL = 24


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell of a table of these expenses: in 元 by its factor, with the year and the phase of its table."""

    cell: Cell
    factor: Decimal
    years: frozenset[str]
    phases: frozenset[str]

    def is_(self, figure: Figure) -> bool:
        """Whether a figure of the text may be the same; one that shows as much must show the same."""
        value = (self.cell.value or Decimal(0)) * self.factor
        if (figure.factor, figure.quantity.places) == (self.factor, self.cell.places) and figure.value:
            return figure.value == value
        return range_of(figure).meets(around(value, self.cell.half * self.factor))


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts of the text that no column of their row shows, though the text speaks of the table's year."""
    known = _entries(reading)
    told = _told(reading) if known else []
    agree = any(entry.is_(figure) for name, figure in told for entry in known[name] if figure.value)
    for sentence in reading.sentences if known else ():
        for figure in sentence.figures:
            name = _name(sentence, figure)
            entries = known.get(name, [])
            made = any(_made(entry, figure, told) for entry in entries)
            cells = list(dict.fromkeys(entry.cell.text or _EMPTY for entry in entries))
            if entries and not made and _comparable(reading, sentence, figure, entries):
                yield reading.issue(
                    KIND,
                    "text_and_table",
                    [figure.span, entries[0].cell.span],
                    doubt=same_scope(figure.text, cells, others_agree=agree),
                    name=label_of(sentence, figure),
                    stated=figure.text,
                    cells="、".join(cells),
                )


def _told(reading: Reading) -> list[tuple[str, Figure]]:
    """What the text tells of each of these expenses."""
    named = ((_name(sentence, figure), figure) for sentence in reading.sentences for figure in sentence.figures)
    return [(name, figure) for name, figure in named if name]


def _made(entry: _Entry, figure: Figure, told: Sequence[tuple[str, Figure]]) -> bool:
    """Whether a cell is what the text makes of a figure and the other expenses: then it is the total of them."""
    rest = (entry.cell.value or Decimal(0)) * entry.factor - figure.value
    kind = next((name for name, other in told if other is figure), "")
    if kind not in _OF_ALL or rest <= 0:
        return False
    others = [{f.value for name, f in told if name == other} for other in _OF_ALL if other != kind]
    return any(
        abs(a + b - rest) <= figure.half for a in others[0] | {Decimal(0)} for b in others[1] | {Decimal(0)}
    )


def _comparable(reading: Reading, sentence: Sentence, figure: Figure, entries: Sequence[_Entry]) -> bool:
    """Whether a figure is of the year and the phase of every table that has its row, and in none of them."""
    day = sentence.dated(figure)
    against = day is not None and sentence.block.text[max(0, day.at - 1) : day.at] in tuple("比较与和同")
    year = str(day.year) if day and not against else ""
    lead = sentence.block.text[sentence.at : figure.at]
    said = _phases(lead[-_LONGEST:])
    usual = frozenset({str(reading.year)})
    of_this = all(
        (not year or (e.years or usual) == {year}) and (not said or said & e.phases or not e.phases)
        for e in entries
    )
    return of_this and not any(entry.is_(figure) for entry in entries)


def _name(sentence: Sentence, figure: Figure) -> str:
    """Which of these expenses a figure is; empty for changes, counts and all else."""
    if figure.quantity.dimension != "元" or figure.quantity.hedge:
        return ""
    label = label_of(sentence, figure)
    if _MOVED.search(label):
        return ""
    return _kind(label) or next((name for name, pattern in _WHOLES if pattern.search(label)), "")


def _kind(words: str) -> str:
    return next((name for name, pattern in _NAMES if pattern.search(words)), "")


def _entries(reading: Reading) -> dict[str, list[_Entry]]:
    """The cells of all tables of these expenses, by the kind of expense."""
    found: dict[str, list[_Entry]] = defaultdict(list)
    for table in reading.tables:
        head = "".join(block.text for block in table.lines if block.start < table.rows[0].start)
        if not table.unit or not _TABLE.search(table.caption + head + "".join(row.label for row in table.rows)):
            continue
        said = table.caption + head
        years, phases = frozenset(_YEAR.findall(said)), _phases(said)
        factor = FACTORS.get(table.unit, Decimal(1))
        for name, cell, year in _cells(table, re.sub(r"[|\s]", "", head)):
            found[name].append(_Entry(cell, factor, frozenset({year}) if year else years, phases))
    return found


def _phases(words: str) -> frozenset[str]:
    done = {"done"} if _DONE.search(words) else set()
    return frozenset(done | ({"planned"} if _PLANNED.search(words) else set()))


def _cells(table: Table, head: str) -> Iterator[tuple[str, Cell, str]]:
    """The cells of a table by the kind of expense, each with the year of its own row where that names one."""
    yield from _below_each_other(table, head)
    yield from _by_heads(table)
    for row in table.rows:
        label = re.sub(r"[“”|\s]", "", row.label)
        if _HEAD.search(head + label) and row.cells and not len(row.cells) % _BLOCK:
            for first in range(0, len(row.cells), _BLOCK):
                yield from _named(row.cells[first : first + _BLOCK], _GUESTS_LAST)
        elif (kind := _kind(label)) and len(label) <= _LONGEST_LABEL:
            yield from ((kind, cell, "") for cell in row.cells if cell.value is not None and not cell.percent)


def _by_heads(table: Table) -> Iterator[tuple[str, Cell, str]]:
    """The one row of a table with named columns: 合计, 出国, 接待, 小计 (购置, 运行), and others behind them."""
    heads = [re.sub(r"\s", "", head) for head in table.heads] if table.celled and len(table.rows) == 1 else []
    found = {name: i for i, head in enumerate(heads) for name, end in _ENDS if head.endswith(end)}
    if len(heads) > _BLOCK and len(found) == len(_ENDS) and len(table.rows[0].cells) == len(heads):
        found |= {name: i for i, head in enumerate(heads) for name, end in _WHOLE_ENDS if head.endswith(end)}
        yield from ((name, table.rows[0].cells[i], "") for name, i in found.items())


def _below_each_other(table: Table, head: str) -> Iterator[tuple[str, Cell, str]]:
    """The rows of a table whose cells stand one below the other, below heads in two levels."""
    if table.celled or not _STANDING_HEAD.search(head) or any(len(row.cells) != 1 for row in table.rows):
        return
    order = _GUESTS_LAST if head.index("购置") < head.index("接待") else _GUESTS_FIRST
    groups: list[tuple[str, list[Cell]]] = []
    for row in table.rows:
        label = re.sub(r"[|\s]", "", row.label)
        if not groups or label:
            groups.append((label, []))
        groups[-1][1].append(row.cells[0])
    for label, cells in groups:
        if len(cells) == _BLOCK and (year := _OWN_YEAR.fullmatch(label)):
            yield from _named(cells, order, year["year"] or "")


def _named(cells: Sequence[Cell], order: Sequence[str], year: str = "") -> Iterator[tuple[str, Cell, str]]:
    """A row of 合计, 出国, 小计 (购置, 运行), 接待: only where the figures add up as these columns do."""
    of = {name: cell.value or Decimal(0) for name, cell in zip(("total", *order), cells, strict=True)}
    slack = sum((cell.half for cell in cells), Decimal(0))
    whole = abs(of["abroad"] + of["cars"] + of["guests"] - of["total"]) <= slack
    if whole and abs(of["bought"] + of["running"] - of["cars"]) <= slack and of["total"]:
        yield from ((name, cell, year) for name, cell in zip(order, cells[1:], strict=True))
