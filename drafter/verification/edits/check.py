"""Holds the clauses of a text against the program's own draft, of which somebody changed a little."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, partial

from drafter.findings.model import Role
from drafter.knowledge.model import Norm
from drafter.text.alternation import longest_of
from drafter.text.sentences import sentences
from drafter.text.width import fold
from drafter.verification.edits.apart import tables
from drafter.verification.edits.change import Change, change
from drafter.verification.edits.clauses import LONGEST, TELLING, Clause, Said, clause_of
from drafter.verification.edits.contrary import contrary
from drafter.verification.edits.harmless import words
from drafter.verification.edits.kinds import claimed, exchanged, kind_of, strange
from drafter.verification.edits.own import OwnDraft, OwnRole, OwnSentence, bare
from drafter.verification.edits.place import SURE, Kind, Place
from drafter.verification.edits.relabelled import relabelled
from drafter.verification.edits.slips import LATIN
from drafter.verification.facts.book import Book
from drafter.verification.model import ItemSpan, Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.kept import Kept

NAME = "edits"
_SHOWN = 4
_LEAST_KEPT = 2
"""So many characters of a short sentence are there still where another thing is said in it: 率偏低."""

_ASKS = re.compile("[？?]")
"""What asks denies and affirms nothing; that a notice asks is told elsewhere."""

_STANDING = {Kind.CLAIMED: "claim_standing", Kind.ADDED: "sentence_added"}
"""How a sentence of its own is told that adds something."""


@dataclass(frozen=True)
class Edits:
    """Finds what was changed in the draft that the program writes of a case.

    Attributes:
        book: of the case.
        draft: makes the sentences of the draft; asked once, and only if there is a sentence to hold against them.
    """

    book: Book
    draft: Callable[[], Sequence[OwnSentence]]
    _clauses: Kept[Clause] = field(default_factory=partial(Kept, 512), compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The changes in both sections that are not harmless."""
        for item in examination.manuscript.items:
            yield from self._heading(examination, item)
            for span in item.clauses:
                read = self._clause(examination.text[span.start : span.end], item.section)
                if read.standing:
                    continue
                clause = read.moved(span.start)
                if not clause.untouched:
                    yield from self._changes(examination, clause, examination.flat(span.start, span.end))
                yield from (*self._strayed(examination, clause), *_emptied(examination, clause))
        if examination.manuscript.whole:
            yield from self._headings(examination)

    def _headings(self, examination: Examination) -> Iterator[Violation]:
        """Headings of the draft that are gone where all others stand as it has them."""
        for section in Section:
            items = examination.manuscript.of(section)
            told = {bare(examination.text[item.start : item.heading_end]) for item in items}
            own = [one.flat for one in self._own.sentences if _heads(one, section)]
            for meant in own if told < set(own) and all(told) and told else ():
                if meant not in told:
                    where = (examination.text, items[-1].start, items[-1].heading_end)
                    key, severity = "lead_left_out", Severity.REVIEW
                    yield violation(NAME, key, where, severity=severity, expected=meant, meant=meant)

    def _heading(self, examination: Examination, item: ItemSpan) -> Iterator[Violation]:
        """What in a heading may not stand; other words for one are judged by its clauses."""
        flat = bare(examination.text[item.start : item.heading_end])
        known = not flat or len(flat) > LONGEST or self._own.places(flat, item.section)
        made, source = (None if known else self._own.changed(flat, item.section)) or (None, None)
        if made and source and source.role is OwnRole.HEADING:
            said = Said(item.start, item.heading_end, flat, (), made, source)
            kind = kind_of(made, self._place({source.clause}, item.section, flat, source.role))
            if kind in SURE:
                yield _shown(examination, said, kind, made)

    def within(self, examination: Examination) -> Iterator[Violation]:
        """What may not stand in one sentence that a model has written anew; of headings nothing is said."""
        scope = examination.scopes[0]
        if scope.section and examination.text.endswith("。"):
            read = self._clause(examination.text[scope.start : scope.end], scope.section)
            clause = read.moved(scope.start)
            found = self._changed(examination, clause, examination.flat(scope.start, scope.end))
            yield from (one for one in found if one.severity is Severity.BLOCK)

    def _clause(self, text: str, section: Section) -> Clause:
        """A clause beside the one of the draft, in offsets of its own; a corrected draft has most again."""
        return self._clauses.of((text, section), lambda: clause_of(text, section, self._own, self._beside_tables))

    def _changes(self, examination: Examination, clause: Clause, beside: str) -> Iterator[Violation]:
        """What was changed within its sentences, put beside them, and left out."""
        yield from self._changed(examination, clause, beside)
        yield from self._added(examination, clause, beside)
        yield from _unled(examination, clause)

    def _changed(self, examination: Examination, clause: Clause, beside: str) -> Iterator[Violation]:
        torn = {one.start: missing for one, missing in clause.torn()}
        yield from _run_on(examination, clause)
        for one in clause.said:
            if one.start in torn:
                where, missing = (examination.text, one.start, one.end), torn[one.start]
                yield violation(NAME, "sentence_torn", where, expected=missing, meant=missing)
            elif one.made and one.source:
                place = self._place({one.source.clause}, clause.section, beside, one.source.role)
                asked = examination.text[one.end - 1 : one.end + 1]
                kind = None if _ASKS.search(asked) else kind_of(one.made, place)
                if kind:
                    yield _shown(examination, one, kind, one.made)
            elif not one.same:
                yield from self._rewritten(examination, clause, one, beside)

    def _rewritten(self, examination: Examination, clause: Clause, one: Said, beside: str) -> Iterator[Violation]:
        """A sentence changed in several places, or too short to be held beside the draft's by its length."""
        found = self._own.likest(one.flat, clause.section)
        short = [(change(lost.flat, one.flat), lost) for lost in clause.lost]
        for made, source in [found] if found else [pair for pair in short if pair[0].kept >= _LEAST_KEPT]:
            place = self._place({source.clause}, clause.section, beside, source.role)
            kind = Kind.RELABELLED if relabelled(made, place) else exchanged(made, place)
            if kind:
                yield _shown(examination, one, kind, made)
                return

    def _added(self, examination: Examination, clause: Clause, beside: str) -> Iterator[Violation]:
        added = {one.start for one in clause.added()}
        for one in clause.unknown():
            place = self._place(clause.names, clause.section, beside)
            kind = contrary(one.flat, place) or (claimed(one.flat, place) if one.start in added else None)
            if kind:
                where, key = (examination.text, one.start, one.end), _STANDING.get(kind, kind)
                yield violation(NAME, key, where, severity=_severity(kind), said=one.flat, meant="")

        for one in clause.replaced():
            if strange(one.flat, self._place(clause.titled, clause.section, beside)):
                where = (examination.text, one.start, one.end)
                yield violation(NAME, "sentence_added", where, severity=Severity.REVIEW)

    def _strayed(self, examination: Examination, clause: Clause) -> Iterator[Violation]:
        for one in clause.strayed():
            if not self._may_cite(one, clause.names):
                yield violation(NAME, "norm_strayed", (examination.text, one.start, one.end))

    def _may_cite(self, one: Said, names: Iterable[str]) -> bool:
        """Whether a point of some clauses of the draft lists a norm that a sentence cites."""
        points = self._points(names)
        norms = {norm for point in points & self.book.points.keys() for norm in self.book.points[point][1].norms}
        cited = (fold(self.book.norms[norm].citation).text for norm in norms if norm in self.book.norms)
        return any(citation in one.flat for citation in cited)

    def _place(self, names: Iterable[str], section: Section, beside: str, role: OwnRole | None = None) -> Place:
        clauses = [one for name in names for one in self._own.clause(name)]
        accounts = (self.book.accounts[point] for point in self._points(names) & self.book.accounts.keys())
        return Place(
            advised=section is Section.RECOMMENDATIONS,
            role=role,
            texts=(*(one.flat for one in clauses), *(fold(account).text for account in accounts)),
            letters=self._letters,
            beside=beside,
            names=self.book.names,
            known=self._known,
            sources=self.book.everything,
            vendors=self._vendors,
            effects=tuple(one.flat for one in clauses if one.role is OwnRole.EFFECT),
            rules=self._rules,
            roles=self._roles,
            actors=self._actors,
            charged=self._charged,
            named=self._named,
            year=self.book.case.fiscal_year,
        )

    def _points(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(point for name in names for own in self._own.clause(name) for point in own.points)

    @cached_property
    def _vendors(self) -> frozenset[str]:
        return frozenset(known.written for known in self.book.of_case if known.fact.role is Role.VENDOR)

    @cached_property
    def _rules(self) -> Mapping[str, tuple[Norm, ...]]:
        """The norms by their titles as they are compared."""
        return {title: tuple(norm for _, norm in those) for title, those in self.book.norms_by_title.items()}

    @cached_property
    def _roles(self) -> Mapping[tuple[Decimal, str], frozenset[Role]]:
        """What every figure of the case is of, by its value and dimension."""
        found: dict[tuple[Decimal, str], frozenset[Role]] = {}
        for known in self.book.of_case:
            if known.quantity:
                key = known.quantity.value, known.quantity.dimension
                found[key] = found.get(key, frozenset()) | {known.fact.role}
        return found

    @cached_property
    def _charged(self) -> Mapping[str, frozenset[str]]:
        """Those whom every department has, and those whom the case names, with what they answer for."""
        found: dict[str, frozenset[str]] = {body: frozenset({duty}) for body, duty in tables().charged.items()}
        for duty, unit in self.book.case.department.units.items():
            found[fold(unit).text] = found.get(fold(unit).text, frozenset()) | {duty}
        return found

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(fold(unit).text for unit in self.book.case.department.units.values())

    @cached_property
    def _actors(self) -> re.Pattern[str]:
        return re.compile(longest_of({*self._charged, *self.book.bodies}))

    @cached_property
    def _beside_tables(self) -> frozenset[str]:
        tables = self.book.case.notice.tables
        texts = (text for table in tables for text in (table.title, table.note))
        return frozenset(bare(one.text) for text in texts for one in sentences(text))

    @cached_property
    def _letters(self) -> frozenset[str]:
        """The words in Latin letters of the case and of its draft."""
        return frozenset(LATIN.findall(self._known))

    @cached_property
    def _known(self) -> str:
        """All that the case and its draft say, half width and without blanks."""
        texts = (*self.book.texts(), *(one.text for one in self._own.sentences))
        return "\n".join(fold(text).text for text in texts)

    @cached_property
    def _own(self) -> OwnDraft:
        return OwnDraft(tuple(self.draft()))


def _heads(one: OwnSentence, section: Section) -> bool:
    """Whether a sentence of the draft is a heading of a section."""
    return one.role is OwnRole.HEADING and one.section is section


def _severity(kind: Kind) -> Severity:
    return Severity.BLOCK if kind in SURE else Severity.REVIEW


def _run_on(examination: Examination, clause: Clause) -> Iterator[Violation]:
    """Sentences of the draft between which the stop is gone: 规范履约验收在整改期限内."""
    for one, first, last in clause.run_on():
        where = (examination.text, one.start, one.end)
        yield violation(NAME, "stop_left_out", where, expected=f"{first}。{last}", meant=first[-_SHOWN:])


def _emptied(examination: Examination, clause: Clause) -> Iterator[Violation]:
    """A clause of which the title is there, and nothing else."""
    lost = [one for one in clause.lost if one.role in TELLING]
    alone = lost and clause.titled and len(clause.said) == 1
    if alone and lost[0].flat not in examination.flat(0, len(examination.text)):
        where, meant = (examination.text, clause.said[0].start, clause.said[0].end), lost[0].flat
        yield violation(NAME, "clause_emptied", where, severity=Severity.REVIEW, expected=meant, meant=meant)


def _unled(examination: Examination, clause: Clause) -> Iterator[Violation]:
    """Sentences that say what a problem, or a measure, is about, and are gone."""
    for lost in clause.gone:
        if lost.role is OwnRole.LEAD and not any(_holds(one.flat, lost.flat) for one in clause.said):
            where, meant = (examination.text, clause.said[0].start, clause.said[0].end), lost.flat
            yield violation(NAME, "lead_left_out", where, severity=Severity.REVIEW, expected=meant, meant=meant)


def _holds(said: str, lead: str) -> bool:
    """Whether a sentence has all the characters of a lead, in their order, and denies as much."""
    rest = iter(said)
    denials = (len(words().denying.findall(text)) for text in (said, lead))
    return all(char in rest for char in lead) and len(set(denials)) == 1


def _shown(examination: Examination, one: Said, kind: Kind, made: Change) -> Violation:
    first, last = _span(examination.text[one.start : one.end], made)
    where = (examination.text, one.start + first, one.start + last)
    return violation(NAME, kind, where, severity=_severity(kind), expected=made.old, said=made.new, meant=made.old)


def _span(text: str, made: Change) -> tuple[int, int]:
    """Where a change stands in its sentence; a gap is shown by what stands around it."""
    view = fold(text)
    at = view.text.index(made.before + made.new + made.after) + len(made.before)
    if made.new:
        return view.span(at, at + len(made.new))
    return view.span(max(at - 2, 0), min(at + 2, len(view.text)))
