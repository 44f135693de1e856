"""One quantity with two values: the same name, of the same year, in the same unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.grid import Cell
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, range_of
from drafter.audit.scope import Scopes
from drafter.audit.statements import FACTORS, Figure, Sentence

KIND = "two_values"

_SUBJECT = re.compile(
    r"^.*?(?:我局|本部门|本单位|本局|[\u4e00-\u9fff]{1,14}?(?:局|委|办|厅|中心|部门|单位))(?=[\u4e00-\u9fff“”]{4,})"
)
_YEAR = re.compile(r"^.*?(?:20\d{2})年?度?")
_TAIL = re.compile(r"(?:金额|总额|数额|数|额)?(?:分别)?(?:为|是|达到?|共计?|合计|计|约|完成|有)*$")
_ASPECT = re.compile(r"预算|决算|支出数?$|收入|执行数|原值|编制|采购金额|下达|结余")
_GENERIC = frozenset(
    [
        "预算",
        "决算",
        "支出",
        "收入",
        "年初预算",
        "调整预算",
        "全年预算",
        "实际支出",
        "支出决算",
        "收入决算",
        "预算支出",
        "预算收入",
        "项目预算",
        "项目支出",
        "编制",
        "核定编制",
        "资金支出",
        "其中",
        "实际",
        "结余",
        "基本支出",
        "公用经费",
        "人员经费",
        "年中预算",
        "采购预算",
        "合同",
    ]
)
_ITEM = re.compile(
    r"^(?:[”“]?三公[”“]?经费|公用经费|人员经费|基本支出|项目支出|财政拨款|一般公共预算|固定资产|政府采购|部门|整体|总|本年|全年|年初|年末|机关运行经费|资产)"
)
_NOT_NOW = re.compile(
    r"上年|去年|上一?年度?|同期|往年|计划|目标|明年|下年|上级|其中|占|比|较|累计|追加|调[增减整]|平均|每|不含|扣除|剔除|单价"
)
_RATE_OF_ALL = re.compile(
    r"(?:部门|整体|全年|年度|总体|本部门|我局|全局)[^，。；：、]{0,12}(?:率|进度)(?:为|是|达到?|约)*$"
)
_NUMBERED = re.compile(
    r"^(?:其中[:：]?|[一二三四五六七八九十]+[、.]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、])+"
)
_DISCLOSED = re.compile(r"不一致|不相符|不符|有出入|差异|相差")
_PART = re.compile(r"项目|专项|公用|人员|三公|采购|上级|收入|指标|下属|资产|经费|结转")
_COPULA = re.compile(r"(?:分别)?(?:为|是|共|达到?|共计|合计)*$")
_WHOLE_TABLE = re.compile(r"(?:部门|整体|预算安排与执行|年度).{0,12}(?:支出|执行)")
_TOTAL_COLUMNS = frozenset({"年初预算数", "调整预算数", "全年预算数", "决算数"})
_SHORTEST = 5
_BUDGETS = re.compile(r"预算")
_ACTUALS = re.compile(r"决算|执行数|实际支出|支出数$")


@dataclass(frozen=True, slots=True)
class _Said:
    """A quantity under its name."""

    name: str
    year: int | None
    figure: Figure
    sentence: Sentence


def check(reading: Reading) -> Iterator[Issue]:
    """Quantities that are stated twice with different values."""
    said = [one for sentence in reading.sentences for one in _said(reading, sentence)]
    yield from _between(reading, said)
    yield from _with_tables(reading, said)
    yield from _with_totals(reading)
    yield from _rates(reading)


def _said(reading: Reading, sentence: Sentence) -> Iterator[_Said]:
    for figure in sentence.figures:
        if figure.quantity.dimension != "元" or figure.quantity.hedge:
            continue
        label = sentence.before(figure)
        lead = sentence.block.text[sentence.at : figure.at]
        if _NOT_NOW.search(label) or "其中" in lead[-60:] or "包括" in lead[-60:]:
            continue
        day = sentence.dated(figure)
        name = _TAIL.sub("", _SUBJECT.sub("", _YEAR.sub("", label)))
        if name not in _GENERIC and _ASPECT.search(name) and _ITEM.search(name):
            yield _Said(name, day.year if day else reading.year, figure, sentence)


def _between(reading: Reading, said: list[_Said]) -> Iterator[Issue]:
    groups: dict[tuple[str, int | None], list[_Said]] = {}
    for one in said:
        if len(one.name) >= _SHORTEST:
            groups.setdefault((one.name, one.year), []).append(one)
    scopes = Scopes(reading)
    for group in groups.values():
        first = group[0]
        others = [one for one in group if not range_of(first.figure).meets(range_of(one.figure))]
        if len({one.figure.value for one in others}) != 1 or others[0].sentence.block is first.sentence.block:
            continue
        if scopes.same((first.sentence, first.figure), (others[0].sentence, others[0].figure)):
            yield _issue(reading, first, others[0])


def _issue(reading: Reading, known: _Said, one: _Said) -> Issue:
    a, b = known.figure.value, one.figure.value
    ten = a > 0 and b > 0 and _power_of_ten(max(a, b) / min(a, b))
    return reading.issue(
        "unit" if ten else KIND,
        "two_units" if ten else "two_values",
        [known.figure.span, one.figure.span],
        severity=Severity.ERROR,
        name=one.name,
        first=known.figure.text,
        second=one.figure.text,
    )


def _power_of_ten(ratio: Decimal) -> bool:
    return ratio > 1 and ratio == Decimal(1).scaleb(ratio.adjusted())


def _with_tables(reading: Reading, said: list[_Said]) -> Iterator[Issue]:
    """A budget or a final figure of the text that no column of its row in the table shows."""
    rows = _rows(reading)
    for one in said:
        for aspect, words in (("预算", _BUDGETS), ("决算", _ACTUALS)):
            match = re.fullmatch(
                r"[“”]?(?P<item>[\u4e00-\u9fff“”]{3,8}?)(?:年初|调整|全年|实际)?(?:预算|决算|支出|执行)", one.name
            )
            if match is None or not words.search(one.name):
                continue
            cells = rows.get((_bare(match["item"]), aspect), [])
            if _DISCLOSED.search(one.sentence.text) or _disclosed(
                reading, one.figure, [cell for cell, _ in cells]
            ):
                continue
            if len(cells) > 1 and not any(_same(one.figure, cell, factor) for cell, factor in cells):
                yield reading.issue(
                    KIND,
                    "text_and_table",
                    [one.figure.span, *(cell.span for cell, _ in cells)],
                    name=one.name,
                    stated=one.figure.text,
                    cells="、".join(cell.text for cell, _ in cells),
                )


def _disclosed(reading: Reading, figure: Figure, cells: list[Cell]) -> bool:
    """Whether the report itself says that the two differ: a sentence that names both."""
    number = re.sub(r"[^\d.,]", "", figure.text)
    return any(
        number in sentence.text and any(cell.text in sentence.text for cell in cells)
        for sentence in reading.sentences
        if _DISCLOSED.search(sentence.text)
    )


def _with_totals(reading: Reading) -> Iterator[Issue]:
    """The budget and the outturn of the whole department against the total row of its table."""
    totals = _totals(reading)
    for sentence in reading.sentences if totals else ():
        if _PART.search(sentence.text.split("其中")[0]) or _DISCLOSED.search(sentence.text):
            continue
        for figure in sentence.figures:
            label = sentence.label(figure)
            name = _COPULA.sub("", _SUBJECT.sub("", _YEAR.sub("", label)))
            name = re.sub(r"^(?:部门|整体|全局|本年度?)+", "", name)
            known = totals.get(name.removesuffix("数") + "数")
            day = sentence.dated(figure)
            now = day is None or day.year == reading.year
            before = sentence.block.text[sentence.at : figure.at]
            if known is None or not now or "其中" in before or figure.quantity.dimension != "元":
                continue
            if not any(_same(figure, cell, factor) for cell, factor in known):
                yield reading.issue(
                    KIND,
                    "text_and_table",
                    [figure.span, *(cell.span for cell, _ in known[-1:])],
                    name=name,
                    stated=figure.text,
                    cells=known[-1][0].text,
                )


def _totals(reading: Reading) -> dict[str, list[tuple[Cell, Decimal]]]:
    """The cells of the one table of the department's expenditure, by the names of their columns."""
    tables = [
        t for t in reading.tables if t.unit and t.header and _WHOLE_TABLE.search(t.caption) and not t.entangled
    ]
    if len(tables) != 1 or not any(re.search("合计|汇总|总计", row.label) for row in tables[0].rows):
        return {}
    (table,) = tables
    found: dict[str, list[tuple[Cell, Decimal]]] = {}
    for row in table.rows:
        for title, cell in zip(table.header, row.cells, strict=False):
            if cell.value is not None and len(row.cells) == table.width and title in _TOTAL_COLUMNS:
                found.setdefault(title, []).append((cell, FACTORS.get(table.unit, Decimal(1))))
    return found


def _bare(text: str) -> str:
    return re.sub(r"[“”\"\s]", "", _NUMBERED.sub("", text))


def _rows(reading: Reading) -> dict[tuple[str, str], list[tuple[Cell, Decimal]]]:
    """The budgets and final figures of the tables of income and expenditure, by the name of their row."""
    found: dict[tuple[str, str], list[tuple[Cell, Decimal]]] = {}
    seen: set[str] = set()
    for table in reading.tables:
        if not table.unit or not table.header or not re.search(r"支出|收支|收入", table.caption):
            continue
        if sum(bool(_BUDGETS.search(name)) for name in table.header) < 1:
            continue
        for row in table.rows:
            name = _bare(row.label)
            if len(row.cells) != table.width or name in seen:
                continue
            seen.add(name)
            for title, cell in zip(table.header, row.cells, strict=True):
                if cell.value is None:
                    continue
                aspect = "预算" if _BUDGETS.search(title) else "决算" if _ACTUALS.search(title) else ""
                found.setdefault((name, aspect), []).append((cell, FACTORS.get(table.unit, Decimal(1))))
    return found


def _same(figure: Figure, cell: Cell, factor: Decimal) -> bool:
    value = (cell.value or Decimal(0)) * factor
    return range_of(figure).meets(around(value, cell.half * factor))


def _rates(reading: Reading) -> Iterator[Issue]:
    first: dict[str, tuple[Figure, Sentence]] = {}
    for sentence in reading.sentences:
        for figure in sentence.figures:
            label = sentence.before(figure)
            match = _RATE_OF_ALL.search(label)
            if figure.quantity.dimension != "%" or figure.quantity.hedge or not match or _NOT_NOW.search(label):
                continue
            if _other_year(reading, sentence) or re.search("得|分值|目标|要求", sentence.text):
                continue
            name = re.sub(r"(?:为|是|达到?|约)+$", "", _SUBJECT.sub("", _YEAR.sub("", match[0])))
            name = re.sub(r"^(?:本?部门|整体|我局|年度|全年|全局|总体|支出的?)+(?=.{4})", "", name)
            known = first.setdefault(name, (figure, sentence))
            if len(name) >= _SHORTEST and not range_of(known[0]).meets(range_of(figure)):
                yield reading.issue(
                    KIND,
                    "two_values",
                    [known[0].span, figure.span],
                    name=name,
                    first=known[0].text,
                    second=figure.text,
                )


def _other_year(reading: Reading, sentence: Sentence) -> bool:
    return any(day.year and day.year != reading.year for day in sentence.days)
