"""What a sentence reckons with figures that it gives: 抽查9份，2份逾期，占22.2% must be two in nine.

Only what leaves no doubt is read: nothing stands between the figures and the word that reckons with them but what
that word is of. Of whom a share is one where the sentence gives no whole, other rules tell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from drafter.text.quantities import Quantity
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.support import factor, states_result
from drafter.verification.relations.sides import FIGURE

_RATE = "%"
_RATES = frozenset({_RATE, "百分点", "分", "倍", "比", ""})
_HUNDRED = Decimal(100)
_MOST = 6
"""Of so many figures all that they can add up to is tried."""
_PAIR = 2
_SO = "(?:大?约|将?近|接近|仅|只|有|高?达|到|了|[为是]|超过?|逾|不[到足]|共)*"
_SHARE = re.compile(
    f"(?:后者)?(?:[所约仅只也均已就共]|大约)*(?:占(?:比[例重]?|总[数量]的?|了)?|比[例重]|的?比例|比率){_SO}"
)
_BENT = re.compile(_SO)
"""近四成 and 超过一半 behind a comma are shares too."""
_OF = re.compile("(?:占|相当于|完成)[了到]?[^，。；：]{0,10}")
_WHOLE = re.compile(f"[^，。；：、]{{0,12}}的(?:比[例重])?{_SO}")
_DONE = re.compile(
    "[^，。；：未没结余剩超空闲缺差]{0,6}(?:(?:执行|支出|完成|使用|到位|支付)率|(?:执行|支出)进度"
    f"|[只仅实际]*(?:完成|用[了去掉]|支出了?)(?:了?(?:目标|计划|预算)的)?){_SO}"
)
_CHANGED = re.compile(
    "[^，。；：]{0,4}(?:增[长加]?|减少?|下降|上升|降低|提高|上涨|变|升|降|涨|调整)[^，。；：]{0,2}[到至为成]|→"
)
_BY = re.compile(
    "[^，。；：]{0,6}，(?:同比|[比较]上年|净)?(?:增[长加幅]?|减[少幅]?|[升降涨跌]幅?|下降|上升|降低|提高|上涨)(?:率|幅度?)?"
    f"{_SO}"
)
_ALL = "合计|共计|总计|一共|总共|加起来|相加|加在一起|合起来|之和|共"
_SO_MANY, _ADDS = re.compile("[两二三四五][项者类笔个]"), re.compile(f"(?:都|一并|全部)?(?:{_ALL}|合|总)")
_SUM = re.compile(
    f"(?:[两二三四五]项|[两二三]者|以上|上述)?(?:都|一并|全部)?(?:{_ALL}|总数|合)(?:[共是为有达]|共有)*"
)
_JOINED_SUM = re.compile(f"[^，。；：]{{0,10}}?(?:{_ALL})(?:[共是为有达]|共有)*")
_AND = re.compile("[^，。；：、]{0,10}(?:[和与及、]|以及)[^，。；：、]{0,12}")
_REST = re.compile("(?:其余|余下|剩下|剩余|其他)的?")
_HALF = "半"
_STOPS = re.compile("[，。；）]|$")
_BREAK = re.compile("[，（(；：]")


@dataclass(frozen=True, slots=True)
class Misreckoned:
    """A figure that is not what its sentence makes it.

    Attributes:
        figure: as it is written.
        value: what it would be, in the scale of its dimension.
    """

    figure: Quantity
    value: Decimal


def misreckoned(line: str, figures: Sequence[Quantity]) -> Iterator[Misreckoned]:
    """The figures of a sentence that are not what others of it make.

    Args:
        line: the sentence, with `FIGURE` for every figure.
        figures: what these stand for.
    """
    pieces, figures = _merged(line.split(FIGURE), figures)
    for place in range(1, len(figures)):
        made = [*_made(pieces, figures, place)]
        if made and not any(_agrees(figures[place], value, figures) for value in made):
            yield Misreckoned(figures[place], made[0])


def _agrees(figure: Quantity, value: Decimal, figures: Sequence[Quantity]) -> bool:
    """Whether a figure is what others make, whatever these may be before they were rounded: 2.96万 of 29,598."""
    if states_result(figure, value):
        return True
    rounded = (_coarse(one) for one in figures if one is not figure and figure.dimension == _RATE)
    return not figure.hedge and abs(figure.value - value) <= value * sum(rounded, Decimal(0))


def _coarse(figure: Quantity) -> Decimal:
    """By what share of itself a figure may have been rounded; nothing for what is told one by one."""
    exact = not figure.places and figure.unit == figure.dimension
    if exact or not figure.value or figure.dimension in _RATES:
        return Decimal(0)
    return factor(figure.unit).scaleb(-figure.places) / (2 * abs(figure.value))


def _merged(pieces: Sequence[str], figures: Sequence[Quantity]) -> tuple[Sequence[str], Sequence[Quantity]]:
    """The pieces between figures without those that only say how many others there are: 两项合计."""
    kept, words = [], [pieces[0]]
    for figure, piece in zip(figures, pieces[1:], strict=True):
        if figure.spoken and _SO_MANY.fullmatch(figure.text) and _ADDS.match(piece):
            words[-1] += figure.text + piece
        else:
            kept.append(figure)
            words.append(piece)
    return words, kept


def _made(pieces: Sequence[str], figures: Sequence[Quantity], place: int) -> Iterator[Decimal]:
    """What a figure can be by the words before it; nothing where these do not reckon."""
    before, figure = figures[:place], figures[place]
    if figure.dimension == _RATE:
        alone = (figure.spoken or figure.unit == _HALF) and _STOPS.match(pieces[place + 1])
        yield from _share(pieces[: place + 1], before, figures[place + 1 :], alone=bool(alone))
        yield from _change(pieces[: place + 1], before)
    elif figure.dimension not in _RATES and not figure.hedge:
        like = [one for one in before if _alike(one, figure)]
        yield from _summed(pieces[: place + 1], like, before)
        yield from _left(pieces[place], like)


def _share(
    pieces: Sequence[str], before: Sequence[Quantity], behind: Sequence[Quantity], *, alone: bool
) -> Iterator[Decimal]:
    top, said = before[-1], _BREAK.split(pieces[-1])
    if top.dimension in _RATES or top.hedge:
        return
    if _WHOLE.fullmatch(pieces[-1]) and len(before) >= _PAIR and _OF.search(pieces[-2]):
        part = before[-2]
        joined = _OF.fullmatch(_BREAK.split(pieces[-2])[-1])
        if joined and _alike(part, top) and not part.hedge and len(_BREAK.split(pieces[-2])) <= _PAIR:
            yield part.value * _HUNDRED / top.value
        return
    if len(said) > _PAIR:
        return
    if _SHARE.fullmatch(said[-1]) or (alone and len(said) == _PAIR and _BENT.fullmatch(said[-1])):
        yield from _parts(before, behind)
    elif _DONE.fullmatch(said[-1]) and len(said) == _PAIR:
        yield from _done(before)


def _parts(before: Sequence[Quantity], behind: Sequence[Quantity]) -> Iterator[Decimal]:
    """The figure before, or the last ones together, as shares of every greater one."""
    part = Decimal(0)
    for number, one in enumerate(reversed(before)):
        earlier = before[: len(before) - number - 1]
        if not _alike(one, before[-1]) or not any(_alike(whole, one) for whole in earlier):
            return  # of whom it is a share the sentence does not say before
        part += one.value
        rest = (*earlier, *behind)
        wholes = [whole.value for whole in rest if _alike(whole, one) and whole.value > part]
        yield from (part * _HUNDRED / whole for whole in wholes)


def _done(before: Sequence[Quantity]) -> Iterator[Decimal]:
    """What was done of what was planned; in which order they are told is left open."""
    like = [one for one in before if _alike(one, before[-1])]
    if len(like) == len(before) == _PAIR and all(one.value and not one.hedge for one in like):
        first, second = (one.value for one in like)
        yield second * _HUNDRED / first
        yield first * _HUNDRED / second


def _change(pieces: Sequence[str], before: Sequence[Quantity]) -> Iterator[Decimal]:
    """由A增至B，增长P%, also with the size of the change between them."""
    told = len(before)
    for last in (told - 1, told - 2):
        if last < 1 or not _CHANGED.fullmatch(pieces[last]) or not _BY.fullmatch(pieces[last + 1]):
            continue
        was, now = before[last - 1], before[last]
        plain = _alike(was, now) and was.value and not (was.hedge or now.hedge) and was.dimension not in _RATES
        if plain and (last == told - 1 or _BY.fullmatch(f"，{_BREAK.split(pieces[-1])[-1]}")):
            yield abs(now.value - was.value) * _HUNDRED / was.value


def _summed(pieces: Sequence[str], like: Sequence[Quantity], before: Sequence[Quantity]) -> Iterator[Decimal]:
    said = _BREAK.split(pieces[-1])
    alone = len(said) > 1 and _SUM.fullmatch(said[-1])
    joined = len(said) == 1 and len(before) >= _PAIR and _AND.fullmatch(pieces[-2])
    joined = joined and like[-_PAIR:] == list(before[-_PAIR:]) and _JOINED_SUM.fullmatch(pieces[-1])
    if not (alone or joined) or not _PAIR <= len(like) <= _MOST or any(one.hedge for one in like):
        return
    for size in range(len(like), 1, -1):
        for some in combinations(like, size):
            yield sum((one.value for one in some), Decimal(0))


def _left(lead: str, like: Sequence[Quantity]) -> Iterator[Decimal]:
    """What is left of a whole told first without any of the others."""
    said = _BREAK.split(lead)
    if len(said) < _PAIR or not _REST.fullmatch(said[-1]) or not _PAIR <= len(like) <= _MOST:
        return
    if any(one.hedge for one in like):
        return
    for place, whole in enumerate(like):
        others = [*like[:place], *like[place + 1 :]]
        for size in range(1, len(others) + 1):
            for some in combinations(others, size):
                left = whole.value - sum((one.value for one in some), Decimal(0))
                if left > 0:
                    yield left


def _alike(one: Quantity, other: Quantity) -> bool:
    same = one.dimension == other.dimension or counted_alike(one.dimension, other.dimension)
    return same and one.dimension not in _RATES
