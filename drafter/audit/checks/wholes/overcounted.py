"""Counts in one breath with their kinds: 共有车辆9辆，其中：机要通信用车2辆、应急保障用车3辆、…、其他用车1辆."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.terms import OTHER_TIME, Term, between

KIND = "sum"

_OPENING = re.compile(r"[，,：:]?(?:其中|包括|分别[为是])[：:，,]?|[：:]")
_TOTAL = re.compile(r"共|总|保有量|实有|合计")
_CHAIN = re.compile(r"[、，,；;]")
_REST = re.compile(r"^其他|^其它")
_ASIDE = re.compile(r"新增|其中|报废|购置|更新|占|同时|兼|未|已|每|完成")
_COUNTED = frozenset(("辆", "台", "套", "艘", "架"))
_FEWEST = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Counts whose kinds are more, or of which the kinds with 其他 at their end are not all."""
    for sentence in reading.sentences:
        if len(sentence.figures) <= _FEWEST:
            continue
        told = [t for t in reading.terms(sentence) if t.opened < 0]
        for index, total in enumerate(told):
            if total.dimension not in _COUNTED or not total.exact or not _TOTAL.search(total.label):
                continue
            if OTHER_TIME.search(total.label) or total.change:
                continue
            parts = _parts(total, told[index + 1 :])
            added = sum((t.figure.value for t in parts), Decimal(0))
            whole = len(parts) >= _FEWEST and bool(_REST.search(parts[-1].label))
            if whole and added != total.figure.value:
                yield _issue(reading, total, parts, added)


def _parts(total: Term, behind: Sequence[Term]) -> list[Term]:
    """The kinds of a count, each with the same counter, between nothing but commas."""
    found: list[Term] = []
    last, mark = total, _OPENING
    for term in behind:
        gap = between(last, term).removesuffix(term.label)
        own = term.exact and not term.change and term.dimension == total.dimension and bool(term.label)
        if not own or not mark.fullmatch(gap) or _ASIDE.search(term.label):
            break
        found.append(term)
        last, mark = term, _CHAIN
    return found


def _issue(reading: Reading, total: Term, parts: Sequence[Term], added: Decimal) -> Issue:
    unit = total.figure.quantity.unit
    return reading.issue(
        KIND,
        "sum_prose",
        [total.figure.span, *(t.figure.span for t in parts)],
        label=total.name[-16:],
        total=total.figure.text,
        terms="+".join(plain(t.figure.value) for t in parts),
        sum=f"{plain(added)}{unit}",
        gap=f"{plain(abs(added - total.figure.value))}{unit}",
    )
