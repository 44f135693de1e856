"""What problem clauses say of their points: leads, headings, facts, and nothing against the account."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from drafter.verification.carrying import loss
from drafter.verification.coverage import CLAIMED, Alignment
from drafter.verification.events import unrecorded
from drafter.verification.examination import Examination
from drafter.verification.model import ClauseSpan, ItemSpan, Section, Severity, Violation
from drafter.verification.opposition import opposed
from drafter.verification.report import violation
from drafter.verification.telling import faults

NAME = "grounding"
MEANING = "polarity"
COVERAGE = "coverage"

_LEAD = re.compile("[^。！？\\n]+[。！？]")
_LONGEST_LEAD = 40
_SHOWN = 3


def check(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    """Every problem of a whole notice against the accounts of the points it tells."""
    if not examination.manuscript.whole:
        return
    told = {
        (clause.start, clause.end): tuple(p for p in alignment.points_of(index) if p in examination.book.points)
        for index, clause in enumerate(alignment.clauses)
    }
    for item in examination.manuscript.of(Section.PROBLEMS):
        points = [told.get((clause.start, clause.end), ()) for clause in item.clauses]
        everything = tuple(dict.fromkeys(point for some in points for point in some))
        if everything:
            yield from _heading(examination, item, everything)
        for clause, own in zip(item.clauses, points, strict=True):
            if own:
                yield from _clause(examination, clause, own)
                yield from _facts(examination, alignment, clause, own)


def _heading(examination: Examination, item: ItemSpan, points: Sequence[str]) -> Iterator[Violation]:
    start = item.start + len(item.number)
    text = examination.text[start : item.heading_end]
    if text.strip():
        place = partial(_at, examination, start)
        own, approved = _own(examination, points), examination.book.vocabulary
        for fault in faults(text, _record(examination, points), approved, each=True):
            yield violation(NAME, fault.key, place(fault.start, fault.end))
        for one in opposed(text, own, _vouching(examination, points), listed=True):
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            yield violation(MEANING, one.key, place(one.start, one.end), severity=severity, account=one.account)


def _clause(examination: Examination, clause: ClauseSpan, points: Sequence[str]) -> Iterator[Violation]:
    start = clause.start + len(clause.label)
    text = examination.text[start : clause.end]
    place = partial(_at, examination, start)
    record, approved = _record(examination, points), examination.book.vocabulary
    lead = _LEAD.match(text)
    if clause.label and lead and len(lead.group()) <= _LONGEST_LEAD:
        for fault in faults(lead.group(), record, approved):
            yield violation(NAME, fault.key, place(fault.start, fault.end))
    for one in opposed(text, _own(examination, points), _vouching(examination, points)):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        yield violation(MEANING, one.key, place(one.start, one.end), severity=severity, account=one.account)
    for event in unrecorded(text, record, approved):
        yield violation(NAME, "event_unrecorded", place(event.start, event.end), words=event.words)


def _facts(
    examination: Examination, alignment: Alignment, clause: ClauseSpan, points: Sequence[str]
) -> Iterator[Violation]:
    text = examination.text[clause.start : clause.end]
    index = alignment.clauses.index(clause)
    profile = alignment.profiles[index]
    where = (examination.text, clause.start, clause.end)
    for point in (one for one in points if alignment.scores[one][index] >= CLAIMED):
        lost = loss(examination.book, alignment.aligner, point, text, profile)
        if lost:
            gone = "、".join(f"{known.fact.label}{known.written}" for known in lost.facts[:_SHOWN])
            key = "account_gone" if not lost.facts else "facts_gone"
            severity = Severity.BLOCK if lost.sure else Severity.REVIEW
            title = examination.book.title(point)
            yield violation(COVERAGE, key, where, severity=severity, point=point, title=title, facts=gone)


def _at(examination: Examination, offset: int, start: int, end: int) -> tuple[str, int, int]:
    return examination.text, offset + start, offset + end


def _own(examination: Examination, points: Sequence[str]) -> list[str]:
    """Titles, accounts and effects: what is, and not what ought to be done about it."""
    return [text for point in points for text in examination.book.tellings(point)]


def _record(examination: Examination, points: Sequence[str]) -> list[str]:
    """All that the case and the norms say of some points."""
    book = examination.book
    facts = [text for known in book.within(points) for text in (known.fact.label, known.written)]
    return [*(book.accounts[point] for point in points), *facts, *_norms(examination, points)]


def _norms(examination: Examination, points: Sequence[str]) -> list[str]:
    book = examination.book
    named = dict.fromkeys(name for point in points for name in book.points[point][1].norms if name in book.norms)
    return [text for name in named for text in (book.norms[name].content, book.norms[name].topic)]


def _vouching(examination: Examination, points: Sequence[str]) -> list[str]:
    return [*examination.book.vocabulary, *_norms(examination, points)]
