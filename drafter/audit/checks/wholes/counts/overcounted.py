"""Counts in one breath with their kinds: 共有车辆9辆，其中：机要通信用车2辆、应急保障用车3辆、…、其他用车1辆."""

import re
from collections.abc import Iterator
from itertools import takewhile

from drafter.audit.checks.wholes.counts.listed import listed
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.sums import added, wrong_sum
from drafter.audit.terms import OTHER_TIME

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
            run = listed(total, told[index + 1 :], _OPENING, _CHAIN)
            parts = list(takewhile(lambda term: not _ASIDE.search(term.label), run))
            whole = len(parts) >= _FEWEST and bool(_REST.search(parts[-1].label))
            if whole and added(t.figure for t in parts) != total.figure.value:
                yield wrong_sum(reading, total.figure, [t.figure for t in parts], total.name[-16:])
