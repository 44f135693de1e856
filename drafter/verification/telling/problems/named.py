"""Names of a problem that stand in each other's place, or in that of a name of another finding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from drafter.findings.model import FactKind
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_AROUND = 10
"""So many characters beside a name are its setting."""

_EXCHANGED, _BEYOND_DOUBT, _MORE = 1.0, 1.5, 2.0
"""Two names are exchanged if each has so much, both added, of the other's setting in the account, and that is so
many times what it has of its own."""


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A name where the account has another.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        meant: the name that the account has there.
        sure: beyond doubt.
    """

    start: int
    end: int
    meant: Known
    sure: bool


def misnamed(examination: Examination, start: int, end: int, points: Sequence[str]) -> Iterator[Misnamed]:
    """The names of a stretch of the text, on some points, that are not those of the accounts there."""
    own = {known.written: known for point in points for known in _names(examination, point)}
    if own:
        told = _told(examination, start, end)
        yield from _foreign(examination, told, own, points)
        yield from _exchanged(examination, told, own, points)


def _names(examination: Examination, point: str) -> Iterator[Known]:
    """The bodies and things that an account names."""
    return (known for known in examination.book.used_by(point) if known.fact.kind is FactKind.NAME)


def _told(examination: Examination, start: int, end: int) -> list[tuple[int, int, Known]]:
    """The names that stand in a stretch, the longest where one holds another."""
    found: list[tuple[int, int, Known]] = []
    for first, last, known in sorted(examination.mentioned(start, end), key=lambda one: (one[0], -one[1])):
        if known.fact.kind is FactKind.NAME and not (found and last <= found[-1][1]):
            found.append((first, last, known))
    return found


def _foreign(
    examination: Examination,
    told: Sequence[tuple[int, int, Known]],
    own: dict[str, Known],
    points: Sequence[str],
) -> Iterator[Misnamed]:
    """A name of another finding, of the same role as one of the account that is gone."""
    record = "\n".join(examination.book.accounts[point] for point in points)
    here = {known.written for _, _, known in told}
    for start, end, known in told:
        gone = [one for name, one in own.items() if name not in here and one.fact.role is known.fact.role]
        if gone and known.written not in own and known.written not in record:
            yield Misnamed(start, end, gone[0], sure=len(gone) == 1)


def _exchanged(
    examination: Examination,
    told: Sequence[tuple[int, int, Known]],
    own: dict[str, Known],
    points: Sequence[str],
) -> Iterator[Misnamed]:
    """Two names of one role, each where the account has the other."""
    record = "\n".join(text for point in points for text in examination.book.tellings(point))
    once = [one for one in told if one[2].written in own and record.count(one[2].written) == 1]
    known = {one[2].written: _setting(record, record.index(one[2].written), one[2].written) for one in once}
    for one, other in combinations(once, 2):
        first, second = one[2], other[2]
        if first.written == second.written or first.fact.role is not second.fact.role:
            continue
        mine, theirs = (_setting(examination.text, place[0], place[2].written) for place in (one, other))
        straight = _like(mine, known[first.written]) + _like(theirs, known[second.written])
        crossed = _like(mine, known[second.written]) + _like(theirs, known[first.written])
        if crossed >= _EXCHANGED and crossed >= _MORE * straight:
            for (start, end, _), meant in ((one, second), (other, first)):
                yield Misnamed(start, end, meant, sure=crossed >= _BEYOND_DOUBT)


def _setting(text: str, start: int, name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words before and behind a name, in pairs of characters."""
    end = start + len(name)
    return bigrams(text[max(start - _AROUND, 0) : start]), bigrams(text[end : end + _AROUND])


def _like(one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]) -> float:
    """How much of the setting of one name is that of the other, each side for itself: 0 to 1."""
    sides = [len(a & b) / len(b) for a, b in zip(one, other, strict=True) if b]
    return sum(sides) / len(sides) if sides else 0.0
