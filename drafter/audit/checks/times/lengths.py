"""Lengths of time that are told beside the two dates between which they lie.

2023年7月1日至2025年6月30日，共24个月; 2020—2023年度……三年共下达; 2021—2025年，历时五年; 自2022年10月1日起，
有效期三年，至2025年9月30日止. Both ends may be counted or one of them: a length is wrong only where it fits
neither way.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.moments import Moment, moments
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "duration"

_TO = re.compile(r"^(?:日|年度?)?(?:起|始|开始)?[，,]?(?:截?至|到|[-—–~～]{1,2})$")
_COUNT = r"(?P<count>\d{1,4}|[一二两三四五六七八九十]{1,3})"
_TOLD = re.compile(
    rf"^(?:日|年度|年|月)?(?:止|期间|间)?(?:[\u4e00-\u9fff]{{1,6}}(?=[，,（(]))?[，,（(]?(?:为期|历时|时长|期限|[服租工]?(?:务|赁)?期限?|合同期限?|共计?|合计|总计|总共|前后|跨度?)?"
    rf"(?:共|为|达|是|计|历时)*{_COUNT}(?P<unit>个(?:自然|整)?月|(?:个)?(?:日历)?天|(?:个)?年(?!度?预|第|前|后|以?[上下]))(?P<behind>[^。；]{{0,8}})"
)
_SUM_OF_YEARS = re.compile(
    r"(?:^|[，。；、\u4e00-\u9fff])(?P<count>[一二两三四五六七八九十])(?:个)?年(?:度|来|间)?(?:项目)?(?P<said>共|合计|累计|总计|总|各|均)"
    r"(?!同比|增|提|下降|减)[^，。；]{0,12}\d"
)
_LASTED = re.compile(
    rf"(?P<all>(?:项目|工程|整体|全程|总|[一两二三四五]期)(?:共|前后|建设)?)?(?:历时|为期|跨度?|前后)(?:共|约|近)?{_COUNT}(?:个)?年(?!度)(?!多|余|半|以?[上下])"
)
_HEDGED = re.compile(
    r"约|近|余|多|左右|以上|半|不足|超|至少|不少于|每|最长|最短|平均|其中|法定|工作日|扣|除|顺延|停工|质保|缺陷|试用"
)
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
_UP_TO = re.compile(r"^日?(?:起|开始)?[，,]?(?:截?至|到)$")
_PROLONGED = re.compile(r"约|延长|延期|续|顺延|免费|不含")
_GROWTH = re.compile(r"增长|增加|提[高升]|下降|减少|降低|年均|复合|上升")
_NOT_ALL_OF_IT = re.compile(r"[年月季][底末初]|以来|之前|以后|延伸|顺延|截至|除|跳过|停|不含|中断|暂停")
_YEAR, _MONTH, _DAY = 1, 2, 3
_MONTHS = 12
_PAIR = 2
_SLACK = 16
_LONGEST = 50
"""A larger number before 年 is the year of what follows."""


def check(reading: Reading) -> Iterator[Issue]:
    """Numbers of days, months and years that the dates beside them do not bear out."""
    for sentences in reading.by_block.values():
        if sum(len(s.days) for s in sentences) >= _PAIR:
            told = moments(sentences)
            ranges = list(_ranges(told))
            for first, last in ranges:
                yield from _beside(reading, first, last)
            yield from _years(reading, sentences, ranges)
            for first, last in pairwise(told):
                yield from _ended(reading, first, last)


def _ranges(told: Sequence[Moment]) -> Iterator[tuple[Moment, Moment]]:
    """Two dates of one kind that 至 joins; a second one without a year is of that of the first or the next."""
    for first, last in pairwise(told):
        one = first.sentence is last.sentence and first.own and first.parts == last.parts
        gap = first.sentence.block.text[first.day.behind : last.at]
        if one and _TO.match(gap) and first.first < last.first:
            yield first, last


def _beside(reading: Reading, first: Moment, last: Moment) -> Iterator[Issue]:
    """X至Y，共N个月: the length right behind its dates."""
    sentence = last.sentence
    match = _TOLD.match(sentence.block.text[last.day.behind : sentence.behind])
    if match is None or _HEDGED.search(match[0]) or _GROWTH.search(match["behind"]):
        return
    bare = not re.search(r"[，,（(]|共|历时|期|计|间", match[0][: match.start("count")])
    count, unit = number_of(match["count"]), match["unit"].lstrip("个")[-1]
    if bare or not count or (unit == "年" and count > _LONGEST) or _fits(first, last, count, unit):
        return
    start = last.day.behind + match.start("count")
    span = sentence.block.span(start, last.day.behind + match.end("unit"))
    yield _issue(reading, span, first, last, f"{match['count']}{match['unit']}")


def _fits(first: Moment, last: Moment, count: int, unit: str) -> bool:
    """Whether a length fits two dates, either end counted or not, and parts of a month rounded."""
    if unit == "天":
        return first.parts < _DAY or count in range(_days(first, last) - 1, _days(first, last) + 2)
    if unit == "年":
        whole = last.first.year - first.first.year
        if first.parts == _YEAR:
            return count in (whole, whole + 1)
        months = _months(first.first, last.last)
        return abs(count * _MONTHS - months) <= _MONTHS // 2
    if first.parts == _YEAR:
        return True
    low, high = _months(first.first, last.first), _months(first.first, last.last + timedelta(days=1))
    return low - (1 if first.parts == _MONTH else 0) <= count <= high + 1 if low != high else abs(count - low) <= 1


def _days(first: Moment, last: Moment) -> int:
    return (last.first - first.first).days + 1


def _months(first: date, behind: date) -> int:
    """The months between two days, one that is begun not counted."""
    return (behind.year - first.year) * _MONTHS + behind.month - first.month - (behind.day < first.day)


def _years(
    reading: Reading, sentences: Sequence[Sentence], ranges: Sequence[tuple[Moment, Moment]]
) -> Iterator[Issue]:
    """三年共 and 历时五年 behind ranges of years."""
    yearly = [pair for pair in ranges if pair[0].parts == _YEAR]
    if not yearly:
        return
    first, last = yearly[0][0], yearly[-1][1]
    lengths = {b.first.year - a.first.year + 1 for a, b in yearly}
    for sentence in sentences:
        if sentence.at < first.sentence.at or _NOT_ALL_OF_IT.search(sentence.text[: first.at - sentence.at + 1]):
            continue
        for match in _SUM_OF_YEARS.finditer(sentence.text):
            count = number_of(match["count"])
            one = len(yearly) == 1 and sentence.at + match.start() >= last.at
            if one and count not in lengths and not _qualified(sentence, match.start("count")):
                span = sentence.block.span(sentence.at + match.start("count"), sentence.at + match.start("said"))
                yield _issue(reading, span, first, last, f"{match['count']}年")
        for match in _LASTED.finditer(sentence.text):
            count, whole = number_of(match["count"]), last.first.year - first.first.year
            behind = sentence.at + match.start() >= last.at
            if behind and count not in (whole, whole + 1) and (match["all"] or count not in lengths):
                span = sentence.block.span(sentence.at + match.start("count"), sentence.at + match.end())
                yield _issue(reading, span, first, last, match[0])


def _qualified(sentence: Sentence, at: int) -> bool:
    """Whether words before a number of years make it one of others: 近三年, 后三年."""
    return bool(re.search(r"[近前后上头每满第连]$", sentence.text[:at]))


def _ended(reading: Reading, first: Moment, last: Moment) -> Iterator[Issue]:
    """有效期三年 before, between or behind its own two days."""
    sentence = first.sentence
    if last.sentence is not sentence or first.parts != _DAY or last.parts != _DAY:
        return
    text, at = sentence.block.text, first.day.behind
    gap = text[at : last.at]
    match = _TERM.match(gap)
    if match is None and _UP_TO.match(gap):
        at = last.day.behind
        match = _BEHIND.match(text[at : sentence.behind])
        if match is None:
            at = sentence.at
            match = _AHEAD.search(text[at : first.at])
    if match is None or _PROLONGED.search(match[0] + gap):
        return
    count = match["count"]
    number = number_of(count)
    end = _behind(first.first, number * (_MONTHS if match["unit"] == "年" else 1))
    if number and end and abs((last.first - end).days) > _SLACK:
        span = sentence.block.span(at + match.start("count"), at + match.end("unit"))
        said = match[0][match.start("count") - match.start() : match.end("unit") - match.start()]
        yield _issue(reading, span, first, last, said)


def _behind(first: date, months: int) -> date | None:
    """The last day of so many months from a day on."""
    month = first.month - 1 + months
    try:
        return date(first.year + month // _MONTHS, month % _MONTHS + 1, min(first.day, 28)) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def _issue(reading: Reading, span: tuple[int, int], first: Moment, last: Moment, said: str) -> Issue:
    return reading.issue(
        KIND, "span_told", [span, first.span, last.span], said=said, first=first.day.text, last=last.day.text
    )
