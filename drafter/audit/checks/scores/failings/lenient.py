"""Full marks beside a failing: a target that is missed, or an item of which the rule takes points for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.layout import Block, BlockKind
from drafter.audit.limits import FEWER_IS_BETTER
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.text.width import narrow

KIND = "full_marks"

_FULL = re.compile(r"分值|满分|权重|标准分")
_AWARDED = re.compile(r"(?:自评|评价|复核|评审|实际|核定|最终)?得分$|自评分|评分$")
_TARGET = re.compile(r"(?:指标[值数]|目标[值数]?|计划(?:[数值]|完成数?))$")
_ACTUAL = re.compile(r"(?:实际|全年|年度)?完成(?:值|情况|数|量)?$|实际(?:值|数)|完成指标值|实现值")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)分?")
_VALUE = re.compile(
    r"(?P<sign>≥|>=|≤|<=|>|<|＞|＜|=|不低于|不少于|不高于|不超过|达到)?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[%％\u4e00-\u9fff/]{0,6})$"
)
_TOTAL = re.compile(r"合\s*计|总\s*计|总分|小\s*计")
_BY_RULE = re.compile(
    r"(?:未达(?:到)?(?:目标值?|标)?|未完成|低于目标值?)[^。；]{0,6}(?:的)?[^。；]{0,6}(?:按(?:完成)?比例|按[^，。；]{0,8}(?:计|扣|折)|扣|不得分)"
)
_EACH = re.compile(
    r"每(?:少|缺|漏|未|有|发现|逾期|超|迟)?(?P<what>[一-龥]{0,8}?)(?:[一1]|\d)?(?:次|项|个|处|条|份|例|起|件|笔|人|家|篇|期)(?P<more>[^。；，\d]{0,12})，?扣\d+(?:\.\d+)?分"
)
_GIVEN = re.compile(r"(?<![扣应可每])得(?P<points>\d+(?:\.\d+)?)分")
_MOST = re.compile(
    r"[（(](?:满分|分值)?(?P<points>\d+(?:\.\d+)?)分[）)]|(?:满分|分值)(?:为|是)?(?P<more>\d+(?:\.\d+)?)分"
)
_FOUND = re.compile(
    r"经(?:查|核|检查|核查|审核|评价|抽查)|实际|检查发现|该(?:单位|项目|部门)|评价(?:情况|分析)|本年|其中"
)
_FAILED = re.compile(
    r"(?P<subject>[一-龥“”、]{2,16}?)(?:(?:均|仍|尚)?未(?:能|按[一-龥]{1,6})?|没有|漏|缺少?)(?P<verb>[一-龥]{2,6})"
)
_HARMLESS = re.compile(
    r"未(?:发现|发生|出现|超|见|扣|涉及|纳入|突破|调整|违反|收到|予)|没有(?:发现|发生|出现|扣|超)"
)
_EXCUSED = re.compile(r"不扣分|免予?扣|酌情|视为|不可抗|经批准|非.{0,6}原因|已整改")
_TWO = 2
_MOST_HEADS = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """An indicator of a score table with a target and a result in one unit."""

    block: Block
    name: str
    full: Decimal
    awarded: Decimal
    wanted: Decimal
    reached: Decimal
    sign: str
    awarded_at: int
    texts: tuple[str, str]


def check(reading: Reading) -> Iterator[Issue]:
    """Full marks for what was missed."""
    yield from _tables(reading)
    for block in reading.blocks:
        if block.kind is BlockKind.PROSE and "每" in block.text and "扣" in block.text:
            yield from _told(reading, block)


def _tables(reading: Reading) -> Iterator[Issue]:
    """A result below its target with full marks, where such results lose points: by a rule, or in another row."""
    ruled = any(_BY_RULE.search(block.text) for block in reading.blocks if not block.cells)
    for table in reading.tables:
        lines = list(_lines([line for line in table.lines if line.cells]))
        missed = [line for line in lines if not line.sign and line.reached < line.wanted]
        others = any(line.awarded < line.full for line in missed)
        for line in missed:
            if line.awarded == line.full and (ruled or others) and not FEWER_IS_BETTER.search(line.name):
                start = line.block.start + line.awarded_at
                yield reading.issue(
                    KIND,
                    "missed_target",
                    [(start, start + len(_NUMBER.findall(line.block.source[line.awarded_at :])[0]))],
                    name=line.name[:20],
                    target=line.texts[0],
                    actual=line.texts[1],
                )


def _lines(rows: Sequence[Block]) -> Iterator[_Line]:
    head = next((row for row in rows[:_MOST_HEADS] if _columns(row.cells)), None)
    columns = _columns(head.cells) if head else None
    if head is None or columns is None:
        return
    for row in rows:
        if row.start > head.start and len(row.cells) == len(head.cells) and not _TOTAL.search("".join(row.cells)):
            line = _line(row, columns)
            if line:
                yield line


def _columns(cells: Sequence[str]) -> tuple[int, int, int, int] | None:
    names = [re.sub(r"\s", "", cell) for cell in cells]
    full = [i for i, name in enumerate(names) if _FULL.search(name) and not re.search(r"[一二]级", name)]
    awarded = [i for i, name in enumerate(names) if _AWARDED.search(name)]
    actual = [i for i, name in enumerate(names) if _ACTUAL.search(name)]
    target = [i for i, name in enumerate(names) if _TARGET.search(name) and i not in actual and "级" not in name]
    if min(map(len, (full, awarded, actual, target))) == 0 or max(map(len, (awarded, actual))) > 1:
        return None
    return full[-1], awarded[0], target[-1], actual[0]


def _line(row: Block, columns: tuple[int, int, int, int]) -> _Line | None:
    cells = [re.sub(r"\s", "", narrow(row.cells[i])) for i in columns]
    full, awarded = (_NUMBER.fullmatch(cell) for cell in cells[:2])
    target, actual = (_VALUE.fullmatch(cell) for cell in cells[2:])
    if not (full and awarded and target and actual) or target["unit"] != actual["unit"] or actual["sign"]:
        return None
    name = next((cell for cell in reversed(row.cells[: columns[2]]) if re.search(r"[一-龥]{2}", cell)), "")
    wanted, reached = (Decimal(match["number"].replace(",", "")) for match in (target, actual))
    at = _offset(row, columns[1])
    texts = row.cells[columns[2]].strip(), row.cells[columns[3]].strip()
    return _Line(
        row, name.strip(), Decimal(full[1]), Decimal(awarded[1]), wanted, reached, target["sign"] or "", at, texts
    )


def _offset(row: Block, column: int) -> int:
    """Where the words of a cell begin in the source of its row."""
    position = 0
    for cell in row.cells[:column]:
        position = max(row.source.find(cell, position), position) + len(cell) if cell else position
    return row.source.find(row.cells[column].strip(), position)


def _told(reading: Reading, block: Block) -> Iterator[Issue]:
    """每少公开1次扣1分 …绩效信息未公开，得3分 of 3."""
    rules = list(_EACH.finditer(block.text))
    for index, rule in enumerate(rules):
        end = rules[index + 1].start() if index + 1 < len(rules) else len(block.text)
        given = _GIVEN.search(block.text, rule.end(), end)
        most = list(_MOST.finditer(block.text, 0, rule.start()))
        if given is None or not most:
            continue
        full = most[-1]["points"] or most[-1]["more"]
        facts = block.text[rule.end() : given.start()]
        facts = facts[facts.find("。") + 1 :]
        if Decimal(full) != Decimal(given["points"]) or _EXCUSED.search(facts) or not _FOUND.search(facts):
            continue
        wanted = rule["what"] + rule["more"]
        for failed in _FAILED.finditer(facts):
            harmless = _HARMLESS.search(facts[failed.start() : failed.end() + _TWO])
            if not harmless and any(failed["verb"][:_TWO] == wanted[i : i + _TWO] for i in range(len(wanted))):
                at = block.text.find(facts) + failed.start()
                yield reading.issue(
                    KIND,
                    "lenient",
                    [
                        block.span(given.start(), given.end()),
                        block.span(at, at + len(failed[0])),
                        block.span(rule.start(), rule.end()),
                    ],
                    severity=Severity.ERROR,
                    given=given[0],
                    failed=failed[0],
                    rule=rule[0],
                )
                break
