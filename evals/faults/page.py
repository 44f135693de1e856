"""A clean draft as operators see it: its text, its clauses, and which characters are which fact."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.drafting.model import Sentence, SentenceRole
from drafter.drafting.offline_writer import OfflineWriter
from drafter.findings.model import QUANTITIES, Case, Fact, FactKind
from drafter.verification.model import ClauseSpan, ItemSpan, Section
from evals.bench import Bench
from evals.faults.amounts import Amount, known
from evals.kinds import kind_of
from evals.model import Subject


@dataclass(frozen=True)
class Told:
    """A fact where the draft tells it.

    Attributes:
        ref: full name, such as `F09.allotted`.
        fact: what it is.
        start: offset of its first character in the text.
        end: offset behind its last.
        clause: which clause of the draft it stands in, counted over both sections.
    """

    ref: str
    fact: Fact
    start: int
    end: int
    clause: int

    @property
    def finding(self) -> str:
        """Whose fact it is, such as `F09`."""
        return self.ref.partition(".")[0]


@dataclass(frozen=True)
class Piece:
    """A sentence of the draft where it stands: what it does, and in which clause."""

    role: SentenceRole
    start: int
    end: int
    clause: int
    section: Section


@dataclass(frozen=True, eq=False)
class Page:
    """A clean draft; equal to none but itself, so that what is made of it can be kept.

    Attributes:
        bench: the case, ready for texts.
        subject: the draft, read as a text that was brought.
        written: the draft, as the program wrote it, with its clauses' points; its report is empty.
    """

    bench: Bench
    subject: Subject
    written: Subject

    @cached_property
    def text(self) -> str:
        """All of the draft."""
        return self.written.text

    @property
    def case(self) -> Case:
        """Its case."""
        return self.bench.eval_case.case

    @cached_property
    def said(self) -> frozenset[tuple[str, str]]:
        """What is said of the draft itself, as check and message."""
        return frozenset((one.check, one.message) for one in self.subject.report.violations)

    @cached_property
    def kinds(self) -> frozenset[tuple[str, str]]:
        """The same, as check and kind."""
        return frozenset((one.check, kind_of(one)) for one in self.subject.report.violations)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact of the case by its full name."""
        return dict(self.case.all_facts())

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that the case gives, or that two of its facts make."""
        return tuple(known(self.case, self.written.card))

    @cached_property
    def clauses(self) -> tuple[ClauseSpan, ...]:
        """The clauses of both sections, in order."""
        return tuple(clause for section in Section for clause in self.written.clauses(section))

    def items(self, section: Section) -> tuple[ItemSpan, ...]:
        """The items of a section."""
        return self.written.items(section)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every fact that the clauses tell, in the order of the text."""
        return tuple(self._told())

    @cached_property
    def figures(self) -> tuple[Told, ...]:
        """Those that are quantities."""
        return tuple(one for one in self.told if one.fact.kind in QUANTITIES)

    def of(self, *kinds: FactKind) -> tuple[Told, ...]:
        """Those of some kinds."""
        return tuple(one for one in self.told if one.fact.kind in kinds)

    def words(self, one: Told) -> str:
        """A fact as it is written."""
        return self.text[one.start : one.end]

    @cached_property
    def body(self) -> tuple[int, int]:
        """From the first clause to behind the last."""
        return (self.clauses[0].start, self.clauses[-1].end) if self.clauses else (0, 0)

    def titles(self, clause: ClauseSpan) -> tuple[str, ...]:
        """Ids and titles of the points of a clause."""
        points = {full: point.title for full, _, point in self.case.all_points()}
        own = clause.points or ()
        return (*own, *(points[one] for one in own if one in points))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every sentence of the clauses, in the order of the text."""
        return tuple(piece for piece, _ in self._sentences)

    def account(self) -> tuple[Piece, ...]:
        """The sentences that tell what was found."""
        return tuple(one for one in self.pieces if one.role is SentenceRole.FACT)

    @cached_property
    def _sentences(self) -> tuple[tuple[Piece, Sentence], ...]:
        return tuple(self._found())

    def _found(self) -> Iterator[tuple[Piece, Sentence]]:
        clauses = self.written.draft.clauses() if self.written.draft else iter(())
        problems = len(self.written.clauses(Section.PROBLEMS))
        for number, (clause, span) in enumerate(zip(clauses, self.clauses, strict=True)):
            at = span.start
            section = Section.PROBLEMS if number < problems else Section.RECOMMENDATIONS
            for sentence in clause.sentences:
                start = self.text.find(sentence.text, at, span.end)
                if start >= 0:
                    at = start + len(sentence.text)
                    yield Piece(sentence.role, start, at, number, section), sentence

    def _told(self) -> Iterator[Told]:
        for piece, sentence in self._sentences:
            for fill in sentence.fills:
                if fill.ref in self.facts:
                    start, end = piece.start + fill.start, piece.start + fill.end
                    yield Told(fill.ref, self.facts[fill.ref], start, end, piece.clause)


def open_page(bench: Bench) -> Page | None:
    """The offline draft of a case; `None` where something in it blocks already."""
    written = bench.unchecked(OfflineWriter())
    subject = bench.text(written.text)
    return Page(bench, subject, written) if subject.report.clean else None
