"""Events and praise that a problem tells and nobody recorded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.verification.telling.points.told import telling
from drafter.verification.words.grams import bigrams
from drafter.verification.words.meaning import meaning
from drafter.verification.words.phrases import phrases
from drafter.verification.words.pieces import Piece, pieces
from drafter.verification.words.record import Record, record_of
from drafter.verification.words.wording import wording_of

_OWN = 0.2
"""The smallest share of the telling words of an event that the record must hold."""

_PHRASE = 0.6
"""A piece that shares so much with an approved phrase is a form of it."""

_RATE = re.compile("[^，。；]{0,2}率")
"""The name of a rate tells no event: 整改完成率."""
_DONE = f"(?!{_RATE.pattern}|[前后])"
"""Nor does it record one, nor does what something comes before or after: 整改后没有复验."""

_STOPS = ("", "。", "！", "；")
_NUMERAL = re.compile(r"[\d一二三四五六七八九十百千两]$")
_LEAST = 3
_NEAR = 4
"""A denial so close before denies."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event without a record.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        words: what nobody recorded.
        sure: it tells something grave, what was done since, or fills a sentence of its own; behind an account it
            may as well be what the writer makes of it.
    """

    start: int
    end: int
    words: str
    sure: bool


def unrecorded(text: str, record: Sequence[str], approved: Iterable[str] = ()) -> Iterator[Event]:
    """The events of a problem that stand in no record.

    Args:
        text: a clause, a sentence or a heading of a problem.
        record: accounts, titles, effects, facts and norms of its points.
        approved: approved phrases, which may speak of consequences.
    """
    own = record_of(record)
    known = phrases(wording_of(approved))
    for piece in pieces(text, listed=True):
        if piece.text.startswith("|"):
            continue
        found = (*_named(meaning().grave, piece.flat), *_named(meaning().high, piece.flat))
        grave = [word for word in found if word not in own.together]
        words = telling(piece.flat)
        new = (
            meaning().told.search(piece.flat)
            and len(words) >= _LEAST
            and len(words & own.grams) < _OWN * len(words)
        )
        since = _since(piece, own)
        if (grave or new or since) and known.most(bigrams(piece.flat)) < _PHRASE:
            said = "、".join(dict.fromkeys(grave)) or piece.text.strip("，。；、")
            yield Event(piece.start, piece.end, said, sure=bool(grave) or since or _alone(piece, text))


def _named(pattern: re.Pattern[str], flat: str) -> Iterator[str]:
    """The words of a piece but those whose first character counts something: 21处分别 tells no 处分."""
    return (match.group() for match in pattern.finditer(flat) if not _NUMERAL.search(flat[: match.start()]))


def _alone(piece: Piece, text: str) -> bool:
    """Whether a piece is a whole sentence."""
    return text[: piece.start].rstrip()[-1:] in _STOPS and piece.text.rstrip()[-1:] in _STOPS


def _since(piece: Piece, own: Record) -> bool:
    """Whether a piece says that a matter was set right or taken up since, and the record does not."""
    told = meaning().since.finditer(piece.flat)
    found = next((one for one in told if not _RATE.match(piece.flat, one.end())), None)
    if not found or any(found.start() - _NEAR < one.end() and one.start() < found.end() for one in piece.denials):
        return False
    deed = found["closed"] or found["deed"]
    outside = meaning().authority.search(piece.flat)
    return not re.search(f"{deed}{_DONE}", own.together) or bool(outside and outside.group() not in own.together)
