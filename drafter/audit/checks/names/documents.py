"""Documents that are cited with their number: one number under two titles, one title under two numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "name"

_NUMBER = r"(?P<body>[\u4e00-\u9fff]{1,12}?)[〔\[【（](?P<year>(?:19|20)\d{2})[〕\]】）](?:第)?(?P<n>\d{1,4})号"
_CITED = re.compile(rf"《(?P<title>[^《》]{{6,80}}(?:《[^《》]{{4,60}}》[^《》]{{0,20}})?)》[（(]{_NUMBER}[)）]")
_MARKS = re.compile(r"[〈〉<>《》“”‘’（）()\s]|中华人民共和国")
_SENT_OUT = re.compile("的?通知$")


@dataclass(frozen=True, slots=True)
class _Cited:
    title: str
    number: str
    issuer: tuple[str, str]
    span: tuple[int, int]
    text: str


def check(reading: Reading) -> Iterator[Issue]:
    """Citations that cannot both be right; one issue for each pair."""
    by_number: dict[str, _Cited] = {}
    by_title: dict[tuple[str, tuple[str, str]], _Cited] = {}
    seen: set[tuple[str, str]] = set()
    for block in reading.blocks:
        for cited in _cited(block) if block.kind is not BlockKind.CELL else ():
            same_number = by_number.setdefault(cited.number, cited)
            same_title = by_title.setdefault((cited.title, cited.issuer), cited)
            if (cited.title, cited.number) in seen:
                continue
            seen.add((cited.title, cited.number))
            if _another_title(same_number.title, cited.title):
                yield _issue(reading, "number_of_two", same_number, cited, cited.number)
            elif same_title.number != cited.number:
                yield _issue(reading, "title_of_two", same_title, cited, cited.title)


def _cited(block: Block) -> Iterator[_Cited]:
    for match in _CITED.finditer(block.text):
        number = f"{match['body']}〔{match['year']}〕{int(match['n'])}号"
        title = _MARKS.sub("", match["title"])
        issuer = (match["body"], match["year"])
        yield _Cited(title, number, issuer, block.span(*match.span()), match[0])


def _another_title(one: str, other: str) -> bool:
    """Whether two titles are two: neither is part of the other, as the annex of a notice is of the notice.

    Nor is 关于甲问题的意见 another than 关于甲问题意见的通知, by which it was sent out.
    """
    first, second = (_SENT_OUT.sub("", title).replace("的", "") for title in (one, other))
    return first != second and not _shortens(first, second) and not _shortens(second, first)


def _shortens(short: str, long: str) -> bool:
    """Whether a title holds nothing but characters of another in their order, as a title cited in short does."""
    rest = iter(long)
    return all(char in rest for char in short)


def _issue(reading: Reading, key: str, first: _Cited, second: _Cited, name: str) -> Issue:
    return reading.issue(
        KIND,
        key,
        [first.span, second.span],
        severity=Severity.WARNING,
        name=name,
        first=first.text,
        second=second.text,
    )
