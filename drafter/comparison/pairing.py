"""Matches as pairs and rows: kinds, reasons and diffs, in reading order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from drafter.comparison.alignment import Alignment, Match
from drafter.comparison.change import Change, Text, changed
from drafter.comparison.diff import difference, one_sided
from drafter.comparison.likeness import certainty
from drafter.comparison.ordering import kept_in_place
from drafter.comparison.reasons import Reasons
from drafter.comparison.runs import Pair, PairKind, Row, Run
from drafter.comparison.sides import Side
from drafter.messages import catalogue

_say = catalogue("drafter.comparison")


@dataclass(frozen=True)
class _Step:
    """One line of the two texts: the match it belongs to, and the units that stand here."""

    match: int | None
    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


@dataclass
class Pairing:
    """Pairs and rows of two sides.

    Attributes:
        old: the old side.
        new: the new side.
        alignment: of their units.
        reasons: says why.
    """

    old: Side
    new: Side
    alignment: Alignment
    reasons: Reasons
    pairs: list[Pair] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def made(self) -> tuple[tuple[Pair, ...], tuple[Row, ...]]:
        """All pairs and all rows."""
        steps = list(self._steps())
        ids = self._ids(steps)
        for at, step in enumerate(steps):
            pair = ids[at]
            runs = self._runs(step, pair)
            if step.match is None:
                self._alone(step, pair, runs)
                continue
            match = self.alignment.matches[step.match]
            first = step.new and step.new[0] == match.new[0]
            if first:
                self.pairs.append(self._pair(pair, step, match, runs))
            kind = PairKind.MOVED if step.moved else self._kind(match)
            self._row(pair, kind, step, runs)
        return tuple(self.pairs), tuple(self.rows)

    @cached_property
    def _moved(self) -> frozenset[int]:
        """Matches that stand in another place."""
        matches = self.alignment.matches
        weights = [sum(len(self.new.units[place].text) for place in match.new) for match in matches]
        kept = kept_in_place([match.old[0] for match in matches], [float(weight) for weight in weights])
        return frozenset(set(range(len(matches))) - kept)

    @cached_property
    def _changes(self) -> Mapping[int, Change]:
        return {id(match): changed(*self._texts(match.old, match.new)) for match in self.alignment.matches}

    def _steps(self) -> Iterator[_Step]:
        """All lines in reading order: what is gone stands before what keeps its place behind it."""
        old_at = new_at = 0
        for match, old, new in self._anchors():
            yield from self._between(0, range(old_at, old[0]))
            yield from self._between(1, range(new_at, new[0]))
            yield _Step(match, tuple(old), tuple(new))
            old_at, new_at = old[-1] + 1, new[-1] + 1
        yield from self._between(0, range(old_at, len(self.old.units)))
        yield from self._between(1, range(new_at, len(self.new.units)))

    def _anchors(self) -> Iterator[tuple[int, list[int], list[int]]]:
        """What keeps its place, with the units of it that stand together, in order."""
        limit = self._limits()
        for number, match in enumerate(self.alignment.matches):
            if number not in self._moved:
                yield number, _together(match.old, limit[number][0]), _together(match.new, limit[number][1])

    def _limits(self) -> Mapping[int, tuple[int, int]]:
        """For every match that keeps its place where the next one begins on both sides."""
        kept = [number for number in range(len(self.alignment.matches)) if number not in self._moved]
        ends = (len(self.old.units), len(self.new.units))
        limits: dict[int, tuple[int, int]] = {}
        for number in reversed(kept):
            limits[number] = ends
            match = self.alignment.matches[number]
            ends = (match.old[0], match.new[0])
        return limits

    def _between(self, side: int, places: range) -> Iterator[_Step]:
        """Units of one side that answer to nothing here."""
        for place in places:
            number = self._of[side].get(place)
            old, new = ((place,), ()) if side == 0 else ((), (place,))
            yield _Step(number, old, new, moved=number is not None)

    @cached_property
    def _of(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """The number of the match that a unit belongs to."""
        matches = list(enumerate(self.alignment.matches))
        return (
            {place: number for number, match in matches for place in match.old},
            {place: number for number, match in matches for place in match.new},
        )

    def _ids(self, steps: Sequence[_Step]) -> list[str]:
        """The id of every step's pair: pairs are counted where their new text begins, or where they are gone."""
        matches = self.alignment.matches
        numbers: dict[object, str] = {}
        for at, step in enumerate(steps):
            if step.match is None:
                numbers[("alone", at)] = f"p{len(numbers) + 1}"
            elif matches[step.match].new[0] in step.new:
                numbers[step.match] = f"p{len(numbers) + 1}"
        return [numbers[("alone", at) if step.match is None else step.match] for at, step in enumerate(steps)]

    def _runs(self, step: _Step, pair: str) -> tuple[Run, ...]:
        old, new = (text.whole for text in self._texts(step.old, step.new))
        if step.old and step.new:
            return difference(old, new)
        return one_sided(old or new, old=bool(step.old), move=pair if step.moved else "")

    def _alone(self, step: _Step, pair: str, runs: tuple[Run, ...]) -> None:
        """A unit that stands on one side alone."""
        gone = bool(step.old)
        kind = PairKind.GONE if gone else PairKind.NEW
        best = self.alignment.old_best[step.old[0]] if gone else self.alignment.new_best[step.new[0]]
        old, new = self._refs(step.old, step.new)
        reason = _say("reason_gone" if gone else "reason_new")
        self.pairs.append(
            Pair(id=pair, kind=kind, old=old, new=new, score=shown(certainty(best)), reason=reason, runs=runs)
        )
        self._row(pair, kind, step, runs)

    def _pair(self, pair: str, step: _Step, match: Match, runs: tuple[Run, ...]) -> Pair:
        """What became of a match."""
        change = self._changes[id(match)]
        whole = list(step.old) == match.old and list(step.new) == match.new
        old, new = self._refs(match.old, match.new)
        texts = self._texts(match.old, match.new)
        return Pair(
            id=pair,
            kind=self._kind(match),
            old=old,
            new=new,
            score=shown(1.0 if match.same else certainty(match.odds)),
            reason=self.reasons.of(match, change.kind, moved=step.moved),
            moved=step.moved,
            kept_share=shown(change.share),
            facts=change.facts,
            runs=runs if whole else difference(*(text.whole for text in texts)),
        )

    def _kind(self, match: Match) -> PairKind:
        """`moved` for what was kept to the word and stands elsewhere."""
        kind = self._changes[id(match)].kind
        moved = self._of[1][match.new[0]] in self._moved
        return PairKind.MOVED if moved and kind is PairKind.KEPT else kind

    def _row(self, pair: str, kind: PairKind, step: _Step, runs: tuple[Run, ...]) -> None:
        old, new = self._refs(step.old, step.new)
        self.rows.append(Row(pair=pair, kind=kind, old=old, new=new, runs=runs))

    def _texts(self, old: Sequence[int], new: Sequence[int]) -> tuple[Text, Text]:
        return (
            Text(self.old.id, [self.old.units[place] for place in old]),
            Text(self.new.id, [self.new.units[place] for place in new]),
        )

    def _refs(self, old: Sequence[int], new: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return tuple(self.old.units[p].id for p in old), tuple(self.new.units[p].id for p in new)


def _together(places: Sequence[int], limit: int) -> list[int]:
    """The first places that follow each other without a gap."""
    found = [places[0]]
    for place in places[1:]:
        if place != found[-1] + 1 or place >= limit:
            break
        found.append(place)
    return found


def shown(value: float) -> str:
    """A score or share as it stands in JSON: two decimals, 1 only for what is whole."""
    return f"{min(value, 0.99) if value < 1 else value:.2f}"
