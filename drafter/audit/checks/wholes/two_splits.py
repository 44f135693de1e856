"""A count that is split twice: 在岗58人，事业编制31人，聘用27人；采编36人，技术21人，行政10人.

One split makes up the count, which shows that each of them is meant to; in the other an item has two of its
digits changed about, and would make it up otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Sentence
from drafter.audit.terms import OTHER_TIME, Term, between

KIND = "sum"

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
        run = _run(total, told[index + 1 :])
        splits = [list(group) for _, group in groupby(run, key=lambda t: t.part)]
        if len(splits) != _SPLITS or min(map(len, splits)) < _SPLITS:
            continue
        wrong = [split for split in splits if _sum(split) != total.figure.value]
        if len(wrong) == 1 and len(wrong[0]) >= _FEWEST and _turned(total, wrong[0]):
            yield _issue(reading, total, wrong[0])


def _run(total: Term, behind: Sequence[Term]) -> list[Term]:
    """What is counted alike right behind a total, with nothing but stops between."""
    found: list[Term] = []
    last = total
    for term in behind:
        gap = between(last, term).removesuffix(term.label)
        own = term.exact and not term.change and bool(term.label) and term.dimension == total.dimension
        if not own or not _MARK.fullmatch(gap) or term.figure.value >= total.figure.value:
            break
        found.append(term)
        last = term
    return found


def _sum(split: Sequence[Term]) -> Decimal:
    return sum((t.figure.value for t in split), Decimal(0))


def _turned(total: Term, split: Sequence[Term]) -> bool:
    """Whether an item with two neighbouring digits changed about would make the split right."""
    for term in split:
        digits = plain(term.figure.value)
        due = plain(total.figure.value - _sum(split) + term.figure.value)
        turned = (digits[:i] + digits[i : i + 2][::-1] + digits[i + 2 :] for i in range(len(digits) - 1))
        if due in turned:
            return True
    return False


def _issue(reading: Reading, total: Term, split: Sequence[Term]) -> Issue:
    added, unit = _sum(split), total.figure.quantity.unit
    return reading.issue(
        KIND,
        "sum_prose",
        [total.figure.span, *(t.figure.span for t in split)],
        label=total.name[-16:],
        total=total.figure.text,
        terms="+".join(plain(t.figure.value) for t in split),
        sum=f"{plain(added)}{unit}",
        gap=f"{plain(abs(added - total.figure.value))}{unit}",
    )
