"""Lists that tell also what there is nothing of, and so tell all: 收入A，其中：甲a，乙0万元，丙0万元，丁b."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence
from drafter.audit.sums import differs, wrong_sum
from drafter.audit.terms import OTHER_TIME, Term

_OPENS = re.compile(r"[，,。；;：:（(](?:其中|具体为|分别为|包括)[：:，,]?$")
_OPEN = re.compile(r"主要|等|例如|另|部分|每|平均|累计|其中[^，。；：]{0,20}其中")
_LESS = re.compile(r"减|扣|净|上缴财政|未")
_FEWEST = 3
_NOTHINGS = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that miss their parts, of which at least two are nought: no list of some of them tells those."""
    for sentence in reading.sentences:
        for piece in reading.pieces(sentence) if "其中" in sentence.text or "为" in sentence.text else ():
            told = [term for term in reading.terms(sentence) if piece.at <= term.figure.at < piece.behind]
            found = _list(piece, told)
            if found and differs(found[0].figure, [part.figure for part in found[1:]]):
                yield wrong_sum(reading, found[0].figure, [part.figure for part in found[1:]], found[0].name)


def _list(piece: Sentence, told: Sequence[Term]) -> Sequence[Term]:
    """A total and all amounts behind the word that opens its parts; nothing where any is something else."""
    text = piece.block.text
    at = next(
        (i for i in range(1, len(told)) if _OPENS.search(text[told[i - 1].figure.behind : _start(told[i])])), 0
    )
    found = told[at - 1 :] if at else ()
    parts = found[1:]
    nothings = sum(not part.figure.value for part in parts)
    if len(parts) < _FEWEST or nothings < _NOTHINGS or nothings > len(parts) - 1 or not found[0].figure.value:
        return ()
    said = text[found[0].figure.behind : piece.behind]
    alike = all(term.dimension == "元" and term.exact and term.opened == found[0].opened for term in found)
    other = any(term.change or OTHER_TIME.search(term.label) or _LESS.search(term.label) for term in found)
    named = all(part.name for part in parts) and len({part.name for part in parts}) == len(parts)
    return found if alike and named and not other and not _OPEN.search(said) and said.count("其中") <= 1 else ()


def _start(term: Term) -> int:
    return term.figure.at - len(term.label)
