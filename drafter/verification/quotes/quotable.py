"""The texts of a case in which quotes are looked up, each read once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drafter.knowledge.model import Norm
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.quotes.folding import folded
from drafter.verification.quotes.places import QuoteSource
from drafter.verification.words.grams import bigrams, share

LEAST_LIKE = 0.5
"""The nearest passage holds so much of a quote's pairs of characters at least, or there is none."""

_Piece = tuple[str, frozenset[str]]
_APART = "\n\n"
_PIECE = re.compile(r"[^。；！？\n]{2,400}[。；！？]?")


@dataclass(frozen=True)
class Quotable:
    """What a draft of a case may quote.

    Attributes:
        book: the facts and texts of the case, and the norms.
    """

    book: Book

    @cached_property
    def case(self) -> QuoteSource:
        """Every text of the case."""
        return QuoteSource(_APART.join(filter(None, self.book.texts())))

    @cached_property
    def norms(self) -> dict[str, QuoteSource]:
        """What the base says of every norm."""
        return {name: QuoteSource(f"{norm.content}\n\n{norm.topic}") for name, norm in self.book.norms.items()}

    @cached_property
    def words(self) -> str:
        """All words of the case, the norms and the approved wording, without blanks and punctuation."""
        own = "\n".join(fold(text).text for text in self.book.texts())
        return f"{folded(own).text}\n{_words_of(self.book.standing)}"

    def in_norms(self, quote: str, norms: Iterable[Norm]) -> Norm | None:
        """The first of some norms that holds a quote."""
        return next((norm for norm in norms if self.norms[norm.id].find(quote)), None)

    def nearest(self, quote: str, texts: Iterable[str]) -> str:
        """The sentence or clause of some texts that is most like a quote; empty if none is."""
        return _nearest(quote, _pieces(texts))

    def nearest_of_case(self, quote: str, grounds: Iterable[str]) -> str:
        """The sentence or clause of the case's texts and the grounds that is most like a quote."""
        return _nearest(quote, (*self._told, *_pieces(grounds)))

    @cached_property
    def _told(self) -> tuple[_Piece, ...]:
        return tuple(_pieces((self.case.text,)))


@lru_cache(maxsize=4)
def _words_of(standing: tuple[str, ...]) -> str:
    """The words of the norms and the approved wording."""
    return folded("\n".join(fold(text).text for text in standing)).text


def _pieces(texts: Iterable[str]) -> Iterator[_Piece]:
    for text in texts:
        for match in _PIECE.finditer(text):
            piece = match.group().strip()
            yield piece, bigrams(piece)


def _nearest(quote: str, pieces: Iterable[_Piece]) -> str:
    wanted = bigrams(quote)
    best, nearest = max(((share(wanted, pairs), piece) for piece, pairs in pieces), default=(0.0, ""))
    return nearest if best >= LEAST_LIKE else ""
