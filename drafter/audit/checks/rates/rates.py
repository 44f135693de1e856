"""Rates recomputed from the figures beside them: 执行率, 得分率, 控制率, and rates that make up a whole."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.checks.rates.kinds import RATES, Rate
from drafter.audit.comparable import PRIOR
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.plausible import other_share
from drafter.audit.quotients import wrong_rate
from drafter.audit.reading import Reading
from drafter.audit.rounding import (
    HUNDRED,
    Range,
    percent,
    plain,
    range_of,
    ratio,
)
from drafter.audit.series import list_of, run_of
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

_REST = re.compile(
    r"(?:尚?未|剩余|尚余)(?:支付|支出|完成|执行|使用|拨付|支|付|办结|整改)?(?:资金|数|金额)?(?:为)?$"
)
_DONE_PART = re.compile(
    r"(?<![未应])(?P<what>支付|支出|完成|执行|使用|拨付|办结|整改)(?:了|资金|金额|数)?(?:为)?$"
)
_OWED = re.compile(r"应(?:当)?(?:配套|到位|拨付|安排|支付|落实|投入)[^，。；]{0,8}$")
_ACTUAL = re.compile(r"实际(?:配套|到位|拨付|安排|支付|落实|投入)[^，。；]{0,8}$")
_PLANNED = re.compile(
    r"(?<![按照据])(?:计划|应|需|预计|拟)(?:完成|支出|支付|到位|实施|采购|覆盖|使用)[\u4e00-\u9fff]{0,4}$"
)
_DONE = re.compile(r"(?<![未不])(?P<what>完成|合格|通过|达标|覆盖|办结|回访|整改|实现|收回)(?:了|率)?$")
_ADDED = re.compile(
    r"不合格|未通过|未达标|不满意|未覆盖|未完成|闲置|追加|调增|调减|核减|核增|压减|财政收回|收回资金|新增"
)
_ADJUSTED = re.compile(r"(?:调整|全年)\s*预算|预算\s*调整|追\s*加|调\s*[增减整剂]|年中")
_FUND = re.compile(
    r"(?:公共(?:财政)?|基金|国有资本经营)预算(?=[“”当年本级（）]*(?:财政)?(?:拨款|收入|支出|基本|项目|三公))"
)
_ASIDE = re.compile(r"目标|要求|不低于|不高于|不超过|上限|控制在|考核")
_SPENDING = re.compile(r"(?:执行|支出|支付)(?:率|进度)(?:为|是|达到?|仅)*$")
"""A rate whose own name says of what it is, so that the budget may stand in the sentence before."""
_OF_MONEY = re.compile("支出|支付|预算|资金|经费")
_AMOUNTS = ("元", "分", "")


def check(reading: Reading) -> Iterator[Issue]:
    """Rates that the figures of their own sentence do not give."""
    for sentence in reading.sentences:
        for figure in sentence.figures:
            if figure.quantity.dimension != "%" or figure.quantity.hedge:
                continue
            yield from _rates(reading, sentence, figure)
        yield from _complements(reading, sentence)


def _rates(reading: Reading, sentence: Sentence, stated: Figure) -> Iterator[Issue]:
    label = sentence.label(stated)
    if _ASIDE.search(label):
        return
    rate = next((rate for rate in RATES if rate.name.search(label)), None)
    if rate is None or len(run_of(sentence, stated)) > 1:
        return
    near = _alone(_money(_window(reading, sentence, stated)))
    above, below = _owed(near) or _told(near, rate)
    if above and not below:
        yield from _with_rest(reading, label, stated, near)
    if not above or not below:
        above, below = _counted(near, label)
    apart = bool(above and below) and not rate.of_the_whole and _apart(sentence, above[-1], below)
    if not above or not below or apart or _of_others(sentence, label, stated, above[-1], below[-1], rate):
        return
    if _agrees(stated, above, below) or other_share(reading, sentence, stated, above[-1], below[-1]):
        return
    if len({f.value for f in above}) == 1 and not _initial_only(reading, [(s, f) for s, f in near if f in below]):
        mixed = len({sentence.at <= f.at < sentence.behind for f in (above[-1], below[-1])}) > 1
        doubt = Doubt.BASE if mixed and not _SPENDING.search(label) else None
        yield wrong_rate(reading, stated, above[-1], below[-1], _name(label), doubt)


def _capped(stated: Figure, above: Figure, below: Figure) -> bool:
    """Whether more things were done than planned, and the rate is told as full: scores count no more than that."""
    things = above.quantity.dimension not in _AMOUNTS
    return things and stated.value == HUNDRED and above.value > below.value


def _counted(near: Sequence[tuple[Sentence, Figure]], rate: str) -> tuple[list[Figure], list[Figure]]:
    """15项，完成14项: of two counts of one thing the second is what was done of the first."""
    if len(near) != 2 or near[0][1].quantity.dimension in ("元", "分", "") or near[1][0] is not near[0][0]:  # noqa: PLR2004
        return [], []
    (_, whole), (sentence, done) = near
    label = sentence.label(done)
    match = _DONE.search(label)
    told = match and match["what"] in rate and not _ADDED.search(label) and done.value <= whole.value
    return ([done], [whole]) if told else ([], [])


def _told(near: Sequence[tuple[Sentence, Figure]], rate: Rate) -> tuple[list[Figure], list[Figure]]:
    """The upper and the lower figures of a rate, by the words before them."""
    above, below = ([f for s, f in near if _role(s, f, rate) == role] for role in ("above", "below"))
    return above, below


def _owed(near: Sequence[tuple[Sentence, Figure]]) -> tuple[list[Figure], list[Figure]] | None:
    """应配套A，实际配套B: what was done and what was owed, where each is told once."""
    actual = [f for s, f in near if _ACTUAL.search(s.label(f))]
    owed = [f for s, f in near if _OWED.search(s.label(f)) and f not in actual]
    return (actual, owed) if len(actual) == len(owed) == 1 else None


def _with_rest(
    reading: Reading, rate: str, stated: Figure, near: Sequence[tuple[Sentence, Figure]]
) -> Iterator[Issue]:
    """支付A，未支付B，支付率p: the whole is what was done and what was not."""
    rest = [f for s, f in near if _REST.search(s.label(f))]
    done = [f for s, f in near if f not in rest and (m := _DONE_PART.search(s.label(f))) and m["what"] in rate]
    if len(rest) != 1 or len(done) != 1 or len(near) != 2:  # noqa: PLR2004
        return
    part, left = range_of(done[0]), range_of(rest[0])
    computed = ratio(part, Range(part.low + left.low, part.high + left.high))
    value = percent(done[0].value, done[0].value + rest[0].value, max(stated.quantity.places, 2))
    if computed and not computed.meets(range_of(stated)):
        yield reading.issue(
            KIND,
            "rate_rest",
            [stated.span, done[0].span, rest[0].span],
            label=_name(rate),
            stated=stated.text,
            done=done[0].text,
            rest=rest[0].text,
            value=f"{plain(value)}%",
        )


def _apart(sentence: Sentence, above: Figure, below: Sequence[Figure]) -> bool:
    """Whether 其中 stands between the two figures, so that one is of a part and the other of the whole."""
    ends = sorted((above.at, max(figure.at for figure in below)))
    return "其中" in sentence.block.text[ends[0] : ends[1]]


def _of_others(  # a rate with both of its figures
    sentence: Sentence, label: str, stated: Figure, above: Figure, below: Figure, rate: Rate
) -> bool:
    """Whether a rate is of something else than the figures before it.

    It is of money and they count things; 其中 has begun to tell of a part; a part would be above its whole.
    """
    last = max(above, below, key=lambda figure: figure.span)
    between = sentence.block.text[last.behind if last.block is sentence.block else sentence.at : stated.at]
    return (
        (above.quantity.dimension not in _AMOUNTS and bool(_OF_MONEY.search(label)))
        or "其中" in between
        or (rate.of_the_whole and "控制" not in label and above.value > below.value)
    )


def _initial_only(reading: Reading, below: Sequence[tuple[Sentence, Figure]]) -> bool:
    """Whether only the budget of the year's beginning is named, although it was adjusted later."""
    initial = all("年初" in s.label(f) for s, f in below)
    return initial and bool(_ADJUSTED.search(reading.text))


def _window(reading: Reading, sentence: Sentence, stated: Figure) -> list[tuple[Sentence, Figure]]:
    """The figures before a rate in its sentence; where there are none, those of the sentence before."""
    own = [(sentence, f) for f in sentence.figures if f.at < stated.at]
    after_rate = [i for i, (_, f) in enumerate(own) if f.quantity.dimension == "%"]
    own = own[after_rate[-1] + 1 :] if after_rate else own
    if after_rate or len(_money(own)) > 1:
        return own
    siblings = reading.by_block[sentence.block.start]
    place = bisect_left(siblings, sentence.at, key=lambda other: other.at)
    before = [(siblings[place - 1], f) for f in siblings[place - 1].figures] if place else []
    return [*before, *own] if not own or len(_money(before)) == 1 else own


def _money(near: Sequence[tuple[Sentence, Figure]]) -> list[tuple[Sentence, Figure]]:
    """The figures that a rate may be made of: no rates, none that are hedged, all of one dimension."""
    kept = [(s, f) for s, f in near if f.quantity.dimension not in ("%", "百分点") and not f.quantity.hedge]
    dimensions = {f.quantity.dimension for _, f in kept}
    return kept if len(dimensions) == 1 else []


def _alone(near: Sequence[tuple[Sentence, Figure]]) -> Sequence[tuple[Sentence, Figure]]:
    """Figures; none where one is of a row (分别为A、B和C), each of which has a rate of its own."""
    return [] if any(len(list_of(sentence, figure)) > 1 for sentence, figure in near) else near


def _role(sentence: Sentence, figure: Figure, rate: Rate) -> str:
    """Whether a figure is the upper or the lower one: by the word that stands nearest before it."""
    label = _FUND.sub("", sentence.label(figure))
    if PRIOR.search(label) or _ADDED.search(label):
        return ""
    if _PLANNED.search(label):
        return "below"
    up = max(((m.end(), m.end() - m.start()) for m in rate.above.finditer(label)), default=(-1, 0))
    down = max(((m.end(), m.end() - m.start()) for m in rate.below.finditer(label)), default=(-1, 0))
    if up == down:
        return ""
    return "above" if up > down else "below"


def _agrees(stated: Figure, above: Sequence[Figure], below: Sequence[Figure]) -> bool:
    for a in above:
        for b in below:
            computed = ratio(range_of(a), range_of(b))
            if computed is None or range_of(stated).meets(computed) or _capped(stated, a, b):
                return True
    return False


def _name(label: str) -> str:
    return re.sub(r"(?:分别)?(?:为|是|达到?|至|约)+$", "", label)[-16:]


def _complements(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    rates = [f for f in sentence.figures if f.quantity.dimension == "%" and not f.quantity.hedge]
    spent = [f for f in rates if re.search(r"(?:支出|执行)(?:率|进度)[^率]{0,3}$", sentence.label(f))]
    left = [f for f in rates if re.search(r"(?:结余|结转)率[^率]{0,3}$", sentence.label(f))]
    if len(spent) != 1 or len(left) != 1 or "=" in sentence.text:
        return
    total = spent[0].value + left[0].value
    if abs(total - HUNDRED) > spent[0].half + left[0].half + Decimal("0.01"):
        yield reading.issue(
            KIND,
            "complement",
            [spent[0].span, left[0].span],
            severity=Severity.WARNING,
            spent=spent[0].text,
            left=left[0].text,
            value=f"{plain(HUNDRED - spent[0].value)}%",
        )
