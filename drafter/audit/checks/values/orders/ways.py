"""Which way a value went, or which of two is larger, beside both: 由A上升至B, 比上年的B增加, X低于Y."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.governing import label_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "comparison"

_UP = "上升|提高|增加|增长|增至|升至|提升|扩大|上涨|攀升|上调|调增|增"
_DOWN = "下降|降低|减少|压缩|压减|缩短|回落|下滑|降至|减至|下调|调减|缩减|收窄|压降|减|降"
_LATER = "推迟|延长|延误|滞后|延后|逾期|超期|拖后|超出|超过"
_SOONER = "提前|提早|节省|节约"
_FROM = re.compile(r"(?:由|从)[^，。；、\d]{0,12}(?:(?:19|20)\d{2}年[末底初]?度?[^，。；、\d]{0,8})?$")
_TO = re.compile(
    rf"(?:，?(?:大幅|逐步|进一步|逐年|稳步|明显|持续)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了)?(?:至|到|为)?)(?:目前|现在|本年|当年|今年)?的?"
    r"(?:(?:19|20)\d{2}年[末底]?度?的?)?$"
)
_AGAINST = re.compile(
    r"^[，,]?(?:且|并)?(?:同比)?(?:比|较|与)[^，。；、\d]{0,12}(?:(?:19|20)\d{2}年[末底]?度?)?[^，。；、\d]{0,10}(?:的|[初末]|同期|计划数?|目标值?|预算数?|时限|工期|期限|限额|定额|标准|水平)$"
)
_WENT = re.compile(
    rf"^，?(?:相比)?(?:有所|略有|明显|大幅)?(?:(?P<up>{_UP}|{_LATER}|多|高(?!于))|(?P<down>{_DOWN}|{_SOONER}|少|低(?!于)))"
)
_RELATED = re.compile(
    r"(?:^|[，,；（])(?P<left>[^，。；、：\d]{0,14}?)(?:均|也|明显|略)?(?P<not>未|没有|不)?(?:(?P<above>高于|大于|超过|超出|多于)|(?P<below>低于|小于|少于))"
    r"(?P<right>[^，。；、：\d]{2,14})(?=[，。；）]|$)"
)
_WORDS = re.compile(r"(?:平均)?(?:水平|数额?|值|金额|总额|额)$|^(?:该|其|本|全年|实际|的)+")
_SINCE = re.compile(
    rf"(?:比|较)(?:上年|去年|上一年度?)(?:同期)?(?:均?有所|略有|明显|大幅)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?=[，。；]|$)"
)
_THEN = re.compile(r"上年|去年|上一年度?")
_TIME = re.compile(r"上年度?|去年|上一年度?|本年度?|今年|当年|全年|为$")
_BENT = re.compile(r"目标|应|须|要求|力争|确保|不得|原则|若|如|是否|的$|部分|个别")
_HALF = re.compile(r"^[，,]?(?:已|均)?(?:超过|过|达到)(?:了)?(?:半数|一半|半)(?=[，。；以]|$)")
_PAIR = 2
_CORE = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Words of more and less that the values beside them deny."""
    for sentence in reading.sentences:
        if len(sentence.figures) < _PAIR:
            continue
        yield from _named(reading, sentence)
        yield from _since(reading, sentence)
        for piece in reading.pieces(sentence):
            yield from _two(reading, piece)


def _two(reading: Reading, piece: Sentence) -> Iterator[Issue]:
    """由A上升至B; A，比上年的B增加; A，实际B，超过半数."""
    for index in range(1, len(piece.figures)):
        first, second = piece.figures[index - 1], piece.figures[index]
        if not _alike(first, second):
            continue
        gap, text = piece.lead(index), piece.between(second.behind, piece.behind)
        low, high = second.value - second.half, second.value + second.half
        to = _TO.search(gap) if _FROM.search(piece.lead(index - 1)) and "的" not in gap[:1] else None
        if to and to.start() <= _CORE:
            wrong = high < first.value - first.half if to["up"] else low > first.value + first.half
            if wrong or (high == low == first.value and first.half == 0):
                yield _issue(reading, [first, second], first.text + gap + second.text, "way")
            continue
        went = _WENT.match(text) if _AGAINST.match(gap) else None
        if went and not re.match("[^，。；]{0,6}[率幅]", text[went.end() :]):
            rose = first.value - first.half > high
            fell = first.value + first.half < low
            if (went["up"] and fell) or (went["down"] and rose):
                yield _issue(reading, [first, second], went[0].strip("，"), "way_against")
        if _HALF.match(text) and _PAIR * second.value <= first.value:
            yield _issue(reading, [second, first], _HALF.sub("超过半数", text[:5])[:4], "bounded_two")


def _since(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """本年A，上年B，较上年有所增加."""
    match = _SINCE.search(sentence.text)
    if match is None or len(sentence.figures) != _PAIR or not _alike(*sentence.figures):
        return
    if sentence.figures[1].behind > sentence.at + match.start():
        return
    labels = [label_of(sentence, figure) for figure in sentence.figures]
    before = [bool(_THEN.search(label)) for label in labels]
    names = {_TIME.sub("", label) for label in labels}
    if sorted(before) != [False, True] or len(names - {""}) > 1:
        return
    now, then = sentence.figures if before[1] else reversed(sentence.figures)
    rose, fell = now.value - now.half > then.value + then.half, now.value + now.half < then.value - then.half
    if (match["up"] and fell) or (match["down"] and rose):
        yield _issue(reading, [now, then], match[0], "way_against")


def _named(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """预算A，中标价B，中标价低于预算."""
    for match in _RELATED.finditer(sentence.text):
        at = sentence.at + match.start("left")
        before = [f for f in sentence.figures if f.behind <= at]
        if len(before) < _PAIR or _BENT.search(match["left"] + match["right"]):
            continue
        right = _of_name(sentence, before, match["right"])
        left = _of_name(sentence, before, match["left"]) if match["left"] else before[-1]
        if left is None or right is None or left is right or not _alike(left, right):
            continue
        over = left.value - left.half > right.value + right.half
        under = left.value + left.half < right.value - right.half
        same = left.value == right.value and not match["not"]
        above = bool(match["above"]) is not bool(match["not"])
        if (above and (under or same)) or (not above and (over or same)):
            yield _issue(reading, [left, right], match[0].strip("，,；（"), "bounded_two")


def _of_name(sentence: Sentence, figures: Sequence[Figure], name: str) -> Figure | None:
    """The one figure with a name; its label ends with it, or begins with what is before 平均水平."""
    bare = _WORDS.sub("", _WORDS.sub("", name))
    if len(bare) < _CORE:
        return None
    found = [f for f in figures if bare in label_of(sentence, f)]
    ending = [f for f in found if label_of(sentence, f).removesuffix("为").removesuffix("数").endswith(bare)]
    if len(ending) == 1:
        return ending[0]
    average = [
        f for f in figures if "平均" in name and name.partition("平均")[0] + "平均" in label_of(sentence, f)
    ]
    found = found or average
    return found[0] if len(found) == 1 else None


def _alike(first: Figure, second: Figure) -> bool:
    if "位" in (first.quantity.dimension, second.quantity.dimension):
        return False  # a place in a ranking, of which the first is the highest
    same = bool(first.quantity.dimension) and first.quantity.dimension == second.quantity.dimension
    signed = min(first.value, second.value) < 0 or "-" in first.text + second.text
    return same and not signed and not first.quantity.hedge and not second.quantity.hedge


def _issue(reading: Reading, figures: Sequence[Figure], said: str, key: str) -> Issue:
    spans = [figure.span for figure in figures]
    return reading.issue(KIND, key, spans, said=said, value=figures[0].text, limit=figures[1].text)
