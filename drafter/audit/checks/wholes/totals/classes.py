"""A whole of so many classes that are all listed: 收入合计A，分为二类：甲a，乙b; and a part above its whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence
from drafter.audit.sums import held

KIND = "sum"

_CLASSES = re.compile(
    r"(?:分为|分成|划分为|共分|包括|包含|由)(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})"
    r"(?:大类|个?部分|个?类别|类|大?块|种来源|项)(?:内容|支出|收入|资金)?(?:组成|构成)?[，：:。]?(?:其中|分别为|分别是|即|具体为)?[：:，]?"
)
_MADE_OF = re.compile(r"(?:主体|主要)?由(?P<parts>[^。；]{4,160}?)(?:构成|组成)")
_TOTAL = re.compile(
    r"(?:总计|合计|总额|总量|总规模|规模|共计?|总[\u4e00-\u9fff]{1,4}|收入|支出|预算|资产|资金)(?:数|共)?(?:为|是|约|达)*$"
)
_CHANGED = re.compile(r"上年|去年|同比|[比较]|增[加长]|减少|下降|占|人均|平均|每|超")
_PARTIAL = re.compile(r"另|此外|等|含|其中[^：:，]")
_MONEY = "元"
_ROUGHLY = Decimal("0.05")
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Classes that do not add up to a whole of which they are said to be all, and parts larger than the whole."""
    for sentence in reading.sentences:
        for match in _CLASSES.finditer(sentence.text):
            yield from _summed(reading, sentence, match)
        for match in _MADE_OF.finditer(sentence.text):
            yield from _above(reading, sentence, match)


def _summed(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Iterator[Issue]:
    at, behind = sentence.at + match.start(), sentence.at + match.end()
    total = _whole(sentence, at)
    count = number_of(match["count"])
    parts = _listed(sentence, behind)
    if total is None or len(parts) != count or count < _FEWEST:
        return
    yield from held(reading, total, parts, _name(sentence, total))


def _whole(sentence: Sentence, before: int) -> Figure | None:
    """The one amount of money before an offset that is no change, share or amount of another time."""
    found = [f for f in sentence.figures if f.behind <= before and f.quantity.dimension == _MONEY]
    found = [f for f in found if not _CHANGED.search(sentence.label(f))]
    return found[0] if len(found) == 1 and _TOTAL.search(sentence.label(found[0])) else None


def _listed(sentence: Sentence, start: int) -> Sequence[Figure]:
    """The amounts of a list, one for each of its items; none where an item has none or more than one."""
    text = re.sub(r"[（(][^（()）]*[)）]", "", sentence.block.text[start : sentence.behind].rstrip("。"))
    if _PARTIAL.search(text):
        return ()
    own = [f for f in sentence.figures if f.at >= start]
    exact = all(f.quantity.dimension == _MONEY and not f.quantity.hedge for f in own)
    items = [item for item in re.split(r"[，、；]", text) if item]
    plain_list = all(not _CHANGED.search(sentence.label(f)) for f in own)
    return own if exact and plain_list and len(items) == len(own) else ()


def _above(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Iterator[Issue]:
    """总额A，由b万元甲、c万元乙构成, with b or c above A."""
    start, end = (sentence.at + place for place in match.span("parts"))
    total = _whole(sentence, sentence.at + match.start())
    if total is None:
        return
    most = total.value * (1 + (_ROUGHLY if total.quantity.hedge else 0)) + total.half
    for part in sentence.figures:
        inside = start <= part.at < end and part.quantity.dimension == _MONEY and not part.quantity.hedge
        if inside and part.value - part.half > most:
            yield reading.issue(
                KIND,
                "part_above",
                [part.span, total.span],
                part=part.text,
                whole=f"{_name(sentence, total)}{total.text}",
                gap=f"{plain((part.value - total.value) / total.factor)}{total.quantity.unit}",
            )


def _name(sentence: Sentence, figure: Figure) -> str:
    return re.sub(r"(?:为|是|约|达|共)+$", "", sentence.label(figure))[-16:] or "合计"
