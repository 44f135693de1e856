"""What the reviewer's advice and approved wording ask for, made ready to be compared with recommendations."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from drafter.findings.slots import fill
from drafter.verification.facts.book import Book
from drafter.verification.telling.advice.replaced import Firm, firmness, replaced
from drafter.verification.words.claims import claims
from drafter.verification.words.phrases import holding
from drafter.verification.words.pieces import Piece, pieces

_MARKS = "，。；、"
_HAN = re.compile(r"[\u3400-\u9fff]{2}")
_FILLER = re.compile("一律|再|作|予以|得|直接|擅自|随意")
_WHEN = re.compile(r"(?P<event>[\u3400-\u9fff]{2})之?(?P<side>[前后])")
_NO_EVENT = re.compile("[之今以此然最]$|先|前后")
_ORDER = re.compile("先(?P<first>[^，。；先后再]{2,8})，?(?:后|再)(?P<second>[^，。；先后再]{2,8})")
_TOPIC = re.compile("(?P<topic>[^，。；]{2,30})(?:的|者)，?(?P<then>[^，。；]+)")
_DENIES = re.compile("的[^，。；不]{0,8}(?P<no>不)")


@dataclass(frozen=True)
class Measure:
    """A piece of a recommendation.

    Attributes:
        piece: its words.
        own: it is the reviewer's own advice on a point of the case; else approved wording.
    """

    piece: Piece
    own: bool

    @cached_property
    def forbidden(self) -> str:
        """The word, of two characters, for what it forbids; empty if it forbids nothing."""
        flat = self.piece.flat
        found = list(claims().words["forbids"].finditer(flat)) or list(_DENIES.finditer(flat))
        behind = _FILLER.sub("", flat[found[-1].end() :]) if found else ""
        head = _HAN.match(behind)
        return head.group() if head else ""

    @property
    def tells(self) -> bool:
        """It says what falls short, and neither forbids anything nor sets a condition: no measure at all."""
        return self.piece.short and not self.forbidden and not _TOPIC.match(self.piece.flat)

    @cached_property
    def topic(self) -> Piece:
        """Of what it speaks: what stands before 的 and the consequence, else all of it."""
        match = _TOPIC.match(self.piece.flat)
        return Piece(match.group("topic")) if match else self.piece

    @cached_property
    def order(self) -> tuple[str, str] | None:
        """What it does first and what then."""
        match = _ORDER.search(self.piece.flat)
        return (match.group("first"), match.group("second")) if match else None


def when(flat: str) -> Iterator[tuple[str, str]]:
    """The events before or behind which a piece puts something: (付款, 前)."""
    for match in _WHEN.finditer(flat):
        if not _NO_EVENT.search(match.group("event")):
            yield match.group("event"), match.group("side")


def measures(texts: Iterable[str], *, own: bool) -> Iterator[Measure]:
    """The pieces of some recommendations; a condition that ends in 的 goes with its consequence."""
    for text in texts:
        yield from (Measure(piece, own) for piece in joined(text))


@lru_cache(maxsize=2048)
def joined(text: str) -> tuple[Piece, ...]:
    """The pieces of a text, a condition that ends in 的 joined with what follows."""
    found: list[Piece] = []
    for piece in pieces(text):
        before = found[-1] if found else None
        if before and before.flat.rstrip("，,").endswith(("的", "者")) and before.flat[-1:] in "，,":
            found[-1] = Piece(text[before.start : piece.end], before.start, piece.end)
        else:
            found.append(piece)
    return tuple(found)


@dataclass(frozen=True)
class _Measures:
    """Some measures by their words.

    Attributes:
        all: in their order.
    """

    all: tuple[Measure, ...]

    @cached_property
    def _holding(self) -> Mapping[str, Sequence[int]]:
        """The places of those that hold a pair of characters."""
        return holding(one.piece.tokens for one in self.all)

    @cached_property
    def _firm(self) -> Firm:
        """Their firm words."""
        return firmness(one.piece for one in self.all)

    def undone(self, piece: Piece) -> Iterator[Measure]:
        """Those that a piece is, but for a word which undoes them."""
        return (self.all[place] for place in replaced(piece, self._firm))

    def alike(self, piece: Piece, least: float) -> Iterator[Measure]:
        """Those that hold at least such a share of the words of a piece, in their order."""
        counts = Counter(chain.from_iterable(self._holding.get(gram, ()) for gram in piece.tokens))
        enough = least * len(piece.tokens)
        return (self.all[place] for place in sorted(one for one, count in counts.items() if count >= enough))


@lru_cache(maxsize=4)
def _approved(vocabulary: tuple[str, ...]) -> _Measures:
    """What approved wording asks for, of every case the same."""
    texts = (fill(text, lambda _: "").text for text in vocabulary)
    return _Measures(tuple(one for one in measures(texts, own=False) if not one.tells))


@dataclass(frozen=True)
class Counsel:
    """What is asked for: by the reviewer on the points of a case, and by approved wording on any.

    Attributes:
        book: the case.
    """

    book: Book

    @cached_property
    def asked(self) -> tuple[Measure, ...]:
        """The reviewer's advice first, then approved wording."""
        return (*self._advice.all, *self._standing.all)

    @cached_property
    def _advice(self) -> _Measures:
        told = (point.advice for _, point in self.book.points.values() if point.advice)
        advice = [fill(text, lambda _: "，").text for text in told]
        return _Measures(tuple(measures(advice, own=True)))

    @cached_property
    def _standing(self) -> _Measures:
        return _approved(tuple(self.book.vocabulary))

    @cached_property
    def forbidding(self) -> Mapping[str, tuple[Measure, ...]]:
        """Those that forbid, by the word for what they forbid."""
        found: dict[str, list[Measure]] = {}
        for one in self.asked:
            if one.forbidden:
                found.setdefault(one.forbidden, []).append(one)
        return {word: tuple(some) for word, some in found.items()}

    def undone(self, piece: Piece) -> Measure | None:
        """The measure that a piece is, but for a word which undoes it; `None` if it is one as it stands."""
        found = next(chain(self._advice.undone(piece), self._standing.undone(piece)), None)
        if found and any(piece.flat.strip(_MARKS) in one.piece.flat for one in self.asked):
            return None
        return found

    def holding_all(self, piece: Piece) -> Measure | None:
        """The measure in which a piece stands word for word."""
        flat = piece.flat.strip(_MARKS)
        same = (one for one in self.alike(piece, 1.0) if flat in one.piece.flat) if piece.tokens else ()
        return next(iter(same), None)

    @cached_property
    def ordered(self) -> tuple[tuple[str, str], ...]:
        """What is to be done before what."""
        return tuple(one.order for one in self.asked if one.order)

    def alike(self, piece: Piece, least: float) -> list[Measure]:
        """The measures that hold at least such a share of the words of a piece, in their order."""
        return [*self._advice.alike(piece, least), *self._standing.alike(piece, least)]
