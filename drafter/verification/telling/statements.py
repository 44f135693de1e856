"""What problem clauses say of their points: leads, headings, facts, and nothing against the account."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from drafter.text.width import fold
from drafter.verification.figures.polarity import claimed
from drafter.verification.model import ClauseSpan, ItemSpan, Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.telling.alignment import profile
from drafter.verification.telling.carrying import loss
from drafter.verification.telling.coverage import CLAIMED, TOLD, Alignment
from drafter.verification.telling.events import unrecorded
from drafter.verification.telling.gravity import raised
from drafter.verification.telling.named import misnamed
from drafter.verification.telling.ranks import unrecorded_ranks
from drafter.verification.telling.told import faults
from drafter.verification.words.altered import altered
from drafter.verification.words.causes import invented
from drafter.verification.words.meaning import meaning
from drafter.verification.words.opposition import Opposed, opposed

NAME = "grounding"
MEANING = "polarity"
COVERAGE = "coverage"
NAMES = "names"

_LEAD = re.compile("[^。！？\\n]+[。！？]")
_LONGEST_LEAD = 40
_SHOWN = 3
_LONGEST_LOOSE = 400
"""A sentence longer than this tells of more than one point."""
_ACCOUNT = 80
_MARKS = "，。；、："


def check(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    """Every problem of a whole notice against the accounts of the points it tells."""
    if not examination.manuscript.whole:
        yield from _loose(examination, alignment)
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
                yield from _names(examination, clause, own)


def _loose(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    """A piece of a notice: every sentence that says what is against the account of the one point that it tells.

    Which point that is, only its words say: a person decides.
    """
    for sentence in examination.sentences:
        scope = examination.scope_at(sentence.start)
        told = scope.points is None and scope.section is None and len(sentence.text) <= _LONGEST_LOOSE
        if told and not meaning().of_duty(fold(sentence.text).text):
            point, score = alignment.aligner.best(profile(sentence.text), examination.book.points)
            if score >= TOLD:
                clause = ClauseSpan(label="", start=sentence.start, end=sentence.end)
                for one in _clause(examination, clause, (point,)):
                    yield one.model_copy(update={"severity": Severity.REVIEW})


def _heading(examination: Examination, item: ItemSpan, points: Sequence[str]) -> Iterator[Violation]:
    start = item.start + len(item.number)
    text = examination.text[start : item.heading_end]
    if text.strip():
        place = partial(_at, examination, start)
        own, approved = _own(examination, points), examination.book.vocabulary
        for fault in faults(text, _record(examination, points), approved, each=True):
            severity = Severity.BLOCK if fault.sure else Severity.REVIEW
            expected = _titles(examination, points)
            yield violation(NAME, fault.key, place(fault.start, fault.end), severity=severity, expected=expected)
        yield from _against(examination, start, opposed(text, own, _vouching(examination, points), listed=True))
        yield from _raised(examination, start, item.heading_end, _record(examination, points))
        yield from _ranks(examination, start, item.heading_end)
        yield from claimed(examination, start, item.heading_end, points)


def _clause(examination: Examination, clause: ClauseSpan, points: Sequence[str]) -> Iterator[Violation]:
    start = clause.start + len(clause.label)
    text = examination.text[start : clause.end]
    place = partial(_at, examination, start)
    record, approved = _record(examination, points), examination.book.vocabulary
    lead = _LEAD.match(text)
    if clause.label and lead and len(lead.group()) <= _LONGEST_LEAD:
        title = _titles(examination, points)
        for fault in faults(lead.group(), record, approved):
            yield violation(NAME, fault.key, place(fault.start, fault.end), expected=title)
    own = _own(examination, points)
    yield from _against(examination, start, opposed(text, own, _vouching(examination, points)))
    for event in unrecorded(text, record, approved):
        yield violation(NAME, "event_unrecorded", place(event.start, event.end), words=event.words)
    for one in altered(text, own, approved):
        said = one.phrase.strip(_MARKS)
        where = place(one.start, one.end)
        yield violation(MEANING, "phrase_altered", where, severity=Severity.REVIEW, expected=said, account=said)
    yield from _raised(examination, start, clause.end, record)
    yield from _causes(examination, start, clause.end, record)
    yield from _ranks(examination, start, clause.end)
    yield from claimed(examination, start, clause.end, points)


def _against(examination: Examination, offset: int, found: Iterator[Opposed]) -> Iterator[Violation]:
    for one in found:
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        where, said = _at(examination, offset, one.start, one.end), one.account.strip(_MARKS)
        expected = "" if one.key == "scope_unsaid" else said
        yield violation(MEANING, one.key, where, severity=severity, expected=expected, account=said, word=said)


def _raised(examination: Examination, start: int, end: int, record: Sequence[str]) -> Iterator[Violation]:
    """Words that make the matter graver than its account does: shown to a person."""
    text = examination.text[start:end]
    for one in raised(text, record):
        at = text.find(one.word)
        where = _at(examination, start, at, at + len(one.word)) if at >= 0 else (examination.text, start, end)
        yield violation(MEANING, one.key, where, severity=Severity.REVIEW, word=one.word)


def _causes(examination: Examination, start: int, end: int, record: Sequence[str]) -> Iterator[Violation]:
    """Causes that no account of the points gives."""
    for one in invented(examination.text[start:end], record, examination.book.vocabulary):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        yield violation(NAME, "cause_unrecorded", _at(examination, start, one.start, one.end), severity=severity)


def _ranks(examination: Examination, start: int, end: int) -> Iterator[Violation]:
    """Ranks that nothing in the case has."""
    for one in unrecorded_ranks(examination.text[start:end], examination.book.everything):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        yield violation(NAME, "rank_unrecorded", _at(examination, start, one.start, one.end), severity=severity)


def _facts(
    examination: Examination, alignment: Alignment, clause: ClauseSpan, points: Sequence[str]
) -> Iterator[Violation]:
    text = examination.text[clause.start : clause.end]
    index = alignment.clauses.index(clause)
    profile = alignment.profiles[index]
    where = (examination.text, clause.start, clause.end)
    for point in (one for one in points if alignment.score(one, index) >= CLAIMED):
        lost = loss(examination.book, alignment.aligner, point, text, profile)
        if lost:
            gone = "、".join(f"{known.fact.label}{known.written}" for known in lost.facts[:_SHOWN])
            key = "account_gone" if not lost.facts else "facts_gone"
            written_for_it = clause.points is not None  # by a program; a person may mean to leave figures out
            severity = Severity.BLOCK if lost.sure and written_for_it else Severity.REVIEW
            title = examination.book.title(point)
            expected = gone or _shortened(examination.book.tellings(point)[1:2])
            yield violation(
                COVERAGE, key, where, severity=severity, expected=expected, point=point, title=title, facts=gone
            )


def _names(examination: Examination, clause: ClauseSpan, points: Sequence[str]) -> Iterator[Violation]:
    """Names that stand where the account has others."""
    for one in misnamed(examination, clause.start, clause.end, points):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        where, meant = (examination.text, one.start, one.end), one.meant.fact
        yield violation(NAMES, "name_misplaced", where, severity=severity, expected=meant.value, label=meant.label)


def _titles(examination: Examination, points: Sequence[str]) -> str:
    return "、".join(examination.book.title(point) for point in points[:_SHOWN])


def _shortened(texts: Sequence[str]) -> str:
    """An account, short enough for a message."""
    text = "".join(texts)
    return text if len(text) <= _ACCOUNT else text[: _ACCOUNT - 1] + "…"


def _at(examination: Examination, offset: int, start: int, end: int) -> tuple[str, int, int]:
    return examination.text, offset + start, offset + end


def _own(examination: Examination, points: Sequence[str]) -> list[str]:
    """Titles, accounts and effects: what is, and not what ought to be done about it."""
    return [text for point in points for text in examination.book.tellings(point)]


def _record(examination: Examination, points: Sequence[str]) -> tuple[str, ...]:
    """All that the case and the norms say of some points."""
    book = examination.book
    accounts = (book.accounts[point] for point in points)
    return (*accounts, *book.within(points).texts, *_norms(examination, points))


def _norms(examination: Examination, points: Sequence[str]) -> list[str]:
    book = examination.book
    named = dict.fromkeys(name for point in points for name in book.points[point][1].norms if name in book.norms)
    return [text for name in named for text in (book.norms[name].content, book.norms[name].topic)]


def _vouching(examination: Examination, points: Sequence[str]) -> list[str]:
    return [*examination.book.vocabulary, *_norms(examination, points)]
