"""A whole of two parts, of which one is all that the other is not: 受理A件，办结B件，未办结C件."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure
from drafter.audit.sums import held
from drafter.audit.terms import OTHER_TIME, Term

_NOT = re.compile(r"^(?:其余|剩余|尚有|还有|尚|仍|另有)*(?:尚未|没有|未|不|非)(?P<what>[\u4e00-\u9fff]{2,10})$")
_NO_WHOLE = re.compile(r"合格|通过|达标|完成|办结|整改|累计|上年|其中|新增|占|每|均|率")
_THREE = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Wholes that are not what is so and what is not so together."""
    for sentence in reading.sentences:
        if len(sentence.figures) < _THREE or not re.search("[未不非]|没有", sentence.text):
            continue
        told = [t for t in reading.terms(sentence) if t.opened < 0 and t.dimension not in ("%", "百分点")]
        for whole, first, other in zip(told, told[1:], told[2:], strict=False):
            rest = [t for t in told if t.part == other.part and t.dimension == other.dimension]
            if len(rest) == _THREE and _apart(whole, first, other):
                yield from _compared(reading, whole, (first.figure, other.figure))


def _apart(whole: Term, first: Term, other: Term) -> bool:
    """Whether three amounts of one kind are a whole, what of it is so, and what is not so."""
    match = _NOT.match(other.name)
    own = (whole, first, other)
    alike = len({t.dimension for t in own}) == 1 and len({t.part for t in own}) == 1 and all(t.exact for t in own)
    if match is None or not alike or any(t.change or OTHER_TIME.search(t.label) for t in (first, other)):
        return False
    word = match["what"][:2]
    return word in first.name and not _NOT.match(first.name) and not _NO_WHOLE.search(whole.label)


def _compared(reading: Reading, whole: Term, parts: Sequence[Figure]) -> Iterator[Issue]:
    if parts[0].value <= whole.figure.value:
        yield from held(reading, whole.figure, parts, whole.name[-16:])
