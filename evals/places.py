"""What of a text an evaluator looks at, as spans: figures, numbers of things, clauses, headings, sentences."""

from collections.abc import Collection, Iterator

from drafter.text.marks import Mark, MarkKind
from drafter.text.quantities import scan
from drafter.text.sentences import Span as Piece
from drafter.text.sentences import sentences
from drafter.verification.model import ClauseSpan, Section
from evals.model import Subject

Span = tuple[int, int]


def figures(subject: Subject) -> list[Span]:
    """Every figure and date of the whole text that the checker looked at."""
    return [(one.start, one.end) for one in subject.report.quantities]


def central_figures(subject: Subject) -> list[Span]:
    """Those of them that stand in the two sections."""
    return [span for span in figures(subject) if subject.central(span[0])]


def marks(subject: Subject, kinds: Collection[MarkKind]) -> list[Mark]:
    """Titles, numbers of things and the like, in the order of the text."""
    return [mark for mark in scan(subject.text).marks if mark.kind in kinds]


def all_clauses(subject: Subject) -> list[ClauseSpan]:
    """The clauses of both sections."""
    return [clause for section in Section for clause in subject.clauses(section)]


def clauses(subject: Subject) -> list[Span]:
    """Where they stand."""
    return [(one.start, one.end) for one in all_clauses(subject)]


def problem_clauses(subject: Subject) -> list[Span]:
    """Where the clauses of the problems stand."""
    return [(one.start, one.end) for one in subject.clauses(Section.PROBLEMS)]


def advice_clauses(subject: Subject) -> list[Span]:
    """Where the clauses of the recommendations stand."""
    return [(one.start, one.end) for one in subject.clauses(Section.RECOMMENDATIONS)]


def headings(subject: Subject) -> list[Span]:
    """Where the headings of the items stand, their numbers included."""
    return [(item.start, item.heading_end) for section in Section for item in subject.items(section)]


def blocks(subject: Subject) -> list[Span]:
    """Headings and clauses."""
    return sorted([*headings(subject), *clauses(subject)])


def paragraphs(subject: Subject) -> list[Span]:
    """Every line of the text that holds anything."""
    found, at = [], 0
    for line in subject.text.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line.rstrip())))
        at += len(line)
    return found


def central_sentences(subject: Subject) -> Iterator[Piece]:
    """The sentences of the clauses of both sections, in order."""
    for start, end in clauses(subject):
        yield from sentences(subject.text, start, end)
