"""What problem clauses say of their points: leads, headings, facts, and nothing against the account."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from drafter.text.width import flattened
from drafter.verification.figures.polarity import claimed
from drafter.verification.model import ClauseSpan, ItemSpan, Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.telling.points.accounts import Account
from drafter.verification.telling.points.alignment import Aligner, profile
from drafter.verification.telling.points.coverage import CLAIMED, Alignment
from drafter.verification.telling.points.told import faults
from drafter.verification.telling.problems.carrying import loss
from drafter.verification.telling.problems.effects import turned
from drafter.verification.telling.problems.events import unrecorded
from drafter.verification.telling.problems.gravity import raised
from drafter.verification.telling.problems.named import misnamed
from drafter.verification.telling.problems.ranks import unrecorded_ranks
from drafter.verification.telling.problems.widening import widened
from drafter.verification.words.altered import altered
from drafter.verification.words.causes import invented
from drafter.verification.words.contradiction import Opposed
from drafter.verification.words.grams import bigrams
from drafter.verification.words.meaning import meaning
from drafter.verification.words.opposition import opposed

NAME = "grounding"
MEANING = "polarity"
COVERAGE = "coverage"
NAMES = "names"

_LEAD = re.compile("[^。！？\\n]+[。！？]")
_LONGEST_LEAD = 40
_TITLED = 0.6
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
            yield from _heading(examination, item, alignment.aligner.account(everything))
        for clause, own in zip(item.clauses, points, strict=True):
            if own:
                yield from _clause(examination, clause, alignment.aligner.account(own))
                yield from _facts(examination, alignment, clause, own)
                yield from _names(examination, clause, own)
            elif clause.points is None:
                yield from _short(examination, alignment, clause)


def _loose(examination: Examination, alignment: Alignment) -> Iterator[Violation]:
    """A piece of a notice: every sentence that says what is against the account of the one point that it tells.

    Which point that is, only its words say: a person decides.
    """
    for sentence in examination.sentences:
        scope = examination.scope_at(sentence.start)
        told = scope.points is None and scope.section is None and len(sentence.text) <= _LONGEST_LOOSE
        if told:
            clause = ClauseSpan(label="", start=sentence.start, end=sentence.end)
            yield from _short(examination, alignment, clause)


def _short(examination: Examination, alignment: Alignment, clause: ClauseSpan) -> Iterator[Violation]:
    """What a text that tells no point in full says against the one it is on; if it says more, a person decides."""
    text = examination.text[clause.start : clause.end]
    if len(text) > _LONGEST_LOOSE or meaning().of_duty(flattened(text)):
        return
    point, sure = alignment.aligner.spoken(profile(text))
    for one in _clause(examination, clause, alignment.aligner.account((point,))) if point else ():
        known = sure and one.check == MEANING
        yield one if known else one.model_copy(update={"severity": Severity.REVIEW})


def _heading(examination: Examination, item: ItemSpan, account: Account) -> Iterator[Violation]:
    start = item.start + len(item.number)
    text = examination.text[start : item.heading_end]
    if text.strip():
        said = account.headings.of(text, lambda: tuple(_of_heading(text, account)))
        yield from (one for one in (each.moved(start) for each in said) if not _borne_out(examination, one))
        yield from claimed(examination, start, item.heading_end, account.points)


def _clause(examination: Examination, clause: ClauseSpan, account: Account) -> Iterator[Violation]:
    start = clause.start + len(clause.label)
    text, led = examination.text[start : clause.end], bool(clause.label)
    said = account.clauses.of((text, led), lambda: tuple(_of_clause(text, account, led=led)))
    yield from (one for one in (each.moved(start) for each in said) if not _borne_out(examination, one))
    yield from claimed(examination, start, clause.end, account.points)


def _borne_out(examination: Examination, said: Violation) -> bool:
    """Whether a direction is not the account's, and the facts themselves say that it is right."""
    return said.check == MEANING and examination.bears_out(said.start, said.end)


def _of_heading(text: str, account: Account) -> Iterator[Violation]:
    """What a heading says of its points and may not; its own offsets."""
    for fault in faults(text, account.record, account.book.vocabulary, each=True):
        severity = Severity.BLOCK if fault.sure else Severity.REVIEW
        where = (text, fault.start, fault.end)
        yield violation(NAME, fault.key, where, severity=severity, expected=account.titles)
    yield from _against(text, opposed(text, account.own, account.vouching, listed=True))
    yield from _raised(text, account)
    yield from _ranks(text, account)


def _of_clause(text: str, account: Account, *, led: bool) -> Iterator[Violation]:
    """What a clause says of its points and may not, in offsets of its own; one with a label has a lead."""
    approved = account.book.vocabulary
    lead = _LEAD.match(text)
    if lead and len(lead.group()) <= _LONGEST_LEAD and (led or _titles(lead.group(), account)):
        for fault in faults(lead.group(), account.record, approved):
            yield violation(NAME, fault.key, (text, fault.start, fault.end), expected=account.titles)
    yield from _against(text, opposed(text, account.own, account.vouching))
    for event in unrecorded(text, account.record, approved):
        severity = Severity.BLOCK if event.sure else Severity.REVIEW
        where = (text, event.start, event.end)
        yield violation(NAME, "event_unrecorded", where, severity=severity, words=event.words)
    for one in altered(text, account.own, approved):
        said, where = one.phrase.strip(_MARKS), (text, one.start, one.end)
        yield violation(MEANING, "phrase_altered", where, severity=Severity.REVIEW, expected=said, account=said)
    for contrary in turned(text, account.own, approved):
        said, where = contrary.approved.strip(_MARKS), (text, contrary.start, contrary.end)
        yield violation(MEANING, "phrase_altered", where, severity=Severity.REVIEW, expected=said, account=said)
    for more in widened(text, account.own):
        said, where = more.account.strip(_MARKS), (text, more.start, more.end)
        yield violation(MEANING, "scope_widened", where, severity=Severity.REVIEW, expected=said, account=said)
    yield from _raised(text, account)
    yield from _causes(text, account)
    yield from _ranks(text, account)


def _titles(lead: str, account: Account) -> bool:
    """Whether a sentence without a label is a title all the same: it has most of one."""
    said = bigrams(lead)
    titles = (bigrams(account.book.title(point)) for point in account.points)
    return any(title and len(said & title) >= _TITLED * max(len(title), len(said)) for title in titles)


def _against(text: str, found: Iterator[Opposed]) -> Iterator[Violation]:
    for one in found:
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        where, said = (text, one.start, one.end), one.account.strip(_MARKS)
        expected = "" if one.key == "scope_unsaid" else said
        yield violation(MEANING, one.key, where, severity=severity, expected=expected, account=said, word=said)


def _raised(text: str, account: Account) -> Iterator[Violation]:
    """Words that make the matter graver than its account does: shown to a person."""
    for one in raised(text, account.record):
        at = text.find(one.word)
        where = (text, at, at + len(one.word)) if at >= 0 else (text, 0, len(text))
        yield violation(MEANING, one.key, where, severity=Severity.REVIEW, word=one.word)


def _causes(text: str, account: Account) -> Iterator[Violation]:
    """Causes that no account of the points gives."""
    for one in invented(text, account.record, account.book.vocabulary):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        yield violation(NAME, "cause_unrecorded", (text, one.start, one.end), severity=severity)


def _ranks(text: str, account: Account) -> Iterator[Violation]:
    """Ranks that nothing in the case has."""
    for one in unrecorded_ranks(text, account.book.everything):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        yield violation(NAME, "rank_unrecorded", (text, one.start, one.end), severity=severity)


def _facts(
    examination: Examination, alignment: Alignment, clause: ClauseSpan, points: tuple[str, ...]
) -> Iterator[Violation]:
    text, account = examination.text[clause.start : clause.end], alignment.aligner.account(points)
    written_for_it = clause.points is not None  # by a program; a person may mean to leave figures out
    lost = partial(_lost, text, account, alignment.aligner, written_for_it=written_for_it)
    yield from (one.moved(clause.start) for one in account.losses.of((text, written_for_it), lost))


def _lost(text: str, account: Account, aligner: Aligner, *, written_for_it: bool) -> tuple[Violation, ...]:
    """What a clause leaves out of the accounts that it tells, in offsets of its own."""
    found, book, own = [], account.book, profile(text)
    for point in (one for one in account.points if aligner.score(one, own) >= CLAIMED):
        lost = loss(book, aligner, point, text, own)
        if lost:
            gone = "、".join(f"{known.fact.label}{known.written}" for known in lost.facts[:_SHOWN])
            key = "account_gone" if not lost.facts else "facts_gone"
            severity = Severity.BLOCK if lost.sure and written_for_it else Severity.REVIEW
            expected, where = gone or _shortened(book.tellings(point)[1:2]), (text, 0, len(text))
            values = {"point": point, "title": book.title(point), "facts": gone}
            found.append(violation(COVERAGE, key, where, severity=severity, expected=expected, **values))
    return tuple(found)


def _names(examination: Examination, clause: ClauseSpan, points: Sequence[str]) -> Iterator[Violation]:
    """Names that stand where the account has others."""
    for one in misnamed(examination, clause.start, clause.end, points):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        where, meant = (examination.text, one.start, one.end), one.meant.fact
        yield violation(NAMES, "name_misplaced", where, severity=severity, expected=meant.value, label=meant.label)


def _shortened(texts: Sequence[str]) -> str:
    """An account, short enough for a message."""
    text = "".join(texts)
    return text if len(text) <= _ACCOUNT else text[: _ACCOUNT - 1] + "…"
