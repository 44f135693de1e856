"""From what to what a measure has moved: 从52.10万元到58.40万元 tells two years of one measure in order."""

import re
from collections.abc import Iterator, Sequence

from drafter.text.quantities import Quantity
from drafter.verification.relations.measures import Measured, Measures
from drafter.verification.relations.sides import FIGURE

_MOVED = re.compile(
    f"[由从自](?:上年|去年|上一年度?|前一年)?的?(?P<was>{FIGURE})[^，。；{FIGURE}]{{0,8}}?[到至为成](?P<now>{FIGURE})"
)


def moved(line: str, figures: Sequence[Quantity], measures: Measures) -> Iterator[tuple[int, str]]:
    """The figures of such a pair, each with the fact that it is, where two years of one measure are so.

    Args:
        line: the sentence, with `FIGURE` for every figure.
        figures: what these stand for.
        measures: the facts.
    """
    for match in _MOVED.finditer(line) if "到" in line or "至" in line or "为" in line else ():
        was, now = (figures[line.count(FIGURE, 0, match.start(name))] for name in ("was", "now"))
        found = [
            (one, other)
            for one in measures.all
            if _is(was, one) and one.known.years
            for other in measures.by_scope[one.known.scope]
            if _is(now, other) and other.known.years and max(one.known.years) < min(other.known.years)
            if measures.stages(one, other)
        ]
        if len(found) == 1:
            yield was.start, found[0][0].known.ref
            yield now.start, found[0][1].known.ref


def _is(figure: Quantity, one: Measured) -> bool:
    return figure.value == one.value and figure.dimension == one.dimension and not figure.hedge
