"""Like things told one after the other: each with its own name, number, figures and days, or row by row.

In 甲公司（合同A号，3万元）、乙公司（合同B号，5万元） what is of one thing stands together; in A号、B号合同
分别于5月、6月签订 every row keeps the order of the first. Two names or numbers that break this, and keep it once
they have changed places, stand in each other's place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from drafter.findings.model import FactKind
from drafter.text.sentences import Span
from drafter.verification.binding.rivals import Rivals
from drafter.verification.facts.known import Known

_LEAST = 2
"""So many things, and so much of each, tell an order."""

_MOST = 24
"""A sentence that tells more is a table, whose order says something else."""

_UTMOST = re.compile(r"最[长短多少高低大小早晚快慢久][^，。；、\d]{0,4}$")
"""What is the most or the least of a row stands in no order of it: 最短38天、最长55天."""
_BEFORE = 8

Misplaced = tuple[int, int, Known]
"""The span of a name or number, and what should stand there."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One fact of one of several things, where a sentence tells it.

    Attributes:
        start: offset of its first character.
        end: offset behind its last; as its start for figures and days.
        known: the fact.
        keys: what it shares with the other facts of its thing.
    """

    start: int
    end: int
    known: Known
    keys: frozenset[str]

    @property
    def sort(self) -> tuple[str, str]:
        return self.known.fact.kind.value, self.known.fact.role.value


def misgrouped(rivals: Rivals, sentence: Span) -> Iterator[Misplaced]:
    """Names and numbers of a sentence that stand in each other's place."""
    mentioned = rivals.examination.mentioned(sentence.start, sentence.end)
    if len(mentioned) < _LEAST or len(rivals.anchors.of(sentence)) > _MOST:
        return
    ends = {at: end for at, end, _ in mentioned}
    if not _of_one_sort(rivals, sentence, ends):
        return
    items = list(_items(rivals, sentence, ends))
    things = _things(items)
    kept = [(item, thing) for item, thing in zip(items, things, strict=True) if things.count(thing) >= _LEAST]
    items, things = [item for item, _ in kept], [thing for _, thing in kept]
    if (
        len(set(things)) < _LEAST
        or len({item.known.ref for item in items}) < len(items)
        or _orderly(items, things)
    ):
        return
    for one, other in combinations(range(len(items)), 2):
        if _exchangeable(items[one], items[other]) and things[one] != things[other]:
            exchanged = list(things)
            exchanged[one], exchanged[other] = things[other], things[one]
            if _orderly(items, exchanged):
                yield items[one].start, items[one].end, items[other].known
                yield items[other].start, items[other].end, items[one].known
                return


def _of_one_sort(rivals: Rivals, sentence: Span, ends: Mapping[int, int]) -> bool:
    """Whether a sentence tells two names or numbers of one sort, which alone can change places."""
    known = [one.facts[0].fact for one in rivals.anchors.of(sentence) if len(one.facts) == 1 and one.start in ends]
    return len({(one.kind, one.role) for one in known}) < len(known)


def _items(rivals: Rivals, sentence: Span, ends: Mapping[int, int]) -> Iterator[_Item]:
    for anchor in rivals.anchors.of(sentence):
        known = anchor.facts[0] if len(anchor.facts) == 1 else None
        keys = rivals.owners.of(known) if known else frozenset()
        if known and known.fact.kind is FactKind.NAME:
            keys |= {known.fact.value}
        if (
            known
            and keys
            and not _UTMOST.search(rivals.examination.flat(max(anchor.start - _BEFORE, 0), anchor.start))
        ):
            yield _Item(anchor.start, ends.get(anchor.start, anchor.start), known, keys)


def _things(items: Sequence[_Item]) -> list[int]:
    """For every item the thing it is of: the first item that shares a key with it."""
    found: list[int] = []
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        earlier = min((first[key] for key in item.keys if key in first), default=place)
        found.append(found[earlier] if earlier < place else place)
        for key in item.keys:
            first.setdefault(key, place)
    return found


def _orderly(items: Sequence[_Item], things: Sequence[int]) -> bool:
    """Whether what is of one thing stands together, or every row has the same order."""
    if sum(one != other for one, other in pairwise(things)) == len(set(things)) - 1:
        return True
    rows = [[thing for _, thing in row] for _, row in groupby(zip(items, things, strict=True), _sort)]
    return all(row == rows[0] for row in rows) and len(rows[0]) > 1


def _sort(told: tuple[_Item, int]) -> tuple[str, str]:
    return told[0].sort


def _exchangeable(one: _Item, other: _Item) -> bool:
    return one.end > one.start and other.end > other.start and one.sort == other.sort
