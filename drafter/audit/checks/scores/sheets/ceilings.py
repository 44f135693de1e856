"""What was spent against its limit, by criteria that give full marks or nothing, or points by bands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.evidence import rate
from drafter.audit.grid import Cell, Table
from drafter.audit.marks import due
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import percent, plain
from drafter.audit.sheet import Scored
from drafter.audit.statements import Sentence

KIND = "score_vs_figures"

_ALL_OR_NOTHING = re.compile(
    r"(?P<spent>[\u4e00-\u9fff“”]{2,24}(?:决算数?|支出数?|执行数))(?:≤|<=|不超过|小于等于|不大于)"
    r"(?P<budget>[\u4e00-\u9fff“”]{2,24}?(?:预算数?|预算安排数?|安排的?[\u4e00-\u9fff“”]{0,8}数))"
    r"(?:的|时)?，?(?:得|计)(?:满分|\d+(?:\.\d+)?分)"
    r"[，。；]?(?:否则|超过的?|大于的?)[^。；]{0,10}?(?:不得分|得0分|不计分)"
)
_ADJUSTED = re.compile(r"调整后?的?预算|调整预算|预算调整后|全年预算")
_FINAL_COLUMN = re.compile(r"决算|全年执行|实际支出|支出数$")
_OTHER_YEAR = re.compile(r"上年|去年|同期|往年")
_BUDGET = re.compile(r"预算(?:安排)?(?:数|金额|总额)?(?:为|是|共|合计)*$")
_SPENT = re.compile(r"(?:决算(?:数|金额|支出)?|实际支出(?:数|金额)?|支出决算数?|支出数|执行数)(?:为|是|共|合计)*$")
_RATIO = re.compile(
    r"(?P<spent>(?:决算|实际支出|支出决算|支出|执行)(?:总额|数|金额)?)[^，。；≤]{0,8}?(?:[/÷]|与|占)"
    r"(?P<budget>[^，。；≤]{0,12}?预算(?:安排)?[^，。；≤]{0,12}?(?:数|总额|金额|经费))"
)
_SHARE = re.compile(r"三公|公用经费|控制率")
_PLACES = 2
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Pair:
    """What was spent and what was allowed, with the places of both."""

    spent: Decimal
    allowed: Decimal
    spans: tuple[tuple[int, int], tuple[int, int]]
    texts: tuple[str, str]


def check(reading: Reading) -> Iterator[Issue]:
    """Full marks for what exceeds its limit, none for what keeps it."""
    for scored in reading.sheet:
        if scored.sure and scored.row.most and scored.row.points is not None:
            yield from _ceiling(reading, scored, scored.row.most)
            yield from _ratio(reading, scored, scored.row.most)


def _ceiling(reading: Reading, scored: Scored, most: Decimal) -> Iterator[Issue]:
    match = _ALL_OR_NOTHING.search(scored.row.rules.text)
    if match is None or "%" in scored.row.rules.text:
        return
    adjusted = bool(_ADJUSTED.search(match["budget"]))
    pair = (adjusted and _in_tables(reading, match["spent"])) or _in_section(reading, scored, adjusted=adjusted)
    if pair is None:
        return
    owed = most if pair.spent <= pair.allowed else Decimal(0)
    if scored.row.points in (Decimal(0), most) and scored.row.points != owed:
        yield reading.issue(
            KIND,
            "ceiling",
            [scored.row.awarded.whole, scored.row.rules.span(*match.span()), *pair.spans],
            name=scored.name,
            rule=match[0],
            spent=pair.texts[0],
            allowed=pair.texts[1],
            awarded=scored.row.awarded.text,
            due=plain(owed),
        )


def _ratio(reading: Reading, scored: Scored, most: Decimal) -> Iterator[Issue]:
    """What was spent in percent of the budget, by the bands of the criteria."""
    match = _RATIO.search(scored.row.rules.text)
    if match is None or not _SHARE.search(scored.name) or rate(scored):
        return
    pair = _in_section(reading, scored, adjusted=bool(_ADJUSTED.search(match["budget"])))
    if pair is None or not pair.allowed:
        return
    ratio = percent(pair.spent, pair.allowed, _PLACES)
    owed = due(scored.row.rules.text, most, ratio)
    if owed and scored.row.points is not None and scored.row.points not in owed:
        yield reading.issue(
            KIND,
            "ratio_band",
            [scored.row.awarded.whole, *pair.spans, scored.row.rules.whole],
            name=scored.name,
            spent=pair.texts[0],
            allowed=pair.texts[1],
            ratio=plain(ratio),
            awarded=scored.row.awarded.text,
            band=owed.rule,
            points=plain(owed.most),
        )


def _in_tables(reading: Reading, subject: str) -> _Pair | None:
    """The final and the adjusted figures of the one row of a table that a rule speaks of."""
    found = [pair for table in reading.tables for pair in _of_rows(table, subject)]
    return found[0] if found and len({(pair.spent, pair.allowed) for pair in found}) == 1 else None


def _of_rows(table: Table, subject: str) -> Iterator[_Pair]:
    allowed = [i for i, name in enumerate(table.header) if _ADJUSTED.search(name)]
    final = [i for i, name in enumerate(table.header) if _FINAL_COLUMN.search(name) and i not in allowed]
    if len(allowed) != 1 or len(final) != 1:
        return
    for row in table.rows:
        label = re.sub(r"^(?:其中[:：]?|[（(]?[一二三四五六七八九十\d]{1,2}[)）、.]+)|[“”\s]", "", row.label)
        named = len(label) >= _SHORTEST and label in re.sub("[“”]", "", subject)
        if named and len(row.cells) == len(table.header):
            yield from _of_cells(row.cells[final[0]], row.cells[allowed[0]])


def _of_cells(spent: Cell, allowed: Cell) -> Iterator[_Pair]:
    if spent.value is not None and allowed.value is not None:
        yield _Pair(spent.value, allowed.value, (spent.span, allowed.span), (spent.text, allowed.text))


def _in_section(reading: Reading, scored: Scored, *, adjusted: bool) -> _Pair | None:
    """The one sum spent and the one budget that the section of an indicator names."""
    figures = [(s, f) for s in _sentences(reading, scored) for f in s.figures if f.quantity.dimension == "元"]
    labelled = [(s.before(f), f) for s, f in figures if not _OTHER_YEAR.search(s.before(f))]
    spent = [figure for label, figure in labelled if _SPENT.search(label)]
    allowed = [figure for label, figure in labelled if _BUDGET.search(label)]
    if adjusted:
        allowed = [figure for label, figure in labelled if _BUDGET.search(label) and _ADJUSTED.search(label)]
    if len({f.value for f in spent}) != 1 or len({f.value for f in allowed}) != 1:
        return None
    return _Pair(
        spent[0].value, allowed[0].value, (spent[0].span, allowed[0].span), (spent[0].text, allowed[0].text)
    )


def _sentences(reading: Reading, scored: Scored) -> Iterator[Sentence]:
    for block in scored.blocks:
        yield from reading.by_block.get(block.start, ())
