"""The number of a document, contract or voucher stands where its own name says: 立项批复文号, 实施方案（…号）."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from drafter.findings.model import FactKind
from drafter.text.sentences import Span
from drafter.verification.facts.known import Known
from drafter.verification.figures.binding import EXCHANGED, REFUSED
from drafter.verification.figures.rivals import Figure, Rivals
from drafter.verification.model import Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

NAME = "names"
_NUMBERS = frozenset({FactKind.DOCUMENT_NUMBER, FactKind.CONTRACT_NUMBER, FactKind.VOUCHER_NUMBER})
_NUMBERED = "number"
"""What such a number is to the comparison of words: no figure, and of no year."""

Placed = tuple[Figure, Known]


def check(examination: Examination, rivals: Rivals) -> Iterator[Violation]:
    """Numbers that stand where the words name another one, or in each other's place."""
    for sentence in examination.sentences:
        placed = list(_placed(examination, sentence))
        wrong = {figure.start: (figure, meant) for figure, meant in _misplaced(examination, rivals, placed)}
        wrong |= {figure.start: (figure, meant) for figure, meant in _exchanged(rivals, placed)}
        for figure, meant in wrong.values():
            where = (examination.text, figure.start, figure.end)
            yield violation(NAME, "number_misplaced", where, expected=meant.fact.value, label=meant.fact.label)


def _placed(examination: Examination, sentence: Span) -> Iterator[Placed]:
    """The numbers of a sentence that are of one fact each."""
    found: dict[tuple[int, int], list[Known]] = {}
    for start, end, known in examination.mentioned(sentence.start, sentence.end):
        if known.fact.kind in _NUMBERS:
            found.setdefault((start, end), []).append(known)
    for (start, end), facts in found.items():
        if len(facts) == 1:
            yield Figure(start, end, _NUMBERED), facts[0]


def _misplaced(examination: Examination, rivals: Rivals, placed: Sequence[Placed]) -> Iterator[Placed]:
    for figure, known in placed:
        facts = examination.book.within(examination.scope_at(figure.start).points)
        others = [other for other in facts if other.scope == known.scope and other.fact.kind is known.fact.kind]
        rival = rivals.rival(figure, known, others)
        if rival and rivals.preference(figure, rival, known).words > REFUSED:
            yield figure, rival


def _exchanged(rivals: Rivals, placed: Sequence[Placed]) -> Iterator[Placed]:
    for (one, first), (other, second) in combinations(placed, 2):
        if first.fact.kind is not second.fact.kind or first.scope != second.scope:
            continue
        gain = rivals.preference(one, second, first).words + rivals.preference(other, first, second).words
        if gain > EXCHANGED:
            yield one, second
            yield other, first
