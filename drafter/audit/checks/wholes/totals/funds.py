"""The three public budgets against the appropriation they make up, as the notes of a budget give them."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure
from drafter.audit.sums import held

_NAMES = ("一般公共预算", "政府性基金", "国有资本经营")
_OPENING = re.compile(r"^财政拨款(?P<side>收入|支出)(?:预算|决算)?(?:总额|数)?中")
_COMPARED = re.compile(r"比|较|增加|减少|持平|上年")


def check(reading: Reading) -> Iterator[Issue]:
    """财政拨款支出预算中，一般公共预算A；政府性基金B；国有资本经营C, which add up to the total before them."""
    for sentences in reading.by_block.values():
        for before, sentence in zip((None, *sentences), sentences, strict=False):
            opening = _OPENING.match(sentence.text)
            if opening is None or before is None:
                continue
            named = re.compile(rf"财政拨款{opening['side']}(?:预算|决算)?(?:数|总额)?(?:为)?$")
            totals = [f for f in before.figures if f.quantity.dimension == "元" and named.search(before.label(f))]
            parts: list[Figure] = []
            for name in _NAMES:
                own = (f for f in sentence.figures if name in sentence.label(f) and f.quantity.dimension == "元")
                parts += [f for f in own if not _COMPARED.search(sentence.label(f))][:1]
            if len(totals) == 1 and len(parts) == len(_NAMES):
                yield from held(reading, totals[0], parts, "财政拨款")
