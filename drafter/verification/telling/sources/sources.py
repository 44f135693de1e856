"""Which points of a case a sentence retells, by the words it shares with them, and what those say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import add
from struct import unpack

from drafter.findings.slots import fill
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.telling.sources.texts import (
    NUMBER,
    PARTICLES,
    QUOTED,
    VOUCHER,
    alone,
    between,
    offsets,
    papers_of,
    part_around,
    plain,
    words_in,
    words_of,
)
from drafter.verification.words.kept import Kept
from drafter.verification.words.pieces import Piece
from drafter.verification.words.stock import ordinary, stock

_PAID = re.compile(VOUCHER.pattern + r"[#号]凭证[^，。；、\d]{0,30}(?P<amount>\d[\d,.]+)(?=元|万元)")

_MOST = 3
_LEAST = 0.4
"""So much of the words of a sentence must be a point's for the sentence to retell it."""

_TERSE = 0.3
"""Or so much of the words of the point must be the sentence's."""

_NEAR = 0.8
"""Points with so much of what the best one has may be meant as well."""

_SURELY = 0.55
"""So much for what stands there to be held against it word for word."""

_MASK = "·"
_WHEN = re.compile(f"[在于自从].{{2,}}[中时前后内间]{_MASK}*")
"""When something is to be done; what is to be done stands behind the comma."""

_BYTES = 2
"""So many count the words that a sentence has in common with a point; no sentence has 65,536."""

_FEW = 2
"""Fewer pairs of characters tell nothing."""

_POINTING = 2
"""So many words that one point alone has tell that it is meant; of others' there may be a third of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What a case says on one point.

    Attributes:
        pieces: title, account and effect between commas, half width and without quotation marks.
        asked: the reviewer's advice, and the norms of the point, likewise.
        quoted: what the account puts within quotation marks.
        grams: the words of the pieces, in pairs of characters.
        all_grams: those of what is asked for, too.
        papers: in which the finding was read.
    """

    pieces: tuple[str, ...]
    asked: tuple[str, ...]
    quoted: tuple[str, ...]
    grams: frozenset[str]
    all_grams: frozenset[str]
    papers: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """What it says and what it asks for."""
        return (*self.pieces, *self.asked)

    def says(self, words: str) -> bool:
        """Whether some words stand in it."""
        return any(words in piece for piece in self.every)


@dataclass(frozen=True, slots=True)
class Retelling:
    """A sentence, made ready to be held against what it retells.

    Attributes:
        text: half width, without blanks and quotation marks.
        places: where each of its characters stands in the sentence with quotation marks.
        told: the points that it retells, the most alike first.
    """

    text: str
    places: Sequence[int]
    told: tuple[Told, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text stands in the sentence with quotation marks."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True)
class Sources:
    """The points of a case.

    Attributes:
        book: of the case.
    """

    book: Book
    _kept: Kept[tuple[Told, ...]] = field(default_factory=Kept, compare=False)
    _read: Kept[Retelling] = field(default_factory=Kept, compare=False)

    def read(self, flat: str) -> Retelling:
        """A sentence, half width and without blanks, with the points that it retells."""
        return self._read.of(flat, self._retelling, flat)

    def _retelling(self, flat: str) -> Retelling:
        text = plain(flat)
        return Retelling(text, offsets(flat), self.of(text))

    def of(self, text: str) -> tuple[Told, ...]:
        """The points that a sentence retells, the most alike first; none if it is too short or like none."""
        return self._kept.of(text, self._of, text)

    def _of(self, text: str) -> tuple[Told, ...]:
        grams = self.content(text)
        if len(grams) < _FEW:
            return ()
        counts = self._counts(grams & self._known)
        enough = _NEAR * max(counts, default=0)
        best = sorted((-count, place) for place, count in enumerate(counts) if count >= enough and count)[:_MOST]
        return tuple(self.all[place] for count, place in best if self._retold(place, -count, len(grams)))

    def _counts(self, grams: Iterable[str]) -> tuple[int, ...]:
        """How many of some words each point has."""
        total = sum(map(self._holding.__getitem__, grams))
        return unpack(f"<{len(self.all)}H", total.to_bytes(_BYTES * len(self.all), "little"))

    def around(self, text: str, at: int, end: int = -1) -> tuple[Told, ...]:
        """The points that a sentence retells around a place, or what stands between the commas there."""
        if end > at:
            text = text[:at] + _MASK * (end - at) + text[end:]
        for part in (text, _told_around(text, at)):
            found = tuple(one for one in self.of(part) if self._covered(part, one) >= _SURELY)
            if found:
                return found
        return ()

    def meant(self, text: str, at: int, end: int = -1) -> tuple[Told, ...]:
        """The same, or else the point to which alone the telling words of the sentence belong."""
        return self.around(text, at, end) or self.pointed(text)

    def pointed(self, text: str, least: int = _POINTING) -> tuple[Told, ...]:
        """The point to which alone most of the telling words of a sentence belong, whatever else it says.

        Args:
            text: the sentence.
            least: so many words that the point alone has it must have.
        """
        counts = self._counts(words_in(text) & self._single)
        most = max(counts, default=0)
        if most >= least and sum(counts) - most <= most // _POINTING:
            return (self.all[counts.index(most)],)
        return self._valued(text) if not most or sum(counts) == most else ()

    def _valued(self, text: str) -> tuple[Told, ...]:
        """The point that alone has figures of a sentence, of two digits at least."""
        places = {self._values[one] for one in Piece(text).figures if one in self._values}
        return tuple(self.all[place] for place in places) if len(places) == 1 else ()

    @cached_property
    def _values(self) -> Mapping[str, int]:
        """The figures, of two digits at least, that one point alone has: its place."""
        return alone(told.pieces for told in self.all)

    @cached_property
    def _single(self) -> frozenset[str]:
        """The words that one point alone has, and that are none by which anybody comments."""
        ones = frozenset(1 << 8 * _BYTES * place for place in range(len(self.all)))
        return frozenset(gram for gram, digits in self._holding.items() if digits in ones) - _comments()

    def _covered(self, text: str, told: Told) -> float:
        """How many of the characters of a text are in words that a point has, of those that tell anything."""
        flat = PARTICLES.sub("，", text)
        held, known, comments, names = told.all_grams, self._holding, _comments(), self._names
        own, idle = [False] * len(flat), [not "\u4e00" <= char <= "\u9fff" for char in flat]
        for at, gram in enumerate(map(add, flat, flat[1:])):
            if gram in held:
                own[at] = own[at + 1] = True
            elif gram not in known and (gram in comments or gram in names):
                idle[at] = idle[at + 1] = True
        telling = sum(one or not other for one, other in zip(own, idle, strict=True))
        return sum(own) / telling if telling else 0.0

    def content(self, text: str) -> frozenset[str]:
        """The words of a sentence by which it is known what it is on: without those by which anybody comments."""
        said = words_in(text)
        return (said - _comments() - self._names) | (said & self._known)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset().union(*map(words_of, self.book.names))

    def _retold(self, place: int, count: int, whole: int) -> bool:
        """Whether it has enough in common with a point: of its own words, or of those of a terse account."""
        return count >= _LEAST * whole or count >= _TERSE * len(self.all[place].grams)

    @cached_property
    def all(self) -> tuple[Told, ...]:
        """Every point."""
        return tuple(self._told(point) for point in self.book.points)

    def _told(self, point: str) -> Told:
        finding, own = self.book.points[point]
        norms = (self.book.norms[norm].content for norm in own.norms if norm in self.book.norms)
        advice = (fill(own.advice, self.book.shown).text,) if own.advice else ()
        pieces = tuple(between(text for text in self.book.tellings(point)))
        asked = tuple(between((*advice, *norms)))
        grams = words_of("，".join(pieces))
        quoted = tuple(one for text in self.book.tellings(point) for one in QUOTED.findall(fold(text).text))
        return Told(pieces, asked, quoted, grams, grams | words_of("，".join(asked)), papers_of(finding))

    @cached_property
    def _holding(self) -> Mapping[str, int]:
        """For every word a number with a digit for each point, 1 if the point has it: sums of these count them."""
        found: dict[str, int] = {}
        for place, told in enumerate(self.all):
            for gram in told.all_grams:
                found[gram] = found.get(gram, 0) + (1 << 8 * _BYTES * place)
        return found

    @cached_property
    def held(self) -> frozenset[str]:
        """The words of the accounts that have numbers of things."""
        return frozenset().union(*(words for _, words in self.numbered))

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words of all points."""
        return frozenset(self._holding)

    @cached_property
    def vouchers(self) -> Mapping[str, frozenset[int]]:
        """The months of every voucher that the case names."""
        found: dict[str, set[int]] = {}
        for match in VOUCHER.finditer(self.everything):
            found.setdefault(match["number"], set()).add(int(match["month"]))
        return {number: frozenset(months) for number, months in found.items()}

    @cached_property
    def paid(self) -> Mapping[str, tuple[int, str]]:
        """The month and number of the voucher behind which an amount stands, where it stands behind one alone."""
        found: dict[str, set[tuple[int, str]]] = {}
        for match in _PAID.finditer(self.everything):
            found.setdefault(match["amount"], set()).add((int(match["month"]), match["number"]))
        return {amount: next(iter(vouchers)) for amount, vouchers in found.items() if len(vouchers) == 1}

    @cached_property
    def numbered(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """The numbers of contracts in every account that has any, with its words."""
        found = ((_told_numbers(told), told.grams) for told in self.all)
        return tuple((numbers, words) for numbers, words in found if numbers)

    @cached_property
    def everything(self) -> str:
        """All that the case says, half width and without quotation marks."""
        return "\n".join(plain(fold(text).text) for text in self.book.texts() if text)


def _told_numbers(told: Told) -> frozenset[str]:
    return frozenset(number for piece in told.pieces for number in NUMBER.findall(piece))


@cache
def _comments() -> frozenset[str]:
    return stock().pairs | ordinary().pairs


def _told_around(text: str, at: int) -> str:
    """What stands between the commas around a place; with what follows, where it only says when: 在执行中按季."""
    part = part_around(text, at)
    if not _WHEN.fullmatch(part):
        return part
    behind = text.index(part, max(at - len(part), 0)) + len(part) + 1
    return f"{part}，{part_around(text, behind)}" if behind < len(text) else part
