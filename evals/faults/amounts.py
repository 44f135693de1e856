"""Every amount that a case gives, or that two of its facts make."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from drafter.findings.model import QUANTITIES, Case
from drafter.findings.units import PER_CENT, converted, is_counter
from drafter.scoring.card import ScoreCard

Amount = tuple[Decimal, str]


def known(case: Case, card: ScoreCard) -> Iterator[Amount]:
    """Every amount that the case gives, or that two of one finding make."""
    yield card.total, "分"
    yield card.max, "分"
    by_finding: dict[str, list[Amount]] = {}
    for name, fact in case.all_facts():
        if fact.kind in QUANTITIES:
            by_finding.setdefault(name.partition(".")[0], []).append((fact.number, fact.unit))
    for amounts in by_finding.values():
        yield from amounts
        for first, second in combinations(amounts, 2):
            yield from _made_of(first, second)


def _made_of(first: Amount, second: Amount) -> Iterator[Amount]:
    (one, unit), (two, other) = first, second
    like = two if is_counter(unit) and is_counter(other) else converted(two, other, unit)
    if like is None:
        return
    yield one + like, unit
    yield abs(one - like), "个百分点" if unit == "%" else unit
    for above, below in ((one, like), (like, one)):
        if below:
            yield above * PER_CENT / below, "%"
            yield abs(above - below) * PER_CENT / below, "%"
