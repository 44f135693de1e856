"""The number of a document, contract or voucher stands where its own name says: 立项批复文号, 实施方案（…号）."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from drafter.findings.model import FactKind
from drafter.text.sentences import Span
from drafter.verification.binding.binding import EXCHANGED, REFUSED, STRANGE
from drafter.verification.binding.figure import Figure
from drafter.verification.binding.grouped import misgrouped
from drafter.verification.binding.rivals import Rivals
from drafter.verification.facts.known import Known
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

NAME = "names"
_NUMBERS = frozenset({FactKind.DOCUMENT_NUMBER, FactKind.CONTRACT_NUMBER, FactKind.VOUCHER_NUMBER})
_NUMBERED = "number"
_NAMED = "name"
_CLEAR = 2.5
"""Two names may be exchanged if their words together fit so much better the other way round."""
_OUTRIGHT = 8.0
"""And are, if so much better: each stands behind the other's label. In true sentences the most is 4."""
_MOST = 24
"""So many names or numbers of a sentence are compared with each other."""

Placed = tuple[Figure, Known]


def check(examination: Examination, rivals: Rivals) -> Iterator[Violation]:
    """Numbers and names that stand where the words name another one, or in each other's place.

    What stands in the wrong order, or is a number, is refused; of names that only the words around them speak
    against, a person decides.
    """
    for sentence in examination.sentences:
        if not examination.mentioned(sentence.start, sentence.end):
            continue
        placed = list(_placed(examination, sentence))
        wrong = {figure.start: (figure, meant) for figure, meant in _misplaced(examination, rivals, placed)}
        wrong |= {figure.start: (figure, meant) for figure, meant in _exchanged(rivals, placed)}
        wrong |= {
            start: (Figure(start, end, _NUMBERED), meant) for start, end, meant in misgrouped(rivals, sentence)
        }
        for figure, meant in wrong.values():
            if examination.flat(figure.start, figure.end) != meant.written:  # else another fact of the same name
                yield _said(examination, figure, meant, Severity.BLOCK)
        renamed: dict[int, tuple[Figure, Known, Severity]] = {}
        for figure, meant, severity in _renamed(examination, rivals, sentence):
            if figure.start not in wrong and (figure.start not in renamed or severity is Severity.BLOCK):
                renamed[figure.start] = figure, meant, severity
        for figure, meant, severity in renamed.values():
            yield _said(examination, figure, meant, severity)


def _said(examination: Examination, figure: Figure, meant: Known, severity: Severity) -> Violation:
    where = (examination.text, figure.start, figure.end)
    key = "name_misplaced" if meant.fact.kind is FactKind.NAME else "number_misplaced"
    return violation(NAME, key, where, severity=severity, expected=meant.fact.value, label=meant.fact.label)


def _renamed(examination: Examination, rivals: Rivals, sentence: Span) -> Iterator[tuple[Figure, Known, Severity]]:
    """Names of two sorts, such as a unit and a project, each of which stands where the words are for the other."""
    named = [
        (Figure(start, end, _NAMED), known)
        for start, end, known in examination.mentioned(sentence.start, sentence.end)
        if known.fact.kind is FactKind.NAME
    ]
    if not len({figure.start for figure, _ in named}) == len(named) <= _MOST:
        return
    for (one, first), (other, second) in combinations(named, 2):
        if first.fact.role is second.fact.role or first.scope != second.scope:
            continue
        gain = rivals.preference(one, second, first).words + rivals.preference(other, first, second).words
        if gain > _CLEAR:
            severity = Severity.BLOCK if gain > _OUTRIGHT else Severity.REVIEW
            yield one, second, severity
            yield other, first, severity


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
        like = facts.by_kind.get(known.fact.kind, ())
        told, strength = rivals.anchors.told(figure.start, known)
        scopes, refused = (told, STRANGE[strength - 1]) if strength else ({known.scope}, REFUSED)
        others = [fact for fact in rivals.anchors.unstated(figure.start, known, like) if fact.scope in scopes]
        rival = rivals.rival(figure, known, others)
        if rival and rivals.preference(figure, rival, known).words > refused:
            yield figure, rival


def _exchanged(rivals: Rivals, placed: Sequence[Placed]) -> Iterator[Placed]:
    for (one, first), (other, second) in combinations(placed[:_MOST], 2):
        if first.fact.kind is not second.fact.kind or first.scope != second.scope:
            continue
        gain = rivals.preference(one, second, first).words + rivals.preference(other, first, second).words
        if gain > EXCHANGED:
            yield one, second
            yield other, first
