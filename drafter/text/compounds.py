"""Amounts that are written in two steps: 1亿2000万元 and 3万5000元 are one figure each, as is 3万4993.1亿元."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from drafter.text import units
from drafter.text.figure import Figure, scale
from drafter.text.width import View

_STEPS = {"万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
_GAP = re.compile("零?")
_LESSER = frozenset("十百千")


def joined(view: View, found: Sequence[Figure]) -> list[Figure]:
    """Figures in the order of their text, those of two steps made one, with the unit and precision of the last.

    Args:
        view: the folded text that they stand in.
        found: as they were read, each for itself.
    """
    whole: list[Figure] = []
    for figure in reversed(found):
        together = _together(figure, whole[-1]) if whole and _at_once(view, figure, whole[-1]) else None
        if together:
            whole[-1] = together
        else:
            whole.append(figure)
    return whole[::-1]


def _at_once(view: View, first: Figure, second: Figure) -> bool:
    """Whether nothing stands between two figures, not even the blank between the cells of a table."""
    gap = view.text[first.end : second.start]
    return bool(_GAP.fullmatch(gap)) and view.offsets[second.start] - view.offsets[first.end - 1] == len(gap) + 1


def _together(first: Figure, second: Figure) -> Figure | None:
    """A bare 3万 or 1亿 with what follows it, if that is less than one more of the first step."""
    step, unit = _STEPS.get(first.unit), _of_thousands(second.unit)
    if step is None or not unit or unit[0] == first.unit or first.places or first.value < 0:
        return None
    multiplied = first.unit == "万" and unit[0] == "亿"
    base = unit if multiplied or unit[0] not in _STEPS else unit[1:]
    dimension, factor = scale(base)
    if dimension != second.dimension or second.value >= step * factor:
        return None
    value = first.value * factor + second.value
    return replace(second, start=first.start, value=value, hedge=first.hedge or second.hedge)


def _of_thousands(unit: str) -> str:
    """What a unit counts tens or thousands of: 亿元 for 千亿元, 亩 for 千亩; 千克 and 百分点 are units."""
    lesser = unit[:1] in _LESSER and len(unit) > 1
    return unit[1:] if lesser and (unit == "千元" or unit not in {*units.SCALED, *units.COUNTERS}) else unit
