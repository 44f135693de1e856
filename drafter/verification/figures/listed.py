"""两项合计, 三个环节, 两套系统: a count of what its own sentence lists."""

import re
from collections import Counter

from drafter.text.quantities import Quantity
from drafter.verification.reading.examination import Examination

_COUNTERS = frozenset("个项套笔类家份条处起组次种部期批所者宗户台")
_MOST = 10
_LIST = re.compile(r"[^，；。：、]+(?:、[^，；。：、]+)+")


def counted(examination: Examination, quantity: Quantity) -> str:
    """What a small spoken count counts in its sentence or the one before; empty if nothing has that number.

    Counted are the figures of one dimension, the things of the case that are named, and the entries of a list.
    """
    if not quantity.spoken or not 1 < quantity.value <= _MOST or quantity.dimension not in _COUNTERS:
        return ""
    sentence = examination.sentence_at(quantity.start)
    start = examination.sentence_at(max(sentence.start - 1, 0)).start
    within = [q for q in examination.scan.quantities if start <= q.start < sentence.end and q is not quantity]
    figures = Counter(one.dimension for one in within if not one.spoken)
    named = {known.ref for at, _, known in examination.mentions if start <= at < sentence.end}
    lists = (found.group().count("、") + 1 for found in _LIST.finditer(examination.text, start, sentence.end))
    numbers = {*figures.values(), len(named), *lists}
    return f"count({int(quantity.value)})" if quantity.value in numbers else ""
