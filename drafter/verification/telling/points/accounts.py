"""What a case says of some points, against which what a text tells of them is held; made ready once for a case."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from drafter.verification.facts.book import Book
from drafter.verification.model import Violation
from drafter.verification.telling.points.told import telling
from drafter.verification.words.kept import Kept
from drafter.verification.words.record import Record

_SHOWN = 3
_PHRASES = 256
"""So many phrases on the same points are kept with what was said of them."""


@dataclass(frozen=True)
class Account:
    """What a case says of some points.

    Attributes:
        book: of the case.
        points: full ids of points of the case.
        clauses: what has been said of clauses that tell these points, by their words.
        headings: what has been said of headings.
        losses: what has been said of what clauses leave out, by their words and by whether they name the points.
        taken_up: how much recommendations take up of it, by its words and by theirs.
    """

    book: Book
    points: tuple[str, ...]
    clauses: Kept[tuple[Violation, ...]] = field(default_factory=lambda: Kept(_PHRASES), compare=False)
    headings: Kept[tuple[Violation, ...]] = field(default_factory=lambda: Kept(_PHRASES), compare=False)
    losses: Kept[tuple[Violation, ...]] = field(default_factory=lambda: Kept(_PHRASES), compare=False)
    taken_up: Kept[float] = field(default_factory=lambda: Kept(_PHRASES), compare=False)

    @cached_property
    def titles(self) -> str:
        """The first few titles, as a message names them."""
        return "、".join(self.book.title(point) for point in self.points[:_SHOWN])

    @cached_property
    def title_words(self) -> frozenset[str]:
        """What all titles are about."""
        return telling("\n".join(map(self.book.title, self.points)))

    @cached_property
    def words(self) -> frozenset[str]:
        """What all accounts are about."""
        return telling("\n".join(self.book.accounts[point] for point in self.points))

    @cached_property
    def own(self) -> tuple[str, ...]:
        """Titles, accounts and effects: what is, and not what ought to be done about it."""
        return tuple(chain.from_iterable(map(self.book.tellings, self.points)))

    @cached_property
    def record(self) -> Record:
        """All that the case and the norms say of them."""
        accounts = (self.book.accounts[point] for point in self.points)
        return Record((*accounts, *self.book.within(self.points).texts, *self._norms()))

    @cached_property
    def vouching(self) -> tuple[str, ...]:
        """Approved wording, and the norms that the points name."""
        return (*self.book.vocabulary, *self._norms())

    def _norms(self) -> Iterator[str]:
        book = self.book
        named = chain.from_iterable(book.points[point][1].norms for point in self.points)
        for name in dict.fromkeys(name for name in named if name in book.norms):
            yield from (book.norms[name].content, book.norms[name].topic)
