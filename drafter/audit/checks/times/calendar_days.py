"""Dates that no calendar has: 11月31日, 2024年11月至13月, 第五季度, 202年3月."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from drafter.audit.layout import Block
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Day

KIND = "date"

_WRITTEN = re.compile(
    r"(?<![\d.])(?:(?P<y>(?:19|20)\d{2})年)?(?P<m>\d{1,2})月(?:份)?(?:(?P<d>\d{1,2})(?:日(?![均内])|号(?![\u4e00-\u9fff])))"
)
_UP_TO = re.compile(
    r"(?:19|20)\d{2}年\d{1,2}月(?:份)?(?:\d{1,2}日)?(?:至|到|[-—–~～]{1,2})(?P<it>(?P<m>\d{1,2})月)(?!龄)"
)
_OF_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}年(?P<m>1[3-9]|[2-9]\d|0{1,2})月(?!\d)")
_QUARTER = re.compile(r"(?:第|(?<=\d年)|(?<=年度))[五六七八九5-9]季度")
_RUNNING = re.compile(r"(?:合同|运营|建设|服务|项目|连续|满|滚动|周期|投运)(?:期)?(?:的)?$")
_YEARS = re.compile(r"(?<![\d.])(?:20\d|(?:19|20)\d{3}|2[1-9]\d{2})年(?=(?:1[0-2]|0?[1-9])月)")
_LEAP, _LONGEST = 2024, 31
_MONTHS = 12
_NEAR = 8


def check(reading: Reading) -> Iterator[Issue]:
    """Days, months, quarters and years that there are not."""
    for sentences in reading.by_block.values():
        block = sentences[0].block
        if "月" in block.text or "季度" in block.text:
            for start, end in _impossible(block, [day for s in sentences for day in s.days]):
                text = block.text[start:end]
                yield reading.issue(KIND, "no_such_day", [block.span(start, end)], text=text)


def _impossible(block: Block, days: Sequence[Day]) -> Iterator[tuple[int, int]]:
    """The places of such dates, each once; a full date that the calendar lacks is told by another check."""
    text, behind = block.text, -1
    found = [match.span() for match in _WRITTEN.finditer(text) if _no_day(match)]
    found += [match.span("it") for match in _UP_TO.finditer(text) if not 1 <= int(match["m"]) <= _MONTHS]
    found += [match.span() for pattern in (_OF_YEAR, _YEARS) for match in pattern.finditer(text)]
    found += [
        match.span()
        for match in _QUARTER.finditer(text)
        if not _RUNNING.search(text[max(0, match.start() - _NEAR) : match.start()])
    ]
    found += [(day.at, day.behind) for day in days if _no_day_of_month(day.mark.value)]
    for start, end in sorted(found):
        if start >= behind:
            yield start, end
            behind = end


def _no_day(match: re.Match[str]) -> bool:
    """Whether a month has no such day, or with a year, whether no month has it."""
    month, day = int(match["m"]), int(match["d"])
    if not 1 <= month <= _MONTHS:
        return bool(match["y"]) or month > _MONTHS
    longest = monthrange(_LEAP, month)[1]
    return not 1 <= day <= (_LONGEST if match["y"] else longest)


def _no_day_of_month(value: str) -> bool:
    """Whether a date without a year names a day that its month never has."""
    parts = [int(part) for part in value.removeprefix("--").split("-")] if value.startswith("--") else []
    return len(parts) > 1 and not 1 <= parts[1] <= monthrange(_LEAP, parts[0])[1]
