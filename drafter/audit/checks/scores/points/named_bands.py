"""Names of grades against the scale that the report tells: 优（≥90）, 低于120%为绿, 80分（含）—90分为良."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from drafter.audit.checks.scores.points.scoring import scale as usual_scale
from drafter.audit.layout import Block
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.series import list_of
from drafter.text.width import narrow

KIND = "grade"

_N = r"\d+(?:\.\d+)?"
_U = r"(?:分|%|％|倍|个百分点)?"
_INC = r"(?:[（(](?P<{0}>不?含)[^（）()]{{0,6}}[)）])?"
_GE = "≥|≧|>=|不低于|不少于|不小于|大于等于|大于或等于|达到"
_GT = "＞|>|高于|大于|超过"
_LE = "≤|≦|<=|不高于|不超过|不大于|小于等于|小于或等于"
_LT = "＜|<|低于|小于|不足|不到|不满"
_NAME = (
    r"(?P<{0}>高风险|中风险|低风险|较高风险|较低风险|优秀|优良|优|良好|良|中等|中|合格|基本合格|不合格|较差|一般|差|低|绿|黄|橙|红|蓝|较高|较低|高|"
    r"[A-D]|[ⅠⅡⅢⅣ]|[一二三四]级|[一二三四]等|[一二三四]类|[一二三]档)(?:色|等级|等次|等|级|档|类)?"
)
_RANGE = (
    rf"(?P<a>{_N}){_U}{_INC.format('ia')}(?:—|–|-|~|～|至|到)+(?P<b>{_N}){_U}{_INC.format('ib')}"
    rf"|(?P<lowop>{_GE}|{_GT})(?P<c>{_N}){_U}{_INC.format('ic')}(?:[且，、,并]|，且)?(?:(?P<highop>{_LE}|{_LT})(?P<d>{_N}){_U}{_INC.format('id')})?"
    rf"|(?P<e>{_N}){_U}(?P<chain>≤|≦|＜|<|<=)[^\d，。；]{{0,6}}(?P<chain2>≤|≦|＜|<|<=)(?P<f>{_N}){_U}"
    rf"|(?P<e2>{_N}){_U}(?P<down>≥|≧|＞|>|>=)[^\d，。；]{{0,6}}(?P<down2>≥|≧|＞|>|>=)(?P<f2>{_N}){_U}"
    rf"|(?P<onlyop>{_LE}|{_LT})(?P<g>{_N}){_U}{_INC.format('ig')}"
    rf"|(?P<h>{_N}){_U}{_INC.format('ih')}(?P<and>及)?(?P<side>以上|以下)(?:[（(](?P<ih2>不?含)[^（）()]{{0,6}}[)）])?"
)
_BEFORE = re.compile(
    rf"(?:{_RANGE})的?(?:区间|之间)?[，,]?(?:的?(?:评?定?为|评级为|划为|列为|属于?|是|等级为|等次为|对应))[“”]?{_NAME.format('name')}"
)
_BEHIND = re.compile(
    rf"(?:(?<![一-龥])|(?<=[为即是])){_NAME.format('name')}[”]?[（(：:](?:评?得分|综合得分|[A-Za-z])?(?:{_RANGE})[）)]?"
)
_UNIT_IN = re.compile(r"\d(?P<unit>分|%|％|倍)")
_STATED = re.compile(
    rf"(?P<value>{_N})(?P<unit>分|%|％|倍)(?:[，,（(](?:属于?)?|，?(?:评价|风险|绩效|考核|综合|信用)*(?:等级|等次|级别|档次|评级|结果))"
    rf"(?:(?:评价|风险|绩效|考核|综合|信用|债务)*(?:等级|等次|级别|档次|评级|结果))?(?:评定|确定|划分|定|列|评|属)?(?:为|于|是|：|:)?[“]?{_NAME.format('name')}(?P<mark>[”）)]|(?=[，。；、]|$)|等次|等级|级|色|档)"
)
_EACH = re.compile(
    r"(?:等级|等次|级别|档次|评级)(?:分别|依次)(?:评定|定|评|列)?为[“]?(?P<names>(?:优秀|优|良好|良|中等|中|合格|较差|差|低|[A-D])(?:[、和，](?:优秀|优|良好|良|中等|中|合格|较差|差|低|[A-D]))+)"
)
_GRADE_HEAD = re.compile(
    r"^(?:评价|自评|考核|绩效|风险|信用|复核|评定)*(?:等级|等次|级别|档次|评级|评价结果|结果|风险等级)$"
)
_SCORE_HEAD = re.compile(r"得分|分数|总分|评分|债务率|负债率|完成率|满意度|指数|分值(?!.)")
_NOT_SCORE = re.compile(r"满分|标准分|权重|扣分|分值|上年")
_ENOUGH = 3
_MOST = 12
_SCORED = "分"


@dataclass(frozen=True, slots=True)
class _Band:
    """The values of one grade; a bound is open to both sides where the text does not say whether it is within."""

    name: str
    low: Decimal | None
    high: Decimal | None
    within: tuple[bool | None, bool | None]

    def may_hold(self, value: Decimal) -> bool:
        """Whether a value may be of the grade."""
        above = self.low is None or value > self.low or (value == self.low and self.within[0] is not False)
        below = self.high is None or value < self.high or (value == self.high and self.within[1] is not False)
        return above and below


@dataclass(frozen=True, slots=True)
class _Scale:
    """The bands of one paragraph, in what unit, and where."""

    bands: tuple[_Band, ...]
    unit: str
    span: tuple[int, int]
    block: Block
    within: tuple[int, int]

    def expected(self, value: Decimal) -> set[str]:
        """The names that a value may have; none where the scale leaves a gap."""
        return {band.name for band in self.bands if band.may_hold(value)}


def check(reading: Reading) -> Iterator[Issue]:
    """Names of grades that the scale of the report gives to other values."""
    scales = [scale for block in reading.blocks if not block.cells and (scale := _scale(block))]
    if not scales or len({frozenset(s.bands) for s in scales}) > 1:
        return
    yield from _in_tables(reading, scales[0])
    yield from _in_prose(reading, scales[0])
    yield from _in_lists(reading, scales[0])


def _scale(block: Block) -> _Scale | None:
    text = block.text
    if not re.search(r"\d", text):
        return None
    best: _Scale | None = None
    for pattern in (_BEFORE, _BEHIND):
        found = list(pattern.finditer(text))[:_MOST]
        bands = [_band(match) for match in found]
        names = [band.name for band in bands]
        if len(bands) < _ENOUGH or len(set(names)) != len(names) or not _joined(bands):
            continue
        unit = _UNIT_IN.search(text[found[0].start() : found[-1].end()])
        span = block.span(found[0].start(), found[-1].end())
        best = best or _Scale(
            tuple(bands),
            (unit["unit"].replace("％", "%") if unit else ""),
            span,
            block,
            (found[0].start(), found[-1].end()),
        )
    return best


def _band(match: re.Match[str]) -> _Band:
    name = match["name"][0] if match["name"][0] in "优良差" else match["name"].removesuffix("等")
    return _Band(name, *_bounds(match))


def _bounds(m: re.Match[str]) -> tuple[Decimal | None, Decimal | None, tuple[bool | None, bool | None]]:
    def number(text: str | None) -> Decimal | None:
        return Decimal(text) if text else None

    def within(said: str | None, otherwise: bool | None = None) -> bool | None:
        return otherwise if said is None else said == "含"

    if m["a"]:
        ends = sorted(
            [(Decimal(m["a"]), within(m["ia"])), (Decimal(m["b"]), within(m["ib"]))], key=lambda end: end[0]
        )
        return ends[0][0], ends[1][0], (ends[0][1], ends[1][1])
    if m["c"]:
        low = within(m["ic"], bool(re.fullmatch(_GE, m["lowop"])))
        high = within(m["id"], bool(re.fullmatch(_LE, m["highop"]))) if m["d"] else None
        return number(m["c"]), number(m["d"]), (low, high)
    if m["e"]:
        return number(m["e"]), number(m["f"]), (m["chain"] in ("≤", "≦", "<="), m["chain2"] in ("≤", "≦", "<="))
    if m["e2"]:
        return number(m["f2"]), number(m["e2"]), (m["down2"] in ("≥", "≧", ">="), m["down"] in ("≥", "≧", ">="))
    if m["g"]:
        return None, number(m["g"]), (None, within(m["ig"], bool(re.fullmatch(_LE, m["onlyop"]))))
    said = within(m["ih"] or m["ih2"], True if m["and"] else None)
    return (number(m["h"]), None, (said, None)) if m["side"] == "以上" else (None, number(m["h"]), (None, said))


def _joined(bands: Sequence[_Band]) -> bool:
    """Whether bands lie beside each other: each begins where another ends, or just above (80至89, 90至100)."""
    order = sorted(bands, key=lambda band: band.low if band.low is not None else Decimal(-1))
    if len({band.low for band in bands}) != len(bands):
        return False
    for lower, upper in pairwise(order):
        if lower.high is not None and upper.low is not None and not 0 <= upper.low - lower.high <= 1:
            return False
    return True


def _in_tables(reading: Reading, scale: _Scale) -> Iterator[Issue]:
    for table in reading.tables:
        rows = [line for line in table.lines if line.cells]
        heads = [re.sub(r"\s", "", cell) for cell in rows[0].cells] if rows else []
        grades = [i for i, head in enumerate(heads) if _GRADE_HEAD.search(head)]
        scores = [i for i, head in enumerate(heads) if _SCORE_HEAD.search(head) and not _NOT_SCORE.search(head)]
        if len(grades) != 1 or len(scores) != 1:
            continue
        for row in rows[1:]:
            if len(row.cells) == len(heads):
                yield from _row(reading, scale, row, scores[0], grades[0])


def _row(reading: Reading, scale: _Scale, row: Block, score: int, grade: int) -> Iterator[Issue]:
    value = re.fullmatch(rf"({_N})(分|%)?", narrow(row.cells[score]).strip())
    name = re.fullmatch(_NAME.format("name"), row.cells[grade].strip())
    if value is None or name is None or (value[2] and scale.unit and value[2] != scale.unit):
        return
    starts = _starts(row)
    spans = [(row.start + starts[i], row.start + starts[i] + len(row.cells[i].strip())) for i in (score, grade)]
    yield from _judged(reading, scale, Decimal(value[1]), _plain(name["name"]), spans)


def _in_prose(reading: Reading, scale: _Scale) -> Iterator[Issue]:
    known, read = {band.name for band in scale.bands}, usual_scale(reading) is not None
    for sentence in reading.sentences:
        for match in _STATED.finditer(sentence.text):
            own = (
                sentence.block is scale.block and scale.within[0] <= sentence.at + match.start() < scale.within[1]
            )
            unit = match["unit"].replace("％", "%")
            if own or unit != (scale.unit or _SCORED) or _plain(match["name"]) not in known:
                continue
            if unit == _SCORED and read and re.search("等级|等次|级别|结果|评定|评级|评价", match[0]):
                continue  # the check of scores reads these
            at = sentence.at
            spans = [
                sentence.block.span(at + match.start("value"), at + match.end("unit")),
                sentence.block.span(at + match.start("name"), at + match.end("name")),
            ]
            yield from _judged(reading, scale, Decimal(match["value"]), _plain(match["name"]), spans)


def _in_lists(reading: Reading, scale: _Scale) -> Iterator[Issue]:
    """得分分别为92分、88分，等次分别为优、良."""
    for sentence in reading.sentences:
        match = _EACH.search(sentence.text)
        if match is None:
            continue
        names = [_plain(name) for name in re.split("[、和，]", match["names"]) if name]
        unit = "%" if scale.unit == "%" else _SCORED
        for figure in sentence.figures:
            run = list_of(sentence, figure) if figure.quantity.dimension == unit else ()
            if run and run[0] is figure and len(run) == len(names) and not any(f.quantity.hedge for f in run):
                at = sentence.at + match.start("names")
                named = sentence.block.span(at, at + len(match["names"]))
                for one, name in zip(run, names, strict=True):
                    yield from _judged(reading, scale, one.value, name, [one.span, named])
                break


def _judged(
    reading: Reading, scale: _Scale, value: Decimal, name: str, spans: Sequence[tuple[int, int]]
) -> Iterator[Issue]:
    expected = scale.expected(value)
    if name in {band.name for band in scale.bands} and expected and name not in expected:
        yield reading.issue(
            KIND,
            "named_band",
            [*spans, scale.span],
            value=reading.text[slice(*spans[0])],
            grade=reading.text[slice(*spans[1])],
            expected_grade="或".join(sorted(expected)),
        )


def _plain(name: str) -> str:
    return name[0] if name[0] in "优良差" else name.removesuffix("等")


def _starts(row: Block) -> list[int]:
    """Where the words of the cells of a row begin in its source."""
    starts, position = [], 0
    for cell in row.cells:
        bare = cell.strip()
        found = row.source.find(bare, position) if bare else position
        starts.append(max(found, position))
        position = starts[-1] + len(bare)
    return starts
