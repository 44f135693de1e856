"""自2022年10月1日起施行，有效期三年，至2024年9月30日止: a term of years or months between its own two days."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.moments import Moment, moments
from drafter.audit.reading import Reading
from drafter.text.numerals import parse_numeral

KIND = "duration"

_TERM = re.compile(
    r"^日?(?:起|开始)[^。；\d]{0,12}?(?:有效期|期限|合同期|服务期|租期|租赁期|任期|履行期|试行期?|试点期|为期|质保期|缺陷责任期|实施期|暂定|执行)"
    r"(?:限)?(?:为|是|共|暂定)*(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?P<unit>年|月)[，,](?:即|有效期|期限)?(?:截?至|到)$"
)
_NAMED = r"(?:有效期|合同期|服务期|租期|租赁期|任期|履行期|试点期|实施期)限?(?:为|是|共)*"
_BEHIND = re.compile(
    rf"^日?(?:止|终止)?[，,（(](?:合同|服务)?{_NAMED}(?P<count>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?:个)?(?P<unit>年|月)(?=[，。；）)]|$)"
)
_AHEAD = re.compile(
    rf"{_NAMED}(?P<count>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?:个)?(?P<unit>年|月)[，,（(](?:即)?(?:自|从|由)?$"
)
_TO = re.compile(r"^日?(?:起|开始)?[，,]?(?:截?至|到)$")
_BENT = re.compile(r"约|延长|延期|续|顺延|免费|不含")
_MONTHS = 12
_DAY = 3
_SLACK = 16


def check(reading: Reading) -> Iterator[Issue]:
    """Terms that end on another day than they were told to."""
    for sentences in reading.by_block.values():
        if any(len(s.days) > 1 and "起" in s.text for s in sentences):
            for first, last in pairwise(moments(sentences)):
                yield from _ended(reading, first, last)


def _ended(reading: Reading, first: Moment, last: Moment) -> Iterator[Issue]:
    sentence = first.sentence
    if last.sentence is not sentence or first.parts != _DAY or last.parts != _DAY:
        return
    text, at = sentence.block.text, first.day.behind
    gap = text[at : last.at]
    match = _TERM.match(gap)
    if match is None and _TO.match(gap):
        at = last.day.behind
        match = _BEHIND.match(text[at : sentence.behind])
        if match is None:
            at = sentence.at
            match = _AHEAD.search(text[at : first.at])
    if match is None or _BENT.search(match[0] + gap):
        return
    count = match["count"]
    number = int(count) if count.isascii() else int(parse_numeral(count) or 0)
    end = _behind(first.first, number * (_MONTHS if match["unit"] == "年" else 1))
    if number and end and abs((last.first - end).days) > _SLACK:
        span = sentence.block.span(at + match.start("count"), at + match.end("unit"))
        said = match[0][match.start("count") - match.start() : match.end("unit") - match.start()]
        spans = [span, first.span, last.span]
        yield reading.issue(KIND, "span_told", spans, said=said, first=first.day.text, last=last.day.text)


def _behind(first: date, months: int) -> date | None:
    """The last day of so many months from a day on."""
    month = first.month - 1 + months
    try:
        return date(first.year + month // _MONTHS, month % _MONTHS + 1, min(first.day, 28)) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
