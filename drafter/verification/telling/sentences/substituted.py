"""A piece that is one of the case's, or of approved wording, but for one word that makes it say another thing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import pairwise

from drafter.findings.slots import fill
from drafter.text.sentences import Span, segments
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.kept import Kept
from drafter.verification.words.meaning import meaning
from drafter.verification.words.places import Places, bare, places_of
from drafter.verification.words.turns import Turn, Turned, contrary, loosened, turned
from drafter.verification.words.wording import wording_of

_LEAST = 3
"""So many characters of a piece must be the account's."""

_MOST = 6
"""And so many of approved wording, which tells no fact."""

_MEASURE = 3
"""So many of a measure."""

_SHORTEST = 4
_STOPS = "。；!！?？;"
_KEYS = {
    Turn.AFFIRMED: ("polarity", "denial_dropped"),
    Turn.DENIED: ("polarity", "denial_added"),
    Turn.WIDENED: ("polarity", "scope_widened"),
}
_EXCHANGED = ("names", "word_exchanged")
_LOOSENED = ("polarity", "advice_loosens")

_Found = tuple[Turned, str]
"""What a piece does to the one of a source, and this one."""


@dataclass(frozen=True)
class Substituted:
    """Finds them.

    Attributes:
        book: of the case.
    """

    book: Book
    _kept: Kept[_Found | None] = field(default_factory=Kept, compare=False)
    _sentences: Kept[tuple[tuple[Span, _Found], ...]] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The words in whose place a source has another."""
        for sentence in examination.judged_sentences:
            text, advised = sentence.text, sentence.advised
            for part, found in self._sentences.of((text, advised), partial(self._of, text, advised=advised)):
                yield _violation(examination, sentence.start, part, *found, advised=advised)

    def _of(self, sentence: str, *, advised: bool) -> tuple[tuple[Span, _Found], ...]:
        """The pieces of a sentence in which something is changed, and how."""
        found, before = [], ""
        find = self._undone if advised else self._turned
        for part in segments(sentence):
            piece, ends = bare(part.text), part.text[-1] in _STOPS or part.end == len(sentence)
            if len(piece) >= _SHORTEST:
                known = self._kept.of((piece, ends, advised), partial(find, piece, ends=ends))
                if not known and not advised and before in _behind(self._vocabulary):
                    known = self._denied(before, piece, ends=ends)
                found += [(part, known)] if known else []
            before = piece
        return tuple(found)

    def _turned(self, piece: str, *, ends: bool) -> _Found | None:
        """How a piece turns the one of a source that it takes over, with this one."""
        if piece in self._told.pieces or piece in self._approved.pieces:
            return None
        if piece not in self.book.everything:
            return self._changed(piece, ends=ends)
        # Part of what is said elsewhere may stand, unless it leaves out on which condition.
        shortened = (change for change in self._told.changes(piece, _LEAST) if not change.said)
        found = _agreed([(turned(change), change.source) for change in shortened], ends=ends)
        return found if found and found[0].turn is Turn.UNBOUND else None

    def _changed(self, piece: str, *, ends: bool) -> _Found | None:
        """How a piece changes the one that it is most like, of the accounts or of approved wording."""
        told, approved = self._told.changes(piece, _LEAST), self._approved.changes(piece, _MOST)
        if approved and (not told or approved[0].alike > told[0].alike):
            effects = (change for change in approved if meaning().falls_short(change.source))
            return _agreed([(contrary(change), change.source) for change in effects], ends=ends)
        return _agreed([(turned(change), change.source) for change in told], ends=ends)

    def _denied(self, before: str, piece: str, *, ends: bool) -> _Found | None:
        """How a piece says that all is well where approved wording goes on with what is not: 监督易于跟进.

        Behind what approved wording has before it, fewer characters tell which piece is taken over.
        """
        behind = _behind(self._vocabulary)[before]
        if piece in self.book.everything:
            return None
        changes = (one for one in self._approved.changes(piece, _LEAST) if one.source in behind)
        effects = [one for one in changes if meaning().falls_short(one.source)]
        found = _agreed([(contrary(one), one.source) for one in effects], ends=ends)
        return found if found and found[0].turn is Turn.AFFIRMED else None

    def _undone(self, piece: str, *, ends: bool) -> _Found | None:
        """How a piece undoes the approved measure that it takes over."""
        if piece in self._approved.pieces or piece in self.book.everything:
            return None
        changes = self._approved.changes_of_measure(piece, _MEASURE)
        return _agreed([(loosened(change), change.source) for change in changes], ends=ends)

    @cached_property
    def _told(self) -> Places:
        return Places(tuple(self.book.accounts.values()))

    @cached_property
    def _approved(self) -> Places:
        return _approved(self._vocabulary)

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        return wording_of(self.book.vocabulary)


def _agreed(found: list[tuple[Turned | None, str]], *, ends: bool) -> _Found | None:
    """What a piece does to every one of a source that it is like; a denial may follow behind a comma."""
    turns = [(turn, source) for turn, source in found if turn]
    if not turns or len(turns) < len(found):
        return None
    turn, source = turns[0]
    open_ended = turn.turn is Turn.AFFIRMED and not turn.said and not ends
    return None if open_ended else (turn, source)


@lru_cache(maxsize=4)
def _approved(vocabulary: tuple[str, ...]) -> Places:
    return places_of(tuple(fill(text, lambda _: "").text for text in vocabulary))


@lru_cache(maxsize=4)
def _behind(vocabulary: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """What approved wording goes on with behind a piece of it."""
    found: dict[str, frozenset[str]] = {}
    for line in (line for text in vocabulary for line in fill(text, lambda _: "").text.split("\n")):
        parts = [bare(part.text) for part in segments(line)]
        for one, other in pairwise(parts):
            if len(one) >= _SHORTEST:
                found[one] = found.get(one, frozenset()) | {other}
    return found


def _violation(
    examination: Examination, first: int, part: Span, turn: Turned, source: str, *, advised: bool
) -> Violation:
    check, key = _LOOSENED if advised else _KEYS.get(turn.turn, _EXCHANGED)
    severity = Severity.BLOCK if turn.sure else Severity.REVIEW
    start, end, expected = first + part.start, first + part.end, source
    if key == "word_exchanged" and part.text.count(turn.said) == 1 and turn.said and turn.meant:
        start += part.text.index(turn.said)
        end, expected = start + len(turn.said), turn.meant
    where = (examination.text, start, end)
    return violation(check, key, where, severity=severity, expected=expected, account=source, asked=source)
