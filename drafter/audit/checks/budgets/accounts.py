"""The text of a final account against its own tables: totals, and the kinds of expense that it lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.layout import Block
from drafter.audit.model import Issue, Severity
from drafter.audit.plausible import same_scope
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, range_of
from drafter.audit.statements import FACTORS, Figure, Sentence
from drafter.text.width import narrow

KIND = "two_values"

_NUMBER = r"\d[\d,]*\.\d{1,2}"
_ROWS = {
    "总计": ("收入支出总计", "财政拨款收入支出总计"),
    "本年收入合计": ("本年收入合计",),
    "本年支出合计": ("本年支出合计",),
    "人员经费合计": ("人员经费",),
    "公用经费合计": ("公用经费",),
}
_BEHIND = r"(?![\d.,%]|\s*[万亿千百]?元)"
_CELL = {label: re.compile(rf"(?:^|\s){label}\s+(?P<value>{_NUMBER}){_BEHIND}") for label in _ROWS}
_MORE = re.compile(rf"(?:\s+(?:{_NUMBER}|[-—]))+")
_AMOUNT = re.compile(_NUMBER)
"""Further figures of the row: of budget and outturn, of the funds beside each other."""
_HALVES = re.compile(rf"人员经费合计\s+(?P<first>{_NUMBER})\s+公用经费合计\s+(?P<second>{_NUMBER})")
_BASIC = "财政拨款基本支出"
_LISTED = re.compile(r"(?P<kind>人员经费|公用经费)[^，。；]{0,20}，主要包括[:：](?P<names>[^；。]{6,400})")
_EXPENSE = re.compile(
    rf"(?<!\d)3(?:0[1-3]|10)\s?\d{{2}}\s*(?P<name>[\u4e00-\u9fff（）]{{2,20}})\s+"
    rf"(?:(?P<value>{_NUMBER})|(?=3(?:0[1-9]|10)\s?\d{{2}}\s*[\u4e00-\u9fff]))"
)
_SUMMED = "基本支出"
_OF_ONE_FUND = re.compile(r"政府性基金|国有资本经营|一般公共预算")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a table: its value in 元, half of its last place, and where it stands."""

    value: Decimal
    half: Decimal
    spans: tuple[tuple[int, int], ...]
    text: str

    def is_(self, figure: Figure) -> bool:
        """Whether a figure of the text may be the same."""
        return range_of(figure).meets(around(self.value, self.half))


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that no table shows, and expenses that the table says there were none of."""
    units = {table.unit for table in reading.tables if table.unit}
    if len(units) != 1:
        return
    lines = [block for block in reading.blocks if not block.cells]
    yield from _totals(reading, _cells(reading.blocks, FACTORS.get(units.pop(), Decimal(1))))
    yield from _expenses(reading, lines)


def _cells(lines: Sequence[Block], factor: Decimal) -> dict[str, list[_Cell]]:
    """The cells of the total rows, by the names under which the text speaks of them."""
    found: dict[str, list[_Cell]] = {}
    for line in lines:
        source = narrow(line.source)
        for label, names in _ROWS.items():
            for match in _CELL[label].finditer(source):
                following = _MORE.match(source, match.end())
                more = _AMOUNT.finditer(source, match.end(), following.end()) if following else ()
                cells = [_cell(line, [span], factor) for span in (match.span("value"), *(m.span() for m in more))]
                for name in names:
                    found.setdefault(name, []).extend(cells)
        for match in _HALVES.finditer(source):
            found.setdefault(_BASIC, []).append(_cell(line, [match.span("first"), match.span("second")], factor))
    return found


def _cell(line: Block, spans: Sequence[tuple[int, int]], factor: Decimal) -> _Cell:
    texts = [line.source[slice(*span)] for span in spans]
    numbers = [Decimal(narrow(text).replace(",", "")) for text in texts]
    half = sum((Decimal(1).scaleb(-len(text.partition(".")[2])) / 2 for text in texts), Decimal(0))
    places = tuple((line.start + first, line.start + behind) for first, behind in spans)
    return _Cell(sum(numbers, Decimal(0)) * factor, half * factor, places, "+".join(texts))


def _totals(reading: Reading, cells: dict[str, list[_Cell]]) -> Iterator[Issue]:
    named = [(f, _name(reading, s, f)) for s in reading.sentences for f in s.figures] if cells else []
    told = {(name, figure.value): figure for figure, name in reversed(named) if name in cells}
    agree = any(cell.is_(figure) for (name, value), figure in told.items() for cell in cells[name] if value)
    for (name, _), figure in reversed(told.items()):
        known = cells[name]
        if any(cell.is_(figure) for cell in known):
            continue
        texts = list(dict.fromkeys(cell.text for cell in known))
        yield reading.issue(
            KIND,
            "text_and_table",
            [figure.span, *known[-1].spans],
            doubt=same_scope(figure.text, texts, others_agree=agree),
            name=name,
            stated=figure.text,
            cells="、".join(texts),
        )


def _name(reading: Reading, sentence: Sentence, figure: Figure) -> str:
    """Under which name of a total row a figure stands; empty for others."""
    if figure.quantity.dimension != "元" or figure.quantity.hedge:
        return ""
    label = re.sub(r"(?:共计|共|为|是)+$", "", sentence.before(figure))
    day = sentence.dated(figure)
    if day is not None and day.year != reading.year:
        return ""
    if re.search(r"(?<!政府性基金)(?<!国有资本经营)(?:预算)?财政拨款基本支出$", label):
        return _BASIC
    if label in ("人员经费", "公用经费"):
        above = narrow(sentence.block.text[: figure.at]).rpartition("其中")[0]
        return label if re.search(rf"{_BASIC}[\d.,]+[万亿]?元[。，（]?$", above) else ""
    names = (name for name in ("财政拨款收入支出总计", "收入支出总计", "本年收入合计", "本年支出合计"))
    return "" if _OF_ONE_FUND.search(label) else next((name for name in names if label.endswith(name)), "")


def _expenses(reading: Reading, lines: Sequence[Block]) -> Iterator[Issue]:
    """主要包括 an expense whose row in the table of 基本支出 is empty or zero."""
    found: dict[str, list[tuple[Decimal, tuple[int, int]]]] = {}
    for line in lines:
        for match in _EXPENSE.finditer(narrow(line.source)):
            value = Decimal((match["value"] or "0").replace(",", ""))
            first, behind = match.span("name")
            found.setdefault(match["name"], []).append((value, (line.start + first, line.start + behind)))
    empty = {name: rows[0][1] for name, rows in found.items() if len(rows) == 1 and not rows[0][0]}
    for block in {sentence.block.start: sentence.block for sentence in reading.sentences}.values():
        for match in _LISTED.finditer(block.text) if empty else ():
            if _SUMMED not in block.text[: match.start()]:
                continue
            listed = list(_listed(match, empty))
            if listed:
                yield reading.issue(
                    KIND,
                    "empty_expense",
                    [place for name, where in listed for place in (block.span(*where), empty[name])],
                    severity=Severity.WARNING,
                    group=match["kind"],
                    names="、".join(name for name, _ in listed),
                )


def _listed(match: re.Match[str], empty: dict[str, tuple[int, int]]) -> Iterator[tuple[str, tuple[int, int]]]:
    start = match.start("names")
    for piece in re.finditer(r"[^、，]+", match["names"]):
        name = next(
            (n for n in (piece[0], piece[0].removesuffix("支出"), piece[0].removesuffix("等")) if n in empty), ""
        )
        if name:
            yield name, (start + piece.start(), start + piece.start() + len(name))
