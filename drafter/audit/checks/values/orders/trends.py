"""逐年下降 beside a series of values: every step, or the first and the last, must go the way that is said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "comparison"

_DOWN = r"下降|减少|递减|降低|回落|下滑|走低|缩减|压减|压缩|缩短|萎缩"
_UP = r"上升|增长|增加|递增|提高|提升|攀升|走高|上涨|扩大|增多"
_CLAIM = re.compile(
    r"(?:呈现?出?|保持)?(?P<each>逐年|逐月|逐季度?|逐期|逐步|连年|年年|连续[两三四五六七八九\d]+年|持续|不断|稳步|总体|整体|呈现?)"
    rf"(?:呈现?出?|保持|有所|稳步|持续|稳定|明显|大幅)*(?:(?P<down>{_DOWN})|(?P<up>{_UP}))"
)
_EVERY = re.compile(r"逐[年月季期]|连年|年年|连续")
_NOT = re.compile(r"均|都|分别|各自|未|没有|不|并非|目标|应|力争|要求|确保|由|除|增速|降幅|增幅|占比|比重")
_LINK = re.compile(r"[，,）)]?[^，。；：:\d]{0,14}")
_JOINT = re.compile(
    r"(?:[、，,]|和|与|及|以及|到|至|→)*(?:(?P<year>(?:19|20)\d{2})年度?|(?P<part>[一二三四]季度|\d{1,2}月份?))?[^，。；：:、\d]{0,12}"
)
_PART = re.compile(r"([一二三四])季度|(?<![\d年])(\d{1,2})月份?(?!\d*日)")
_YEAR = re.compile(r"((?:19|20)\d{2})(?=年)")
_RANGE = re.compile(r"(?P<a>\d{1,4})[年月季度]{0,2}(?:度)?[—–\-~～至到]+(?P<b>\d{1,4})[年月季]")
_LAST = re.compile(
    r"(?:近|前|连续|最近|过去)(?P<n>[两三四五六七八九\d])[个]?[年月季]|(?P<m>[两三四五六七八九\d])[个]?年(?:来|间|以来)"
)
_SAME_TIME = re.compile(r"同期|同时|其间|期间")
_NUMERALS = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_FEWEST = 3
_HUNDREDS = 1000
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class _Series:
    """Values of one thing, from the earliest to the latest."""

    figures: tuple[Figure, ...]


def check(reading: Reading) -> Iterator[Issue]:
    """Series that do not go the way that is said of them."""
    for sentence in reading.sentences:
        if len(sentence.figures) < _FEWEST or not _CLAIM.search(sentence.text):
            continue
        for piece in reading.pieces(sentence):
            for match in _CLAIM.finditer(piece.text):
                yield from _against(reading, piece, match)


def _against(reading: Reading, piece: Sentence, match: re.Match[str]) -> Iterator[Issue]:
    at = piece.at + match.start()
    before = [f for f in piece.figures if f.behind <= at]
    if len(before) < _FEWEST or re.match("的|率|幅", piece.text[match.end() :]):
        return
    link = piece.between(before[-1].behind, at)
    if not _LINK.fullmatch(link) or _NOT.search(link):
        return
    series = _series(piece, before)
    if series is None:
        return
    values = [f.value for f in series.figures]
    steps = [second - first for first, second in pairwise(values)]
    sign = -1 if match["down"] else 1
    wrong = any(sign * step < 0 for step in steps) if _EVERY.match(match["each"]) else sign * sum(steps) < 0
    if wrong:
        yield reading.issue(
            KIND,
            "series",
            [piece.block.span(at, piece.at + match.end()), *(f.span for f in series.figures)],
            said=match[0],
            values="、".join(f.text for f in series.figures),
        )


def _series(piece: Sentence, before: Sequence[Figure]) -> _Series | None:
    """The values right before a claim, in order of time; `None` where the text names no times."""
    found = [before[-1]]
    years: list[int] = []
    for index in range(len(before) - 1, 0, -1):
        joint = _JOINT.fullmatch(piece.between(before[index - 1].behind, before[index].at))
        alike = before[index - 1].quantity.dimension == found[0].quantity.dimension
        if joint is None or not alike or before[index - 1].quantity.hedge:
            break
        if joint["year"] or joint["part"]:
            years.insert(0, int(joint["year"]) if joint["year"] else _part(joint["part"]))
        found.insert(0, before[index - 1])
    if len(found) < _FEWEST:
        return None
    own = piece.between(piece.at, found[0].at)
    lead = (
        own
        if not _SAME_TIME.match(own)
        else piece.between(piece.block.text.rfind("。", 0, piece.at) + 1, found[0].at)
    )
    if years:
        named = [int(year) for year in _YEAR.findall(lead)] if years[0] > _HUNDREDS else _parts(lead)
        return _dated(found, [named[-1], *years] if named else [])
    return _listed(found, lead)


def _part(words: str) -> int:
    """The number of a month or a quarter."""
    return _parts(words)[0]


def _parts(words: str) -> list[int]:
    return [_QUARTERS.index(match[1]) + 1 if match[1] else int(match[2]) for match in _PART.finditer(words)]


def _dated(found: Sequence[Figure], years: Sequence[int]) -> _Series | None:
    """Values that each have their year."""
    if len(years) != len(found):
        return None
    steps = {second - first for first, second in pairwise(years)}
    if steps == {1}:
        return _Series(tuple(found))
    return _Series(tuple(reversed(found))) if steps == {-1} else None


def _listed(found: Sequence[Figure], lead: str) -> _Series | None:
    """Values for which a stretch of time is named that has as many parts."""
    span = _RANGE.search(lead)
    if span and int(span["b"]) - int(span["a"]) + 1 == len(found):
        return _Series(tuple(found))
    named = [int(year) for year in _YEAR.findall(lead)]
    if len(named) == len(found):
        return _dated(found, named)
    last = _LAST.search(lead)
    count = (last["n"] or last["m"]) if last else ""
    if count and (_NUMERALS.get(count) or int(count)) == len(found) and not named:
        return _Series(tuple(found))
    return None
