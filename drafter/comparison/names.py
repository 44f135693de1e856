"""Proper names in a text: places, bodies and firms, and what stands in quotation marks as a name.

Only names that are names wherever they stand are found: a place by two or three characters before 县, 镇, 村
that no common word explains, a body by its place or its kind, a project by its quotation marks.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafter.verification.words.lexicon import lexicon
from drafter.verification.words.stock import FUNCTION, stock

_HAN = "\u4e00-\u9fff"
_QUOTED = re.compile(r"[“「]([^“”「」\n]{2,40})[”」]")
_NAMED_THING = re.compile(
    r"(?:项目|工程|系统|平台|专项|资金|计划|活动|中心|学校|更新|改造|建设|采购|服务|修缮|提升|扩容|加固|补助|补贴|整治|普查|维护|奖补|大厅|设备)$"
)
_FIRM = re.compile(r"(?:有限责任公司|有限公司|事务所|合作社|集团)$")
_FIRM_NAME = 4
"""So many characters have the place, the name and the trade of a firm together."""

_PARTICLE = re.compile("[由与向经对被给和将为及从于是在]")
_STOP = re.compile(r"[^\u4e00-\u9fff（）()]")
_NO_NAME = FUNCTION | frozenset("全本该各每所我贵你外多个分两几省市县区镇乡村委距邻偏请给问找送帮访听选派")
"""Characters that stand in no name of a place, as it is told here."""

_LONGEST = 24


@lru_cache(maxsize=8192)
def names(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of names, in the order of the text; none overlap."""
    found = sorted({*_places(text), *_bodies(text), *_quoted(text)}, key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """What is quoted and called as a project or a body is called."""
    for match in _QUOTED.finditer(text):
        if _NAMED_THING.search(match.group(1)):
            yield match.span(1)


def _places(text: str) -> Iterator[tuple[int, int]]:
    """东坪镇, 白塔坳村: two or three characters that are no words."""
    for match in _place().finditer(text):
        start = match.start()
        for length in (2, 3):
            name = text[max(start - length, 0) : start]
            if len(name) == length and _strange(text, start - length, match.end()):
                yield start - length, match.end()
                break


def _strange(text: str, start: int, end: int) -> bool:
    """Whether the characters before the word for a place are a name, and begin one."""
    name = text[start : end - 1]
    if not re.fullmatch(f"[{_HAN}]+", name) or any(char in _NO_NAME for char in name) or name in lexicon().leads:
        return False
    if any(stock().marks(text[max(start - 2, 0) : end + 2])[min(start, 2) : min(start, 2) + len(name)]):
        return False
    following = text[end - 1 : end + 1]
    return following not in stock().pairs or following[-1] in "财教农水卫民公审人政"


def _bodies(text: str) -> Iterator[tuple[int, int]]:
    """云岭县财政局, 广东某某有限公司: a body by the place or the firm before its kind."""
    for match in _ending().finditer(text):
        low = max(match.start() - _LONGEST, 0)
        before = text[low : match.start()]
        stop = max((found.end() for found in _STOP.finditer(before)), default=0)
        start = low + stop
        body = _led(text, start, match.end())
        if body is not None:
            yield body, match.end()


def _led(text: str, start: int, end: int) -> int | None:
    """Where a body's name begins behind what leads it in; `None` if it names nobody in particular."""
    piece = text[start:end]
    place = max((found.start() for found in _place_in(piece)), default=-1)
    if place >= 0:
        return start + place
    firm = _FIRM.search(piece)
    if not firm:
        return None
    before = piece[: firm.start()]
    ends = [found.end() for found in _PARTICLE.finditer(before)]
    ends += [before.rfind(lead) + len(lead) for lead in lexicon().leads if len(lead) > 1 and lead in before]
    cut = max((end for end in ends if firm.start() - end >= _FIRM_NAME), default=0)
    return start + cut if firm.start() - cut >= _FIRM_NAME else None


def _place_in(piece: str) -> Iterator[re.Match[str]]:
    """Places with a name of their own inside a piece of text, by their whole name."""
    for match in re.finditer(rf"[{_HAN}]{{2,3}}?(?:[省市县区镇乡州村]|街道)", piece):
        length = match.end() - match.start() - 1
        if length >= 2 and _strange(piece, match.start(), match.end()):  # noqa: PLR2004
            yield match


@cache
def _ending() -> re.Pattern[str]:
    words = sorted((*lexicon().endings, *lexicon().offices), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


@cache
def _place() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon().places)))
