"""What the text beside a table says of it: 全部达到目标 beside a row that misses, 未发生, 逐年下降."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from drafter.audit.grid import Cell, Row, Table
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence
from drafter.text.width import narrow

_ALL = re.compile(
    r"(?:全部|均|都|全面|百分之百|100%)(?:已|能|按期|按时|如期)*(?:达到|完成|实现|达成)(?:了)?[^，。；\d]{0,8}(?:目标|指标|任务|预期|要求|计划)(?:值|数)?"
    r"|(?:指标|目标|任务)(?:值)?[^，。；\d]{0,8}(?:全部|均|都|全面)(?:已|能|按期|按时|如期)*(?:达标|完成|实现|达成|达到)"
)
_SOME = re.compile(
    r"除|基本|大部分|部分|多数|未|没有|不|应|力争|确保|要求|如|若|上年|去年|上述|其中|其余|其他|以下|下年|将|拟|是否"
)
_COUNT = re.compile(r"([两二三四五六七八九十]|\d{1,2})[项个类]")
_NUMERALS = {"两": 2, **{sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}}
_TARGET = re.compile(r"(?:指标[值数]|目标[值数]?|计划[数值])$")
_ACTUAL = re.compile(r"(?:实际|全年|年度)?完成(?:值|情况|数|量)?$|实际(?:值|数|完成)?$|完成指标值|实现值")
_VALUE = re.compile(
    r"(?P<sign>≥|>=|≤|<=|>|<|＞|＜|=|不低于|不少于|不高于|不超过|达到)?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[%％‰\u4e00-\u9fff/]{0,8})$"
)
_LEAST = frozenset({"≥", ">=", ">", "＞", "不低于", "不少于", "达到"})
_MOST = frozenset({"≤", "<=", "<", "＜", "不高于", "不超过"})
_NOTHING = re.compile(
    r"(?:未|没有|无|零)(?:再)?(?:发生|出现|发现|产生|形成|新增)?(?:过|任何|一[起例件次])*(?P<what>[一-龥]{3,16}?)(?:情况|现象|问题|行为)?(?=[，。；]|$)"
)
_VERB = re.compile(r"(?:未|没有)(?:再)?(?:发生|出现|发现|产生|形成|新增)")
_UNIT = re.compile(r"[（(][^（）()]*[）)]|\s")
_TREND = re.compile(
    r"(?P<what>[一-龥]{2,14}?)(?:总体|整体)?(?:呈现?出?)?(?P<each>逐年|连年|连续[两三四五六七八九\d]年|逐月|逐季)(?:呈现?|保持|稳步|持续)*"
    r"(?:(?P<down>下降|减少|递减|降低|回落|下滑)|(?P<up>上升|增长|增加|递增|提高|提升|攀升))"
)
_PERIOD = re.compile(r"(?:(?P<year>(?:19|20)\d{2})年?度?|(?P<part>\d{1,2})月份?)[一-龥（）()]{0,6}")
_OTHER_TIME = re.compile(r"上年|去年|往年|目标|计划|累计|合计|历年")
_NEAR = 2
_FEWEST = 3
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Missed:
    """A row of which the result misses the target."""

    name: str
    target: str
    actual: str
    span: tuple[int, int]


def check(reading: Reading) -> Iterator[Issue]:
    """Sentences beside a table that its cells deny."""
    starts = [block.start for block in reading.blocks]
    for table in reading.tables:
        lines = [line for line in table.lines if line.cells]
        beside = list(sentences_beside(reading, table, starts)) if lines and not table.entangled else []
        if not beside:
            continue
        yield from _reached(reading, lines, beside)
        yield from _happened(reading, table, beside)
        yield from _moved(reading, table, beside)


def sentences_beside(reading: Reading, table: Table, starts: Sequence[int]) -> Iterator[Sentence]:
    """The sentences of the paragraphs right before and right behind a table, up to a heading or another table.

    `starts` are the offsets of all blocks.
    """
    lines = [line.start for line in table.lines]
    first, last = (bisect_left(starts, start) for start in (lines[0], lines[-1]))
    for step, start in ((-1, first), (1, last)):
        for away in range(1, _NEAR + 1):
            place = start + step * away
            block = reading.blocks[place] if 0 <= place < len(reading.blocks) else None
            if block is None or block.kind not in (BlockKind.PROSE, BlockKind.CAPTION):
                break
            yield from reading.by_block.get(block.start, ())


def _reached(reading: Reading, lines: Sequence[Block], beside: Sequence[Sentence]) -> Iterator[Issue]:
    """全部达到目标 beside a row that misses its own."""
    claims = [(s, m) for s in beside for m in _ALL.finditer(s.text) if _of_all(s, m)]
    if not claims:
        return
    found = _targets(lines)
    if found is None:
        return
    missed, counted = found
    for sentence, match in claims:
        lead = "，".join(re.split("[，。；]", sentence.text[: match.end()])[-_NEAR:])
        named = _COUNT.search(lead)
        count = (_NUMERALS.get(named[1]) or int(named[1])) if named else counted
        if count == counted:
            span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
            for one in missed:
                yield reading.issue(
                    "achieved_vs_rate",
                    "row_missed",
                    [span, one.span],
                    said=match[0],
                    name=one.name,
                    target=one.target,
                    actual=one.actual,
                )
            return


def _of_all(sentence: Sentence, match: re.Match[str]) -> bool:
    clause = re.split("[，。；]", sentence.text[: match.start()])[-1]
    return not _SOME.search(clause + match[0]) and not re.match("率|情况|程度|的", sentence.text[match.end() :])


def _targets(lines: Sequence[Block]) -> tuple[list[_Missed], int] | None:
    """The rows that miss their targets, and how many rows have one."""
    heads = [re.sub(r"\s|[（(][^（）()]*[）)]", "", cell) for cell in lines[0].cells]
    actual = [i for i, head in enumerate(heads) if _ACTUAL.search(head)]
    target = [i for i, head in enumerate(heads) if _TARGET.search(head) and i not in actual and "级" not in head]
    if len(actual) != 1 or len(target) != 1:
        return None
    missed, counted = [], 0
    for line in lines[1:]:
        if len(line.cells) != len(heads):
            return None
        values = [_VALUE.fullmatch(re.sub(r"\s", "", narrow(line.cells[i]))) for i in (target[0], actual[0])]
        wanted, reached = values
        if wanted is None or reached is None or reached["sign"] or wanted["unit"] != reached["unit"]:
            continue
        counted += 1
        limit, value = (Decimal(match["number"].replace(",", "")) for match in (wanted, reached))
        below = wanted["sign"] in _LEAST and value < limit
        if below or (wanted["sign"] in _MOST and value > limit):
            at = line.source.rfind(line.cells[actual[0]].strip())
            span = (line.start + at, line.start + at + len(line.cells[actual[0]].strip()))
            words = [cell.strip() for cell in line.cells[: target[0]] if re.search("[一-龥]{2}", cell)]
            name = words[-1] if words else ""
            missed.append(_Missed(name, line.cells[target[0]].strip(), line.cells[actual[0]].strip(), span))
    return (missed, counted) if missed else None


def _happened(reading: Reading, table: Table, beside: Sequence[Sentence]) -> Iterator[Issue]:
    """未发生事故 beside a cell that counts one."""
    for sentence in beside:
        for match in _NOTHING.finditer(sentence.text):
            clause = re.split("[，。；]", sentence.text[: match.start()])[-1]
            if not _VERB.match(match[0]) or _OTHER_TIME.search(clause) or re.search(r"若|如|应|确保", clause):
                continue
            found = _counted(table, match["what"])
            if found:
                span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
                name, cell = found
                yield reading.issue(
                    "denial", "counted", [span, cell.span], said=match[0], name=name, cell=cell.text
                )


def _counted(table: Table, what: str) -> tuple[str, Cell] | None:
    """The cell that counts something of a name, in its column or its row."""
    for column, head in enumerate(table.heads):
        name = _UNIT.sub("", head)
        if _names(name, what):
            for row in table.rows:
                cell = row.cells[column] if len(row.cells) == table.width else None
                if cell and cell.value and not _OTHER_TIME.search(row.label):
                    return name, cell
    for row in table.rows:
        name = _UNIT.sub("", row.label)
        if _names(name, what) and len(row.cells) == table.width and table.width == 1 and row.cells[0].value:
            return name, row.cells[0]
    return None


def _names(name: str, what: str) -> bool:
    """Whether a head is the name of something: some of its words in their order, and its last ones."""
    bare = re.sub(r"(?:次|起|件|例|宗)?数量?$", "", name)
    if len(bare) < _SHORTEST or bare[-_NEAR:] != what[-_NEAR:]:
        return False
    rest = iter(what)
    return all(sign in rest for sign in bare)


def _moved(reading: Reading, table: Table, beside: Sequence[Sentence]) -> Iterator[Issue]:
    """X逐年下降 beside the row of X with a column for each year."""
    periods = [_PERIOD.fullmatch(_UNIT.sub("", head)) for head in table.heads]
    if len(periods) < _FEWEST or not all(periods) or table.width != len(periods):
        return
    times = [int(match["year"] or match["part"]) for match in periods if match]
    steps = {later - earlier for earlier, later in pairwise(times)}
    if steps not in ({1}, {-1}):
        return
    for sentence in beside:
        for match in _TREND.finditer(sentence.text):
            row = _row_of(table, match["what"])
            if row is None or re.match("的", sentence.text[match.end() :]):
                continue
            values = [cell.value for cell in row.cells]
            known = [value for value in values if value is not None]
            ordered = known if steps == {1} else known[::-1]
            sign = -1 if match["down"] else 1
            wrong = [1 for first, second in pairwise(ordered) if sign * (second - first) < 0]
            if len(known) == len(values) and wrong:
                yield reading.issue(
                    "comparison",
                    "series",
                    [
                        sentence.block.span(sentence.at + match.start(), sentence.at + match.end()),
                        *(cell.span for cell in row.cells),
                    ],
                    said=match[0],
                    values="、".join(cell.text for cell in (row.cells if steps == {1} else row.cells[::-1])),
                )


def _row_of(table: Table, what: str) -> Row | None:
    """The one row that the words before a claim end with the name of."""
    found = [row for row in table.rows if len(name := _UNIT.sub("", row.label)) > 1 and what.endswith(name)]
    return found[0] if len(found) == 1 else None
