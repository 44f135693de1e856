"""What the review page shows, as data: each clause beside the evidence it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from drafter.drafting.model import Clause, Item, Refusal, Sentence
from drafter.findings.model import Finding, Point
from drafter.findings.slots import qualified
from drafter.knowledge.model import Evidence, Norm
from drafter.rendering.blocks import clean
from drafter.rendering.dossier import Dossier, norm_of
from drafter.rendering.page_facts import FactBook, FactView, Segment, segments
from drafter.scoring.card import ScoreLine
from drafter.verification.model import ClauseSpan, ItemSpan, Section, Severity, Violation

_CONTEXT = 16


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of a clause; `wording` names approved wording that lent its form."""

    role: str
    author: str
    segments: tuple[Segment, ...]
    wording: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A deducted point: the reviewer's account, effect and advice, and the line of the score table it is of.

    `doubtful` says that it was put among the problems it stands with for want of better.
    """

    id: str
    title: tuple[Segment, ...]
    point: Point
    account: tuple[Segment, ...]
    effect: tuple[Segment, ...]
    advice: tuple[Segment, ...]
    finding: Finding
    line: ScoreLine | None
    doubtful: bool


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A past wording; `lent` says that a sentence of the clause took its form from it."""

    evidence: Evidence
    lent: bool


@dataclass(frozen=True, slots=True)
class ViolationView:
    """A violation in the written notice, with the words around it and the clause it stands in, if in one."""

    violation: Violation
    before: str
    after: str
    clause: str


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause and everything beside it."""

    id: str
    label: str
    sentences: tuple[SentenceView, ...]
    points: tuple[PointView, ...]
    facts: tuple[FactView, ...]
    norms: tuple[Norm, ...]
    evidence: tuple[EvidenceView, ...]
    violations: tuple[ViolationView, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of a section."""

    id: str
    number: str
    heading: SentenceView
    clauses: tuple[ClauseView, ...]

    @property
    def clause_count(self) -> int:
        """How many clauses it has."""
        return len(self.clauses)


@dataclass(frozen=True, slots=True)
class SectionView:
    """One of the two sections."""

    section: Section
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class RefusalView:
    """A refused sentence, cut where the violations lie; a segment's `ref` is set where it offends."""

    refusal: Refusal
    segments: tuple[Segment, ...]


class PageView:
    """The page of one dossier; every attribute is ready to be shown."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._book = FactBook(dossier.case, dossier.slots)
        self._points = {full: (finding, point) for full, finding, point in dossier.case.all_points()}
        items = dossier.draft.items()
        spans = dict(zip((item.id for item in items), dossier.manuscript.items, strict=False))
        self._spans = {
            clause.id: span
            for item in items
            if item.id in spans
            for clause, span in zip(item.clauses, spans[item.id].clauses, strict=False)
        }
        self.violations = tuple(map(self._violation, dossier.report.violations))
        self.refusals = tuple(map(_refusal, dossier.draft.refusals))
        self.sections = (
            SectionView(Section.PROBLEMS, self._items(dossier.draft.problems, spans)),
            SectionView(Section.RECOMMENDATIONS, self._items(dossier.draft.recommendations, spans)),
        )

    @property
    def blocking(self) -> int:
        """How many violations may not stand."""
        return sum(v.violation.severity is Severity.BLOCK for v in self.violations)

    @property
    def unsupported(self) -> int:
        """How many quantities of the notice nothing supports."""
        return sum(not quantity.support for quantity in self.dossier.report.quantities)

    @property
    def point_count(self) -> int:
        """How many points the case has."""
        return len(self._points)

    def _items(self, items: tuple[Item, ...], spans: Mapping[str, ItemSpan]) -> tuple[ItemView, ...]:
        return tuple(
            ItemView(
                item.id,
                spans[item.id].number if item.id in spans else "",
                _sentence(item.heading),
                tuple(map(self._clause, item.clauses)),
            )
            for item in items
        )

    def _clause(self, clause: Clause) -> ClauseView:
        span = self._spans.get(clause.id)
        lent = set(chain.from_iterable(sentence.wording for sentence in clause.sentences))
        refs = (fill.ref for sentence in clause.sentences for fill in sentence.fills)
        return ClauseView(
            id=clause.id,
            label=span.label if span else "",
            sentences=tuple(map(_sentence, clause.sentences)),
            points=tuple(self._point(full) for full in clause.points if full in self._points),
            facts=self._book.views(refs),
            norms=tuple(self._norms(clause)),
            evidence=tuple(EvidenceView(e, e.passage.id in lent) for e in clause.evidence),
            violations=tuple(v for v in self.violations if v.clause == clause.id),
            answers=tuple(self._counterparts(clause)),
        )

    def _point(self, full: str) -> PointView:
        finding, point = self._points[full]
        title, account, effect, advice = (
            self._filled(qualified(text, finding.id))
            for text in (point.title, point.text, point.effect, point.advice)
        )
        line = self.dossier.card.line(finding.indicator)
        doubtful = full in self.dossier.draft.doubtful()
        return PointView(full, title, point, account, effect, advice, finding, line, doubtful)

    def _filled(self, template: str) -> tuple[Segment, ...]:
        filled = self._book.filled(template)
        return segments(filled.text, filled.fills)

    def _norms(self, clause: Clause) -> Iterator[Norm]:
        named = [norm_of(fill.ref) for sentence in clause.sentences for fill in sentence.fills]
        known = self.dossier.slots.norms
        return (known[norm_id] for norm_id in dict.fromkeys((*clause.norms, *named)) if norm_id in known)

    def _counterparts(self, clause: Clause) -> Iterator[str]:
        """The clauses of the other section that tell or answer the same points."""
        own = set(clause.points)
        draft = self.dossier.draft
        in_problems = any(clause is one for item in draft.problems for one in item.clauses)
        others = draft.recommendations if in_problems else draft.problems
        return (other.id for item in others for other in item.clauses if own & set(other.points))

    def _violation(self, violation: Violation) -> ViolationView:
        text = self.dossier.manuscript.text
        before = text[max(0, violation.start - _CONTEXT) : violation.start]
        after = text[violation.end : violation.end + _CONTEXT]
        clause = next((c for c, span in self._spans.items() if _touches(span, violation)), "")
        return ViolationView(violation, clean(before), clean(after), clause)


def _touches(span: ClauseSpan, violation: Violation) -> bool:
    return span.start <= violation.start < span.end


def _sentence(sentence: Sentence) -> SentenceView:
    return SentenceView(sentence.role, sentence.author, segments(sentence.text, sentence.fills), sentence.wording)


def _refusal(refusal: Refusal) -> RefusalView:
    pieces: list[Segment] = []
    position = 0
    for violation in sorted(refusal.violations, key=lambda v: (v.start, v.end)):
        if position <= violation.start < violation.end <= len(refusal.text):
            pieces.append(Segment(clean(refusal.text[position : violation.start])))
            pieces.append(Segment(clean(refusal.text[violation.start : violation.end]), violation.check))
            position = violation.end
    pieces.append(Segment(clean(refusal.text[position:])))
    return RefusalView(refusal, tuple(piece for piece in pieces if piece.text))
