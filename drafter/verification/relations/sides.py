"""What a sentence says is above, below, before or behind what: 甲高于乙, 甲早于乙, 甲比乙多, 先甲后乙.

A sentence is read with a sign in the place of every figure. What is only asked for, or is a condition, is no
claim.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

FIGURE = "\ue000"

_ABOVE = "高于|超过|超出|大于|多于|高出|多出|突破|快于|长于|久于"
_BELOW = "低于|小于|少于|不及|不如|短于|慢于|未达到|未达|没有达到|未能达到|达不到"
_REACHED = "达到|达成"
_LATER = "晚于|迟于|后于|滞后于"
_EARLIER = "早于|先于"
_MORE = "[多高长久][出于]?|大|增加|增长|上升|提高|上涨|超出?"
_LESS = "[少低短][于]?|小|减少|下降|降低|下滑|节省|节约"
_LATE, _EARLY = "[晚迟慢]|滞后", "[早快]|提前"
_N = f"[^，。；：、（）{FIGURE}]"
_NOT = "(?P<no>不(?=低于|高于|超|少于|多于|大于|小于|晚于|迟于|早于)|[未没](?:有|能|曾)?)?"
_ADVERBS = (
    "(?:明显|显著|远远?|大大|大幅|略微?|稍微?|均|都|也|还|又|却|就|要|普遍|一般|已经?|仍然?|反而|则|更|总体|整体"
    "|同样|实际|净|足足|整整|约|近|尚|并)*"
)
_WORD = re.compile(f"{_LATER}|{_EARLIER}|{_BELOW}|{_ABOVE}|{_REACHED}")
"""Without one of these there is no such verb; that is sooner seen."""

_VERBAL = re.compile(
    rf"(?P<one>{_N}{{0,36}}?){_ADVERBS}{_NOT}{_ADVERBS}(?P<word>{_LATER}|{_EARLIER}|{_BELOW}|{_ABOVE}|{_REACHED})[了出过]?"
    rf"(?P<other>(?:{FIGURE}(?=下属|所属|直属))?(?!部分)[^，。；：（）{FIGURE}、]{{2,24}})(?P<size>{FIGURE}|$)?"
)
_THAN = re.compile(
    rf"(?P<one>{_N}{{0,36}}?){_ADVERBS}(?:(?<![同环占对配])比(?![例率重值较])|(?<![比相])较(?![为大多少高低早晚长短好差快慢强弱]))"
    rf"(?P<other>(?:{FIGURE}(?=下属|所属|直属))?{_N}{{2,24}}?)(?:相比)?，?{_ADVERBS}(?P<word>{_LATE}|{_EARLY}|{_MORE}|{_LESS})(?:了|出|约|近|逾|将近|不少|很多|许多|一些|支|付|花|用|报|收|领|列|发)*"
    rf"(?=(?P<size>{FIGURE})|[，。；的]|$|{_N}{{1,6}}[，。；]|{_N}{{1,6}}$)"
)
_INDEED = re.compile(
    rf"先(?!后|行|进|期|由|将|把)(?P<one>{_N}{{1,14}}?)[，、]?(?:然|而|其|随)?后(?:才|再|方|又|来)?(?P<other>{_N}{{2,16}})"
    rf"|(?P<one3>{_N}{{2,20}}?)(?:之|以)?后(?:才|方|再)(?!次)(?P<other3>{_N}{{2,12}})"
    rf"|(?P<other4>{_N}{{2,20}}?)(?:之|以)?前(?:就|便|即)(?:已经?)?(?P<one4>{_N}{{2,12}})"
    rf"|(?P<one2>{_N}{{2,20}}?)在[先前]，?(?:而)?(?P<other2>{_N}{{2,20}}?)在后"
)
_ASKED = re.compile(
    "应当?(?![收付缴退补发拨])|必须|须|不得|不应|不能|不可|不宜|要求|避免|防止|杜绝|严禁|确保|力争|争取|建议|[若凡]|如果|一旦|是否|能否|原则上|规定[：:]|需要?(?!求)|不允许|禁止"
)
_ENDS = ("one", "other")
_EMPTY = re.compile(f"^(?:其中|而且?|但|但是|且|并且?|仍|也|均|都|却|则|反而|同时|又|还|{_ADVERBS})*$")
_MATTER = re.compile("问题|情况|情形|现象|事实|状况")
_DENYING = re.compile("没有|未|不存在|无")
_THAT = re.compile("[此该这]个?一?数(?:字|值|量|额)?")
"""此数 is the figure told last."""
_OF_CLASS = re.compile("^的(?!问题|情况|情形|现象|事实)")


@dataclass(frozen=True, slots=True)
class Side:
    """One such claim.

    Attributes:
        start: offset of its word in the line.
        end: offset behind it.
        word: that word.
        one: the words for what is compared.
        other: the words for what it is compared with.
        shared: what else its part of the sentence says.
        greater: the first is said to be the greater, or the later.
        equal: both may be the same.
        timed: `True` of days, `False` of amounts, `None` if it may be of both.
        size: which sign of a figure says by how much; -1 for none.
    """

    start: int
    end: int
    word: str
    one: str
    other: str
    shared: str
    greater: bool
    equal: bool
    timed: bool | None
    size: int


@lru_cache(maxsize=2048)
def sides(line: str) -> tuple[Side, ...]:
    """The claims of a sentence, half width, without blanks, with `FIGURE` for every figure."""
    if not any(mark in line for mark in "于超过出突破不及如达到比较先后"):
        return ()
    return tuple(_sides(line))


def _sides(line: str) -> Iterator[Side]:
    for match in _VERBAL.finditer(line) if _WORD.search(line) else ():
        word = match["word"]
        below = bool(re.fullmatch(f"{_BELOW}|{_EARLIER}", word))
        no, reached = bool(match["no"]), bool(re.fullmatch(_REACHED, word))
        greater = (not below) != no
        timed = bool(re.fullmatch(f"{_EARLIER}|{_LATER}", word))
        side = _side(line, match, greater=greater, equal=no != reached, timed=timed)
        if side:
            yield side
    for match in _THAN.finditer(line) if "比" in line or "较" in line else ():
        late, early = re.fullmatch(_LATE, match["word"]), re.fullmatch(_EARLY, match["word"])
        greater = bool(late or re.fullmatch(_MORE, match["word"]))
        side = _side(line, match, greater=greater, equal=False, timed=None if late or early else False)
        if side:
            yield side
    for match in _INDEED.finditer(line) if "先" in line or "后" in line or "前" in line else ():
        one, other = (next(filter(None, (match[f"{name}{n}"] for n in ("", "2", "3", "4")))) for name in _ENDS)
        if not _ASKED.search(line[: match.end()]):
            shared = line[: match.start()]
            yield Side(match.start(), match.end(), match.group(), one, other, shared, False, False, True, -1)


def _side(line: str, match: re.Match[str], *, greater: bool, equal: bool, timed: bool | None) -> Side | None:
    before = line[: match.start("word")]
    if _ASKED.search(before[_sentence_part(before) :]) or _OF_CLASS.match(line, match.end("other")):
        return None
    other, _, behind = match["other"].partition("的")
    if _MATTER.match(behind) and _DENYING.search(behind):
        return None  # 支出高于预算的问题没有发现
    other = other if _MATTER.match(behind) and len(other) > 1 else match["other"]
    if _THAT.fullmatch(other):
        other = _figured(line[: match.start()])
        if not other:
            return None
    one = match["one"]
    if _EMPTY.match(one):
        one = _previous(line[: match.start("one")])
    size = line.count(FIGURE, 0, match.start("size")) if match["size"] else -1
    rest = line[: match.start("one")] + "，" + line[match.end() : match.end() + 12]
    return Side(*match.span("word"), match["word"], one, other, rest, greater, equal, timed, size)


def _figured(before: str) -> str:
    """What the last figure before is of: the words of its part of the sentence before it."""
    return re.split(f"[，。；：、{FIGURE}]", before[: max(before.rfind(FIGURE), 0)])[-1]


def _sentence_part(before: str) -> int:
    return max(before.rfind(mark) for mark in "；。") + 1


def _previous(before: str) -> str:
    """The words of the part before, without its figures: what goes on is what it told of."""
    parts: Sequence[str] = [part for part in re.split("[，。；：、]", before) if part]
    return parts[-1].replace(FIGURE, "") if parts else ""
