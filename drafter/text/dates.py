"""Dates: 2023年10月31日, 2023-10-18, 2022年12月30, 2020年4月, 2021年度, 12月28日; and 年底, 上半年."""

import re

from drafter.text import units
from drafter.text.alternation import trie
from drafter.text.beginnings import sooner
from drafter.text.identifiers import claim_identifiers
from drafter.text.marks import Canvas, Mark, MarkKind
from drafter.text.numerals import parse_numeral

_YEAR = r"(?P<y>(?:19|20)\d{2}|[一二][九〇零][〇零一二三四五六七八九]{2})"
_MONTH = r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DAY_AGAIN = _DAY.replace("?P<d>", "?P<e>")
_COUNTED = trie(dict.fromkeys((unit for unit in units.COUNTERS if not set(unit) & set("年月日期届")), ""))
_NO_UNIT = rf"(?![\d.,万亿千百元%]|{_COUNTED})"
"""A day without 日 is none before a unit: 2021年2月一张报销单."""
_NO_SPAN = r"(?:(?=\d)|(?<![近满逾隔足])(?<!不到)(?<!超过))"
"""近一月 lasts so long, and is no January."""
_APART = r"(?<![\d.A-Za-z-])"
_SPOKEN = sooner(rf"{_APART}{_YEAR}年(?:{_MONTH}月(?:份|底|末|初)?(?:{_DAY}(?:[日号]|{_NO_UNIT}))?)?(?:度(?!假))?")
_NUMERIC = re.compile(rf"{_APART}(?P<y>(?:19|20)\d{{2}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})(?![\d.-])")
_MONTH_ONLY = re.compile(rf"{_APART}(?P<y>(?:19|20)\d{{2}})-(?P<m>0[1-9]|1[0-2])(?![\d.-])")
_RANGE = re.compile(
    r"(?<![\d.A-Za-z-])(?P<it>(?P<y>(?:19|20)\d{2}))(?=年?度?[-—–~至到]{1,2}(?:19|20)\d{2}(?!\d)|[、和及与](?:19|20)\d{2}[、和及与年])"
)
_RANGE_END = re.compile(
    r"(?<=[-—–~至到])(?<![不达得收看找用未接]到)(?P<y>(?:19|20)\d{2})"
    rf"(?![\d.]|[-/]\d|年\d{{1,2}}月|[万亿千百]|{_COUNTED})年?度?"
)
_NO_YEAR = sooner(rf"(?<![\d.个]){_NO_SPAN}{_MONTH}月(?:份|底|末|初)?(?:{_DAY}(?:[日号]))?")
_SHARED_YEAR = re.compile(
    r"(?<![\d.A-Za-z-])(?P<it>(?P<y>(?:19|20)\d{2}))(?=/(?:19|20)\d{2}(?:学年|年度|财年|榨季))"
)
_SHARED_END = re.compile(r"(?<=\x00/)(?P<y>(?:19|20)\d{2})(?=学年|年度|财年|榨季)")
_DOTTED = re.compile(
    rf"{_APART}(?P<y>(?:19|20)\d{{2}})\.(?P<m>1[0-2]|0?[1-9])(?=[-—–~至到]{{1,2}}(?:19|20)\d{{2}}\.\d)(?!\d)"
)
_DOTTED_END = re.compile(r"(?<=\x00[-—–~至到])(?P<y>(?:19|20)\d{2})\.(?P<m>1[0-2]|0?[1-9])(?![\d.])")
_TIGHT = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\d.,A-Za-z%]|[万亿]?[元亩吨户]|[万亿]?人(?:次|(?![\u4e00-\u9fff])))"
)
_SHORT_YEAR = sooner(r"(?<![\d.])(?P<yy>[012]\d)年度(?!假)")
_SIGN = r"(?:[-—–~至到、]|——)"
_MONTHS = sooner(
    rf"(?<![\d.个-])(?:{_YEAR}年)?(?P<a>(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])){_SIGN}(?P<b>{_MONTH})月(?:份|底|末|初)?(?!\d)"
)
_DAYS = sooner(
    rf"(?:(?<![\d.]){_YEAR}年)?(?<![\d.个]){_MONTH}月(?P<a>{_DAY}[日号]?){_SIGN}(?P<b>{_DAY_AGAIN}[日号])(?!内|以内)"
)
_DAY_OF_MONTH = re.compile(rf"(?:[每次当本上下同首末翌该]个?|次)月(?:的)?(?:{_DAY}[日号])(?!内)")
_RELATIVE = sooner(
    r"(?:第?[一二三四1-4]|[上下本当每])个?季度?末?(?=[^节]|$)|年[底末初中]|[上下]半年|半年|[全当上本去今明后前次每同]年度?|逐年|历年|连年|常年"
    r"|[上当本每同次下]月[底末初]?|月[底末初]|季末|[每当][日天]"
)
_WITH_YEAR = (
    ("-—–~至到、和及与", _RANGE),
    ("-—–~至到", _RANGE_END),
    ("/", _SHARED_YEAR),
    ("/", _SHARED_END),
    (".", _DOTTED),
    (".", _DOTTED_END),
    ("-/.", _NUMERIC),
    ("-", _MONTH_ONLY),
)
"""Behind the signs of which every match needs one."""
_CENTURIES = ("19", "20")
_LAST_MONTH = 12
_LAST_DAY = 31


def claim_dates(canvas: Canvas) -> None:
    """Claim the dates on a canvas; `value` is ISO, with `--` for a missing year."""
    with_year = any(century in canvas.rest for century in _CENTURIES)
    for signs, pattern in _WITH_YEAR if with_year else ():
        canvas.claim_all(pattern, MarkKind.DATE, _iso, signs=signs)
    _claim_pairs(canvas)
    canvas.claim_all(_SPOKEN, MarkKind.DATE, _iso, signs="年")
    canvas.claim_all(_DAY_OF_MONTH, MarkKind.RELATIVE_DATE, signs="月")
    canvas.claim_all(_NO_YEAR, MarkKind.DATE, _iso, signs="月")
    if with_year:
        canvas.claim_all(_TIGHT, MarkKind.DATE, _iso)
    canvas.claim_all(_SHORT_YEAR, MarkKind.DATE, lambda match: f"20{match.group('yy')}", signs="年")
    canvas.claim_all(_RELATIVE, MarkKind.RELATIVE_DATE, signs="年月季日天")


def _claim_pairs(canvas: Canvas) -> None:
    """2023年1—9月 and 3月1日至15日: the second date has what it does not repeat from the first."""
    if "月" not in canvas.rest:
        return
    spans: list[tuple[int, int, str]] = []
    for match in _MONTHS.finditer(canvas.rest):
        first, last = (_parts(match.group("y"), match.group(name)) for name in "ab")
        spans += ((match.start(), match.end("a"), first), (match.start("b"), match.end(), last))
    canvas.claim_spans(spans, MarkKind.DATE)
    spans = []
    for match in _DAYS.finditer(canvas.rest):
        first, last = (_parts(match.group("y"), match.group("m"), match.group(name)) for name in "de")
        spans += ((match.start(), match.end("a"), first), (match.start("b"), match.end(), last))
    canvas.claim_spans(spans, MarkKind.DATE)


def find_dates(text: str) -> tuple[Mark, ...]:
    """The dates of a text, in its order. 年底 and 上半年 name no date and are not among them."""
    canvas = Canvas(text)
    claim_identifiers(canvas)
    claim_dates(canvas)
    return tuple(sorted((m for m in canvas.marks if m.kind is MarkKind.DATE), key=lambda mark: mark.start))


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year, month, day = (groups.get(name) for name in "ymd")
    if _number(month) > _LAST_MONTH or _number(day) > _LAST_DAY or ("m" in groups and not year and not month):
        return None
    return _parts(year, month, day)


def _parts(year: str | None, *month_and_day: str | None) -> str:
    head = f"{_number(year):04d}" if year else "-"
    return "-".join([head, *(f"{_number(part):02d}" for part in month_and_day if _number(part))])


def _number(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() and text.isascii() else int(parse_numeral(text) or 0)
