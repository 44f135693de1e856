"""Points told in one breath: 满分10分，扣2分，得9分; 甲18分、乙17分，合计36分; 达到90%得10分 beside 86%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.layout import Block, BlockKind
from drafter.audit.marks import bands, due
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain, tail_of
from drafter.audit.statements import Figure, Sentence
from drafter.outline.points import Points, Saying, read_points

KIND = "score"

_GIVEN = (Saying.POINTS, Saying.WEAK)
_ALL_LOST = re.compile(r"合计|共计|累计|总计|共扣|一共")
_EACH = re.compile(
    r"(?P<count>\d{1,2}|[一二两三四五六七八九])(?P<unit>处|个|次|项|份|笔|起|例|家|件)(?!百分点)[^。；\d]{0,20}[，,]每(?:[一1])?(?P=unit)[^。；，\d]{0,8}扣(?P<each>\d+(?:\.\d+)?)分"
    r"[，,](?:共|合计)?(?P<rest>[^。；\d]{0,10})得(?P<points>\d+(?:\.\d+)?)分"
)
_MOST = re.compile(
    r"[（(](?:满分|分值)?(?P<points>\d+(?:\.\d+)?)分[）)]|(?:满分|分值)(?:为|是)?(?P<more>\d+(?:\.\d+)?)分"
)
_NUMERALS = {sign: n for n, sign in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_BONUS = re.compile(r"加分|附加|奖励|加\d|减分|平均|每|权重|折算|×|上年|去年")
_TOTAL_BEHIND = re.compile(
    r"[，,](?:以上)?(?:合计|共计|总计|总分|总得分|综合得分|合计得分|合计得|总体得分|累计得分)(?:得分|得|为|是|共)*$"
)
_TOTAL_AHEAD = re.compile(r"(?:自评|评价|综合)?(?:总分|总得分|综合得分)(?:为|是|得)*$")
_OPENS = re.compile(r"^[，,：:（(]?(?:其中|分别为|包括)[：:，,]?[一-龥“”]{2,14}?(?:得|为|得分)?$")
_PART = re.compile(r"^(?:[、，,；]|和|与|及|以及)*[一-龥“”]{2,14}?(?:得分|得|为)?$")
_NOT_PART = re.compile(r"满分|扣|分值|上年|去年|目标|标准|每|平均")
_RATE = re.compile(r"(?:率|度|比例|进度)(?:为|是|达|达到)?$")
_FEWEST = 3
_NEAR = Decimal("0.1")
_WHOLE = Decimal(100)


def check(reading: Reading) -> Iterator[Issue]:
    """Points that do not add up within a sentence, or that its own rule does not give."""
    for sentence in reading.sentences:
        if "分" in sentence.text and not sentence.block.cells:
            for piece in reading.pieces(sentence):
                yield from _less(reading, piece)
                yield from _added(reading, piece)
    for block in reading.blocks:
        if block.kind is BlockKind.PROSE and "分" in block.text:
            yield from _each(reading, block)
            yield from _banded(reading, block)


def _less(reading: Reading, piece: Sentence) -> Iterator[Issue]:
    """满分A分，扣B分，得C分."""
    if "扣" not in piece.text or _BONUS.search(piece.text):
        return
    points = [p for p in read_points(piece.text) if p.value is not None]
    most = [p for p in points if p.saying in (Saying.MAXIMUM, Saying.SUM)]
    lost = [p for p in points if p.saying in (Saying.LOST, Saying.LOST_ALL)]
    given = [p for p in points if p.saying in _GIVEN]
    if len(most) != 1 or len(given) != 1 or not lost or len(points) != len(lost) + _FEWEST - 1:
        return
    if any(p.promised for p in points) or not most[0].start < lost[0].start < lost[-1].start + 1 <= given[0].start:
        return
    if len(lost) > 1 and any(p.saying is Saying.LOST_ALL for p in lost):
        return
    left = _value(most[0]) - sum((_value(p) for p in lost), Decimal(0))
    if left != _value(given[0]):
        yield _issue(
            reading,
            piece,
            [given[0], most[0], *lost],
            plain(_value(given[0])),
            plain(_value(most[0])) + "".join(f"-{plain(_value(p))}" for p in lost),
            plain(left),
        )


def _added(reading: Reading, piece: Sentence) -> Iterator[Issue]:
    """A得a分、B得b分，合计得分c分; 总分c分，其中A a分、B b分."""
    figures = piece.figures
    if len(figures) <= _FEWEST or any(f.quantity.dimension != "分" or f.quantity.hedge for f in figures):
        return
    leads = [piece.lead(index) for index in range(len(figures))]
    if any(map(_NOT_PART.search, leads)):
        return
    if _TOTAL_BEHIND.search(leads[-1]) and all(map(_PART.match, leads[1:-1])):
        total, parts, partial = figures[-1], figures[:-1], False
    elif _TOTAL_AHEAD.search(leads[0]) and _OPENS.match(leads[1]) and all(map(_PART.match, leads[2:])):
        total, parts, partial = figures[0], figures[1:], True
    else:
        return
    value = sum((f.value for f in parts), Decimal(0))
    gap = value - total.value
    if abs(gap) <= tail_of(f.value for f in parts) or (partial and gap < 0 and -gap > _NEAR * total.value):
        return
    yield reading.issue(
        KIND,
        "points_added",
        [total.span, *(f.span for f in parts)],
        stated=total.text,
        terms="+".join(plain(f.value) for f in parts),
        value=plain(value),
    )


def _each(reading: Reading, block: Block) -> Iterator[Issue]:
    """（4分）：发现2处，每处扣1分，得4分."""
    for match in _EACH.finditer(block.text):
        most = list(_MOST.finditer(block.text, 0, match.start()))
        if not most or re.search(r"扣", match["rest"]):
            continue
        full = Decimal(most[-1]["points"] or most[-1]["more"])
        count = _NUMERALS.get(match["count"]) or int(match["count"])
        owed = max(full - count * Decimal(match["each"]), Decimal(0))
        if owed != Decimal(match["points"]):
            span = block.span(match.start(), match.end())
            yield reading.issue(
                KIND,
                "points_less",
                [block.span(match.start("points"), match.end("points")), span],
                stated=match["points"],
                terms=f"{plain(full)}-{count}×{match['each']}",
                value=plain(owed),
            )


def _banded(reading: Reading, block: Block) -> Iterator[Issue]:
    """达到90%以上得10分，80%—90%得8分，… 满意度为86.4%，得10分."""
    told: Sequence[Sentence] = reading.by_block.get(block.start, ())
    for index, sentence in enumerate(told[:-1]):
        most = list(_MOST.finditer(sentence.text))
        if "%" not in sentence.text or not most:
            continue
        full = Decimal(most[0]["points"] or most[0]["more"])
        rules = sentence.text[most[0].end() :]
        if not bands(rules, full):
            continue
        result = told[index + 1]
        rates = [f for f in result.figures if f.quantity.dimension == "%" and _RATE.search(result.label(f))]
        given = [f for f in result.figures if f.quantity.dimension == "分"]
        owed = due(rules, full, rates[0].value) if len(rates) == len(given) == 1 and not _bent(rates) else None
        if owed and given[0].value not in owed and result.text[: given[0].at - result.at].endswith("得"):
            yield reading.issue(
                "full_marks" if given[0].value == full else KIND,
                "band_told",
                [given[0].span, rates[0].span],
                rate=rates[0].text,
                given=given[0].text,
                rule=owed.rule,
            )


def _bent(figures: Sequence[Figure]) -> bool:
    return any(f.quantity.hedge or f.value > _WHOLE for f in figures)


def _value(points: Points) -> Decimal:
    return points.value or Decimal(0)


def _issue(
    reading: Reading, piece: Sentence, points: Sequence[Points], stated: str, terms: str, value: str
) -> Issue:
    block = piece.block
    spans = [block.span(piece.at + p.start, piece.at + p.end) for p in points]
    return reading.issue(KIND, "points_less", spans, stated=stated, terms=terms, value=value)
