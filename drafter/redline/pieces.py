"""The runs of a diff as pieces: each of one unit, with what happened to it and the warnings that lie on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from drafter.comparison.cautions import Caution
from drafter.comparison.facts import facts
from drafter.comparison.runs import Op, Run, RunKind
from drafter.comparison.sides import Unit


class State(StrEnum):
    """Whether a piece stands in both texts, in the old one, or in the new one; `left` and `arrived` moved."""

    KEPT = "kept"
    GONE = "gone"
    COME = "come"
    LEFT = "left"
    ARRIVED = "arrived"

    @property
    def old(self) -> bool:
        """It stands in the old text."""
        return self in {State.KEPT, State.GONE, State.LEFT}

    @property
    def new(self) -> bool:
        """It stands in the new text."""
        return self in {State.KEPT, State.COME, State.ARRIVED}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one unit.

    Attributes:
        state: what happened to it.
        kind: what the change is about.
        text: its characters.
        unit: of the new text, or of the old one if it stands there alone.
        cautions: places of the warnings that lie on all of it.
        move: joins the two places of moved text.
        at: offset of its first character in the unit.
    """

    state: State
    kind: RunKind
    text: str
    unit: Unit
    cautions: tuple[int, ...] = ()
    move: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """Where a warning lies in a unit; `number` is its place among all warnings."""

    number: int
    start: int
    end: int


def flags(warnings: Sequence[Caution]) -> dict[str, list[Flag]]:
    """The warnings by the unit of the new text that they lie in."""
    found: dict[str, list[Flag]] = defaultdict(list)
    for number, warning in enumerate(warnings):
        found[warning.place.unit].append(Flag(number, warning.place.start, warning.place.end))
    return found


def pieces(
    runs: Sequence[Run], old: Sequence[Unit], new: Sequence[Unit], flagged: Mapping[str, Sequence[Flag]]
) -> Iterator[Piece]:
    """Cut runs where units and warnings begin and end.

    Args:
        runs: of a pair or of a row.
        old: its units of the old text.
        new: its units of the new text.
        flagged: warnings by unit of the new text.
    """
    for run in runs:
        gone, come = (State.LEFT, State.ARRIVED) if run.op is Op.MOVED else (State.GONE, State.COME)
        if run.op is Op.EQUAL:
            yield from _cut(run, State.KEPT, new, flagged)
            continue
        if run.old:
            yield from _cut(run, gone, old, {})
        if run.new:
            yield from _cut(run, come, new, flagged)


def _cut(run: Run, state: State, units: Sequence[Unit], flagged: Mapping[str, Sequence[Flag]]) -> Iterator[Piece]:
    start, end = (run.new_start, run.new_end) if state.new else (run.old_start, run.old_end)
    at = 0
    for unit in units:
        whole = unit.whole
        low, high = max(start - at, 0), min(end - at, len(whole))
        at += len(whole)
        if low >= high:
            continue
        here = flagged.get(unit.id, ())
        edges = {low, high, *(edge for flag in here for edge in (flag.start, flag.end) if low < edge < high)}
        for left, right in pairwise(sorted(edges)):
            over = tuple(flag.number for flag in here if flag.start <= left and right <= flag.end)
            yield Piece(state, run.kind, whole[left:right], unit, over, run.move, left)


def facts_apart(found: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of changes of facts, cut so that the facts stand apart from the words that changed with them."""
    for piece in found:
        if piece.kind is not RunKind.FACT or piece.state is State.KEPT:
            yield piece
            continue
        shift = piece.unit.body - piece.at
        told = [(fact.start + shift, fact.end + shift) for fact in facts(piece.unit.words)]
        edges = {edge for span in told for edge in span if 0 < edge < len(piece.text)}
        for left, right in pairwise(sorted({0, len(piece.text), *edges})):
            text = piece.text[left:right]
            within = any(start <= left and right <= end for start, end in told)
            kind = RunKind.FACT if within or not any(map(str.isalnum, text)) else RunKind.WORDING
            yield replace(piece, kind=kind, text=text, at=piece.at + left)
