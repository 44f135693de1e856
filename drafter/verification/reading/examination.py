"""A text under examination: read once, divided into the scopes in which facts may be used."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from drafter.text.marks import Mark, MarkKind
from drafter.text.quantities import Quantity, Scan, scan
from drafter.text.sentences import Span, segments, sentences
from drafter.text.width import View, flattened, fold, folded
from drafter.verification.facts.book import Book
from drafter.verification.facts.known import Known
from drafter.verification.model import ClauseSpan, ItemSpan, Manuscript, Section
from drafter.verification.reading.advice import advises
from drafter.verification.reading.citing import paired
from drafter.verification.reading.mentions import mentions


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of the text, and what it speaks of.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        points: full ids of its points; `None` where it is not known: then every fact of the case may stand.
        norms: ids of the norms whose figures it may use without citing them.
        section: the section it stands in, if any.
        own: it is a heading, clause or sentence of one of the two sections, and not the frame around them.
    """

    start: int
    end: int
    points: tuple[str, ...] | None = None
    norms: frozenset[str] = frozenset()
    section: Section | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one of the two sections, or of a piece of a notice.

    Attributes:
        start: offset of its first character in the text.
        text: as it is written.
        view: the same half width and without blanks.
        section: where it stands, if that is known.
    """

    start: int
    text: str
    view: View
    section: Section | None

    @property
    def advised(self) -> bool:
        """Whether it is of a recommendation."""
        return self.section is Section.RECOMMENDATIONS


@dataclass(frozen=True)
class Examination:
    """What every check is given.

    Attributes:
        manuscript: the text and its structure.
        book: the facts.
        scopes: in the order of the text, without gaps.
        grounds: further texts whose words may be used.
        cited: the norms that each scope cites, found once.
        strange: the spans of names that nothing vouches for, by what they are of, found once.
        borne_out: the spans of words that compare, of which the facts themselves say that they do so rightly.
        counted: the parts of sentences that tell rightly how many of several things are so, or are not.
        sizes: by the offsets of figures, from which two facts one follows that such a word tells.
        named: the spans of whole names of facts, each with the figure that it rightly tells, in the order found.
    """

    manuscript: Manuscript
    book: Book
    scopes: tuple[Scope, ...]
    grounds: tuple[str, ...] = ()
    cited: dict[Scope, frozenset[str]] = field(default_factory=dict, compare=False)
    strange: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict, compare=False)
    borne_out: list[tuple[int, int]] = field(default_factory=list, compare=False)
    counted: list[tuple[int, int]] = field(default_factory=list, compare=False)
    sizes: dict[int, str] = field(default_factory=dict, compare=False)
    named: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list, compare=False)
    _segments: dict[int, tuple[Span, ...]] = field(default_factory=dict, compare=False)
    _said: dict[str, bool] = field(default_factory=dict, compare=False)
    _scope_of: dict[int, Scope] = field(default_factory=dict, compare=False)

    @cached_property
    def text(self) -> str:
        """The text; every offset counts its characters."""
        return self.manuscript.text

    @cached_property
    def scan(self) -> Scan:
        """Its quantities and marks."""
        return scan(self.text)

    @cached_property
    def figures(self) -> list[tuple[int, int]]:
        """The spans of its quantities and of the dates that name a day, in order."""
        days = [(mark.start, mark.end) for mark in self._dates if mark.names_day]
        return sorted([*((quantity.start, quantity.end) for quantity in self.scan.quantities), *days])

    def dates(self, start: int, end: int) -> list[Mark]:
        """The dates of a stretch of the text."""
        return self._dates[bisect_left(self._dated, start) : bisect_left(self._dated, end)]

    def quantities(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The quantities of a stretch of the text."""
        return self.scan.quantities[bisect_left(self._counted, start) : bisect_left(self._counted, end)]

    def counts(self, place: int) -> bool:
        """Whether a character is a part of a quantity, so that no other word begins with it: 10元系分管领导."""
        at = bisect_right(self._counted, place) - 1
        return at >= 0 and place < self.scan.quantities[at].end

    @cached_property
    def _counted(self) -> list[int]:
        return [quantity.start for quantity in self.scan.quantities]

    @cached_property
    def _dates(self) -> list[Mark]:
        return [mark for mark in self.scan.marks if mark.kind is MarkKind.DATE]

    @cached_property
    def _dated(self) -> list[int]:
        return [mark.start for mark in self._dates]

    @cached_property
    def citations(self) -> tuple[tuple[Mark, Mark | None], ...]:
        """Its titles, each with the article cited from it, if any."""
        return tuple(paired(self.scan.marks))

    @cached_property
    def view(self) -> View:
        """The text half width and without blanks."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences; none crosses a scope."""
        return tuple(sentence for sentence, _ in self.scoped)

    @cached_property
    def scoped(self) -> tuple[tuple[Span, Scope], ...]:
        """Its sentences, each with the scope in which it stands."""
        return tuple((one, scope) for scope in self.scopes for one in sentences(self.text, scope.start, scope.end))

    @cached_property
    def judged_sentences(self) -> tuple[Sentence, ...]:
        """The sentences whose words are judged: those of the two sections, or of a piece of a notice."""
        return tuple(
            Sentence(one.start, one.text, fold(one.text), scope.section)
            for one, scope in self.scoped
            if self.judged(scope)
        )

    @cached_property
    def mentions(self) -> tuple[tuple[int, int, Known], ...]:
        """Where words, names and numbers among the facts stand in the text, as spans into it."""
        return tuple(sorted(self._mentions(), key=lambda mention: mention[:2]))

    def mentioned(self, start: int, end: int) -> tuple[tuple[int, int, Known], ...]:
        """The mentions that begin in a stretch of the text."""
        return self.mentions[bisect_left(self._mentioned, start) : bisect_left(self._mentioned, end)]

    @cached_property
    def _mentioned(self) -> list[int]:
        return [start for start, _, _ in self.mentions]

    def says(self, words: str) -> bool:
        """Whether the text holds some words, wraps and width apart."""
        known = self._said.get(words)
        if known is None:
            known = self._said[words] = flattened(words) in self.view.text
        return known

    def enclosing(self, start: int, end: int) -> list[Known]:
        """The facts whose mention holds a span of the text."""
        within = self.mentioned(start - self._longest, start + 1)
        return [known for at, behind, known in within if at <= start and end <= behind]

    @cached_property
    def _longest(self) -> int:
        return max((end - start for start, end, _ in self.mentions), default=0)

    def sentence_number(self, offset: int) -> int:
        """Which sentence a character stands in."""
        place = bisect_right(self._starts, offset)
        return place - 1 if place else 0

    def sentence_at(self, offset: int) -> Span:
        """The sentence in which a character stands."""
        return (
            self.sentences[self.sentence_number(offset)] if self.sentences else Span(0, len(self.text), self.text)
        )

    def segment_at(self, offset: int) -> Span:
        """What stands between the commas around a character, within its sentence."""
        sentence = self.sentence_at(offset)
        if sentence.start not in self._segments:
            self._segments[sentence.start] = segments(self.text, sentence.start, sentence.end)
        parts = self._segments[sentence.start]
        index = bisect_right(parts, offset, key=lambda part: part.start) - 1
        return parts[index] if index >= 0 and offset < parts[index].end else sentence

    def scope_at(self, offset: int) -> Scope:
        """The scope in which a character stands."""
        scope = self._scope_of.get(offset)
        if scope is None:
            scope = self.scopes[max(bisect_right(self._scoped, offset) - 1, 0)]
            self._scope_of[offset] = scope
        return scope

    @cached_property
    def _scoped(self) -> list[int]:
        return [scope.start for scope in self.scopes]

    def judged(self, scope: Scope) -> bool:
        """Whether a scope is of one of the two sections, or of a piece of a notice, which has no frame."""
        return scope.own or not self.manuscript.whole

    def among_problems(self, place: int) -> bool:
        """Whether what stands at an offset is judged, and is no recommendation."""
        scope = self.scope_at(place)
        return scope.section is not Section.RECOMMENDATIONS and self.judged(scope)

    def bears_out(self, start: int, end: int) -> bool:
        """Whether a stretch holds, or is in, a word that compares, of which the facts say that it is right."""
        return any(
            (start <= first and last <= end) or (first <= start and end <= last) for first, last in self.borne_out
        )

    def flat(self, start: int, end: int) -> str:
        """A stretch of the text, half width and without blanks."""
        if start >= end:
            return ""
        piece = self.text[start:end]
        place = bisect_left(self._uneven, start)
        plain = place == len(self._uneven) or self._uneven[place] >= end
        return piece if plain else flattened(piece)

    @cached_property
    def _uneven(self) -> list[int]:
        """Where characters stand that are no longer there, or others, once the text is folded."""
        return folded(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def _mentions(self) -> Iterator[tuple[int, int, Known]]:
        for begin, one in mentions(self.view.text, self.book):
            yield (*self.view.span(begin + one.start, begin + one.end), one.known)


def examine(manuscript: Manuscript, book: Book) -> Examination:
    """The examination of a manuscript, its scopes taken from its items and clauses."""
    return Examination(manuscript, book, tuple(_scopes(manuscript, book)))


def _scopes(manuscript: Manuscript, book: Book) -> Iterator[Scope]:
    position = 0
    for scope in chain.from_iterable(_of_item(item, book) for item in manuscript.items):
        if scope.start > position:
            yield Scope(position, scope.start)
        if scope.end > scope.start >= position:
            yield scope
            position = scope.end
    if not manuscript.items and not manuscript.whole:
        yield from _of_piece(manuscript.text)
    elif position < len(manuscript.text) or position == 0:
        yield Scope(position, len(manuscript.text))


def _of_piece(text: str) -> Iterator[Scope]:
    """The scopes of a piece of a notice: its advice, sentence after sentence, and all else."""
    position, advice = 0, False
    for sentence in sentences(text):
        if advises(sentence.text) is not advice:
            if sentence.start > position:
                yield _loose(position, sentence.start, advice=advice)
                position = sentence.start
            advice = not advice
    yield _loose(position, len(text), advice=advice)


def _loose(start: int, end: int, *, advice: bool) -> Scope:
    return Scope(start, end, section=Section.RECOMMENDATIONS if advice else None)


def _of_item(item: ItemSpan, book: Book) -> Iterator[Scope]:
    told = [clause.points for clause in item.clauses]
    known = [points for points in told if points is not None]
    points = tuple(dict.fromkeys(chain.from_iterable(known))) if known and len(known) == len(told) else None
    cited = frozenset(chain.from_iterable(clause.norms for clause in item.clauses))
    if item.heading_end > item.start:
        yield Scope(item.start, item.heading_end, points, cited, item.section, own=True)
    for clause in item.clauses:
        norms = cited | _norms_of(clause, book)
        yield Scope(clause.start, clause.end, clause.points, norms, item.section, own=True)


def _norms_of(clause: ClauseSpan, book: Book) -> frozenset[str]:
    points = (book.points[point][1] for point in clause.points or () if point in book.points)
    return frozenset((*clause.norms, *chain.from_iterable(point.norms for point in points)))
