"""均不低于90% behind a list of rates: each of the list is held against the limit."""

import re
from collections.abc import Iterator

from drafter.audit.limits import Limit, limit_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of
from drafter.audit.statements import Figure, Sentence
from drafter.text.numerals import parse_numeral

KIND = "comparison"

_ALL = re.compile(
    r"^(?P<mark>[，,）)])?(?:其?(?:[两二三四五六七八九十\d]+[项个类者家方]|各|全部|上述|以上|所有)?[^，。；：\d]{0,10}?)"
    r"(?:均|都|全部|全)(?:已|能|可|在|为|是|有|保持|控制|稳定|维持|达|达到|实现|未|不|没有|得|到)*"
    r"(?:[≥≤><=]+|不低于|不高于|不少于|不超过|不小于|不大于|低于|高于|超过|超出|大于|小于|大于等于|小于等于|不足|不到)?$"
)
_OF_ANOTHER = re.compile(
    r"目标|标准|要求|应|须|需|规定|除|其他|其余|剩余|另|计划|力争|确保|预计|如|若|上年|去年|往年"
)
_SEPARATED = re.compile(r"^(?P<mark>[、，,]|(?:以及|和|与|及))[^，。；：:、\d]{0,20}$")
_WHOLE = re.compile(r"总|合计|平均|综合|整体|全[市县区省年]|目标|[比较]")
_COLON = re.compile(r"^(?:以[上下内])?(?:[（(]含[^（）()]{0,6}[)）])?[：:][^，。；：、\d]{1,16}$")
_SOME = re.compile(r"前|后|其中|有|个别|部分|多数")
_NUMBER = re.compile(r"([两二三四五六七八九十]+|\d+)[项个类者家方]")
_WORD = 2
_ENOUGH = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Lists of which one breaks what is said of all of them."""
    for sentence in reading.sentences:
        if "均" not in sentence.text and "都" not in sentence.text and "全" not in sentence.text:
            continue
        for piece in reading.pieces(sentence):
            for index, figure in enumerate(piece.figures):
                yield from _held(reading, piece, index, figure)


def _held(reading: Reading, piece: Sentence, index: int, figure: Figure) -> Iterator[Issue]:
    limit = limit_of(figure)
    match = _ALL.match(piece.lead(index)) if limit else None
    if limit is None or match is None or _OF_ANOTHER.search(match[0]):
        return
    listed = _list_before(piece, index) if index else []
    listed = listed or _list_behind(piece, index)
    if len(listed) < _ENOUGH or _OF_ANOTHER.search(piece.between(listed[-1].behind, figure.at)):
        return
    if listed[0].at > figure.at:
        yield from (_issue(reading, limit, one, piece) for one in listed if limit.broken_by(range_of(one)))
        return
    first = piece.figures.index(listed[0])
    if _OF_ANOTHER.search(piece.lead(first)) or not _of_those(piece, match[0], listed):
        return
    yield from (_issue(reading, limit, one, piece) for one in listed if limit.broken_by(range_of(one)))


def _list_before(piece: Sentence, index: int) -> list[Figure]:
    """The figures right before a limit that are of its dimension, in one list with one mark between them."""
    figures, own = piece.figures, piece.figures[index]
    found: list[Figure] = []
    mark = ""
    for place in range(index - 1, -1, -1):
        figure = figures[place]
        if figure.quantity.dimension != own.quantity.dimension or figure.quantity.hedge:
            break
        found.append(figure)
        joint = _SEPARATED.match(piece.lead(place)) if place else None
        if joint is None:
            break
        if len(joint["mark"]) == 1 and joint["mark"] in "、，,":
            if mark and joint["mark"] != mark:
                break
            mark = joint["mark"]
    named = [(f, piece.lead(figures.index(f))) for f in reversed(found)]
    return [f for f, lead in named if not _WHOLE.search(re.split("[：:，、]", lead)[-1])]


def _list_behind(piece: Sentence, index: int) -> list[Figure]:
    """The figures that follow a limit behind a colon: 都在98%以上：甲98.5%，乙99.2%."""
    figures, own = piece.figures, piece.figures[index]
    found: list[Figure] = []
    for place in range(index + 1, len(figures)):
        lead = piece.lead(place)
        joint = _SEPARATED.match(lead) if found else _COLON.match(lead)
        same = figures[place].quantity.dimension == own.quantity.dimension and not figures[place].quantity.hedge
        if joint is None or not same or _WHOLE.search(lead) or _OF_ANOTHER.search(lead):
            break
        found.append(figures[place])
    return found


def _of_those(piece: Sentence, claim: str, listed: list[Figure]) -> bool:
    """Whether the limit is said of what is listed: its subject is left out, sums it up, or is named with it."""
    subject = re.split("均|都|全", claim.strip("，,）)"))[0]
    if _SOME.search(subject):
        return False
    counted = _NUMBER.search(subject)
    said = (
        int(counted[1]) if counted and counted[1].isdecimal() else parse_numeral(counted[1]) if counted else None
    )
    if counted and said != len(listed):
        return False
    if not subject or re.search(r"各|上述|以上|所有|[两二三四五六七八九十\d][项个类者家方]", subject):
        return True
    before = piece.between(piece.at, listed[-1].at)
    return subject[-_WORD:] in before


def _issue(reading: Reading, limit: Limit, one: Figure, piece: Sentence) -> Issue:
    index = piece.figures.index(limit.figure)
    said = re.split("[，,]", piece.lead(index))[-1] + limit.figure.text
    if limit.figure.quantity.hedge in ("以上", "以下", "以内", "之内"):
        said += limit.figure.quantity.hedge
    return reading.issue(KIND, "each_of", [limit.figure.span, one.span], said=said, one=one.text)
