"""Dates: 2023年10月31日, 2023-10-18, 2022年12月30, 2020年4月, 2021年度, 12月28日; and 年底, 上半年."""

import re

from drafter.text.identifiers import claim_identifiers
from drafter.text.marks import Canvas, Mark, MarkKind
from drafter.text.numerals import parse_numeral

_YEAR = r"(?P<y>(?:19|20)\d{2}|[一二][九〇零][〇零一二三四五六七八九]{2})"
_MONTH = r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_NO_UNIT = r"(?![\d.,万亿千百元个项次人家户份台%])"
_APART = r"(?<![\d.A-Za-z-])"
_SPOKEN = re.compile(
    rf"{_APART}{_YEAR}年(?:{_MONTH}月(?:份|底|末|初)?(?:{_DAY}(?:[日号]|{_NO_UNIT}))?)?(?:度(?!假))?"
)
_NUMERIC = re.compile(rf"{_APART}(?P<y>(?:19|20)\d{{2}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})(?![\d.-])")
_MONTH_ONLY = re.compile(rf"{_APART}(?P<y>(?:19|20)\d{{2}})-(?P<m>0[1-9]|1[0-2])(?![\d.-])")
_RANGE = re.compile(
    r"(?<![\d.A-Za-z-])(?P<it>(?P<y>(?:19|20)\d{2}))(?=年?度?(?:[-—–~至到]{1,2})(?:19|20)\d{2}(?!\d))"
)
_RANGE_END = re.compile(r"(?<=[-—–~至到])(?P<y>(?:19|20)\d{2})(?![\d.]|年\d{1,2}月)年?度?")
_NO_YEAR = re.compile(rf"(?<![\d.个]){_MONTH}月(?:份|底|末|初)?(?:{_DAY}(?:[日号]))?")
_RELATIVE = re.compile(
    r"(?:第?[一二三四1-4]|[上下本当每])个?季度?末?(?=[^节]|$)|年[底末初中]|[上下]半年|半年|[全当上本去今明后前次每同]年度?|逐年|历年|连年|常年"
    r"|[上当本每同次下]月[底末初]?|月[底末初]|季末|[每当][日天]"
)
_LAST_MONTH = 12
_LAST_DAY = 31


def claim_dates(canvas: Canvas) -> None:
    """Claim the dates on a canvas; `value` is ISO, with `--` for a missing year."""
    canvas.claim_all(_RANGE, MarkKind.DATE, _iso)
    canvas.claim_all(_RANGE_END, MarkKind.DATE, _iso)
    for pattern in (_NUMERIC, _MONTH_ONLY, _SPOKEN, _NO_YEAR):
        canvas.claim_all(pattern, MarkKind.DATE, _iso)
    canvas.claim_all(_RELATIVE, MarkKind.RELATIVE_DATE)


def find_dates(text: str) -> tuple[Mark, ...]:
    """The dates of a text, in its order. 年底 and 上半年 name no date and are not among them."""
    canvas = Canvas(text)
    claim_identifiers(canvas)
    claim_dates(canvas)
    return tuple(sorted((m for m in canvas.marks if m.kind is MarkKind.DATE), key=lambda mark: mark.start))


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year, month, day = (_number(groups.get(name)) for name in "ymd")
    if month > _LAST_MONTH or day > _LAST_DAY or ("m" in groups and not year and not month):
        return None
    head = f"{year:04d}" if year else "-"
    return "-".join([head, *(f"{part:02d}" for part in (month, day) if part)])


def _number(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() and text.isascii() else int(parse_numeral(text) or 0)
