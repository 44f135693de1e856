"""Items of the budget in the text against the tables of the same document: 行政运行（项）”1,511.89万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.grid import Cell
from drafter.audit.model import Issue, Severity
from drafter.audit.plausible import same_scope
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, cut_off, plain, range_of
from drafter.audit.statements import FACTORS, Figure, Sentence

KIND = "two_values"

_ITEM = re.compile(
    r"(?:(?P<class>[\u4e00-\u9fff]{2,24})（款）)?(?P<name>[\u4e00-\u9fff]{3,30})（项）[”’\"]?(?:支出|预算|决算)?(?:数)?(?:为)?$"
)
_SPENT = re.compile(
    r"(?<=）)(?P<name>[\u4e00-\u9fff]{3,30})（项）(?:(?!（项）|上年|20\d{2}年).){0,260}?"
    r"支出决算数?(?:为|是)?(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>[万亿]?元)"
)
_OF_THE_YEAR = re.compile(r"20\d{2}年(?:度)?(?:当年)?(?:预算|预算安排|支出决算|决算)(?:数)?(?:为)?$")
_HEAD_LINES = 12
_CODED = re.compile(r"^\d{7}")
_CODED_CLASS = re.compile(r"^(?P<code>\d{5})(?!\d)(?P<name>\D+)")
_LEAD = 60
_Cells = dict[str, list[tuple[Cell, Decimal]]]


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts right behind the name of an item that no table gives for it, or that its own sentence changes."""
    yield from _changed(reading)
    rows = _rows(reading)
    yield from _spent(reading, _rows(reading, of_spending=True))
    classes = _classes(reading) if rows else {}
    told: dict[tuple[str, Decimal], Figure] = {}
    for sentence in reading.sentences if rows else ():
        for figure in sentence.figures:
            match = _ITEM.search(sentence.block.text[max(sentence.at, figure.at - _LEAD) : figure.at])
            spent = figure.quantity.dimension == "元" and bool(figure.value)  # a table has no rows of nothing
            if match and spent and rows.get(match["name"]) and _of_class(match, classes):
                told.setdefault((match["name"], figure.value), figure)
    shown = {key: any(_same(f, cell, factor) for cell, factor in rows[key[0]]) for key, f in told.items()}
    for (name, value), figure in told.items():
        if not shown[name, value]:
            yield _issue(reading, name, figure, rows[name], agree=any(shown.values()))


def _classes(reading: Reading) -> dict[str, set[str]]:
    """The classes (款) in which the tables have each item by its name; empty where one of them bears no name."""
    labels = [re.sub(r"\s", "", row.label) for table in reading.tables if table.unit for row in table.rows]
    names = {match["code"]: match["name"] for label in labels if (match := _CODED_CLASS.match(label))}
    found: dict[str, set[str]] = {}
    for label in labels:
        if _CODED.match(label):
            found.setdefault(label[7:], set()).add(names.get(label[:5], ""))
    return {item: own for item, own in found.items() if "" not in own}


def _of_class(match: re.Match[str], classes: dict[str, set[str]]) -> bool:
    """Whether an item may be that of the tables: of one name there is one in most classes."""
    own = classes.get(match["name"])
    said = match["class"]
    return not own or not said or any(said.endswith(name) or name.endswith(said) for name in own)


def _changed(reading: Reading) -> Iterator[Issue]:
    """…（项）”A万元 …，2023年预算安排B万元: both are of the year of the report."""
    for sentences in reading.by_block.values():
        named = [
            (m["name"], f)
            for s in sentences
            for f in s.figures
            if (m := _ITEM.search(s.block.text[max(s.at, f.at - 40) : f.at])) and f.quantity.dimension == "元"
        ]
        now = [
            f
            for s in sentences
            for f in s.figures
            if _OF_THE_YEAR.search(s.before(f)) and _this_year(reading, s, f)
        ]
        if len(named) == 1 and len(now) == 1 and not range_of(named[0][1]).meets(range_of(now[0])):
            name, figure = named[0]
            yield reading.issue(
                KIND, "two_values", [figure.span, now[0].span], name=name, first=figure.text, second=now[0].text
            )


def _spent(reading: Reading, rows: _Cells) -> Iterator[Issue]:
    """…（项）。年初预算为A万元，支出决算为B万元: B is in the row of that item."""
    whole = reading.whole
    for match in _SPENT.finditer(whole.text) if rows else ():
        known = rows.get(match["name"], [])
        text = match["value"].replace(",", "")
        factor = FACTORS.get(match["unit"], Decimal(1))
        stated = around(Decimal(text) * factor, Decimal(1).scaleb(-len(text.partition(".")[2])) * factor / 2)
        ranges = [around((cell.value or Decimal(0)) * f, cell.half * f) for cell, f in known]
        if known and not any(stated.meets(one) for one in ranges):
            yield reading.issue(
                KIND,
                "item",
                [whole.span(*match.span("value")), known[0][0].span],
                severity=Severity.WARNING,
                name=match["name"],
                stated=f"{match['value']}{match['unit']}",
                cell=known[0][0].text,
                value=f"{plain((known[0][0].value or Decimal(0)) * known[0][1] / factor)}{match['unit']}",
            )


def _this_year(reading: Reading, sentence: Sentence, figure: Figure) -> bool:
    day = sentence.dated(figure)
    return day is not None and day.year == reading.year


def _rows(reading: Reading, *, of_spending: bool = False) -> _Cells:
    """The cells of every item by its name; those of tables of expenditure alone, if so asked."""
    found: _Cells = {}
    for table in reading.tables:
        if of_spending and not any("基本支出" in line.text for line in table.lines[:_HEAD_LINES]):
            continue
        for row in table.rows if table.unit else ():
            name = re.sub(r"\s", "", row.label)
            if _CODED.match(name):
                cells = [
                    (cell, FACTORS.get(table.unit, Decimal(1))) for cell in row.cells if cell.value is not None
                ]
                found.setdefault(name[7:], []).extend(cells)
    return found


def _same(figure: Figure, cell: Cell, factor: Decimal) -> bool:
    value = (cell.value or Decimal(0)) * factor
    return range_of(figure).meets(around(value, cell.half * factor))


def _issue(
    reading: Reading, name: str, figure: Figure, known: Sequence[tuple[Cell, Decimal]], *, agree: bool
) -> Issue:
    cell, factor = min(known, key=lambda one: abs((one[0].value or Decimal(0)) * one[1] - figure.value))
    exact = (cell.value or Decimal(0)) * factor / figure.factor
    cut = cut_off(exact, figure.quantity.places) == figure.written
    return reading.issue(
        "rounding" if cut else KIND,
        "item_cut" if cut else "item",
        [figure.span, cell.span],
        severity=Severity.WARNING if cut else Severity.ERROR,
        doubt=None if cut else same_scope(figure.text, [cell.text for cell, _ in known], others_agree=agree),
        name=name,
        stated=figure.text,
        cell=cell.text,
        value=f"{plain(exact)}{figure.quantity.unit}",
    )
