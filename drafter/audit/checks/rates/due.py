"""What was due and what was done of it: 应完工N个，实际完工M个，按时完工率P%."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.quotients import wrong_rate
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of, ratio
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

_DUE = re.compile(r"(?<![相对适反供响])应(?:当|该)?(?P<what>[\u4e00-\u9fff]{1,14})$")
_DONE = re.compile(r"(?:实际|已经|实|已)(?P<what>[\u4e00-\u9fff]{1,14})$")
_RATE = re.compile(r"率(?:为|是|达到?|仅)*$")
_COPULA = re.compile(r"(?:共计?|为|是|有)+$")
_THREE = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Rates right behind the two numbers of one verb that do not give them."""
    for sentence in reading.sentences:
        if "应" not in sentence.text:
            continue
        for due, done, stated in zip(
            sentence.figures, sentence.figures[1:], sentence.figures[_THREE - 1 :], strict=False
        ):
            if not _of_one_verb(sentence, due, done, stated) or not due.value:
                continue
            found = ratio(range_of(done), range_of(due))
            if found and not found.meets(range_of(stated)):
                label = re.sub(r"(?:为|是|达到?|仅)+$", "", sentence.label(stated))[-16:]
                yield wrong_rate(reading, stated, done, due, label)


def _of_one_verb(sentence: Sentence, due: Figure, done: Figure, stated: Figure) -> bool:
    """Whether the first figure is what should be done, the second what was, and the third the rate of that."""
    alike = due.quantity.dimension == done.quantity.dimension and stated.quantity.dimension == "%"
    if not alike or any(figure.quantity.hedge for figure in (due, done, stated)):
        return False
    first, second = (_COPULA.sub("", sentence.label(figure)) for figure in (due, done))
    owed, made, rate = _DUE.search(first), _DONE.search(second), sentence.label(stated)
    if not owed or not made or not _RATE.search(rate):
        return False
    a, b = owed["what"], made["what"]
    return (a == b or a[:2] == b[:2]) and a[:2] in rate
