"""The gate."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from drafter.findings.model import Case, Fact
from drafter.knowledge.model import Norm
from drafter.verification.binding.binding import Binding
from drafter.verification.binding.objection import Objection
from drafter.verification.binding.rivals import Rivals
from drafter.verification.binding.verbatim import Verbatim
from drafter.verification.binding.vouching import unvouched
from drafter.verification.context.naming import Naming
from drafter.verification.edits.check import Edits
from drafter.verification.edits.own import OwnSentence
from drafter.verification.facts.book import Book
from drafter.verification.figures import equals, numbered, paired, polarity
from drafter.verification.figures.dates import bind_dates
from drafter.verification.figures.grades import Grades
from drafter.verification.figures.limits import Limits
from drafter.verification.figures.parts import Parts
from drafter.verification.figures.quantities import NAME as QUANTITIES
from drafter.verification.figures.quantities import bind_quantities
from drafter.verification.frame import check as frame
from drafter.verification.frame.text import Part
from drafter.verification.model import Manuscript, QuantitySupport, Report, Section, Severity, Violation
from drafter.verification.names.names import Names
from drafter.verification.prose import (
    counted,
    endings,
    flawless,
    labels,
    lists,
    orders,
    procedure,
    references,
    repeats,
    residue,
    signs,
    structure,
    voices,
)
from drafter.verification.prose.codes import Codes
from drafter.verification.prose.grounding import Grounding
from drafter.verification.prose.leaks import Leaks, Other
from drafter.verification.prose.remarks import Remarks
from drafter.verification.prose.spelling import Misspelt
from drafter.verification.quotes import quoting
from drafter.verification.quotes.quotable import Quotable
from drafter.verification.reading.examination import Examination, Scope, examine
from drafter.verification.reading.tallies import tallies
from drafter.verification.relations.check import Relations
from drafter.verification.relations.measures import Measures
from drafter.verification.report import violation
from drafter.verification.telling.advice.advised import Advised
from drafter.verification.telling.advice.counsel import Counsel
from drafter.verification.telling.answers.links import Links
from drafter.verification.telling.approved import Answering
from drafter.verification.telling.belonging.check import Belonging
from drafter.verification.telling.points import coverage
from drafter.verification.telling.points.alignment import Aligner
from drafter.verification.telling.points.coverage import Alignment
from drafter.verification.telling.problems import statements
from drafter.verification.telling.sentences.against import Against
from drafter.verification.telling.sources.sources import Sources
from drafter.verification.words.wording import wording_of


@dataclass(frozen=True)
class Checker:
    """Checks texts against one case.

    Attributes:
        case: the only source of facts.
        norms: the norms that may be cited, by id.
        vocabulary: approved wording, by which prose is recognised as the bureau's own.
        figures: facts that the program makes: the total, subtotals, counts, what the frame of the notice says.
        parts: what a notice of the case says outside of its two sections; without any, that is not checked.
        others: the notices of the base, whose facts and narrative may not stand in a text on this case.
        answering: how approved wording answers each point; without it only shared words tell what answers what.
        own: makes the sentences of the program's own draft, beside which an edited one is held.
    """

    case: Case
    norms: Mapping[str, Norm]
    vocabulary: Sequence[str] = field(default=())
    figures: Mapping[str, Fact] = field(default_factory=dict)
    parts: Sequence[Part] = field(default=())
    others: Sequence[Other] = field(default=())
    answering: Answering = field(default_factory=dict)
    own: Callable[[], Sequence[OwnSentence]] = field(default=tuple, compare=False)

    def check(self, manuscript: Manuscript, *, edited: bool = True) -> Report:
        """Everything that may not stand in a text, in the order of the text.

        Args:
            manuscript: the text.
            edited: somebody may have changed it since, so it is held beside the program's own draft, too.
        """
        examination = examine(manuscript, self._book)
        alignment = Alignment(examination, self._aligner)
        told = tuple(tallies(examination))
        supports, bound = self._bound(examination)
        found = counted.without_right(bound, told)
        violations = chain(
            found,
            polarity.check(examination, supports),
            self._borrowed(examination, found),
            coverage.check(examination, alignment),
            statements.check(examination, alignment),
            self._links.check(examination, alignment),
            self._advised.check(examination),
            structure.check(examination),
            labels.check(examination),
            references.check(examination),
            counted.check(examination, told),
            self._grounding.check(examination, supports),
            self._left(examination),
            orders.check(examination),
            procedure.check(examination),
            flawless.check(examination),
            repeats.check(examination),
            endings.check(examination),
            lists.check(examination),
            self._edits.check(examination) if edited else (),
        )
        beside = self._belonging.beside(examination, self._against.beside(examination, violations))
        said = tuple(unvouched(examination, beside))
        framed = frame.check(examination, self.parts, said, told)
        return Report(violations=_in_order(framed), quantities=supports)

    def check_sentence(
        self, text: str, *, points: Sequence[str], grounds: Sequence[str] = (), section: Section | None = None
    ) -> tuple[Violation, ...]:
        """What may not stand in one sentence of a draft.

        Args:
            text: the sentence, slots filled.
            points: full ids of the points it tells or answers; its figures and names must be theirs.
            grounds: further texts whose words it may use, such as approved phrases for this defect.
            section: where it stands; a recommendation may set a deadline of its own, a problem may not.
        """
        scope = Scope(0, len(text), tuple(points), self._norms_of(points), section, own=True)
        manuscript = Manuscript(text=text, items=(), whole=False)
        examination = Examination(manuscript, self._book, (scope,), tuple(grounds))
        supports, found = self._bound(examination)
        violations = chain(
            found,
            polarity.check(examination, supports),
            self._borrowed(examination, found),
            self._advised.check(examination),
            structure.check(examination),
            self._grounding.check(examination, supports),
            self._left(examination),
            orders.check(examination),
            procedure.check(examination),
            flawless.check(examination),
            repeats.check(examination),
            endings.check(examination),
            lists.check(examination),
            self._edits.within(examination),
        )
        beside = self._belonging.beside(examination, self._against.beside(examination, violations))
        return _in_order(unvouched(examination, beside))

    def _bound(self, examination: Examination) -> tuple[tuple[QuantitySupport, ...], list[Violation]]:
        """What supports every figure and date, and what speaks against them."""
        rivals = Rivals(examination, self._naming)
        claimed = list(self._relations.check(examination))
        told = self._verbatim.told(examination)
        binding = Binding(examination, rivals, told)
        bound = sorted(
            chain(bind_quantities(examination, binding), bind_dates(examination, binding)),
            key=lambda pair: (pair[0].start, pair[0].end),
        )
        exchanged = binding.exchanged()
        supports: list[QuantitySupport] = []
        found: list[Violation] = []
        for support, objection in bound:
            said = objection if support.start in examination.sizes else exchanged.get(support.start, objection)
            if said:
                found.append(_said(examination, support, said))
            refused = said is not None and said.severity is Severity.BLOCK
            supports.append(support.model_copy(update={"support": ""}) if refused else support)
        blocked = {one.start for one in found if one.severity is Severity.BLOCK}
        unsaid = (said for said, size in claimed if size not in blocked)
        found += unvouched(examination, unsaid, claimed=True)
        named = chain(numbered.check(examination, rivals), paired.check(examination, told))
        return tuple(supports), [*found, *{(one.start, one.end, one.message): one for one in named}.values()]

    def _borrowed(self, examination: Examination, found: Sequence[Violation]) -> list[Violation]:
        """Names, quotes and figures of norms that are not what they are said to be, and what others hold."""
        said = [
            *self._names.check(examination),
            *Limits(examination).check(),
            *equals.check(examination),
            *Parts(examination).check(),
            *Grades(examination).check(),
            *quoting.check(examination, self._quotable),
        ]
        return [*said, *self._leaks.check(examination, (*found, *said))]

    def _left(self, examination: Examination) -> list[Violation]:
        """What writers, editors and tools leave behind."""
        found = list(residue.check(examination))
        found += [*self._codes.check(examination), *voices.check(examination, found), *signs.check(examination)]
        return [*found, *self._misspelt.check(examination), *self._remarks.check(examination, found)]

    @cached_property
    def _book(self) -> Book:
        return Book(self.case, self.norms, self.figures, wording_of(self.vocabulary))

    @cached_property
    def _verbatim(self) -> Verbatim:
        return Verbatim(self._book)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self._book)

    @cached_property
    def _relations(self) -> Relations:
        return Relations(Measures(self._book, self._naming))

    @cached_property
    def _names(self) -> Names:
        return Names(self._book)

    @cached_property
    def _quotable(self) -> Quotable:
        return Quotable(self._book)

    @cached_property
    def _codes(self) -> Codes:
        return Codes(self._book)

    @cached_property
    def _against(self) -> Against:
        return Against(self._sources)

    @cached_property
    def _edits(self) -> Edits:
        return Edits(self._book, self.own)

    @cached_property
    def _leaks(self) -> Leaks:
        return Leaks(self._book, self.others)

    @cached_property
    def _advised(self) -> Advised:
        return Advised(self._aligner, self._counsel, self.answering)

    @cached_property
    def _belonging(self) -> Belonging:
        return Belonging(self._sources, self.answering)

    @cached_property
    def _links(self) -> Links:
        return Links(self._aligner, self._counsel, self.answering)

    @cached_property
    def _misspelt(self) -> Misspelt:
        return Misspelt(self._book)

    @cached_property
    def _remarks(self) -> Remarks:
        return Remarks(self._book)

    @cached_property
    def _grounding(self) -> Grounding:
        return Grounding(self._book)

    @cached_property
    def _aligner(self) -> Aligner:
        return Aligner(self._book)

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self._book)

    @cached_property
    def _counsel(self) -> Counsel:
        return Counsel(self._book)

    def _norms_of(self, points: Sequence[str]) -> frozenset[str]:
        known = self._book.points
        return frozenset(chain.from_iterable(known[point][1].norms for point in points if point in known))


def _said(examination: Examination, support: QuantitySupport, objection: Objection) -> Violation:
    start = support.start if objection.start is None else objection.start
    where = (examination.text, start, support.end)
    severity, expected = objection.severity, objection.expected
    return violation(QUANTITIES, objection.key, where, severity=severity, expected=expected, **objection.values)


def _in_order(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    # Two checks may say the same of one name.
    return tuple(sorted(dict.fromkeys(violations), key=lambda v: (v.start, v.end, v.check, v.message)))
