"""Ranks that a text claims and nobody recorded: 全市排名第3, 位列倒数第二名."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.text.numerals import parse_numeral
from drafter.text.width import fold

_NUMERAL = "(?:[零〇一二三四五六七八九十百]{1,6}|[0-9]{1,5})"
_COUNTED = (
    rf"(?P<back>倒数|后)?第(?P<a>{_NUMERAL})(?:[名位](?![置于上下])|(?=[^\u3400-\u9fff0-9]|$))"
    rf"|(?:前|倒数|后)(?P<b>{_NUMERAL})(?:[名位]|(?=[^\u3400-\u9fff0-9]|$))"
)
_TOLD = "垫底|末位|末尾|末端|榜首|首位|前列|上游|下游|中游|居首|靠后|靠前|居后|居前"
_NAMED = "排名|排位|排行|位次|名次|位列|位居|名列"
_VERBS = f"{_NAMED}|列第|排在|排到|排第|居于|居|列|倒数|评比|考核|通报"
_PLAIN = "居民|居住|居家|列支|列明|列入|列出|列示|列为|列表|系列|陈列|下列|开列|编列|邻居|定居"
_RANK = re.compile(
    rf"(?P<plain>{_PLAIN})|(?:{_NAMED})(?:第|为)?(?P<bare>(?P<c>{_NUMERAL})[名位])"
    rf"|(?:{_VERBS})(?:(?!{_PLAIN})[^，。；]){{0,16}}?(?P<rank>{_COUNTED}|(?P<told>{_TOLD}))"
)
_RANKED = re.compile(_COUNTED)
_ANY = re.compile(rf"{_COUNTED}|(?P<c>{_NUMERAL})[名位]")
_LABEL = re.compile(rf"(?:{_NAMED})$", re.MULTILINE)
_FIGURES = frozenset("abc")
_BACK = ("倒数", "末", "后")


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank without a record.

    Attributes:
        start: offset of its first character in the original.
        end: offset behind the last.
        sure: it says which place.
    """

    start: int
    end: int
    sure: bool


def unrecorded_ranks(text: str, record: str) -> Iterator[Rank]:
    """The ranks of a text that a record does not have.

    Args:
        text: a clause or a heading of a problem.
        record: all that the case says, half width and without blanks.
    """
    view = fold(text)
    for match in _RANK.finditer(view.text):
        told, rank = match.group("told"), match.group("rank") or match.group("bare")
        if rank and (told not in record if told else _key(match) not in _recorded(record)):
            yield Rank(*view.span(match.start(), match.end()), sure=told is None)


def _key(match: re.Match[str]) -> tuple[bool, int]:
    """From which end a rank is counted, and how far."""
    digits = next(found for name, found in match.groupdict().items() if found and name in _FIGURES)
    value = int(digits) if digits.isdigit() else int(parse_numeral(digits) or 0)
    return match.group(0).rpartition(digits)[0].rstrip("第").endswith(_BACK), value


@lru_cache(maxsize=16)
def _recorded(record: str) -> frozenset[tuple[bool, int]]:
    """The ranks of a record; a bare 18位 is one where a fact of it is labelled as a rank."""
    found = _ANY if _LABEL.search(record) else _RANKED
    return frozenset(_key(match) for match in found.finditer(record))
