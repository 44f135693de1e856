"""Parts that exceed their whole where it is known of what they are: funds, procurement, kinds of one produce."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence
from drafter.audit.wholes import passages
from drafter.text.width import narrow

KIND = "sum"

_AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FUNDS = re.compile(rf"资金(?:申请|预算)?总额[^\d\n]{{0,8}}?(?P<value>{_AMOUNT})(?![\d.])\s*(?P<unit>[万亿]?元)?")
_OF_WHICH = re.compile(
    rf"其中[:：]\s*(?P<name>[\u4e00-\u9fff]{{2,14}})[:：]?\s*(?P<value>{_AMOUNT})(?![\d.])\s*(?P<unit>[万亿]?元)?"
)
_CELLS = re.compile(r"[\s\d.,%]*")
_SHEET = re.compile(rf"项目资金\s*[（(](?P<unit>万?元)[)）]\s*项目资金总额[:：]?\s*(?P<value>{_AMOUNT})(?![\d.])")
_TARGETS = re.compile(
    rf"编报(?:了)?绩效目标的[^。；，]{{0,12}}项目(?P<count>\d{{1,2}})个，涉及(?:项目)?预算(?:资金|金额)?(?P<value>{_AMOUNT})万元"
)
_TEN_THOUSAND = Decimal(10**4)
_FARTHEST = 4
_SHORT = 120
_YIELD = re.compile(
    r"^(?:其中[，：]?)?(?:20\d{2}年|全年|全[市县区省州]|本年|实现)*(?P<kind>[\u4e00-\u9fff]{1,6}?)总?(?P<of>产量|播种面积|种植面积|存栏|出栏)(?:达到?|为)?$"
)
_OF_ALL = re.compile(r"[类食品]$")
_PROCURED = re.compile(r"政府采购(?:支出)?(?:金额|总额)(?:[（(][^（）()]*[)）])?为?$")
_RESERVED = re.compile(r"^(?:[，。；]|在)*面向中小企业预留的?(?:政府)?采购项目中")
_ELSEWHERE = re.compile(r"^[，。；]*在?其他(?:政府)?采购项目中")


def check(reading: Reading) -> Iterator[Issue]:
    """Parts that exceed their whole."""
    yield from _funds(reading)
    yield from _sheets(reading)
    yield from _procurement(reading)
    for sentences in passages(reading):
        yield from _kinds(reading, sentences)


def _funds(reading: Reading) -> Iterator[Issue]:
    """资金总额 and 其中：财政资金 in the sheet of a project; a line may hold the year's beside the whole."""
    whole: re.Match[str] | None = None
    start = left = 0
    for block in reading.blocks:
        line = narrow(block.source)
        flowed = block.kind is BlockKind.PROSE and len(line) >= _SHORT
        yield from _flattened(reading, block.start, line) if flowed else ()
        totals = [] if flowed else list(_FUNDS.finditer(line))
        if totals:
            whole, start, left = max(totals, key=lambda m: _decimal(m["value"])), block.start, _FARTHEST
        for part in _OF_WHICH.finditer(line) if whole and left > 0 else ():
            alike = whole is not None and part["unit"] == whole["unit"]
            if whole and alike and _decimal(part["value"]) > _decimal(whole["value"]) and not _moved(part, whole):
                yield _above(reading, part, block.start, whole, start)
        left -= 1


def _moved(part: re.Match[str], whole: re.Match[str]) -> bool:
    """Whether the row of the whole holds the part's figure behind a nought: a cell of the part's row is empty."""
    rest = whole.string[whole.end("value") :]
    return not _decimal(whole["value"]) and part["value"] in re.findall(_AMOUNT, rest)


def _above(reading: Reading, part: re.Match[str], at: int, whole: re.Match[str], start: int) -> Issue:
    return reading.issue(
        KIND,
        "part_above",
        [_span(at, part), _span(start, whole)],
        part=f"{part['name']}{part['value']}",
        whole=f"资金总额{whole['value']}",
        gap=plain(_decimal(part["value"]) - _decimal(whole["value"])),
    )


def _flattened(reading: Reading, start: int, line: str) -> Iterator[Issue]:
    """资金总额: 0 0 0 10 0 0 其中: 财政拨款 90: a sheet whose rows were put into one line."""
    for whole in _FUNDS.finditer(line):
        cells = _CELLS.match(line, whole.end())
        part = _OF_WHICH.match(line, cells.end()) if cells else None
        if part and part["unit"] == whole["unit"] and _decimal(part["value"]) > _decimal(whole["value"]):
            yield _above(reading, part, start, whole, start)


def _sheets(reading: Reading) -> Iterator[Issue]:
    """编报绩效目标的项目n个，涉及项目预算资金S万元, and the n sheets that follow."""
    text = narrow(reading.text)
    sheets = list(_SHEET.finditer(text))
    stated = list(_TARGETS.finditer(reading.whole.text))
    if len(stated) != 1 or len(sheets) != int(stated[0]["count"]):
        return
    factors = [_TEN_THOUSAND if sheet["unit"] == "元" else Decimal(1) for sheet in sheets]
    parts = [_decimal(sheet["value"]) / factor for sheet, factor in zip(sheets, factors, strict=True)]
    total = _decimal(stated[0]["value"])
    places = len(stated[0]["value"].partition(".")[2])
    if abs(sum(parts, Decimal(0)) - total) > Decimal(1).scaleb(-places) * (len(parts) + 1) / 2:
        yield reading.issue(
            KIND,
            "sheets_sum",
            [reading.whole.span(*stated[0].span("value")), *(sheet.span("value") for sheet in sheets)],
            total=f"{stated[0]['value']}万元",
            count=len(parts),
            sum=f"{plain(sum(parts, Decimal(0)))}万元",
            terms="+".join(plain(part) for part in parts),
        )


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _span(start: int, match: re.Match[str]) -> tuple[int, int]:
    return start + match.start("value"), start + match.end("value")


def _procurement(reading: Reading) -> Iterator[Issue]:
    """What small firms won, in projects reserved for them and in others, against all that was procured."""
    total: Figure | None = None
    for sentence in reading.sentences:
        if sentence.block.kind is BlockKind.HEADING:
            total = None
        lead = ((figure, _before(sentence, figure)) for figure in sentence.figures)
        total = next((f for f, text in lead if f.quantity.dimension == "元" and _PROCURED.search(text)), total)
        parts = [f for clause in (_RESERVED, _ELSEWHERE) for f in _clause(sentence, clause)]
        if total is None or len(parts) != len((_RESERVED, _ELSEWHERE)):
            continue
        won = sum((part.value for part in parts), Decimal(0))
        slack = total.half + sum((part.half for part in parts), Decimal(0))
        if won > total.value + slack:
            unit = total.quantity.unit
            yield reading.issue(
                KIND,
                "procured_above",
                [total.span, *(part.span for part in parts)],
                total=total.text,
                won=f"{plain(won / total.factor)}{unit}",
                terms="+".join(plain(part.value / total.factor) for part in parts),
            )


def _before(sentence: Sentence, figure: Figure) -> str:
    return sentence.block.text[max(sentence.at, figure.at - 40) : figure.at]


def _clause(sentence: Sentence, opening: re.Pattern[str]) -> list[Figure]:
    """The first figure of the clause that an opening begins."""
    at = sentence.at
    for clause in re.split(r"(?<=；)", sentence.text):
        if opening.match(clause):
            return [f for f in sentence.figures if at <= f.at < at + len(clause) and f.quantity.dimension == "元"][
                :1
            ]
        at += len(clause)
    return []


def _kinds(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    """肉类总产量A吨。其中，禽肉产量B吨 with B above A: a kind whose name ends with that of the whole."""
    whole: tuple[Figure, str, str] | None = None
    opened = False
    for sentence in sentences:
        for figure in sentence.figures:
            match = _YIELD.match(sentence.label(figure)) if figure.quantity.dimension not in ("%", "") else None
            if match is None or figure.quantity.hedge:
                continue
            if whole:
                start, end = whole[0].span[1], figure.span[0]
                opened = opened or "其中" in reading.text[start:end]
                stem = _OF_ALL.sub("", whole[1])
                same = match["of"] == whole[2] and figure.quantity.dimension == whole[0].quantity.dimension
                if opened and same and match["kind"] != whole[1] and match["kind"].endswith(stem):
                    yield from _larger(reading, match["kind"] + match["of"], figure, whole[1], whole[0])
                    continue
            whole, opened = (figure, match["kind"], match["of"]), False


def _larger(reading: Reading, name: str, part: Figure, label: str, whole: Figure) -> Iterator[Issue]:
    if part.value - part.half > whole.value + whole.half:
        yield reading.issue(
            KIND,
            "kind_above",
            [part.span, whole.span],
            name=name,
            part=part.text,
            label=label,
            whole=whole.text,
        )
