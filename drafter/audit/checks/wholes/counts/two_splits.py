"""A count that is split twice: 在岗58人，事业编制31人，聘用27人；采编36人，技术21人，行政10人.

One split makes up the count, which shows that each of them is meant to; in the other an item has two of its
digits changed about, and would make it up otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby, takewhile

from drafter.audit.checks.wholes.counts.listed import listed
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Sentence
from drafter.audit.sums import added, wrong_sum
from drafter.audit.terms import OTHER_TIME, Term

_MARK = re.compile(r"(?:[，,、：:；;](?:其中[：:，,]?)?)")
_FEWEST = 3
_SPLITS = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Splits of a count of which one adds up, and the other would but for two digits changed about."""
    for sentence in reading.sentences:
        if len(sentence.figures) > _FEWEST + 1 and re.search("[；;]", sentence.text):
            yield from _split(reading, sentence)


def _split(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    told = [t for t in reading.terms(sentence) if t.opened < 0]
    for index, total in enumerate(told):
        if not total.exact or total.dimension == "元" or OTHER_TIME.search(total.label):
            continue
        run = takewhile(partial(_is_less, total), listed(total, told[index + 1 :], _MARK, _MARK))
        splits = [list(group) for _, group in groupby(run, key=lambda t: t.part)]
        if len(splits) != _SPLITS or min(map(len, splits)) < _SPLITS:
            continue
        wrong = [split for split in splits if _sum(split) != total.figure.value]
        if len(wrong) == 1 and len(wrong[0]) >= _FEWEST and _turned(total, wrong[0]):
            yield wrong_sum(reading, total.figure, [t.figure for t in wrong[0]], total.name[-16:])


def _is_less(total: Term, term: Term) -> bool:
    return term.figure.value < total.figure.value


def _sum(split: Sequence[Term]) -> Decimal:
    return added(t.figure for t in split)


def _turned(total: Term, split: Sequence[Term]) -> bool:
    """Whether an item with two neighbouring digits changed about would make the split right."""
    for term in split:
        digits = plain(term.figure.value)
        due = plain(total.figure.value - _sum(split) + term.figure.value)
        turned = (digits[:i] + digits[i : i + 2][::-1] + digits[i + 2 :] for i in range(len(digits) - 1))
        if due in turned:
            return True
    return False
