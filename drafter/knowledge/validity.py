"""From when to when a norm applies, as its own last articles say it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from drafter.messages import catalogue
from drafter.text.numerals import parse_numeral
from drafter.text.width import narrow

_say = catalogue("drafter.knowledge")
_BLANKS = re.compile(r"\s+")
_DAY = r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_BEGINS = r"(?:起|开始)(?:正式)?(?:施行|实施|执行|生效|试行)"
_FROM = re.compile(rf"(?P<own>本[^，。；《》]{{2,12}}(?:自|从|于|，自))?(?:自|从)?{_DAY}{_BEGINS}")
_FROM_ISSUE = re.compile(rf"自(?:发布|印发|公布|颁布|下发|发文)之日{_BEGINS}")
_UNTIL = re.compile(rf"(?:有效期(?:限)?至|有效至|执行至|施行至|试行至|至){_DAY}(?:止|废止|失效|终止|。)")
_YEARS = re.compile(r"(?:有效期(?:限)?|试行期(?:限)?)(?:为|是)?(?P<years>\d{1,2}|[一二两三四五六七八九十]{1,3})年")


@dataclass(frozen=True, slots=True)
class Validity:
    """When a norm applies.

    Attributes:
        first: the first day; `None` where it names none.
        last: the last day; `None` where it has no end, or none is named.
        remarks: what a keeper of the base should look at, in Chinese.
    """

    first: date | None
    last: date | None
    remarks: tuple[str, ...] = ()


def validity(text: str, issued: date | None) -> Validity:
    """When a norm applies by its text.

    Args:
        text: of the norm. Where it names several days for itself the last counts, and that is said.
        issued: the day it was issued, for one that applies from then on.
    """
    text = _BLANKS.sub("", narrow(text))
    found = list(_firsts(text))
    own = [day for day, is_own in found if is_own] or [day for day, _ in found]
    first = own[-1] if own else (issued if _FROM_ISSUE.search(text) else None)
    last = next((day for one in _UNTIL.finditer(text) if (day := _day(one))), None) or _end(text, first)
    if first and last and last < first:
        last = None
    return Validity(first, last, tuple(_remarks(first, own)))


def _remarks(first: date | None, own: Sequence[date]) -> Iterator[str]:
    if first is None:
        yield _say("no_first_day")
    elif len(set(own)) > 1:
        yield _say("several_first_days", days="、".join(map(str, sorted(set(own)))), taken=first)


def _firsts(text: str) -> Iterator[tuple[date, bool]]:
    """The days from which something applies, each with whether the norm says so of itself."""
    for found in _FROM.finditer(text):
        if day := _day(found):
            yield day, found["own"] is not None


def _end(text: str, first: date | None) -> date | None:
    """The last of so many years."""
    found = _YEARS.search(text)
    if first is None or found is None:
        return None
    said = found["years"]
    years = int(said) if said.isdigit() else int(parse_numeral(said) or 0)
    if not years:
        return None
    try:
        return first.replace(year=first.year + years) - timedelta(days=1)
    except ValueError:  # the 29th of February
        return first.replace(year=first.year + years, day=28)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:  # no such day
        return None
