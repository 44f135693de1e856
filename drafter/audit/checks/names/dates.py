"""Dates: that no calendar has, in the wrong order, of the wrong year."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.sections import Section
from drafter.audit.statements import Day, Sentence, read_block

_STAGES = (
    ("award", re.compile(r"中标|成交(?!易)|定标|开标")),
    ("sign", re.compile(r"签订|签署|签约")),
    ("file", re.compile(r"备案|公示合同|合同公告|合同公开|公告合同")),
)
_ADMITTED = re.compile(
    r"前置|早于|先于|提前|倒置|倒签|之前已|不符|违反|先[^，。；]{1,10}后|逆|不规范|早在|颠倒|滞后|补签|未按"
)
_PHASE = re.compile(
    r"[一二三四五六七八九十首两后\d][期批标]|标段|阶段|[甲乙丙丁A-Da-d](?:项目|工程|标|段|楼|栋|区|线)|另一|其他|其余|分别"
)
_RANGE = re.compile(r"^(?:日)?(?:起|始|开始)?[，,]?(?:至|到|—|–|-|~|～)+$")
_EXPECTED_ORDER_WORDS = re.compile(r"计划|预计|拟|将于|约定|应于|截止|期限|不晚于|前$")
_LEADING_YEAR = re.compile(r"^(20\d{2})年度?(?=[，,]|[\u4e00-\u9fff])")
_COMPARES = re.compile(r"上年|上一年|同比|去年|相比|较|以来|起|至|计划|规划|预算编制|决算|下一?年")
_A_STOP = re.compile("[，。；]")
_A_YEAR = re.compile(r"20\d{2}(?=年)")
_FEW = 1
_MANY = 4
_TELLING_NAME = 6
_TELLING_DIGITS = 5
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Dates that contradict the calendar, each other, or the year of the report."""
    for sentence in reading.sentences:
        yield from _impossible(reading, sentence.days)
        yield from _backwards(reading, sentence)
        yield from _order(reading, sentence)
    yield from _rows(reading)
    yield from _years(reading)
    yield from _same_figure(reading)


def _impossible(reading: Reading, days: Sequence[Day]) -> Iterator[Issue]:
    for day in days:
        if len(day.mark.value) == len("2023-02-30") and day.mark.value[:4].isdigit() and day.when is None:
            yield reading.issue("date", "no_such_day", [day.span], text=day.text)


def _backwards(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """X年X月至Y年Y月 with Y before X."""
    for first, second in zip(sentence.days, sentence.days[1:], strict=False):
        gap = sentence.block.text[first.behind : second.at]
        alike = first.year and second.year and len(first.mark.value) == len(second.mark.value)
        if alike and _RANGE.match(gap) and second.mark.value < first.mark.value:
            yield reading.issue("date_order", "backwards", [first.span, second.span], a=first.text, b=second.text)


def _order(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    if _ADMITTED.search(sentence.text) or len(sentence.days) < _PAIR or _paragraph_admits(sentence):
        return
    days = [day for day in sentence.days if day.when]
    staged = [(stage, day) for day in days if (stage := _stage(sentence, day, _STAGES)) is not None]
    for (a, first), (b, second) in pairwise(staged):
        turned = first.when and second.when and (b - a) * (second.when - first.when).days < 0
        if turned and not _another_round(sentence, staged, (a, first), (b, second)):
            yield _reversed(reading, _STAGES, (a, first), (b, second))


def _another_round(
    sentence: Sentence, staged: Sequence[tuple[int, Day]], first: tuple[int, Day], second: tuple[int, Day]
) -> bool:
    """Whether two dates are of two things: a phase is named between them, or the steps begin once more."""
    text = sentence.block.text
    if _PHASE.search(text[sentence.at : second[1].at]) and _PHASE.search(text[first[1].behind : second[1].behind]):
        return True
    return second[0] < first[0] and any(stage == second[0] for stage, day in staged if day.at < first[1].at)


def _paragraph_admits(sentence: Sentence) -> bool:
    return bool(re.search(r"前置|倒置|倒签|早于|先于", sentence.block.text))


def _stage(sentence: Sentence, day: Day, chain: Sequence[tuple[str, re.Pattern[str]]]) -> int | None:
    """Which step a date is of: the one named behind it before the next date, else right before it."""
    later = [other.at for other in sentence.days if other.at > day.at]
    after = re.split(r"[。；]", sentence.block.text[day.behind : min(later, default=sentence.behind)])[0]
    after = after.split("，")[0]
    found = [(m.start(), i) for i, (_, p) in enumerate(chain) if (m := p.search(after))]
    if found and not _EXPECTED_ORDER_WORDS.search(after):
        return min(found)[1]
    before = sentence.before_day(day)
    found = [(m.end(), i) for i, (_, p) in enumerate(chain) for m in p.finditer(before)]
    return max(found)[1] if found and not _EXPECTED_ORDER_WORDS.search(before) else None


def _reversed(
    reading: Reading,
    chain: Sequence[tuple[str, re.Pattern[str]]],
    first: tuple[int, Day],
    second: tuple[int, Day],
) -> Issue:
    early, late = (first, second) if first[0] < second[0] else (second, first)
    return reading.issue(
        "date_order",
        f"order_{chain[early[0]][0]}_{chain[late[0]][0]}",
        [late[1].span, early[1].span],
        early=early[1].text,
        late=late[1].text,
    )


def _rows(reading: Reading) -> Iterator[Issue]:
    """Rows of a table whose columns are dates of signing and filing."""
    for table in _date_tables(reading.blocks):
        header, rows = table
        order = [
            (m.start(), i)
            for i, (_, p) in enumerate(_STAGES)
            if (m := re.search(p.pattern + r"[^\s]{0,4}(?:日期|时间)", header))
        ]
        steps = [i for _, i in sorted(order)]
        for days in rows:
            if len(days) != len(steps):
                continue
            staged = list(zip(steps, days, strict=True))
            for (a, first), (b, second) in pairwise(staged):
                if first.when and second.when and (b - a) * (second.when - first.when).days < 0:
                    yield _reversed(reading, _STAGES, (a, first), (b, second))


def _date_tables(blocks: Sequence[Block]) -> Iterator[tuple[str, list[list[Day]]]]:
    header: str = ""
    rows: list[list[Day]] = []
    for block in blocks:
        if block.kind is BlockKind.CELL and len(re.findall(r"日期|时间", block.text)) > 1:
            if rows:
                yield header, rows
            header, rows = block.source, []
        elif header and block.kind in (BlockKind.CELL, BlockKind.PROSE):
            _, days = read_block(block)
            if len(days) > 1:
                rows.append([day for day in days if day.when])
            elif block.kind is BlockKind.PROSE and block.text.endswith("。"):
                yield header, rows
                header, rows = "", []
    if rows:
        yield header, rows


def _years(reading: Reading) -> Iterator[Issue]:
    """The year that opens the account of an indicator, where all its siblings open with another."""
    opened: list[tuple[int, Block, Section]] = []
    for section in reading.sections:
        for block in section.blocks:
            told = section.depth > _PAIR and _A_STOP.search(block.text)  # a year without a sentence is in a name
            match = _LEADING_YEAR.match(block.text) if told else None
            if match and not _COMPARES.search(re.split("[，,。；]", block.text)[0][6:]):
                opened.append((int(match[1]), block, section))
    counts = Counter(year for year, _, _ in opened)
    if not counts:
        return
    usual, times = counts.most_common(1)[0]
    headed = {int(year) for section in reading.sections for year in _A_YEAR.findall(section.title)}
    if len(headed) > 1 or headed - {usual}:
        return  # a report of several years
    for year, block, section in opened:
        odd = year != usual and counts[year] <= _FEW and times >= _MANY and abs(year - usual) <= _PAIR
        if odd and not _told_again(section, year):
            yield reading.issue(
                "date_year",
                "other_year",
                [block.span(0, len(str(year)) + 1)],
                severity=Severity.WARNING,
                year=year,
                usual=usual,
                times=times,
            )


def _told_again(section: Section, year: int) -> bool:
    """Whether a section names a year more than once, so that it is the year of its matter and no slip."""
    return sum(block.text.count(f"{year}年") for block in section.blocks) > 1


def _same_figure(reading: Reading) -> Iterator[Issue]:
    """One long figure under one label, said of two years."""
    seen: dict[tuple[str, str], tuple[int, Day, tuple[int, int]]] = {}
    for sentence in reading.sentences:
        for figure in sentence.figures:
            label = sentence.before(figure)
            year_day = sentence.dated(figure)
            telling = len(str(figure.written).replace(".", "")) >= _TELLING_DIGITS
            if figure.quantity.dimension != "元" or not telling or year_day is None:
                continue
            name = re.sub(r"^.*?年度?", "", label)
            if year_day.text not in label or len(name) < _TELLING_NAME or _COMPARES.search(label):
                continue
            key = (name, str(figure.value))
            known = seen.setdefault(key, (year_day.year or 0, year_day, figure.span))
            if known[0] != year_day.year:
                wrong = year_day if known[0] == reading.year else known[1]
                yield reading.issue(
                    "date_year",
                    "figure_of_two_years",
                    [wrong.span, known[2], figure.span],
                    label=name,
                    figure=figure.text,
                    a=known[1].text,
                    b=year_day.text,
                )
