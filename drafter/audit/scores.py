"""The scores that a report states, section by section: full marks, points awarded, what was not assessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from drafter.audit.layout import Block
from drafter.audit.reading import Reading
from drafter.audit.sections import Section
from drafter.ingest.numbering import numbered
from drafter.outline.points import Points, Saying, read_points

_NOT_ASSESSED = re.compile(
    r"不(?:予)?(?:考核|评价|参评|评分|计分|纳入评分|适用)|不涉及.{0,8}不(?:考核|评)|未纳入考核"
)
_BONUS = re.compile(r"加分|加减分|附加|奖励分|减分")
_WHOLE_RATE = re.compile(r"得分率(?:为|达)?100%")
_WHOLE = Decimal(100)
_HEADED = {"）", ")"}
"""What stands behind the full marks of a heading: 预算执行（10分）."""
_UNKNOWN = Decimal("Infinity")
_FEWEST_LEAVES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A figure that the report states, and where."""

    value: Decimal
    span: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """What a section says of its score; `None` for what it does not say, or says twice."""

    section: Section
    max: Stated | None
    awarded: Stated | None
    assessed: bool
    bonus: bool
    children: tuple["Score", ...]
    taken: Stated | None = None

    @property
    def lost(self) -> Stated | None:
        """The points lost: as stated, or full marks less points awarded."""
        if self.max and self.awarded:
            value = self.max.value - self.awarded.value
            return Stated(value, self.awarded.span, self.awarded.text)
        return self.taken

    def walk(self) -> Iterator["Score"]:
        """This score and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def scored(self) -> bool:
        """Whether it states anything of a score."""
        return self.max is not None or self.awarded is not None

    @property
    def leaves(self) -> tuple["Score", ...]:
        """The scores at the bottom of the tree."""
        return tuple(s for s in self.walk() if s.scored and not s.children and (s.max or s.bonus))


def read_scores(reading: Reading) -> Score:
    """The scores of a report as a tree that follows its sections."""
    return _score(reading.root)


def complete(root: Score) -> bool:
    """Whether the leaves are all there are: their full marks make a hundred, the unassessed counted or not."""
    leaves = [leaf for leaf in root.leaves if not leaf.bonus]
    if len(leaves) < _FEWEST_LEAVES or any(leaf.max is None for leaf in leaves):  # fewer are no score sheet
        return False
    total = sum((leaf.max.value for leaf in leaves if leaf.max), Decimal(0))
    assessed = sum((leaf.max.value for leaf in leaves if leaf.max and leaf.assessed), Decimal(0))
    return _WHOLE in (total, assessed)


def _score(section: Section) -> Score:
    below = _below(section)
    children = tuple(_score(child) for child in below if child.number)
    taken = {id(child.block) for child in below}
    pieces = [section.block, *section.blocks] if section.block else list(section.blocks)
    pieces = [piece for piece in pieces if id(piece) not in taken]
    pieces = [piece for piece in pieces if section.depth]
    text = "".join(piece.text for piece in pieces)
    said = _Said(
        [(piece, points) for piece in pieces for points in read_points(piece.text) if not points.promised]
    )
    full = _title_max(section) or said.only(Saying.MAXIMUM)
    assessed = not _NOT_ASSESSED.search(text)
    awarded = said.awarded(full) if assessed else None
    if full is None and awarded and _WHOLE_RATE.search(text):
        full = awarded
    bonus = bool(_BONUS.search(section.title))
    return Score(section, full, awarded, assessed, bonus, children, said.lost() if assessed else None)


def _below(section: Section) -> list[Section]:
    """The sections below one, and the numbered paragraphs beside them that are too long for titles."""
    if not section.children:
        return []
    items = [
        Section(block.text[number[1] : number[2]], block.text[number[2] :], block.depth, block)
        for block in section.blocks
        if block.depth > section.depth and (number := numbered(block.text))
    ]
    return [*items, *section.children]


def _title_max(section: Section) -> Stated | None:
    """The full marks that a heading states; of several none are its own."""
    if section.block is None or not numbered(section.block.text):
        return None
    head = re.split("[。；]", section.block.text, maxsplit=1)[0]
    bracketed = [
        one for one in read_points(head) if one.saying is Saying.MAXIMUM and head[one.end : one.end + 1] in _HEADED
    ]
    return _stated(section.block, bracketed[0]) if len(bracketed) == 1 else None


@dataclass(frozen=True)
class _Said:
    """What the pieces of a section say of points; nothing is taken from what they say in two ways.

    An amount in brackets that no word governs is that of a part, where it does not stand in the heading.
    """

    found: Sequence[tuple[Block, Points]]

    def only(self, *sayings: Saying) -> Stated | None:
        """The one amount that is said so."""
        stated = self._of(*sayings)
        return stated[0] if len({one.value for one in stated}) == 1 else None

    def awarded(self, full: Stated | None) -> Stated | None:
        """The points given: as stated, or what is left of full marks."""
        if self._of(Saying.POINTS, Saying.WEAK):
            return self.only(Saying.POINTS, Saying.WEAK)
        zero, whole = self._of(Saying.ZERO), self._of(Saying.FULL)
        if zero and not whole:
            return zero[0]
        if whole and full and not zero:
            return replace(whole[0], value=full.value)
        return self._left(full) if full else None

    def lost(self) -> Stated | None:
        """What is said to have been deducted; of a flat refusal the amount is unknown."""
        lost, zero = self._of(Saying.LOST, Saying.LOST_ALL), self._of(Saying.ZERO)
        if len(lost) == 1:
            return lost[0]
        return replace(zero[0], value=_UNKNOWN) if len(zero) == 1 and not lost else None

    def _left(self, full: Stated) -> Stated | None:
        """Full marks less what is said to be lost."""
        lost, kept = self._of(Saying.LOST, Saying.LOST_ALL), self._of(Saying.KEPT)
        if len(lost) == 1:
            return replace(lost[0], value=full.value - lost[0].value)
        return replace(kept[-1], value=full.value) if kept and not lost else None

    def _of(self, *sayings: Saying) -> list[Stated]:
        return [_stated(block, points) for block, points in self.found if points.saying in sayings and points.cue]


def _stated(block: Block, points: Points) -> Stated:
    span = block.span(points.start, points.end)
    return Stated(points.value or Decimal(0), span, block.text[points.start : points.end])
