"""Lists of figures that answer each other in order: A、B分别为a元和b元，分别占p%和q%."""

import re
from collections.abc import Sequence

from drafter.audit.statements import Figure, Sentence

_JOINED = re.compile(r"[、，,]?(?:和|与|及|以及|或)?(?:约|近)?")
_ENUMERATED = re.compile(r"(?:、|和|与|及|以及)[^，。；：:;\d]{0,14}")
_CHANGED = re.compile(r"增[加长]|减[少收]|下降|上升|同比|[比较](?:上|去|年|预|20)")
_LISTED = re.compile(r"[、，,]?[^，。；：:;\d]{0,16}")
_EACH = re.compile(r"分别|各自?占|依次")
_RATES = ("%", "百分点")
_PAIR = 2


def run_of(sentence: Sentence, stated: Figure) -> tuple[Figure, ...]:
    """The percentages that stand in one list with a percentage, itself among them: 31.2%、52.9%和15.9%."""
    return list_of(sentence, stated) if stated.quantity.dimension in _RATES else (stated,)


def list_of(sentence: Sentence, figure: Figure) -> tuple[Figure, ...]:
    """The figures that stand in a row with one, itself among them, joined by nothing but 、 and 和: A、B和C."""
    figures = sentence.figures
    first = last = figures.index(figure)
    while first and _beside(sentence, figures[first - 1], figures[first]):
        first -= 1
    while last + 1 < len(figures) and _beside(sentence, figures[last], figures[last + 1]):
        last += 1
    return figures[first : last + 1]


def answered(sentence: Sentence, rates: Sequence[Figure], end: int) -> tuple[Figure, ...]:
    """The amounts before an offset that a list of percentages answers in order; none where that cannot be told.

    Amounts joined by 、 and 和 must be as many as the percentages. Of amounts joined by commas the last are
    meant, but only where a word such as 分别 says that each has its own.
    """
    before = [f for f in sentence.figures if f.behind <= end]
    close = _chain(sentence, before, _ENUMERATED)
    if len(close) >= _PAIR or len(rates) < _PAIR:
        return close if len(close) == len(rates) else ()
    loose = _chain(sentence, before, _LISTED)[-len(rates) :]
    each = loose and _EACH.search(sentence.block.text[loose[-1].behind : rates[0].at])
    return loose if each and len(loose) == len(rates) else ()


def _beside(sentence: Sentence, first: Figure, second: Figure) -> bool:
    alike = first.quantity.dimension == second.quantity.dimension
    return alike and bool(_JOINED.fullmatch(sentence.block.text[first.behind : second.at]))


def _chain(sentence: Sentence, figures: Sequence[Figure], joint: re.Pattern[str]) -> tuple[Figure, ...]:
    """The last figures of one dimension that are joined one to the next."""
    found: list[Figure] = []
    for figure in reversed(figures):
        gap = sentence.block.text[figure.behind : found[-1].at] if found else ""
        changed = _CHANGED.search(sentence.label(figure))
        if changed or figure.quantity.dimension in (*_RATES, "") or figure.quantity.hedge:
            break
        if found and (found[-1].quantity.dimension != figure.quantity.dimension or not joint.fullmatch(gap)):
            break
        found.append(figure)
    return tuple(reversed(found))
